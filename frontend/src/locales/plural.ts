/** The two languages of the window. */
export type Language = "de" | "en";

const rules = { de: new Intl.PluralRules("de"), en: new Intl.PluralRules("en") };
const numbers = { de: new Intl.NumberFormat("de"), en: new Intl.NumberFormat("en") };

/** Chooses a form by the language's own rule; "#" in it becomes the number: plural("de", 3, "# Person", "# Personen"). */
export function plural(language: Language, count: number, one: string, other: string): string {
  const form = rules[language].select(count) === "one" ? one : other;
  return form.replaceAll("#", number(language, count));
}

/** A number with the language's separators: 12,345 or 12.345. */
export const number = (language: Language, count: number): string => numbers[language].format(count);
