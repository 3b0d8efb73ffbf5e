import type { Encounter } from "../backend";
import type { Pick } from "../common/PeopleField.svelte";
import { openDialog } from "../state/dialogs.svelte";

/** Opens an entry to read, or with `edit` to change; without one the form for a new one, with people already in it if known. */
export function openEncounter(given: { encounter?: Encounter; edit?: boolean; contacts?: Pick[] } = {}): Promise<void> {
  return openDialog(() => import("./EncounterDialog.svelte"), given);
}
