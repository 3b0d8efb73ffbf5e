import { backend, type Choice, type Row } from "../../backend";
import { toastProblem } from "../../state/toasts.svelte";
import { book } from "../list/book.svelte";

/** How many rows one request brings. */
const step = 1000;

/**
 * Who is selected in the list of people: picked one by one, or the whole list but for a few. Of a whole list only the question
 * crosses to Go, so that it makes no difference whether it has ten people or a hundred thousand.
 */
class Selection {
  #picked = $state.raw<ReadonlyMap<string, Row>>(new Map());
  #list = $state.raw<Choice | null>(null);
  #total = $state(0);
  /** What the bar does for a key, as long as it is there. */
  act: ((key: string) => boolean) | null = null;

  /** How many are selected. */
  get count(): number {
    return this.#list ? Math.max(0, this.#total - this.#list.except.length) : this.#picked.size;
  }
  /** Whether it is the whole list that is selected, but for a few. */
  get all(): boolean {
    return this.#list !== null;
  }
  has(id: string): boolean {
    return this.#list ? !this.#list.except.includes(id) : this.#picked.has(id);
  }
  /** Whom a change is about, as Go is asked. */
  choice(): Choice {
    return this.#list ?? { ...nobody, ids: [...this.#picked.keys()] };
  }

  toggle(row: Row): void {
    if (this.#list) {
      const { except } = this.#list;
      this.#list = { ...this.#list, except: except.includes(row.id) ? except.filter((id) => id !== row.id) : [...except, row.id] };
      if (this.count === 0) this.clear();
      return;
    }
    const picked = new Map(this.#picked);
    if (!picked.delete(row.id)) picked.set(row.id, row);
    this.#picked = picked;
  }

  /** Selects the rows from one to another; those that were selected up to `before` and are beyond go again. */
  async stretch(from: number, to: number, before: number): Promise<void> {
    if (this.#list) return;
    const rows = await this.#rows(Math.min(from, to, before), Math.max(from, to, before));
    const picked = new Map(this.#picked);
    for (const [index, row] of rows) {
      if (index >= Math.min(from, to) && index <= Math.max(from, to)) picked.set(row.id, row);
      else picked.delete(row.id);
    }
    this.#picked = picked;
  }

  /** Everybody in the list, selected or not. */
  ofList(): Choice {
    return { ...nobody, all: true, text: book.searching ? book.text.trim() : "", circle: book.circle, kind: book.kind, where: book.where };
  }

  /** Selects everybody in the list. */
  async wholeList(): Promise<void> {
    const list = this.ofList();
    this.#picked = new Map();
    this.#list = list;
    this.#total = book.total;
    // A search stops counting at some point; who acts on all of it wants to know how many that is.
    if (book.searching) await this.refresh();
  }

  clear(): void {
    this.#picked = new Map();
    this.#list = null;
  }
  /** The list is another one now: what was all of it is no more, who was picked stays. */
  listChanged(): void {
    if (this.#list) this.clear();
  }

  /** After a change to the book: who is gone is no longer selected. */
  async refresh(): Promise<void> {
    const [list, picked] = [this.#list, this.#picked];
    try {
      if (list) {
        const { total } = await backend.selection.show({ ...list, except: [] }, 0);
        if (this.#list) this.#total = total;
        if (this.#list && this.count === 0) this.clear();
      } else if (picked.size > 0) {
        const left = await this.first(picked.size);
        if (picked === this.#picked) this.#picked = new Map(left.map((row) => [row.id, row]));
      }
    } catch (thrown) {
      toastProblem(thrown);
    }
  }

  /** The first of the selected. */
  async first(limit: number): Promise<Row[]> {
    if (this.#list) return (await backend.selection.show(this.#list, limit)).rows;
    const ids = [...this.#picked.keys()].slice(0, limit);
    const rows: Row[] = [];
    for (let at = 0; at < ids.length; at += step) {
      rows.push(...(await backend.selection.show({ ...nobody, ids: ids.slice(at, at + step) }, step)).rows);
    }
    return rows;
  }

  /** The rows of a stretch of the list, be they here or not. */
  async #rows(first: number, last: number): Promise<[index: number, row: Row][]> {
    const found: [number, Row][] = [];
    const missing: number[] = [];
    for (let at = first; at <= last; at++) {
      const row = book.row(at);
      if (row) found.push([at, row]);
      else missing.push(at);
    }
    if (missing.length === 0 || book.searching) return found;
    for (let at = missing[0]!; at <= missing.at(-1)!; at += step) {
      const page = await backend.people.list({ circle: book.circle, kind: book.kind, where: book.where, sort: book.sort, offset: at, limit: Math.min(step, missing.at(-1)! - at + 1) });
      page.rows.forEach((row, i) => found.push([at + i, row]));
    }
    return found;
  }
}

const nobody: Choice = { ids: [], all: false, text: "", circle: "", kind: "", where: "", except: [] };

/** The one selection of the window. */
export const selection = new Selection();
