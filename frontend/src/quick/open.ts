import { openDialog } from "../state/dialogs.svelte";
import { view } from "../state/router.svelte";
import { readUnsaved } from "../state/unsaved";

/** Opens the line in which one says what happened. Whose page is open is whom it is about, unless it names somebody. */
export function openQuick(): Promise<void> {
  const here = view();
  const load = async () => {
    const [made] = await Promise.all([import("./QuickDialog.svelte"), readUnsaved()]);
    return made;
  };
  return openDialog(load, { person: here.area === "people" ? here.contact : "" });
}
