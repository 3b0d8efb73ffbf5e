import CalendarDays from "@lucide/svelte/icons/calendar-days";
import type { Choice } from "../backend";
import { addDays, addMonths } from "../locales/civil";
import { t, today } from "../locales/index.svelte";
import { openDialog } from "../state/dialogs.svelte";
import type { MenuItem } from "../ui/menu";

/** Whose rhythm is set: contacts', everybody's in a selection, or a circle's. */
export type Whose = { contacts: string[]; name: string } | { choice: Choice; count: number } | { circle: string };

/** Opens the choice of a rhythm. `now` is the one there is, "" for none; `circle` the one that counts without an own one. */
export const openRhythm = (whose: Whose, now = "", circle?: { name: string; rhythm: string }): Promise<void> =>
  openDialog(() => import("./RhythmDialog.svelte"), circle ? { whose, now, circle } : { whose, now });

/** Days to put something off to, the last one of one's own. `title` heads the dialog for that. */
export function untilItems(title: string, steps: "short" | "long", pick: (day: string) => void): MenuItem[] {
  const words = t().rhythms.until;
  const near: MenuItem[] = [
    { label: words.week, run: () => pick(addDays(today(), 7)) },
    { label: words.twoWeeks, run: () => pick(addDays(today(), 14)) },
    { label: words.month, run: () => pick(addMonths(today(), 1)) },
  ];
  const far: MenuItem[] = [
    { label: words.threeMonths, run: () => pick(addMonths(today(), 3)) },
    { label: words.sixMonths, run: () => pick(addMonths(today(), 6)) },
    { label: words.year, run: () => pick(addMonths(today(), 12)) },
  ];
  return [
    ...(steps === "short" ? near : far),
    { label: words.day, icon: CalendarDays, run: () => void openDialog(() => import("../followups/SnoozeDialog.svelte"), { title, onpick: pick }) },
  ];
}
