import type { Row, RowPage } from "../../backend";

/** How many rows one request brings. */
export const pageSize = 100;

type Fetch = (offset: number, limit: number) => Promise<RowPage>;

/**
 * A long list of which only the pages somebody looked at are here. It knows no screen and no backend: it is handed a way
 * to fetch and says when something arrived.
 */
export class Pages {
  total = 0;
  #rows = new Map<number, Row[]>();
  #asked = new Map<number, Promise<void>>();
  /** Grows when the list becomes another one; answers to questions about an older one are dropped. */
  #epoch = 0;
  readonly #fetch: Fetch;
  readonly #arrived: () => void;

  constructor(fetch: Fetch, arrived: () => void) {
    this.#fetch = fetch;
    this.#arrived = arrived;
  }

  /** The row at an index, undefined while it is not here. */
  row(index: number): Row | undefined {
    return this.#rows.get(Math.floor(index / pageSize))?.[index % pageSize];
  }

  /** Where a contact stands among the rows that are here, -1 if it is not among them. */
  indexOf(id: string): number {
    for (const [page, rows] of this.#rows) {
      const at = rows.findIndex((row) => row.id === id);
      if (at >= 0) return page * pageSize + at;
    }
    return -1;
  }

  /** Takes a page that came by another way (the start of the program). It may be shorter than a page of ours. */
  seed(page: RowPage): void {
    this.#epoch++;
    this.#rows = new Map();
    this.#asked = new Map();
    this.total = page.total;
    page.rows.forEach((row, i) => this.#put(page.offset + i, row));
  }

  /** Fetches what is missing between two indexes. Rejects when a page cannot be had; it is asked for again next time. */
  async ensure(first: number, last: number): Promise<void> {
    const end = Math.min(last, this.total - 1);
    const missing = pagesOf(first, end).filter((page) => !this.#has(page, end));
    // Who asks for a page that is on its way waits for the same answer.
    await Promise.all(missing.map((page) => this.#asked.get(page) ?? this.#ask(page)));
  }

  #ask(page: number): Promise<void> {
    const epoch = this.#epoch;
    const asked = this.#fetch(page * pageSize, pageSize)
      .then((answer) => {
        if (epoch !== this.#epoch) return;
        this.#rows.set(page, answer.rows);
        this.total = answer.total;
        this.#arrived();
      })
      .finally(() => {
        if (epoch === this.#epoch) this.#asked.delete(page);
      });
    this.#asked.set(page, asked);
    return asked;
  }

  /**
   * Reads the list again after a change, beginning with what is in sight; the old rows stay until the new ones are here.
   * Answers by how many rows the one at `anchor` has moved, so that the eye can stay on it.
   */
  async refresh(first: number, last: number, anchor: number): Promise<number> {
    const epoch = ++this.#epoch;
    this.#asked = new Map();
    const before = this.row(anchor)?.id;
    const fresh = new Map<number, Row[]>();
    let total = this.total;
    for (const page of pagesOf(Math.max(0, first), Math.max(0, last))) {
      const answer = await this.#fetch(page * pageSize, pageSize);
      if (epoch !== this.#epoch) return 0;
      fresh.set(page, answer.rows);
      total = answer.total;
    }
    let moved = indexIn(fresh, before);
    if (moved < 0 && before) {
      // Something large came or went above: the next page on either side is as far as it is looked for.
      for (const page of [Math.floor(first / pageSize) - 1, Math.floor(last / pageSize) + 1]) {
        if (page < 0 || page * pageSize >= total) continue;
        const answer = await this.#fetch(page * pageSize, pageSize);
        if (epoch !== this.#epoch) return 0;
        fresh.set(page, answer.rows);
      }
      moved = indexIn(fresh, before);
    }
    this.#rows = fresh;
    this.total = total;
    this.#arrived();
    return moved < 0 ? 0 : moved - anchor;
  }

  /** One row far away, through the page it is on. */
  async rowAt(index: number): Promise<Row | undefined> {
    await this.ensure(index, index);
    return this.row(index);
  }

  #put(index: number, row: Row): void {
    const page = Math.floor(index / pageSize);
    const rows = this.#rows.get(page) ?? [];
    rows[index % pageSize] = row;
    this.#rows.set(page, rows);
  }

  /** Whether a page is here as far as `last`. Only the seed is shorter than a page, and it has all from its beginning. */
  #has(page: number, last: number): boolean {
    return (this.#rows.get(page)?.length ?? 0) >= Math.min(pageSize, last + 1 - page * pageSize);
  }
}

function pagesOf(first: number, last: number): number[] {
  const from = Math.floor(Math.max(0, first) / pageSize);
  const to = Math.floor(Math.max(-1, last) / pageSize);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

function indexIn(pages: Map<number, Row[]>, id: string | undefined): number {
  if (!id) return -1;
  for (const [page, rows] of pages) {
    const at = rows.findIndex((row) => row.id === id);
    if (at >= 0) return page * pageSize + at;
  }
  return -1;
}
