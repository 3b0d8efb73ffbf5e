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
export const fieldName = (change: ImportChange, words: PreviewWords, data: DataWords): string =>
  change.field === "date" && dateSaid(change.new || change.old)[1] === "connected" ? data.connected : (words.changeFields[change.field] ?? change.field);

type DataWords = Words["people"]["data"];

/** A date of one's own and what it is called: "2018-06-05 (Namenstag)". */
function dateSaid(value: string): [day: string, label: string] {
  const [, day = value, label = ""] = /^(\S+) \((.+)\)$/.exec(value) ?? [];
  return [day, label];
}

/** The value of a field that changes as people say it: days in words, and what kind of number or relation it is, "(work, fax)", translated. */
export function valueSaid(value: string, field: string, words: DataWords): string {
  if (field === "date") {
    const [day, label] = dateSaid(value);
    const called = label === "anniversary" ? words.names.anniversary : label;
    return ["", "other", "connected"].includes(label) ? partialDay(day) : `${partialDay(day)} (${called})`;
  }
  if (field === "birthday" || field === "anniversary" || field === "death") return partialDay(value);
  if (!["phone", "email", "address", "url", "im", "related"].includes(field)) return value;
  const kinds: Record<string, string> = field === "related" ? words.relations : words.labels;
  return value.replace(/ \(([a-z-]+(?:, [a-z-]+)*)\)$/, (all, types: string) => {
    const said = types.split(", ").map((type) => kinds[type] ?? "");
    return said.every((kind) => kind !== "") ? ` (${said.join(", ")})` : all;
  });
}
