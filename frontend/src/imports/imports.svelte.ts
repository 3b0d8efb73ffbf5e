import { backend, failureOf, type Failure, type ImportDecision, type ImportDecisionForAll, type ImportFinding, type ImportOptions, type ImportPreview, type ImportProgress, type ImportReport } from "../backend";
import { go, view } from "../state/router.svelte";
import { reading } from "./reading";

/** Where an import is. It outlives its view: one may look at people while it reads. */
interface State {
  step: "choose" | "reading" | "preview" | "saving" | "report";
  /** How the files are read, as it was asked last. */
  options: ImportOptions;
  circle: string;
  preview: ImportPreview | null;
  /** Whether somebody has decided or chosen something in the preview, which would be lost with it. */
  touched: boolean;
  /** Grows whenever the cards of the preview are others, or are decided otherwise. */
  version: number;
  report: ImportReport | null;
  progress: ImportProgress | null;
  failure: Failure | null;
}

const detect = (): ImportOptions => ({ reading: reading(), byFile: [], doubtful: "" });
const nothing = (): State => ({ step: "choose", options: detect(), circle: "", preview: null, touched: false, version: 0, report: null, progress: null, failure: null });
const state = $state<State>(nothing());
let asked = 0;
// The truth beside the state: while the report is taken down Svelte answers state as it was before, and what was dropped on it would be let go.
let reported = false;
/** The preview that has come up already: who comes back to it came by a way of their own. */
let shown = "";

/** The import that is under way, for reading; the functions below change it. */
export const current = (): Readonly<State> => state;

/** Whether a preview comes up for the first time. */
export function comesUp(preview: string): boolean {
  const news = preview !== shown;
  shown = preview;
  return news;
}

/** Lets a report go that is still the last word. */
export function leaveReport(): void {
  if (reported) reset();
}

/** Goes back to choosing files; a preview that was looked at is let go. */
export function reset(): void {
  asked++;
  reported = false;
  if (state.preview) backend.imports.discard(state.preview.preview).catch(() => { /* it is gone already */ });
  Object.assign(state, nothing(), { version: state.version + 1 });
}

/** Looks into some files and folders and shows what an import would do. Files that come while one is being saved wait for nobody: they are refused. */
export async function look(paths: string[]): Promise<void> {
  if (paths.length === 0 || state.step === "saving") return;
  if (view().area !== "imports") go({ area: "imports" });
  const mine = ++asked;
  reported = false;
  Object.assign(state, nothing(), { step: "reading", version: state.version + 1 });
  try {
    const preview = await withProgress(() => backend.imports.begin([...paths], detect()));
    if (mine === asked) Object.assign(state, { step: "preview", preview, version: state.version + 1 });
  } catch (thrown) {
    if (mine === asked) Object.assign(state, { step: "choose", failure: stopped(thrown) });
  }
}

/** Reads the same files again in another way. The last preview stays on the screen until the new one is there, and for good when it fails. */
export async function reread(options: ImportOptions): Promise<void> {
  if (state.step !== "preview" || !state.preview) return;
  const before = $state.snapshot(state.options);
  const mine = ++asked;
  Object.assign(state, { options, touched: true, failure: null, progress: null });
  try {
    const id = state.preview.preview;
    const preview = await withProgress(() => backend.imports.reread(id, options));
    if (mine === asked) Object.assign(state, { preview, version: state.version + 1 });
  } catch (thrown) {
    if (mine === asked) Object.assign(state, { options: before, failure: stopped(thrown) });
  }
}

export const setCircle = (circle: string): void => void Object.assign(state, { circle, touched: true });

/** Another charset for all files, "" to detect it in each. */
export function setCharset(charset: string): Promise<void> {
  const options = $state.snapshot(state.options);
  return reread({ ...options, reading: { ...options.reading, charset }, byFile: options.byFile.map((one) => ({ ...one, charset })) });
}

/** Decides about single cards. `person` for decision "person" alone. */
export const decide = (numbers: number[], decision: ImportDecision, person = ""): Promise<void> =>
  decided((preview) => backend.imports.decide(preview, numbers, decision, person));

/** Decides about all cards of a finding, "" for every card. */
export const decideAll = (finding: ImportFinding | "", decision: ImportDecisionForAll): Promise<void> =>
  decided((preview) => backend.imports.decideAll(preview, finding, decision));

async function decided(work: (preview: string) => Promise<ImportPreview["would"]>): Promise<void> {
  const preview = state.preview;
  if (!preview) return;
  try {
    const would = await work(preview.preview);
    if (state.preview?.preview !== preview.preview) return;
    Object.assign(state, { version: state.version + 1, touched: true, failure: null });
    state.preview.would = would;
  } catch (thrown) {
    state.failure = failureOf(thrown);
  }
}

/** Brings everybody in, as it was decided. */
export async function commit(): Promise<void> {
  const preview = state.preview;
  if (!preview) return;
  const mine = ++asked;
  Object.assign(state, { step: "saving", failure: null, progress: null });
  try {
    const report = await withProgress(() => backend.imports.finish(preview.preview, state.circle.trim()));
    if (mine !== asked) return;
    reported = true;
    Object.assign(state, { step: "report", report, preview: null });
  } catch (thrown) {
    if (mine === asked) Object.assign(state, { step: "preview", failure: stopped(thrown) });
  }
}

/** Stops what is being read or saved; what was begun leaves nothing behind. */
export async function stop(): Promise<void> {
  try {
    await backend.imports.cancel();
  } catch (thrown) {
    state.failure = failureOf(thrown);
  }
}

/** The bundled book of invented people. */
export async function trySample(): Promise<void> {
  try {
    await look([await backend.imports.sampleBook()]);
  } catch (thrown) {
    state.failure = failureOf(thrown);
  }
}

async function withProgress<T>(work: () => Promise<T>): Promise<T> {
  const off = backend.on("import:progress", (progress) => { state.progress = progress; });
  try {
    return await work();
  } finally {
    off();
    state.progress = null;
  }
}

/** What was stopped on purpose is no failure. */
function stopped(thrown: unknown): Failure | null {
  const failure = failureOf(thrown);
  return failure.code === "import.cancelled" || failure.code === "cancelled" ? null : failure;
}
