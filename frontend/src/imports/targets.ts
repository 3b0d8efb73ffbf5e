import type { ImportColumn, ImportField, ImportTarget } from "../backend";
import type { Words } from "../locales/index.svelte";

type MappingWords = Words["imports"]["mapping"];
interface Choice { value: string; label: string }

/** Kinds a value of its own mostly has; what a table guessed beyond them is offered as well. */
const kinds: Record<string, string[]> = {
  email: ["home", "work"], phone: ["cell", "home", "work", "home,fax", "work,fax"], address: ["home", "work"], url: ["home", "work"],
};

/** A target as the value of a choice, and back. */
export const keyOf = (target: ImportTarget): string => (target.field === "" ? "" : JSON.stringify([target.field, target.part, target.type, target.label, target.group, target.name]));

export function targetOf(key: string): ImportTarget {
  const [field, part, type, label, group, name] = (key === "" ? ["", "", "", "", 0, ""] : JSON.parse(key)) as [string, string, string, string, number, string];
  return { field, part, type, label, group, name };
}

/** A target in words: "Address, town (work)". */
export function targetName(target: ImportTarget, words: MappingWords): string {
  if (target.field === "") return words.kept;
  const part = target.part === "" ? "" : words.parts[target.part] ?? target.part;
  const kind = target.label || (target.type === "" ? "" : words.types[target.type] ?? target.type);
  const name = target.field === "property" && target.name ? target.name : words.fields[target.field] ?? target.field;
  return `${part ? `${name}, ${part}` : name}${kind ? ` (${kind})` : ""}`;
}

/** What a column can become; what it is now and what would be guessed are always among it. */
export function choicesOf(fields: ImportField[], column: ImportColumn, words: MappingWords): Choice[] {
  const targets: ImportTarget[] = [{ field: "", part: "", type: "", label: "", group: 0, name: "" }, column.target, column.guess];
  for (const { field, parts, typed } of fields) {
    // An entry of the card needs a name; columns without a field become one by themselves.
    if (field === "property") continue;
    // A bare label or kind says nothing without the value it belongs to; a guess brings those along.
    const own = field === "address" || field === "organisation" ? parts.filter((part) => part !== "label") : [""];
    for (const part of own) {
      const plain: ImportTarget = { field, part: part === parts[0] && field !== "address" ? "" : part, type: "", label: "", group: 0, name: "" };
      targets.push(plain);
      if (typed) targets.push(...(kinds[field] ?? []).map((type) => ({ ...plain, type, group: field === "address" ? (type === "home" ? 1 : 2) : 0 })));
    }
  }
  const choices: Choice[] = [];
  for (const target of targets) {
    const choice = { value: keyOf(target), label: targetName(target, words) };
    if (!choices.some((one) => one.value === choice.value || one.label === choice.label)) choices.push(choice);
  }
  return choices;
}

/** The orders day, month and year are written in. */
export const orders = (words: MappingWords): Choice[] => (["dmy", "mdy", "ymd"] as const).map((value) => ({ value, label: words.orders[value] }));
