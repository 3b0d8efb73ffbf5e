import type { Start } from "./types";

let kept: Start | null | undefined;

/**
 * The answer of `shell.start` that the program put into the page, or null: it was taken before, or the vault was not open
 * yet when the page was served.
 */
export function servedStart(): Start | null {
  if (kept === undefined) {
    const block = document.getElementById("start");
    block?.remove();
    kept = block?.textContent ? (JSON.parse(block.textContent) as Start) : null;
  }
  return kept;
}

/** {@link servedStart}, once: what is asked for later may be newer. */
export function takeServedStart(): Start | null {
  const start = servedStart();
  kept = null;
  return start;
}
