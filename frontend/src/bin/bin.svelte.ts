import { backend, failureOf, type BinnedRow } from "../backend";
import { attempt } from "../state/toasts.svelte";

/** How many rows one request brings. */
const pageSize = 200;

/** The bin as it is on the screen: the pages somebody looked at, and who is selected. */
export class Bin {
  total = $state(0);
  loaded = $state(false);
  problem = $state("");
  /** Everybody in the bin is selected. */
  all = $state(false);
  #picked = $state.raw<ReadonlySet<string>>(new Set());
  #pages = $state.raw<ReadonlyMap<number, BinnedRow[]>>(new Map());
  #epoch = 0;

  row(index: number): BinnedRow | undefined {
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize];
  }
  has(id: string): boolean {
    return this.all || this.#picked.has(id);
  }
  get selected(): number {
    return this.all ? this.total : this.#picked.size;
  }
  /** The selected as the backend is asked: none is everybody. */
  get ids(): string[] {
    return this.all ? [] : [...this.#picked];
  }

  toggle(id: string): void {
    const picked = new Set(this.all ? [...this.#pages.values()].flat().map((row) => row.id) : this.#picked);
    this.all = false;
    if (!picked.delete(id)) picked.add(id);
    this.#picked = picked;
  }
  selectAll(): void {
    this.all = true;
  }
  clear(): void {
    this.all = false;
    this.#picked = new Set();
  }

  /** Reads what is in sight again; the old rows stay until the new ones are here. */
  async refresh(first: number, last: number): Promise<void> {
    const epoch = ++this.#epoch;
    const pages = new Map<number, BinnedRow[]>();
    try {
      for (let page = Math.floor(Math.max(0, first) / pageSize); page <= Math.floor(Math.max(0, last) / pageSize); page++) {
        const answer = await backend.bin.list(page * pageSize, pageSize);
        if (epoch !== this.#epoch) return;
        pages.set(page, answer.rows);
        this.total = answer.total;
      }
      this.#pages = pages;
      this.problem = "";
      this.loaded = true;
      if (this.total === 0) this.clear();
    } catch (thrown) {
      this.problem = failureOf(thrown).message;
    }
  }

  /** Fetches what comes into sight. */
  async ensure(first: number, last: number): Promise<void> {
    const epoch = this.#epoch;
    for (let page = Math.floor(Math.max(0, first) / pageSize); page <= Math.floor(Math.max(0, last) / pageSize); page++) {
      if (this.#pages.has(page)) continue;
      try {
        const answer = await backend.bin.list(page * pageSize, pageSize);
        if (epoch !== this.#epoch) return;
        this.#pages = new Map([...this.#pages, [page, answer.rows]]);
        this.total = answer.total;
      } catch (thrown) {
        this.problem = failureOf(thrown).message;
        return;
      }
    }
  }

  async restore(ids: string[]): Promise<void> {
    if (await attempt(() => backend.bin.restore(ids))) this.clear();
  }
  async purge(ids: string[]): Promise<void> {
    if (await attempt(() => backend.bin.purge(ids))) this.clear();
  }
}
