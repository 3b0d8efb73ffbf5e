import { t } from "../../locales/index.svelte";
import { toast } from "../../state/toasts.svelte";

/** Puts a text on the clipboard and says so. */
export async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(t().people.copied(text.length > 60 ? `${text.slice(0, 60)}…` : text));
  } catch {
    toast(t().people.notCopied, { tone: "problem" });
  }
}
