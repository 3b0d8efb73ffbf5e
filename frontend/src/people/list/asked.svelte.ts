import type { Row } from "../../backend";
import { book } from "./book.svelte";

/** Of which row a menu is wanted, and where on the window. */
export interface AskedRow {
  row: Row;
  index: number;
  /** The row on the screen. */
  button: HTMLElement;
  place: DOMRect;
}

/** The one menu of all rows of a list: rows know nothing of it, so that none of them costs more for it. */
export class AskedMenu {
  at = $state.raw<AskedRow | null>(null);

  /** By the mouse at its tip; by the keyboard below the row that has it. */
  readonly ask = (e: MouseEvent): void => {
    const button = (e.target as HTMLElement).closest("[role=listitem]")?.querySelector<HTMLElement>("[data-row]");
    const index = Number(button?.dataset["row"]);
    const row = button ? book.row(index) : undefined;
    if (!button || !row) return;
    e.preventDefault();
    this.at = { row, index, button, place: e.clientX === 0 && e.clientY === 0 ? button.getBoundingClientRect() : new DOMRect(e.clientX, e.clientY, 0, 0) };
  };
  readonly close = (): void => void (this.at = null);
}
