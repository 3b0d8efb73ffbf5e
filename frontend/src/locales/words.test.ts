import { describe, expect, it } from "vitest";
import { de } from "./de";
import { en } from "./en";
import { plural } from "./plural";

/** Every word of a dictionary with its path; functions are tried with a name and with numbers. */
function* wordsOf(node: unknown, path = ""): Generator<[string, string]> {
  if (typeof node === "string") yield [path, node];
  else if (typeof node === "function") {
    for (const args of [[0, 0, 0], [1, 1, 1], [7, 7, 7], ["Ömer", "Ömer", "Ömer"]]) {
      try {
        const word: unknown = (node as (...a: unknown[]) => unknown)(...args);
        if (typeof word === "string") yield [path, word];
      } catch {
        // It wants other arguments.
      }
    }
  } else if (node && typeof node === "object") for (const [key, value] of Object.entries(node)) yield* wordsOf(value, `${path}.${key}`);
}

it("chooses plurals by the language's rule", () => {
  expect(plural("de", 1, "# Person", "# Personen")).toBe("1 Person");
  expect(plural("de", 0, "# Person", "# Personen")).toBe("0 Personen");
  expect(plural("de", 12345, "# Person", "# Personen")).toBe("12.345 Personen");
  expect(plural("en", 12345, "# person", "# people")).toBe("12,345 people");
});

describe("the voice", () => {
  it("German avoids du", () => {
    // Where forms of address are to choose from, they have to be named.
    const named = /^\.letters\.(manners|forms|usualForms|circleForm|circlesText)/;
    const wrong = [...wordsOf(de)].filter(([path, word]) => !named.test(path) && /\b(du|dich|dir|dein\w*|euch|euer\w*)\b/i.test(word));
    expect(wrong).toEqual([]);
  });
  it("has no word of sales and no shouting", () => {
    const calm = (word: string) => word.replaceAll("FRITZ!Box", ""); // its maker writes it so
    const wrong = [...wordsOf(de), ...wordsOf(en)].filter(([, word]) => /\b(leads?|pipeline|prospects?|score|streak|oops)\b|!/i.test(calm(word)));
    expect(wrong).toEqual([]);
  });
  it("is the same in both languages: one says what the other does", () => {
    const silent = (words: unknown) => [...wordsOf(words)].filter(([, word]) => word.trim() === "").map(([path]) => path);
    expect(silent(de)).toEqual(silent(en));
  });
});
