import CalendarPlus from "@lucide/svelte/icons/calendar-plus";
import CircleDot from "@lucide/svelte/icons/circle-dot";
import Copy from "@lucide/svelte/icons/copy";
import Download from "@lucide/svelte/icons/download";
import Mail from "@lucide/svelte/icons/mail";
import Pencil from "@lucide/svelte/icons/pencil";
import Repeat from "@lucide/svelte/icons/repeat-2";
import Trash2 from "@lucide/svelte/icons/trash-2";
import UserRound from "@lucide/svelte/icons/user-round";
import type { Contact } from "../../backend";
import type { Words } from "../../locales/index.svelte";
import type { MenuItem } from "../../ui/menu";
import type { Action } from "../select/actions";

/** What the menu of a row does; each is for the contact it was opened on. */
export interface RowDoings {
  open: () => void;
  log: () => void;
  followup: () => void;
  write: () => void;
  circles: () => void;
  rhythm: () => void;
  copy: (text: string) => void;
  save: () => void;
  remove: () => void;
}

/** As many addresses and numbers of somebody as the menu offers to copy; the others are on the page. */
const copied = 2;

/** The menu of one contact in the list. `keys`: their page is beside the list, so its keys mean them. */
export function rowItems(contact: Contact, words: Words, keys: boolean, readOnly: boolean, does: RowDoings): MenuItem[] {
  const key = (one: string) => (keys ? { keys: one } : {});
  const writes = { disabled: readOnly };
  const values = [...firstOf(contact.emails), ...firstOf(contact.phones)];
  return [
    { label: words.people.menu.open, icon: UserRound, keys: words.shell.enterKey, run: does.open },
    "line",
    { label: words.people.actions.log, icon: Pencil, ...key("L"), ...writes, run: does.log },
    { label: words.people.actions.followupNew, icon: CalendarPlus, ...key("F"), ...writes, run: does.followup },
    { label: words.letters.write, icon: Mail, ...key("M"), run: does.write },
    "line",
    { label: words.people.select.circles, icon: CircleDot, ...writes, run: does.circles },
    { label: words.people.select.rhythm, icon: Repeat, ...key("R"), ...writes, run: does.rhythm },
    "line",
    ...values.map((value) => ({ label: words.people.menu.copy(value), icon: Copy, run: () => does.copy(value) })),
    { label: words.people.actions.export, icon: Download, run: does.save },
    "line",
    { label: words.people.actions.remove, icon: Trash2, ...key("⌦"), danger: true, ...writes, run: does.remove },
  ];
}

/** The preferred ones first, each once. */
function firstOf(values: Contact["emails"]): string[] {
  const sorted = values.toSorted((a, b) => Number(b.preferred) - Number(a.preferred));
  return [...new Set(sorted.map((one) => one.value))].slice(0, copied);
}

/** The menu of a row that is one of several selected: what the bar below the list offers, for all of them. */
export function selectedItems(actions: Action[], obstacle: (action: Action) => string): MenuItem[] {
  return actions.flatMap((action): MenuItem[] => [
    ...(action.danger ? ["line" as const] : []),
    { label: action.label(), icon: action.icon, keys: action.key === "Delete" ? "⌦" : action.key.toUpperCase(), danger: action.danger ?? false, disabled: obstacle(action) !== "", run: () => void action.run() },
  ]);
}
