import { backend } from "../backend";
import { afterFrame } from "../ui/frame";

const sent = new Set<string>();

/**
 * Reports a step of the start once it is on the screen (`kith --trace-start` prints when): after the frame that paints
 * it. A second time is nothing; a failure is none either, as nobody waits for it.
 */
export function reached(name: string): void {
  if (sent.has(name)) return;
  sent.add(name);
  afterFrame(() => void backend.shell.milestone(name).catch(() => {}));
}
