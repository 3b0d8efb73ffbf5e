/** The two languages of the window. */
export type Language = "de" | "en";

const rules = { de: once(() => new Intl.PluralRules("de")), en: once(() => new Intl.PluralRules("en")) };
const numbers = { de: once(() => new Intl.NumberFormat("de")), en: once(() => new Intl.NumberFormat("en")) };

/** Made when first asked for: what Intl makes is costly, and one language of the two is spoken. */
export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Chooses a form by the language's own rule; "#" in it becomes the number: plural("de", 3, "# Person", "# Personen"). */
export function plural(language: Language, count: number, one: string, other: string): string {
  const form = rules[language]().select(count) === "one" ? one : other;
  return form.replaceAll("#", number(language, count));
}

/** A number with the language's separators: 12,345 or 12.345. */
export const number = (language: Language, count: number): string => numbers[language]().format(count);
