import type { Question, TodayItem } from "../backend";

/** The questions in the order in which the day asks them. */
export const questions: readonly Question[] = ["care", "introduce", "offer", "communities"];

/** The items as they stand below each other: question after question. */
export const inOrder = (items: TodayItem[]): TodayItem[] => questions.flatMap((question) => items.filter((one) => one.question === question));

/** What the main button of an item does: ways to get in touch or to introduce two people, a tick, or a look at the names. */
export type MainAction = "congratulate" | "touch" | "introduce" | "done" | "look";

export function mainAction(item: TodayItem): MainAction {
  switch (item.kind) {
    case "birthday":
    case "anniversary":
    case "date":
      return "congratulate";
    case "rhythm":
    case "losing-touch":
    case "need":
      return "touch";
    case "match":
      return "introduce";
    case "birthdays":
      return "look";
    default:
      return "done";
  }
}

/** How many people the open items are about. */
export const peopleOf = (items: TodayItem[]): number =>
  new Set(items.filter((one) => !one.done && one.kind !== "birthdays" && one.kind !== "community").flatMap((one) => one.people.map((person) => person.id))).size;

/** The item after one that was done or put off: the next open one below it, else the last open one above it, "" for none. */
export function nextOpen(items: TodayItem[], id: string): string {
  const at = items.findIndex((one) => one.id === id);
  const open = (one: TodayItem) => !one.done && one.id !== id;
  return (items.slice(at + 1).find(open) ?? items.slice(0, Math.max(at, 0)).findLast(open))?.id ?? "";
}

/** The minutes to choose from; those that were chosen elsewhere (45 in the terminal) are one of them. */
export const minuteChoices = (now: number): number[] => [...new Set([10, 20, 30, 60, 120, now])].sort((a, b) => a - b);

/** A number as tel: wants it, "" if it is none. */
export function phoneLink(phone: string): string {
  const number = phone.replace(/^tel:/i, "").replaceAll(/[^\d+*#]/g, "");
  return number === "" ? "" : `tel:${number}`;
}
