import { backend, failureOf, type AppointmentItem, type AppointmentPreview, type Failure } from "../backend";
import { baseName } from "../common/files";
import { go, view } from "../state/router.svelte";

/** How many appointments one request brings. */
const pageSize = 200;

/** Calendar files that are being looked into. It outlives its view: one may look at people meanwhile. */
class Appointments {
  files = $state.raw<string[]>([]);
  /** Only what was on this day or later; "" for everything. */
  since = $state("");
  preview = $state.raw<AppointmentPreview | null>(null);
  failure = $state.raw<Failure | null>(null);
  busy = $state(false);
  #pages = $state.raw<ReadonlyMap<number, AppointmentItem[]>>(new Map());
  #asked = 0;

  get name(): string {
    return this.files.map(baseName).join(", ");
  }
  item(index: number): AppointmentItem | undefined {
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize];
  }

  /** Looks into calendar files and shows what they would bring. */
  async look(files: string[], since = ""): Promise<void> {
    if (view().area !== "appointments") go({ area: "appointments" });
    const mine = ++this.#asked;
    if (files !== this.files) this.preview = null; // of the same files the preview stays until the new one is here
    Object.assign(this, { files, since, failure: null, busy: true });
    try {
      const preview = await backend.appointments.begin([...files], since);
      if (mine !== this.#asked) return;
      this.preview = preview;
      await this.#first();
    } catch (thrown) {
      if (mine === this.#asked) this.failure = failureOf(thrown);
    } finally {
      if (mine === this.#asked) this.busy = false;
    }
  }

  /** Fetches what is in sight and not here yet. */
  async ensure(first: number, last: number): Promise<void> {
    const preview = this.preview;
    if (!preview) return;
    for (let page = Math.floor(first / pageSize); page <= Math.floor(Math.max(first, last) / pageSize); page++) {
      if (this.#pages.has(page)) continue;
      const items = await backend.appointments.items(preview.preview, page * pageSize, pageSize).catch(() => null);
      if (!items || this.preview?.preview !== preview.preview) return;
      this.#pages = new Map([...this.#pages, [page, items]]);
    }
  }

  /** Says what becomes of somebody. */
  decide = (key: string, choice: string): Promise<void> => this.#change((id) => backend.appointments.decide(id, key, choice));
  /** Leaves an appointment out, or takes it in again. */
  leaveOut = (number: number, out: boolean): Promise<void> => this.#change((id) => backend.appointments.leaveOut(id, [number], out));

  async #change(work: (preview: string) => Promise<AppointmentPreview>): Promise<void> {
    if (!this.preview) return;
    try {
      this.preview = await work(this.preview.preview);
      this.failure = null;
      const seen = [...this.#pages.keys()];
      const pages = await Promise.all(seen.map((page) => backend.appointments.items(this.preview!.preview, page * pageSize, pageSize)));
      this.#pages = new Map(seen.map((page, i) => [page, pages[i]!]));
    } catch (thrown) {
      this.failure = failureOf(thrown);
    }
  }
  async #first(): Promise<void> {
    this.#pages = new Map();
    await this.ensure(0, 0);
  }

  /** Lets the files go. */
  reset(): void {
    this.#asked++;
    if (this.preview) backend.appointments.discard(this.preview.preview).catch(() => { /* it is gone already */ });
    Object.assign(this, { files: [], since: "", preview: null, failure: null, busy: false });
    this.#pages = new Map();
  }
}

export const appointments = new Appointments();
