import type { Followup } from "../backend";
import type { Pick } from "../common/PeopleField.svelte";
import { openDialog } from "../state/dialogs.svelte";

/** Opens the form for a new follow-up, with people and a day already in it if known, or for changing one. */
export function openFollowup(given: { contacts?: Pick[]; day?: string; title?: string; followup?: Followup } = {}): Promise<void> {
  return openDialog(() => import("./FollowupDialog.svelte"), given);
}

/** Opens the export to a calendar file. */
export const openCalendarExport = (): Promise<void> => openDialog(() => import("./CalendarDialog.svelte"), {});
