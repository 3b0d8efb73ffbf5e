/** Shorter texts fit where they stand; of longer ones this much of the end stays in sight. */
const long = 40;
const kept = 28;

/**
 * A sentence in two parts, for a line that cuts the first with dots and keeps the second: in German what was done stands behind the name
 * it was done to. The second is "" where the text is short or has no word to part before.
 */
export function endKept(text: string): [string, string] {
  const at = text.length > long ? text.indexOf(" ", text.length - kept) : -1;
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at)];
}
