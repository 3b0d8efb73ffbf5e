import { backend, failureOf, type Change } from "../backend";
import { t } from "../locales/index.svelte";

/** A note at the foot of the window that goes by itself. */
export interface Toast {
  id: number;
  text: string;
  tone: "plain" | "problem";
  /** The change it tells of, 0 for none: once that is undone the toast has nothing left to say. */
  change: number;
  /** One thing to do about it, mostly Undo. */
  action: ToastAction | null;
  /** A question that nobody has to answer, with what one may want to do next. It stays a little longer. */
  next: { ask: string; actions: ToastAction[] } | null;
}

export interface ToastAction {
  label: string;
  /** Shown beside the label; whoever offers the toast offers the command. */
  keys?: string;
  run: () => void | Promise<void>;
}

export const toasts = $state<{ list: Toast[] }>({ list: [] });

let last = 0;

export function toast(text: string, options: Partial<Pick<Toast, "tone" | "action" | "change" | "next">> = {}): number {
  const made: Toast = { id: ++last, text, tone: options.tone ?? "plain", change: options.change ?? 0, action: options.action ?? null, next: options.next ?? null };
  // Two at a time: a third pushes the older one out instead of building a tower. Only one question at a time, too.
  const before = toasts.list.slice(-1).map((one) => (made.next && one.next ? { ...one, next: null } : one));
  toasts.list = [...before, made];
  return made.id;
}

export function dismiss(id: number): void {
  toasts.list = toasts.list.filter((one) => one.id !== id);
}

/** After every write: says what was done, with Undo. Remarks (what was kept instead) are said too. */
export function toastChange(change: Change, next: Toast["next"] = null): number {
  const text = [change.label, ...change.remarks].join(" · ");
  // What was undone before cannot be done again from here.
  toasts.list = toasts.list.filter((one) => one.action?.run !== redo);
  return toast(text, { change: change.id, action: { label: t().ui.undo, run: () => undo(change.id) }, next });
}

/** Says what went wrong in the problem's own sentence. */
export function toastProblem(thrown: unknown): void {
  const { code, message } = failureOf(thrown);
  // That there is nothing to take back is no problem.
  toast(message, { tone: /^(undo|redo)\.nothing$/.test(code) ? "plain" : "problem" });
}

/** Writes on their way. Lists show what was done at once, so Ctrl-Z may come before the write it means has arrived. */
const underway = new Set<Promise<unknown>>();

async function followed<T>(write: Promise<T>): Promise<T> {
  underway.add(write);
  try {
    return await write;
  } finally {
    underway.delete(write);
  }
}

/** Takes a change back, 0 = the last one, be it still on its way. */
export async function undo(id = 0): Promise<void> {
  try {
    await Promise.allSettled(underway);
    const change = await backend.history.undo(id);
    // What was undone has nothing left to say. Without a number it was the newest, which the answer names by its label.
    const told = toasts.list.findLast((one) => one.change !== 0 && (id === 0 ? one.text.startsWith(change.label) : one.change === id));
    if (told) dismiss(told.id);
    toast([t().shell.undone(change.label), ...change.remarks].join(" · "), { action: { label: t().shell.commands.redo, run: redo } });
  } catch (thrown) {
    toastProblem(thrown);
  }
}

export async function redo(): Promise<void> {
  try {
    const change = await backend.history.redo();
    toast([t().shell.redone(change.label), ...change.remarks].join(" · "));
  } catch (thrown) {
    toastProblem(thrown);
  }
}

/**
 * Runs a write: its change becomes a toast with Undo (or what `tell` makes of it), its failure one with the reason. Answers
 * whether it went well.
 */
export async function attempt(write: () => Promise<Change | { change: Change } | null | void>, tell: (change: Change) => void = toastChange): Promise<boolean> {
  try {
    const answer = await followed(write());
    if (answer) tell("change" in answer ? answer.change : answer);
    return true;
  } catch (thrown) {
    toastProblem(thrown);
    return false;
  }
}
