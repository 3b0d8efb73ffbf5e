import type { ImportChange, ImportItem } from "../backend";
import { partialDay, type Words } from "../locales/index.svelte";

type PreviewWords = Words["imports"]["preview"];

/** What becomes of a card, in two or three words. */
export function happening(item: ImportItem, words: PreviewWords): string {
  switch (item.decision) {
    case "leave-out": return words.happens.leftOut;
    case "as-new": return words.happens.asNew;
    case "restore": return words.happens.restored;
    case "person": return words.happens.person;
    case "take": break;
  }
  return item.finding === "changed" ? words.happens.changed(item.changes) : words.happens[item.finding];
}

/** What stands beside the name of a card: what somebody does; of a doubtful one, why it may be of somebody who is there. */
export const beside = (item: ImportItem): string => (item.finding === "doubtful" && item.why !== "" ? item.why : item.subtitle);

/** The name of a field that changes; properties Kith has no word for are called as the card calls them. */
export const fieldName = (change: ImportChange, words: PreviewWords): string => words.changeFields[change.field] ?? change.field;

type DataWords = Words["people"]["data"];

/** The value of a field that changes as people say it: days in words, and what kind of number or relation it is, "(work, fax)", translated. */
export function valueSaid(value: string, field: string, words: DataWords): string {
  if (field === "birthday" || field === "anniversary") return partialDay(value);
  if (!["phone", "email", "address", "url", "im", "related"].includes(field)) return value;
  const kinds: Record<string, string> = field === "related" ? words.relations : words.labels;
  return value.replace(/ \(([a-z-]+(?:, [a-z-]+)*)\)$/, (all, types: string) => {
    const said = types.split(", ").map((type) => kinds[type] ?? "");
    return said.every((kind) => kind !== "") ? ` (${said.join(", ")})` : all;
  });
}
