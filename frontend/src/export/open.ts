import type { Choice } from "../backend";
import { openDialog } from "../state/dialogs.svelte";

/** Who is saved or printed at first: those with the ids, a choice of so many (named if it is a list), those of a circle, or everybody. */
export interface Given {
  ids?: string[];
  circle?: string;
  choice?: Choice;
  count?: number;
  /** What the list is called whose choice it is. */
  list?: string;
}

/** Opens the dialog that saves or prints people. Who that is can be changed there. */
export function openExport(given: Given = {}): Promise<void> {
  return openDialog(() => import("./ExportDialog.svelte"), given);
}

/** Shows somebody's card as a QR code. */
export const openCode = (id: string): Promise<void> => openDialog(() => import("./CodeDialog.svelte"), { id });
