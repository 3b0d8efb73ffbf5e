/** The hue of a name, 0–359: the same name has the same colour everywhere and always. FNV-1a over its characters. */
export function hueOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const char of name.normalize("NFC")) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return ((hash ^ (hash >>> 15)) >>> 0) % 360;
}

/** What stands before a name and is none of it. */
const titles = /^(dr|prof|dipl|ing|mag|med|phil|jur|habil|hc|frau|herr|mr|mrs|ms|sir)$/i;

/** What stands behind a name and a comma and is none of it. */
const degrees = /,\s*(e?mba|[bm]\.?\s?a\.?|[bm]\.?\s?sc\.?|ph\.?\s?d\.?|m\.?d\.?|ll\.?\s?m\.?|cfa|cpa|pmp|jr\.?|sr\.?|esq\.?|i{2,3})\s*$/i;

/** One or two letters for a face without a photo: first and last word, titles left out, "" if the name has no letter. */
export function initialsOf(name: string): string {
  const words = name.normalize("NFC").replace(degrees, "").split(/[\s\-–,./]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const own = words.filter((word) => !titles.test(word));
  const [first = "", ...rest] = (own.length > 0 ? own : words).map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? "");
  return (first + (rest.at(-1) ?? "")).toLocaleUpperCase("de");
}
