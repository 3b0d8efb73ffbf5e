import { openDialog } from "../state/dialogs.svelte";

/** Opens people side by side to be merged into one, with a look at what that comes to. */
export const openMerge = (ids: string[]): Promise<void> => openDialog(() => import("./MergeDialog.svelte"), { ids });
