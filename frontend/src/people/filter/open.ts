import { backend, type SavedView } from "../../backend";
import { openDialog } from "../../state/dialogs.svelte";
import { filterBy, view } from "../../state/router.svelte";
import { attempt } from "../../state/toasts.svelte";

/** Opens the editor on the filter of the list, or on that of a saved view. */
export const openFilter = (saved?: SavedView): Promise<void> => {
  const here = view();
  const where = saved?.expression ?? (here.area === "people" ? (here.where ?? "") : "");
  return openDialog(() => import("./FilterEditor.svelte"), { where, saved: saved?.id ?? (here.area === "people" ? (here.saved ?? "") : "") });
};

/** Asks for the name under which a filter is kept, or for another one of a view. */
export const openSaveView = (kept: SavedView): Promise<void> => openDialog(() => import("./SaveView.svelte"), { kept });

/** Gives an open view the filter that the list has now. */
export async function updateView(kept: SavedView, where: string): Promise<void> {
  await attempt(async () => {
    const { view: saved, change } = await backend.filters.saveView(kept.id, kept.name, where);
    filterBy(saved.expression, saved.id);
    return change;
  });
}
