import type { Row } from "../../backend";
import { book } from "../list/book.svelte";
import { selection } from "./selection.svelte";

/**
 * What mouse and keyboard mean for the selection: Ctrl and a click take one row, Shift and a click or an arrow all rows from the
 * last one on. The keys of the actions count while the list has the keyboard and somebody is selected.
 */
export class Picking {
  /** The move that comes next goes on with a stretch and shows nobody's page. */
  extending = false;
  #reach = -1;
  #from = -1;

  /** Answers whether a click was about the selection. */
  click(e: MouseEvent, index: number, active: number): boolean {
    if (e.shiftKey) this.extendTo(index, active);
    else if (e.ctrlKey || e.metaKey) this.toggle(index);
    else {
      this.#reach = -1; // the next stretch begins here
      return false;
    }
    return true;
  }

  /** Before the list sees a key. Answers whether that was all of it. */
  key(e: KeyboardEvent, active: number): boolean {
    this.extending = e.shiftKey && !e.ctrlKey && !e.metaKey && !e.altKey && /^(Arrow(Up|Down)|Page(Up|Down)|Home|End)$/.test(e.key);
    if (this.extending) {
      if (this.#reach < 0 || this.#reach !== active) this.#begin(active);
      return false;
    }
    if (/^Arrow|^Page|^Home$|^End$/.test(e.key)) this.#reach = -1;
    if (e.ctrlKey || e.metaKey || e.altKey || selection.count === 0) return false;
    if (e.key === "Escape") selection.clear();
    else if (e.shiftKey || !selection.act?.(e.key)) return false;
    return true;
  }

  toggle(index: number): void {
    const row: Row | undefined = book.row(index);
    if (!row) return;
    selection.toggle(row);
    this.#from = index;
    this.#reach = index;
  }

  /** Selects from where the stretch began to a row. */
  extendTo(index: number, active: number): void {
    if (this.#reach < 0) this.#begin(active < 0 ? index : active);
    const before = this.#reach;
    this.#reach = index;
    void selection.stretch(this.#from, index, before);
  }
  #begin(at: number) {
    this.#from = this.#reach = at;
  }
}
