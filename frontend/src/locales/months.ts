/** The months' names in both languages, so that nobody needs to know which one the window is in. */
const months = [
  ["january", "januar", "janner"], ["february", "februar", "feber"], ["march", "marz"], ["april"], ["may", "mai"], ["june", "juni"],
  ["july", "juli"], ["august"], ["september"], ["october", "oktober"], ["november"], ["december", "dezember"],
];

/** Lower case without umlauts: März = maerz = marz. */
const plain = (word: string) => word.trim().toLowerCase().replaceAll("ä", "a").replaceAll(/(?<=m)ae(?=rz)/g, "a").replace(/\.$/, "");

/** The number of a month by its name or the beginning of it (three letters), null if it is none or could be two. */
export function monthNamed(word: string): number | null {
  const key = plain(word);
  if (key.length < 3) return null;
  const hits = months.flatMap((names, i) => (names.some((name) => name.startsWith(key)) ? [i + 1] : []));
  return hits.length === 1 ? hits[0]! : null;
}
