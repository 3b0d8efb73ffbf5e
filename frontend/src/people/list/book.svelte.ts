import { backend, failureOf, type Failure, type Kind, type ListQuery, type Match, type Row, type RowPage, type SearchPage } from "../../backend";
import { session } from "../../state/session.svelte";
import { looksLikeFilter } from "../filter/text";
import { Pages } from "./pages";
import { findTyped, sortKey, startsWith } from "./typeahead";

/** How many results a keystroke asks for; the rest comes when somebody scrolls there. */
const searchStep = 60;

/**
 * The list of people as it is on the screen: a stretch of the book, or what a search found. It outlives the view, so that
 * coming back finds everything where it was.
 */
class Book {
  circle = $state("");
  kind = $state<Kind | "">("");
  /** A filter as text. */
  where = $state("");
  sort = $state<ListQuery["sort"]>("name");
  text = $state("");
  failure = $state.raw<Failure | null>(null);
  /** Where the list was scrolled to before the search, and when the view was left. */
  offset = 0;

  #found = $state.raw<{ page: SearchPage; matches: Map<string, Match> } | null>(null);
  #version = $state(0);
  #limit = searchStep;
  #asked = 0;
  #growing = false;
  #begun = false;
  readonly #pages = new Pages(
    (offset, limit) => backend.people.list({ circle: this.circle, kind: this.kind, where: this.where, sort: this.sort, offset, limit }),
    () => this.#version++,
  );

  /** The list starts with the page the program started with. Answers false when it is here already and may be old. */
  begin(first: RowPage): boolean {
    if (this.#begun) return false;
    this.#begun = true;
    this.#pages.seed(first);
    this.#version++;
    return true;
  }

  /** Whether what is shown answers a search. */
  get searching(): boolean {
    return this.#found !== null;
  }
  get near(): boolean {
    return this.#found?.page.near ?? false;
  }
  /** How many rows the list has. */
  get count(): number {
    void this.#version;
    return this.#found ? this.#rows.length : this.#pages.total;
  }
  /** How many there are in all; a search may have found more than it has fetched. */
  get total(): number {
    if (!this.#found) return this.count;
    return this.kind === "" ? this.#found.page.total : this.#rows.length;
  }

  /** Whether there are more than {@link total}: as one types, a search stops counting at some point. */
  get more(): boolean {
    return this.kind === "" && (this.#found?.page.more ?? false);
  }
  row(index: number): Row | undefined {
    void this.#version;
    return this.#found ? this.#rows[index] : this.#pages.row(index);
  }
  match(id: string): Match | undefined {
    return this.#found?.matches.get(id);
  }
  indexOf(id: string): number {
    void this.#version;
    return this.#found ? this.#rows.findIndex((row) => row.id === id) : this.#pages.indexOf(id);
  }

  // The search itself knows no kinds.
  get #rows(): Row[] {
    const rows = this.#found?.page.rows ?? [];
    return this.kind === "" ? rows : rows.filter((row) => row.kind === this.kind);
  }

  /** Another circle, kind or order. The old rows stay until the new ones are here. */
  async choose(some: Partial<Pick<Book, "circle" | "kind" | "where" | "sort">>): Promise<void> {
    Object.assign(this, some);
    await Promise.all([this.#attempt(() => this.#pages.refresh(0, 0, 0)), this.text.trim() !== "" && !looksLikeFilter(this.text) ? this.#ask(searchStep) : undefined]);
  }

  /** What was typed into the search field: one request each, and an answer to an older one is dropped. */
  async search(text: string): Promise<void> {
    this.text = text;
    // A filter that is being typed is no search: Enter makes it one of the list.
    if (text.trim() === "" || looksLikeFilter(text)) {
      this.#asked++;
      this.#found = null;
      return;
    }
    await this.#ask(searchStep);
  }

  /** Fetches what comes into sight. */
  async ensure(first: number, last: number): Promise<void> {
    if (!this.#found) {
      // A page ahead in both directions, so that a calm scroll never meets a placeholder.
      await this.#attempt(() => this.#pages.ensure(first - 40, last + 40));
      return;
    }
    const { page } = this.#found;
    if (this.#growing || last < page.rows.length - 20 || page.rows.length >= page.total || page.rows.length < this.#limit) return;
    this.#growing = true;
    await this.#ask(this.#limit * 4);
    this.#growing = false;
  }

  /** Reads everything in sight again; answers by how many rows the one at `anchor` moved. */
  async refresh(first: number, last: number, anchor: number): Promise<number> {
    if (this.#found) {
      const before = this.row(anchor)?.id;
      await this.#ask(this.#limit);
      const at = before ? this.indexOf(before) : -1;
      void this.#attempt(() => this.#pages.refresh(0, 0, 0));
      return at < 0 ? 0 : at - anchor;
    }
    return (await this.#attempt(() => this.#pages.refresh(first, last, anchor))) ?? 0;
  }

  /** Where a contact stands in the list, -1 if it is not in it or too many have the same name. */
  async locate(contact: Pick<Row, "id" | "name" | "kind">): Promise<number> {
    if (this.indexOf(contact.id) >= 0 || this.#found) return this.indexOf(contact.id);
    // The last change is at the top; by name it is near where its name would be.
    const near = this.sort === "last" ? 0 : await this.jump(sortKey(contact));
    if (near < 0) return -1;
    await this.#attempt(() => this.#pages.ensure(near - 20, near + 300));
    return this.indexOf(contact.id);
  }

  /** The row that what was typed jumps to, -1 if none. */
  async jump(typed: string): Promise<number> {
    if (!this.#found && this.sort === "name") {
      return (await this.#attempt(() => findTyped(typed, this.count, (i) => this.#pages.rowAt(i)))) ?? -1;
    }
    for (let i = 0; i < this.count; i++) {
      const row = this.row(i);
      if (row && startsWith(row, typed)) return i;
    }
    return -1;
  }

  async #ask(limit: number): Promise<void> {
    const asked = ++this.#asked;
    const page = await this.#attempt(() => backend.people.search({ text: this.text.trim(), circle: this.circle, where: this.where, limit: this.kind ? Math.max(limit, 500) : limit }));
    if (!page || asked !== this.#asked) return;
    this.#limit = limit;
    this.#found = { page, matches: new Map(page.matches.map((match) => [match.id, match])) };
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      const answer = await work();
      this.failure = null;
      return answer;
    } catch (thrown) {
      this.failure = failureOf(thrown);
      return undefined;
    }
  }
}

/** The one list of the window. */
export const book = new Book();

/** Takes the first page of the session; answers whether that was news. After a first import it is not: the page is older than the people. */
export const beginBook = (): boolean => book.begin(session.first) && session.total === session.first.total && !session.changed;
