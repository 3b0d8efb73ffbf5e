import {
  backend, failureOf, type Change, type DuplicateClass, type DuplicateCounts, type DuplicateGroup, type DuplicateProgress, type Failure, type MergeChoice,
  type MergeField, type MergePreview,
} from "../backend";
import { t } from "../locales/index.svelte";
import { Rounds } from "../state/rounds";
import { attempt, toast } from "../state/toasts.svelte";

/** Which groups one goes through: of a class, "" all open ones, or those that were put off. */
export type Filter = DuplicateClass | "" | "later";

/** How many groups are there before and behind the one on the screen, so that the next one comes without waiting. */
const behind = 3;
const ahead = 12;

/**
 * Going through the groups, one at a time. What is decided leaves the screen at once; the book is written, and looked at
 * again, behind it.
 */
export class Review {
  counts = $state.raw<DuplicateCounts | null>(null);
  filter = $state<Filter>("");
  /** Place of the group on the screen among all of the filter, and how many these are. */
  at = $state(0);
  total = $state(0);
  /** Decided since the window was opened, less what was undone. */
  decided = $state(0);
  /** What is going on in Go: the first look, another one behind what is there, merging all identical ones. */
  busy = $state<"" | "first" | "again" | "identical">("");
  progress = $state.raw<DuplicateProgress | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** The scan was stopped on purpose. */
  stopped = $state(false);
  loaded = $state(false);

  /** Whose value leads in a field, where somebody chose. */
  chosen = $state.raw<Partial<Record<MergeField, string>>>({});
  /** Contacts of the group that are left out. */
  out = $state.raw<string[]>([]);
  preview = $state.raw<MergePreview | null>(null);

  #near = $state.raw<{ offset: number; groups: DuplicateGroup[] }>({ offset: 0, groups: [] });
  readonly group = $derived(this.#near.groups[this.at - this.#near.offset]);
  /** The contacts that a decision is about. */
  readonly ids = $derived((this.group?.contacts ?? []).map((one) => one.id).filter((id) => !this.out.includes(id)));

  /** Groups whose decision is being written. */
  #acting = new Set<string>();
  /** Groups that were decided, and whether that counts: one that is there again was undone, and is shown. */
  #acted = new Map<string, boolean>();
  readonly #rounds = new Rounds(() => this.#round());
  #asked = 0;

  /** Brings everything up to date; looks through the book when that is due. Calls while it works become one more round. */
  refresh(): Promise<void> {
    return this.#rounds.go();
  }

  async #round() {
    try {
      this.counts = await backend.duplicates.counts();
      if (!this.counts.scanned || this.counts.stale) {
        if (this.counts.scanned && !this.loaded) await this.#load();
        this.counts = await this.#running(this.counts.scanned ? "again" : "first", () => backend.duplicates.scan());
      }
      await this.#load();
      this.failure = null;
      this.stopped = false;
    } catch (thrown) {
      const failure = failureOf(thrown);
      this.stopped = failure.code === "cancelled";
      this.failure = this.stopped ? null : failure;
      if (this.stopped && this.counts?.scanned) await this.#load().catch(() => {});
    }
  }

  /** After a change to the book that may be somebody else's: an undo, an import. One's own writes bring themselves up to date. */
  changed(): Promise<void> | void {
    if (this.#acting.size === 0 && this.busy !== "identical") return this.refresh();
  }

  stop(): void {
    void backend.duplicates.cancel();
  }

  setFilter(filter: Filter): void {
    this.filter = filter;
    this.at = 0;
    this.#acted.clear();
    this.#near = { offset: 0, groups: [] };
    this.loaded = false;
    this.#fresh();
    this.#more();
  }

  /** What is to be seen next. While the book is looked at again, it comes from the last result instead of waiting for the next. */
  #more(): void {
    if (this.busy === "again") void this.#load().catch(() => { /* the round that is under way tells */ });
    void this.refresh();
  }

  step(by: number): void {
    const to = Math.max(0, Math.min(this.total - 1, this.at + by));
    if (to === this.at) return;
    this.at = to;
    this.#fresh();
    const { offset, groups } = this.#near;
    if (to < offset + 1 || to > offset + groups.length - 3) this.#more();
  }

  choose(field: MergeField, id: string): void {
    this.chosen = { ...this.chosen, [field]: id };
  }

  /** Leaves a contact of the group out, or takes it in again. */
  leave(id: string): void {
    this.out = this.out.includes(id) ? this.out.filter((one) => one !== id) : [...this.out, id];
    void this.#look();
  }

  merge(): Promise<void> {
    const ids = this.ids;
    const choices: MergeChoice[] = Object.entries(this.chosen).flatMap(([field, id]) => (ids.includes(id) ? [{ field: field as MergeField, id }] : []));
    return this.#act(() => backend.duplicates.merge(ids, "", choices));
  }

  decide(verdict: "different" | "later" | ""): Promise<void> {
    const ids = this.ids;
    return this.#act(() => backend.duplicates.decide(ids, verdict));
  }

  async mergeIdentical(): Promise<void> {
    await this.#running("identical", () =>
      attempt(async () => {
        const { gone, change } = await backend.duplicates.mergeIdentical();
        if (gone > 0) return change;
        toast(t().duplicates.identical.none);
        return null;
      }),
    );
    await this.refresh();
  }

  async #act(write: () => Promise<Change | { change: Change }>) {
    const group = this.group;
    if (!group || this.ids.length < 2) return;
    this.#acting.add(group.id);
    const { offset, groups } = this.#near;
    this.#near = { offset, groups: groups.filter((one) => one !== group) };
    this.total--;
    this.at = Math.max(0, Math.min(this.at, this.total - 1));
    this.#fresh();
    const well = await attempt(write);
    if (well) this.decided++;
    this.#acting.delete(group.id);
    this.#acted.set(group.id, well);
    await this.refresh();
  }

  async #running<T>(what: "first" | "again" | "identical", work: () => Promise<T>): Promise<T> {
    const off = backend.on("duplicates:progress", (progress) => { this.progress = progress; });
    this.busy = what;
    try {
      return await work();
    } finally {
      off();
      this.busy = "";
      this.progress = null;
    }
  }

  /** The groups around the place. */
  async #load() {
    const filter = this.filter;
    const offset = Math.max(0, this.at - behind);
    const limit = behind + 1 + ahead;
    const later = filter === "later";
    const page = await backend.duplicates.groups({ class: later ? "" : filter, later, offset, limit });
    if (filter !== this.filter) return;
    const groups = page.groups.filter((one) => !this.#acting.has(one.id));
    // Groups whose contacts are gone are counted, but not given: where the list ends, what was given is what there is.
    const ends = offset + limit >= page.total;
    const before = this.group?.id;
    const undone = groups.find((one) => this.#acted.has(one.id));
    if (undone) {
      if (this.#acted.get(undone.id)) this.decided--;
      this.#acted.delete(undone.id);
    }
    const held = groups.indexOf(undone ?? groups.find((one) => one.id === before)!);
    this.#near = { offset, groups };
    this.total = ends ? offset + groups.length : page.total;
    if (held >= 0) this.at = offset + held;
    else this.at = Math.max(0, Math.min(this.at, this.total - 1));
    this.loaded = true;
    if (this.group?.id !== before) this.#fresh();
    else void this.#look();
    // The place was behind the end.
    if (!this.group && this.total > 0) void this.#rounds.go();
  }

  /** Another group is on the screen: nothing is chosen yet. */
  #fresh() {
    this.chosen = {};
    this.out = [];
    this.preview = null;
    void this.#look();
  }

  /** Asks what can be chosen. Without an answer the group can be merged all the same. */
  async #look() {
    const mine = ++this.#asked;
    const ids = this.ids;
    if (ids.length < 2) return void (this.preview = null);
    const preview = await backend.duplicates.preview(ids, "", []).catch(() => null);
    if (mine === this.#asked) this.preview = preview;
  }
}

/** One for the life of the window: whoever looks at a person in between comes back to the same group. */
export const review = new Review();
