import type { Component } from "svelte";
import { toastProblem } from "./toasts.svelte";
import { keepTyped } from "./typedAhead";

/** What every dialog opened this way gets besides its own props. */
export interface DialogProps {
  onclose: () => void;
}

interface Opened {
  key: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each dialog has its own props; openDialog checks them
  component: Component<any>;
  props: Record<string, unknown>;
}

export const dialogs = $state<{ open: Opened[] }>({ open: [] });

let last = 0;
/** Whether one is on its way. */
let coming = false;

/**
 * Opens a dialog from anywhere; its code is loaded on first use, so the start stays small:
 * openDialog(() => import("../followups/FollowupDialog.svelte"), { draft }). While that takes its time, a key pressed again
 * opens no second one, and what is typed already is written into its field.
 */
export async function openDialog<P extends DialogProps>(
  load: () => Promise<{ default: Component<P> }>,
  props: Omit<P, "onclose">,
): Promise<void> {
  if (coming) return;
  let component: Component<P>;
  coming = true;
  const forget = keepTyped();
  try {
    component = (await load()).default;
  } catch (thrown) {
    forget();
    toastProblem(thrown);
    return;
  } finally {
    coming = false;
  }
  const key = ++last;
  dialogs.open = [...dialogs.open, { key, component, props: { ...props, onclose: () => closeDialog(key) } }];
}

/** Closes it from outside; a dialog itself calls its onclose. */
export function closeDialog(key: number): void {
  dialogs.open = dialogs.open.filter((one) => one.key !== key);
}
