import type { ImportChange, ImportItem } from "../backend";
import type { Words } from "../locales/index.svelte";

type PreviewWords = Words["imports"]["preview"];

/** What becomes of a card, in two or three words. */
export function happening(item: ImportItem, words: PreviewWords): string {
  switch (item.decision) {
    case "leave-out": return words.happens.leftOut;
    case "as-new": return words.happens.asNew;
    case "person": return words.happens.person;
    case "take": break;
  }
  return item.finding === "changed" ? words.happens.changed(item.changes) : words.happens[item.finding];
}

/** The name of a field that changes; properties Kith has no word for are called as the card calls them. */
export const fieldName = (change: ImportChange, words: PreviewWords): string => words.changeFields[change.field] ?? change.field;
