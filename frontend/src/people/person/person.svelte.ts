import { backend, failureOf, type Change, type Contact, type Edit, type Failure, type Followup } from "../../backend";
import { Timeline } from "../../encounters/timeline.svelte";
import { t } from "../../locales/index.svelte";
import { toast, toastChange, toastProblem } from "../../state/toasts.svelte";

/** One person with what has happened and what is planned, as the page shows it. */
export class Person {
  contact = $state.raw<Contact | null>(null);
  readonly log = new Timeline();
  followups = $state.raw<Followup[]>([]);
  /** Why the page could not be read. */
  failure = $state.raw<Failure | null>(null);

  readonly id: string;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(id: string) {
    this.id = id;
  }

  /** Reads everything. */
  async load(): Promise<void> {
    await Promise.all([this.loadContact(), this.log.choose({ contact: this.id }), this.loadFollowups()]);
  }

  async loadContact(): Promise<void> {
    try {
      this.contact = await backend.people.show(this.id);
      this.failure = null;
    } catch (thrown) {
      this.failure = failureOf(thrown);
    }
  }

  async loadFollowups(): Promise<void> {
    try {
      this.followups = await backend.followups.ofContact(this.id);
    } catch (thrown) {
      this.failure ??= failureOf(thrown);
    }
  }

  /**
   * Saves some edits, one batch after the other: the next one is made on the card as the one before left it. `make` gets
   * that card and finds its places in it; no edits, no write. Where somebody else changed the card meanwhile, it is made
   * once more on the newest state: `make` answers null if what it was to change is no longer there, and that is said.
   * Answers whether all is well.
   */
  edit(make: (contact: Contact) => Edit[] | null): Promise<boolean> {
    const saved = this.#queue.then(() => this.#save(make));
    this.#queue = saved;
    return saved;
  }

  async #save(make: (contact: Contact) => Edit[] | null, again = true): Promise<boolean> {
    if (!this.contact) return false;
    const edits = make(this.contact);
    if (!edits) {
      toast(t().people.changedElsewhere, { tone: "problem" });
      return false;
    }
    if (edits.length === 0) return true;
    try {
      const { contact, change } = await backend.people.edit(this.id, this.contact.revision, edits);
      this.contact = contact;
      toastChange(change);
      return true;
    } catch (thrown) {
      if (failureOf(thrown).code === "contact.changed") {
        await this.loadContact();
        if (again) return this.#save(make, false);
      }
      toastProblem(thrown);
      return false;
    }
  }

  /** A write of another area that answers a change (a circle, a follow-up). */
  async write(work: () => Promise<Change>): Promise<boolean> {
    try {
      toastChange(await work());
      return true;
    } catch (thrown) {
      toastProblem(thrown);
      return false;
    }
  }
}
