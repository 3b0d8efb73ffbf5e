/** The two languages of the window. */
export type Language = "de" | "en";

/** Made when first asked for: what Intl makes is costly, and one language of the two is spoken. */
export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Chooses the form for a whole number; "#" in it becomes the number: plural("de", 3, "# Person", "# Personen"). */
export function plural(language: Language, count: number, one: string, other: string): string {
  return (count === 1 ? one : other).replaceAll("#", number(language, count));
}

/** Names one after the other, "and" before the last: listed("en", ["a", "b", "c"]) is "a, b and c". */
export const listed = (language: Language, parts: string[]): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} ${language === "de" ? "und" : "and"} ${parts.at(-1)!}`;

/** A whole number with the language's separators: 12,345 or 12.345. By hand, since Intl takes longer for the first than a row does to be drawn. */
export const number = (language: Language, count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, language === "de" ? "." : ",");
