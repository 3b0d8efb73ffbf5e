import type { Row } from "../../backend";
import { once } from "../../locales/plural";

/** The book sorts as German does (ä with a) whatever the language of the window; see internal/contact. */
const collator = once(() => new Intl.Collator("de", { sensitivity: "base", ignorePunctuation: true }));

/** What a row is sorted by, as far as its name tells: the family name of a person, the whole name of all else. */
export function sortKey(row: Pick<Row, "name" | "kind">): string {
  if (row.kind !== "person") return row.name;
  const words = row.name.trim().split(/\s+/);
  // "Jens Øvergård, MBA" and "Dr. Anna von Berg jun." end in what is no family name.
  while (words.length > 1 && /^(jr|sr|jun|sen|ii|iii|iv|mba|phd|md|msc|ba)\.?,?$/i.test(words.at(-1) ?? "")) words.pop();
  return (words.at(-1) ?? "").replace(/,$/, "");
}

/** Whether a row's sort key begins with what was typed, umlauts and accents aside. */
export function startsWith(row: Pick<Row, "name" | "kind">, typed: string): boolean {
  return collator().compare(sortKey(row).slice(0, typed.length), typed) === 0;
}

/**
 * The first row of a list sorted by name that does not come before what was typed, found by halving: a hundred thousand
 * rows take as many looks as the alphabet is deep. `rowAt` may fetch.
 */
export async function findTyped(typed: string, count: number, rowAt: (index: number) => Promise<Row | undefined>): Promise<number> {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = await rowAt(middle);
    if (row && collator().compare(sortKey(row).slice(0, typed.length), typed) < 0) low = middle + 1;
    else high = middle;
  }
  return Math.min(low, count - 1);
}
