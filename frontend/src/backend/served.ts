import type { Start } from "./types";

/**
 * The answer of `shell.start` that the program put into the page, or null: it was taken before, or the vault was not open
 * yet when the page was served.
 */
export function servedStart(): Start | null {
  const block = document.getElementById("start");
  block?.remove();
  return block?.textContent ? (JSON.parse(block.textContent) as Start) : null;
}
