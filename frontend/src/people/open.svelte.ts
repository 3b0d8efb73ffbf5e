import { openDialog } from "../state/dialogs.svelte";
import { openContact } from "../state/router.svelte";

/** Opens the form for a new person or organisation. */
export const openNew = (): Promise<void> => openDialog(() => import("./NewContact.svelte"), {});

/** Who was just created: their page opens with the first field ready to be typed into. */
export const justCreated = { id: "" };

/** Whether somebody chose to begin with an empty book; then an empty list is no welcome any more. */
export const started = $state({ empty: false });

/** With whom an encounter is to be logged as soon as their page is there. */
export const toLog = $state({ id: "" });

/** Opens the page of somebody with the form for an encounter. */
export function openLog(contact: string): void {
  toLog.id = contact;
  openContact(contact);
}
