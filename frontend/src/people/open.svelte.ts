import { openDialog } from "../state/dialogs.svelte";

/** Opens the form for a new person or organisation. */
export const openNew = (): Promise<void> => openDialog(() => import("./NewContact.svelte"), {});

/** Who was just created: their page opens with the first field ready to be typed into. */
export const justCreated = { id: "" };

/** Whether somebody chose to begin with an empty book; then an empty list is no welcome any more. */
export const started = $state({ empty: false });
