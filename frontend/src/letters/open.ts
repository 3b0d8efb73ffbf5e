import { backend, type Choice, type LetterTemplate } from "../backend";
import { t } from "../locales/index.svelte";
import { openDialog } from "../state/dialogs.svelte";
import { attempt, toast, toastProblem } from "../state/toasts.svelte";

/** Opens a letter to one person; `about` is a kind of Today, by which the template is chosen. */
export const openLetter = (contact: { id: string; name: string }, about = ""): Promise<void> => openDialog(() => import("./LetterDialog.svelte"), { contact, about });

/** Opens one text to many, each with their own letter. */
export const openCircular = (choice: Choice, total: number): Promise<void> => openDialog(() => import("./CircularDialog.svelte"), { choice, total });

/** Opens a template of one's own, or a new one. */
export const openTemplate = (template?: LetterTemplate): Promise<void> => openDialog(() => import("./TemplateDialog.svelte"), { template });

/** Opens how somebody is addressed. */
export const openAddress = (contact: { id: string; name: string }): Promise<void> => openDialog(() => import("./AddressDialog.svelte"), { contact });

/** Calls somebody, and asks whether they were reached: nobody has to answer. */
export async function call(contact: { id: string; name: string }, link: string): Promise<void> {
  try {
    await backend.shell.openLink(link);
  } catch (thrown) {
    toastProblem(thrown);
    return;
  }
  const words = t().letters;
  const log = (kind: "call" | "attempt") =>
    void attempt(async () => (await backend.encounters.save({ id: "", kind, day: "", initiator: "me", contacts: [contact.id], note: "" })).change);
  toast(words.call(contact.name), {
    next: { ask: words.called(contact.name), actions: [{ label: words.reached, run: () => log("call") }, { label: words.notReached, run: () => log("attempt") }] },
  });
}
