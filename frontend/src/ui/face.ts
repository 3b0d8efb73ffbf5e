/** The hue of a name, 0–359: the same name has the same colour everywhere and always. FNV-1a over its characters. */
export function hueOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const char of name.normalize("NFC")) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return ((hash ^ (hash >>> 15)) >>> 0) % 360;
}

/** One or two letters for a face without a photo: first and last word, "" if the name has no letter at all. */
export function initialsOf(name: string): string {
  const words = name.normalize("NFC").split(/[\s\-–,./]+/u).map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? "").filter(Boolean);
  const [first = "", ...rest] = words;
  return (first + (rest.at(-1) ?? "")).toLocaleUpperCase("de");
}
