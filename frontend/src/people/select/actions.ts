import CalendarPlus from "@lucide/svelte/icons/calendar-plus";
import CircleDot from "@lucide/svelte/icons/circle-dot";
import Combine from "@lucide/svelte/icons/combine";
import Mail from "@lucide/svelte/icons/mail";
import Download from "@lucide/svelte/icons/download";
import Repeat from "@lucide/svelte/icons/repeat-2";
import Trash2 from "@lucide/svelte/icons/trash-2";
import type { Component } from "svelte";
import { backend } from "../../backend";
import { openMerge } from "../../duplicates/open";
import { openExport } from "../../export/open";
import { openFollowup } from "../../followups/open";
import { openCircular } from "../../letters/open";
import { t } from "../../locales/index.svelte";
import { openRhythm } from "../../rhythms/open";
import { openDialog } from "../../state/dialogs.svelte";
import { showContact, view } from "../../state/router.svelte";
import { session } from "../../state/session.svelte";
import { attempt, toastProblem } from "../../state/toasts.svelte";
import { selection } from "./selection.svelte";

/** Something to do with everybody who is selected. */
export interface Action {
  id: string;
  icon: Component<{ size?: number }>;
  label: () => string;
  /** A single key while the list or the bar has the keyboard, as tinykeys writes it. */
  key: string;
  danger?: boolean;
  /** How many it can be done with; without them any number. */
  least?: number;
  most?: number;
  /** It only reads the book. */
  reads?: boolean;
  run: () => void | Promise<void>;
}

/** A follow-up names its people, a merge compares each with each, and letters are looked through: all are for as many as one can look through. */
const most = { followup: 50, merge: 12, write: 500 };

async function remove() {
  const choice = selection.choice();
  const here = view();
  const open = here.area === "people" && here.contact !== "" && selection.has(here.contact);
  if (await attempt(() => backend.selection.remove(choice))) {
    selection.clear();
    if (open) showContact("");
  }
}

/** With the first of them, or why not. */
const withRows = (limit: number, run: (rows: Awaited<ReturnType<typeof selection.first>>) => void | Promise<void>) => async () => {
  try {
    await run(await selection.first(limit));
  } catch (thrown) {
    toastProblem(thrown);
  }
};

/** What the bar offers, in its order. Another one is another line here; its words are in locales/…/people.ts under `select`. */
export const actions: Action[] = [
  { id: "select-circles", icon: CircleDot, label: () => t().people.select.circles, key: "c", run: () => openDialog(() => import("./CirclesDialog.svelte"), { choice: selection.choice(), total: selection.count }) },
  { id: "select-rhythm", icon: Repeat, label: () => t().people.select.rhythm, key: "r", run: () => openRhythm({ choice: selection.choice(), count: selection.count }) },
  { id: "select-followup", icon: CalendarPlus, label: () => t().people.select.followup, key: "f", most: most.followup, run: withRows(most.followup, (rows) => openFollowup({ contacts: rows })) },
  { id: "select-write", icon: Mail, label: () => t().letters.writeMany, key: "w", most: most.write, reads: true, run: () => openCircular(selection.choice(), selection.count) },
  { id: "select-merge", icon: Combine, label: () => t().people.select.merge, key: "m", least: 2, most: most.merge, run: withRows(most.merge, (rows) => openMerge(rows.map((row) => row.id))) },
  { id: "select-export", icon: Download, label: () => t().people.select.export, key: "s", reads: true, run: () => openExport({ choice: selection.choice(), count: selection.count }) },
  { id: "select-remove", icon: Trash2, label: () => t().people.select.remove, key: "Delete", danger: true, run: remove },
];

/** Why an action cannot be done with this many, "" if it can. */
export function obstacle(action: Action): string {
  const words = t().people.select;
  if (session.readOnly && !action.reads) return t().shell.readOnly;
  if (selection.count < (action.least ?? 1)) return words.least(action.least ?? 1);
  return action.most !== undefined && selection.count > action.most ? words.most(action.most) : "";
}

/** Does what a key means for the selection; answers whether it means something. */
export function actOn(key: string): boolean {
  const action = actions.find((one) => one.key === key);
  if (!action || selection.count === 0 || obstacle(action) !== "") return false;
  void action.run();
  return true;
}
