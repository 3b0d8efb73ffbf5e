import { openDialog } from "../state/dialogs.svelte";
import { view } from "../state/router.svelte";

/** Opens the line in which one says what happened. Whose page is open is whom it is about, unless it names somebody. */
export function openQuick(): Promise<void> {
  const here = view();
  return openDialog(() => import("./QuickDialog.svelte"), { person: here.area === "people" ? here.contact : "" });
}
