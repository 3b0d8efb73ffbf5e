/** Lower case without accents, so that "uber" finds "Über". */
export const folded = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("ß", "ss").toLowerCase();

/**
 * How well a title fits what was typed: every typed word has to begin a word of the title. Lower is better, Infinity is
 * not at all; a title that begins with the text comes first.
 */
export function fit(title: string, typed: string): number {
  const [whole, query] = [folded(title), folded(typed.trim())];
  if (query === "") return 1;
  if (whole.startsWith(query)) return 0;
  const words = whole.split(/[\s:/„“"&-]+/);
  return query.split(/\s+/).every((part) => words.some((word) => word.startsWith(part))) ? 1 : Infinity;
}

/**
 * How well a command fits: by its title, else by title and search words together. Who types a word that is not in the title
 * means the command a little less.
 */
export function fitCommand(title: string, words: string, typed: string): number {
  const byTitle = fit(title, typed);
  return byTitle < Infinity ? byTitle : Math.max(1, fit(`${title} ${words}`, typed)) + 0.25;
}
