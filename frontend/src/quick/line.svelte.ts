import { backend, type QuickFix, type QuickLine, type QuickReading, type QuickSaved } from "../backend";
import { toastProblem } from "../state/toasts.svelte";
import { keepUnsaved, unsaved } from "../state/unsaved";

const nothing: QuickReading = { people: [], encounter: null, givings: [], followups: [], empty: true, missing: "" };

/** How long a pause in typing lets the line be read, in milliseconds. */
const pause = 30;

/** A fix of one of several people who were there besides is told apart by who it is. */
const same = (a: QuickFix, b: QuickFix) => a.key === b.key && (a.key !== "with" || a.value === b.value);

/** A line while it is typed: what Go understood of it, and what was corrected. */
export class Line {
  text = $state("");
  fixes = $state.raw<QuickFix[]>([]);
  reading = $state.raw<QuickReading>(nothing);
  readonly person: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(person: string, text = "", fixes: QuickFix[] = []) {
    this.person = person;
    this.text = text;
    this.fixes = fixes;
  }

  get sent(): QuickLine {
    return { text: this.text, person: this.person, fixes: this.fixes };
  }

  /** To be called when the text has changed. */
  typed(): void {
    // Without words nothing is left that a correction could be about.
    if (this.text.trim() === "") this.fixes = [];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.read(), pause);
  }

  /** Has the line read now. An answer that a later one has overtaken is passed over. */
  async read(): Promise<void> {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    try {
      const reading = await backend.quick.understand(this.sent);
      if (asked === this.#asked) this.reading = reading;
    } catch (thrown) {
      toastProblem(thrown);
    }
  }

  /** Corrects a piece; an earlier correction of it goes. */
  fix(key: string, value: string): Promise<void> {
    return this.#correct({ key, drop: false, value });
  }
  /** The words are none of that, and are part of the note. */
  drop(key: string): Promise<void> {
    // Who was added besides stands nowhere in the line.
    const added = this.fixes.find((one) => one.key === "with" && key === `with:${one.value}`);
    if (!added) return this.#correct({ key, drop: true, value: "" });
    this.fixes = this.fixes.filter((one) => one !== added);
    return this.read();
  }
  #correct(fix: QuickFix): Promise<void> {
    this.fixes = [...this.fixes.filter((one) => !same(one, fix)), fix];
    return this.read();
  }

  save(): Promise<QuickSaved> {
    return backend.quick.save(this.sent);
  }
}

const name = "quick";

/** What was typed and neither saved nor thrown away is there again the next time. */
export function newLine(person: string): Line {
  const kept = unsaved<Pick<Line, "text" | "fixes">>(name);
  return new Line(person, kept?.text, kept?.fixes);
}
export const keepLine = (line: Pick<Line, "text" | "fixes"> | null): void =>
  keepUnsaved(name, line && line.text.trim() !== "" ? { text: line.text, fixes: line.fixes } : null);
