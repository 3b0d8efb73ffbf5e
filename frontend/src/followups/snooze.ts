import CalendarDays from "@lucide/svelte/icons/calendar-days";
import Moon from "@lucide/svelte/icons/moon";
import { addDays, addMonths, nextWeekday } from "../locales/civil";
import { t, today } from "../locales/index.svelte";
import { openDialog } from "../state/dialogs.svelte";
import type { MenuItem } from "../ui/menu";

/** After eight in the evening "tonight" is over. */
const lastHour = 20;

/** The menu "later" of a follow-up due on the day `due`, the same wherever it is shown. `snooze` gets "tonight" or another day. */
export const snoozeItems = (title: string, due: string, snooze: (until: string) => void, now = new Date()): MenuItem[] =>
  laterItems(title, due, snooze, now.getHours() < lastHour);

/** When to put something off to, but for the day `due` that it has; `title` heads the choice of another day. */
export function laterItems(title: string, due: string, put: (until: string) => void, tonight = false): MenuItem[] {
  const words = t().followups;
  const times: { label: string; until: string; icon?: typeof Moon }[] = [
    ...(tonight ? [{ label: words.tonight, until: "tonight", icon: Moon }] : []),
    { label: words.tomorrow, until: addDays(today(), 1) },
    { label: words.nextWeek, until: nextWeekday(today(), 0) },
    { label: words.inTwoWeeks, until: addDays(today(), 14) },
    { label: words.nextMonth, until: addMonths(today(), 1) },
  ];
  return [
    ...times.filter(({ until }) => until !== due).map(({ until, ...item }, i) => ({ ...item, keys: String(i + 1), run: () => put(until) })),
    "line",
    {
      label: words.onADay,
      icon: CalendarDays,
      keys: "0",
      run: () => void openDialog(() => import("./SnoozeDialog.svelte"), { title, onpick: put }),
    },
  ];
}
