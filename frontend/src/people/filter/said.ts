import type { FilterNode } from "../../backend";
import type { Words } from "../../locales/index.svelte";
import { spokenRhythm } from "../../rhythms/words";
import { shapes } from "./model";

/** A condition in a few words, for a chip: "Kreis: Hamburg", "ohne Telefon", "(Ort: Köln oder Ort: Bonn)". */
export function said(node: FilterNode, words: Words["filters"]): string {
  switch (node.kind) {
    case "any":
      return node.parts.map((part) => said(part, words)).join(words.said.or);
    case "all":
      return node.parts.map((part) => (part.kind === "any" ? `(${said(part, words)})` : said(part, words))).join(words.said.and);
    case "not": {
      const inner = node.parts[0];
      if (!inner) return "";
      if (inner.key === "has") return words.said.lacks(words.have[inner.value] ?? inner.value);
      const text = said(inner, words);
      return words.said.not(inner.kind === "term" ? text : `(${text})`);
    }
    default:
      return saidTerm(node, words);
  }
}

function saidTerm({ key, op, value }: FilterNode, words: Words["filters"]): string {
  const field = words.fields[key] ?? key;
  switch (key) {
    case "": return `“${value}”`;
    case "has": return words.said.has(words.have[value] ?? value);
    case "lacks": return words.said.lacks(words.have[value] ?? value);
    case "kind": return words.kinds[value] ?? value;
    case "rhythm": {
      const compared = { "<": words.hows["oftener"], ">": words.hows["rarer"], "<=": "≤", ">=": "≥" }[op];
      return `${field}${compared ? ` ${compared}` : ":"} ${spokenRhythm(value) || value}`;
    }
    case "followup": return `${field}: ${words.followups[value] ?? value}`;
  }
  const isAge = shapes[key] === "time" && /^\d+\s*\p{L}+$/u.test(value);
  if (/^(never|nie|niemals)$/i.test(value)) return `${field}: ${words.hows["never"] ?? ""}`;
  if (isAge) return `${field} ${(op.startsWith(">") ? words.hows["longer"] : words.hows["within"]) ?? ""} ${value}`;
  if (key === "due" && op.startsWith("<") && /^\d+\s*\p{L}+$/u.test(value)) return `${field} ${words.said.within} ${value}`;
  if (key === "due" && op === ">=") return `${field} ${words.hows["from"] ?? op} ${value}`;
  if (op === ":" || op === "=") return `${field}: ${value}`;
  return `${field} ${{ "<": words.hows["before"], ">=": words.hows["since"] }[op] ?? op} ${value}`;
}
