import { openDialog } from "../state/dialogs.svelte";

/** Opens the dialog that saves or prints people: those with the ids, those of a circle, or everybody. It can be changed there. */
export function openExport(given: { ids?: string[]; circle?: string } = {}): Promise<void> {
  return openDialog(() => import("./ExportDialog.svelte"), given);
}

/** Shows somebody's card as a QR code. */
export const openCode = (id: string): Promise<void> => openDialog(() => import("./CodeDialog.svelte"), { id });
