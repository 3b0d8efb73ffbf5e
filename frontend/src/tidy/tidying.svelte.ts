import { backend, failureOf, type Failure, type TidyCounts, type TidyFinding, type TidyKind, type TidyKindName } from "../backend";
import { t } from "../locales/index.svelte";
import { Rounds } from "../state/rounds";
import { attempt, toast } from "../state/toasts.svelte";

/** How many findings are asked for at a time. */
const step = 200;

/**
 * Going through what was found, kind by kind. What is decided leaves the list at once; the book is written, and what was written looked
 * at again, behind it.
 */
export class Tidying {
  counts = $state.raw<TidyCounts | null>(null);
  /** The kind that is shown; "" before anything was found. */
  kind = $state<TidyKindName | "">("");
  findings = $state.raw<TidyFinding[]>([]);
  total = $state(0);
  progress = $state.raw<{ done: number; total: number } | null>(null);
  busy = $state(false);
  failure = $state.raw<Failure | null>(null);
  stopped = $state(false);

  /** The kinds of which there is something. */
  readonly kinds = $derived<TidyKind[]>((this.counts?.kinds ?? []).filter((one) => one.count > 0));
  readonly current = $derived(this.kinds.find((one) => one.kind === this.kind));

  #limit = step;
  /** What was decided and may still be in an answer that is on its way. */
  #acted = new Set<string>();
  readonly #rounds = new Rounds(() => this.#round());

  /** Brings everything up to date. Calls while it works become one more round. */
  refresh(): Promise<void> {
    return this.#rounds.go();
  }

  async #round() {
    try {
      this.counts = await this.#look();
      this.#choose();
      await this.#load();
      this.failure = null;
      this.stopped = false;
    } catch (thrown) {
      const failure = failureOf(thrown);
      this.stopped = failure.code === "cancelled";
      this.failure = this.stopped ? null : failure;
    }
  }

  async #look(): Promise<TidyCounts> {
    const off = backend.on("tidy:progress", (progress) => { this.progress = progress; });
    this.busy = true;
    try {
      return await backend.tidy.look();
    } finally {
      off();
      this.busy = false;
      this.progress = null;
    }
  }

  stop(): void {
    void backend.tidy.cancel();
  }

  /** The first kind of which there is something, once the one that was shown is done. */
  #choose() {
    if (!this.current) this.kind = this.kinds[0]?.kind ?? "";
  }

  async #load() {
    const kind = this.kind;
    if (kind === "") {
      this.findings = [];
      this.total = 0;
      return;
    }
    const page = await backend.tidy.list(kind, 0, this.#limit);
    if (kind !== this.kind) return;
    this.findings = page.findings.filter((one) => !this.#acted.has(one.id));
    this.total = Math.max(this.findings.length, page.total - (page.findings.length - this.findings.length));
  }

  show(kind: TidyKindName): void {
    if (kind === this.kind) return;
    this.kind = kind;
    this.#limit = step;
    this.findings = [];
    this.total = this.current?.count ?? 0;
    void this.refresh();
  }

  /** The end of what is there is in sight: fetch more. */
  reach(last: number): void {
    if (this.#limit >= this.total || last < this.#limit - 40) return;
    this.#limit += step;
    void this.refresh();
  }

  accept(finding: TidyFinding, text = ""): Promise<boolean> {
    return this.#act(finding, () => backend.tidy.fix([finding.id], text));
  }

  leave(finding: TidyFinding): Promise<boolean> {
    return this.#act(finding, () => backend.tidy.ignore([finding.id]));
  }

  async #act(finding: TidyFinding, write: Parameters<typeof attempt>[0]): Promise<boolean> {
    this.#acted.add(finding.id);
    this.findings = this.findings.filter((one) => one.id !== finding.id);
    this.total--;
    const well = await attempt(write);
    this.#acted.delete(finding.id);
    await this.refresh();
    return well;
  }

  async acceptAll(): Promise<void> {
    const kind = this.kind;
    if (kind === "") return;
    await attempt(async () => {
      const fixed = await backend.tidy.fixAll(kind);
      if (fixed.left > 0 && fixed.done === 0) toast(t().tidy.stayed(fixed.left));
      return fixed.done > 0 ? { ...fixed.change, remarks: fixed.left > 0 ? [t().tidy.stayed(fixed.left)] : [] } : null;
    });
    await this.refresh();
  }

  async reopen(): Promise<void> {
    await attempt(() => backend.tidy.reopen());
    await this.refresh();
  }

  /** After a change to the book that may be somebody else's: an undo, an import. */
  changed(): Promise<void> | void {
    if (this.#acted.size === 0) return this.refresh();
  }
}

/** One for the life of the window: whoever looks at a person in between comes back to the same kind. */
export const tidying = new Tidying();
