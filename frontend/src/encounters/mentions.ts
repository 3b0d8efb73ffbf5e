/**
 * A mention stands in a note as a link, [@Anna Weber](kith:ID). While it is typed it is @Anna Weber alone, and who is meant by that
 * is kept beside the text.
 */
export interface Mention {
  name: string;
  /** "new" is somebody who is not in the book yet. */
  id: string;
}

export const newMention = "new";

const link = /\[@((?:[^[\]\\\n]|\\.)+)\]\(kith:([0-9A-Za-z-]+)\)/g;

/** A note as it is typed, and whom it mentions. */
export function typed(note: string): { text: string; mentions: Mention[] } {
  const mentions: Mention[] = [];
  const text = note.replace(link, (_, name: string, id: string) => {
    const plain = name.replaceAll(/\\(.)/g, "$1");
    mentions.push({ name: plain, id });
    return `@${plain}`;
  });
  return { text, mentions };
}

const escaped = (name: string) => name.replaceAll(/[\\[\]]/g, "\\$&").replaceAll("\n", " ");

/** The note that is saved: each @name of somebody who was chosen becomes a link. Of several of one name, the first is the one chosen first. */
export function written(text: string, mentions: Mention[]): string {
  const names = [...new Set(mentions.map((one) => one.name))].sort((a, b) => b.length - a.length);
  const left = new Map(names.map((name) => [name, mentions.filter((one) => one.name === name)]));
  let out = "";
  for (let at = 0; at < text.length; ) {
    const name = text[at] === "@" ? names.find((one) => text.startsWith(one, at + 1) && !/^[\p{L}\p{N}]/u.test(text.slice(at + 1 + one.length))) : undefined;
    const those = name === undefined ? undefined : left.get(name);
    const one = those && those.length > 1 ? those.shift() : those?.[0];
    if (one) {
      out += `[@${escaped(one.name)}](kith:${one.id})`;
      at += 1 + one.name.length;
    } else out += text[at++];
  }
  return out;
}

/** Somebody is being mentioned: what was typed after the @ before the caret, and where it begins; null if nobody is. */
export function mentioning(text: string, caret: number): { from: number; query: string } | null {
  const m = /(?:^|[\s(])@([^\s@](?:[^\n@]{0,38}[^\s@])?)$/u.exec(text.slice(0, caret));
  if (!m?.[1] || m[1].split(/\s+/).length > 4) return null;
  return { from: caret - m[1].length - 1, query: m[1] };
}
