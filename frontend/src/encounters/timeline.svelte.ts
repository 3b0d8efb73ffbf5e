import { backend, failureOf, type Encounter, type EncounterQuery, type Failure } from "../backend";

/** How many entries come at a time. */
export const stretch = 60;
/** As many as Go gives at once. */
const most = 1000;

/** A log as far as it has been looked at: it grows as one goes down. */
export class Timeline {
  entries = $state.raw<Encounter[]>([]);
  /** There are older ones. */
  more = $state(false);
  /** Whether it has been read at all. */
  read = $state(false);
  failure = $state.raw<Failure | null>(null);

  /** `step` is how many come at a time. */
  constructor(readonly step = stretch) {}

  #query: Omit<EncounterQuery, "limit" | "after"> = {};
  #asked = 0;
  #growing = false;

  /** Chooses what is shown, and reads it from its newest end. */
  async choose(query: Omit<EncounterQuery, "limit" | "after">): Promise<void> {
    this.#query = query;
    await this.#load(this.step);
  }

  /** Reads again as much as there was: something has changed. */
  reload = (): Promise<void> => this.#load(Math.max(this.step, this.entries.length));

  async #load(count: number): Promise<void> {
    const asked = ++this.#asked;
    this.#growing = false;
    try {
      let entries: Encounter[] = [];
      let more = true;
      while (more && entries.length < count) {
        const page = await backend.encounters.timeline({ ...this.#query, after: entries.at(-1)?.id ?? "", limit: Math.min(most, count - entries.length) });
        if (asked !== this.#asked) return; // something else is wanted meanwhile
        entries = [...entries, ...page.entries];
        more = page.more;
      }
      this.entries = entries;
      this.more = more;
      this.failure = null;
      this.read = true;
    } catch (thrown) {
      if (asked === this.#asked) this.failure = failureOf(thrown);
    }
  }

  /** Fetches what came before, once at a time. */
  async grow(): Promise<void> {
    const last = this.entries.at(-1);
    if (!this.more || this.#growing || !last) return;
    this.#growing = true;
    const asked = this.#asked;
    try {
      const page = await backend.encounters.timeline({ ...this.#query, after: last.id, limit: this.step });
      if (asked !== this.#asked) return;
      this.entries = [...this.entries, ...page.entries];
      this.more = page.more;
    } catch (thrown) {
      // The last entry is gone: what is there now is read again.
      if (asked === this.#asked && failureOf(thrown).code === "encounter.not-found") await this.reload();
      else if (asked === this.#asked) this.failure = failureOf(thrown);
    } finally {
      if (asked === this.#asked) this.#growing = false;
    }
  }
}
