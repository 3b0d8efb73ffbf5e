import CalendarDays from "@lucide/svelte/icons/calendar-days";
import type { Followup } from "../../backend";
import { addDays, addMonths, nextWeekday } from "../../locales/civil";
import { t, today } from "../../locales/index.svelte";
import { openDialog } from "../../state/dialogs.svelte";
import type { MenuItem } from "../../ui/menu";

/** The open ones, the next first. */
export function openOnes(followups: Followup[]): Followup[] {
  const when = (f: Followup) => `${f.localDay} ${f.localTime || "99:99"}`;
  return followups.filter((f) => f.done === "").sort((a, b) => (when(a) < when(b) ? -1 : 1));
}

/** The done ones, the last first. */
export const doneOnes = (followups: Followup[]): Followup[] => followups.filter((f) => f.done !== "").sort((a, b) => (a.done > b.done ? -1 : 1));

/** The menu "later", the same as in the area of the follow-ups. */
export function snoozeItems(followup: Followup, snooze: (until: string) => void): MenuItem[] {
  const words = t().followups;
  return [
    { label: words.tomorrow, run: () => snooze(addDays(today(), 1)) },
    { label: words.nextWeek, run: () => snooze(nextWeekday(today(), 0)) },
    { label: words.inTwoWeeks, run: () => snooze(addDays(today(), 14)) },
    { label: words.nextMonth, run: () => snooze(addMonths(today(), 1)) },
    "line",
    {
      label: words.onADay,
      icon: CalendarDays,
      run: () => void openDialog(() => import("../../followups/SnoozeDialog.svelte"), { title: followup.title, onpick: snooze }),
    },
  ];
}
