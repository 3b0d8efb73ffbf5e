import { SvelteMap } from "svelte/reactivity";
import { backend } from "../backend";

/**
 * What was typed and neither saved nor thrown away, as text. It is kept in the book, so that a window closed in the middle of a
 * sentence loses none of it; there it is as safe as everything else.
 */
const kept = new SvelteMap<string, string>();

/** How long a pause in typing has it written, in milliseconds. */
const pause = 300;
const timers = new Map<string, ReturnType<typeof setTimeout>>();

let reading: Promise<void> | null = null;

/** Reads once what the last window left. Without an answer there is nothing: that is no reason to keep anybody from typing. */
export function readUnsaved(): Promise<void> {
  reading ??= backend.quick.unsaved().then(
    (all) => Object.entries(all).forEach(([key, text]) => { if (!kept.has(key)) kept.set(key, text); }),
    () => undefined,
  );
  return reading;
}

/** What is kept under a key; undefined for nothing, or what no version of this page wrote. */
export function unsaved<T extends object>(key: string): T | undefined {
  try {
    return JSON.parse(kept.get(key) ?? "") as T;
  } catch {
    return undefined;
  }
}

/** Keeps something begun; null forgets it. */
export function keepUnsaved(key: string, begun: object | null): void {
  const text = begun ? JSON.stringify(begun) : "";
  if ((kept.get(key) ?? "") === text) return;
  if (text === "") kept.delete(key);
  else kept.set(key, text);
  clearTimeout(timers.get(key));
  timers.set(key, setTimeout(() => void backend.quick.keep(key, kept.get(key) ?? "").catch(() => undefined), pause));
}
