import type { LetterText, LetterWithout, Manner } from "../backend";
import type { Words } from "../locales/en";

/** All manners, in the order in which they are offered. */
export const manners: readonly Manner[] = ["de-informal", "de-formal", "en-informal", "en-formal"];

/** The text in a manner; an empty one where there is none. */
export const textIn = (texts: readonly LetterText[], manner: Manner): LetterText => texts.find((one) => one.manner === manner) ?? { manner, subject: "", body: "" };

/** The texts with one of them changed, in the order of the manners. */
export function withText(texts: readonly LetterText[], changed: LetterText): LetterText[] {
  const others = texts.filter((one) => one.manner !== changed.manner);
  return [...others, changed].toSorted((a, b) => manners.indexOf(a.manner) - manners.indexOf(b.manner));
}

/** A text with something put in the place of what is selected, and where the cursor is then. */
export function insertAt(text: string, from: number, to: number, what: string): { text: string; at: number } {
  const [start, end] = [Math.min(from, to, text.length), Math.min(Math.max(from, to), text.length)];
  return { text: text.slice(0, start) + what + text.slice(end), at: start + what.length };
}

/** The names of placeholders as a person reads them: "age, occasion". */
export const namesOf = (missing: readonly string[], words: Words["letters"]): string => missing.map((one) => words.names[one] ?? one).join(", ");

/** Why somebody gets no letter. */
export function whyNot(one: LetterWithout, words: Words["letters"]): string {
  if (one.bad !== "" && !one.address) return words.whyBad(one.bad);
  if (!one.address) return words.whyNoMail;
  return words.whyMissing(namesOf(one.missing, words));
}
