import type { NameParts } from "../backend";

export const noName: NameParts = { prefixes: [], given: [], additional: [], family: [], suffixes: [] };

const prefixes = /^(dr|prof|dipl|ing|mag|med|rer|nat|phil|jur|h|c|hc|herr|frau|mr|mrs|ms|mx|sir|pfr|pastor|bruder|schwester)$/i;
const suffixes = /^(jr|sr|jun|sen|ii|iii|iv|phd|mba|md|msc|bsc|ma|ba|llm|esq)$/i;
/** Words that belong to the family name after them: "van der Meer", "de la Cruz", "Al Khalil". */
const particles = /^(von|vom|zu|zum|zur|van|der|den|de|del|della|di|da|do|dos|das|du|la|le|les|el|al|bin|ibn|ben|af|av|ter|ten|mac|st)$/i;

const bare = (word: string) => word.replaceAll(".", "").replace(/,$/, "");

/**
 * A name typed in one line, as parts: "Dr. Anna Maria von Berg" → Dr. | Anna | Maria | von Berg. A comma puts the family
 * name first: "Øvergård, Jens". It is a guess that the form shows and lets correct.
 */
export function splitName(typed: string): NameParts {
  const text = typed.trim().replaceAll(/\s+/g, " ");
  if (text === "") return noName;
  const comma = text.indexOf(",");
  if (comma > 0 && !text.slice(comma + 1).trim().split(" ").every((word) => suffixes.test(bare(word)))) {
    const rest = splitWords(text.slice(comma + 1).trim().split(" "), false);
    return { ...rest, family: [text.slice(0, comma).trim()] };
  }
  return splitWords(text.split(" "), true);
}

function splitWords(words: string[], withFamily: boolean): NameParts {
  const before: string[] = [];
  const after: string[] = [];
  while (words.length > 1 && prefixes.test(bare(words[0]!))) before.push(words.shift()!);
  while (words.length > 1 && suffixes.test(bare(words.at(-1)!))) after.unshift(bare(words.pop()!));
  words = words.map((word) => word.replace(/,$/, ""));
  let family: string[] = [];
  if (withFamily && words.length > 1) {
    let from = words.length - 1;
    while (from > 1 && particles.test(words[from - 1]!)) from--;
    family = [words.slice(from).join(" ")];
    words = words.slice(0, from);
  }
  return {
    prefixes: before.length ? [before.join(" ")] : [],
    given: words[0] ? [words[0]] : [],
    additional: words.slice(1),
    family,
    suffixes: after.length ? [after.join(" ")] : [],
  };
}

/** The parts as one line, the way a vCard's FN has them. */
export function joinName(name: NameParts): string {
  return [...name.prefixes, ...name.given, ...name.additional, ...name.family, ...name.suffixes].filter(Boolean).join(" ");
}

export const sameName = (a: NameParts, b: NameParts): boolean =>
  (Object.keys(noName) as (keyof NameParts)[]).every((part) => a[part].join(" ") === b[part].join(" "));
