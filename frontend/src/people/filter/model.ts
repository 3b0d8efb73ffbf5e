import type { FilterNode } from "../../backend";

/** What kind of values a field has, which decides how it can be compared. */
export type Shape = "words" | "values" | "choice" | "have" | "yearly" | "time" | "ahead" | "often";

/** The fields that one can filter by, in the order of the menu. The key "" searches everywhere. */
export const shapes: Record<string, Shape> = {
  circle: "values", organisation: "values", title: "values", place: "values", country: "values", has: "have", birthday: "yearly", met: "time", rhythm: "often", due: "ahead",
  followup: "choice", kind: "choice", name: "words", email: "words", phone: "words", note: "words", offers: "words", needs: "words", "": "words", changed: "time", created: "time",
  imported: "words", anniversary: "yearly",
};

export type How = "is" | "exact" | "isNot" | "has" | "lacks" | "within" | "longer" | "on" | "before" | "since" | "from" | "never" | "oftener" | "rarer";

/** How a field can be compared; the first one is meant at first. */
export function howsOf(key: string): How[] {
  switch (shapes[key]) {
    case "values": return key === "circle" ? ["is", "isNot"] : ["is", "exact", "isNot"];
    case "have": return ["has", "lacks"];
    case "yearly": return ["is", "isNot", "before", "since"];
    case "time": return key === "met" ? ["longer", "within", "before", "since", "on", "never"] : ["within", "longer", "before", "since", "on"];
    case "ahead": return ["is", "before", "from"];
    case "often": return ["is", "oftener", "rarer", "isNot"];
    default: return ["is", "isNot"];
  }
}

/** One line of the editor. */
export interface Condition {
  id: number;
  key: string;
  how: How;
  value: string;
}

/** Conditions that belong together. What the editor has no line for stands in it as it is written. */
export interface Group {
  id: number;
  any: boolean;
  items: Item[];
}
export interface Written {
  id: number;
  text: string;
}
export type Item = Condition | Group | Written;

let last = 0;
export const condition = (key = "circle", how: How = howsOf(key)[0] ?? "is", value = ""): Condition => ({ id: ++last, key, how, value });
export const group = (any: boolean, items: Item[] = []): Group => ({ id: ++last, any, items });

export const isGroup = (item: Item): item is Group => "items" in item;
export const isWritten = (item: Item): item is Written => "text" in item;

/** The language's way to write any value. */
const quote = (value: string) => `"${value.trim().replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

const operators: Partial<Record<How, string>> = { exact: "=", longer: ">", before: "<", since: ">=", from: ">=", oftener: "<", rarer: ">" };

/** The expression of a condition, "" while it has no value. */
export function write(item: Item): string {
  if (isWritten(item)) return item.text;
  if (isGroup(item)) {
    const parts = item.items.map(write).filter((part) => part !== "");
    if (parts.length === 0) return "";
    return parts.length === 1 ? (parts[0] ?? "") : `(${parts.join(item.any ? " or " : " ")})`;
  }
  const { key, how, value } = item;
  if (how === "never") return `${key}:never`;
  if (value.trim() === "") return "";
  if (how === "has" || how === "lacks") return `${how}:${value}`;
  const term = key === "" ? quote(value) : `${key}${operators[how] ?? ":"}${quote(value)}`;
  return how === "isNot" ? `not ${term}` : term;
}

const age = /^\d+\s*\p{L}+$/u;

/** The line that says the same as a term, null if there is none. */
function lineOf(node: FilterNode): Condition | null {
  if (node.kind === "not") {
    const inner = node.parts[0];
    if (inner?.kind !== "term") return null;
    if (inner.key === "has") return condition("has", "lacks", inner.value);
    const line = lineOf(inner);
    return line?.how === "is" ? { ...line, how: "isNot" } : null;
  }
  if (node.kind !== "term") return null;
  const { key, op, value } = node;
  if (key === "has" || key === "lacks") return condition("has", key, value);
  const how = howOf(shapes[key] ?? "words", op, value);
  return how && howsOf(key).includes(how) ? condition(key, how, value) : null;
}

function howOf(shape: Shape, op: string, value: string): How | null {
  if (shape === "often") return ({ "": "is", ":": "is", "=": "is", "<": "oftener", ">": "rarer" } as Record<string, How>)[op] ?? null;
  if (shape === "ahead") return ({ "": "is", ":": "is", "=": "is", "<": "before", ">=": "from" } as Record<string, How>)[op] ?? null;
  const isAge = shape === "time" && age.test(value);
  switch (op) {
    case ":":
    case "":
      if (shape !== "time") return "is";
      if (/^(never|nie|niemals)$/i.test(value)) return "never";
      return isAge ? "within" : "on";
    case "=":
      return shape === "values" ? "exact" : howOf(shape, ":", value);
    case "<":
      return isAge ? "within" : "before";
    case ">":
      return isAge ? "longer" : null;
    case ">=":
      return isAge ? "longer" : "since";
    default:
      return null;
  }
}

function itemOf(node: FilterNode): Item {
  const line = lineOf(node);
  if (line) return line;
  if ((node.kind === "any" || node.kind === "all") && node.parts.every((part) => lineOf(part) !== null)) {
    return group(node.kind === "any", node.parts.map((part) => itemOf(part)));
  }
  return { id: ++last, text: node.text };
}

/** The editor's draft of an expression. */
export function draftOf(root: FilterNode | null): Group {
  if (!root) return group(false);
  if (root.kind === "all" || root.kind === "any") return group(root.kind === "any", root.parts.map(itemOf));
  return group(false, [itemOf(root)]);
}

/** The conditions that stand side by side, as chips show them. */
export const partsOf = (root: FilterNode | null): FilterNode[] => (root === null ? [] : root.kind === "all" ? root.parts : [root]);
