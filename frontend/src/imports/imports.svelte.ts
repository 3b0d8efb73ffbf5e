import { backend, failureOf, type Failure, type ImportProgress, type ImportReport } from "../backend";
import { go, view } from "../state/router.svelte";

/** Where an import is. It outlives its view: one may look at people while it reads. */
interface State {
  step: "choose" | "reading" | "preview" | "saving" | "report";
  paths: string[];
  charset: string;
  circle: string;
  report: ImportReport | null;
  progress: ImportProgress | null;
  failure: Failure | null;
}

const nothing: State = { step: "choose", paths: [], charset: "", circle: "", report: null, progress: null, failure: null };
const state = $state<State>({ ...nothing });
let asked = 0;

/** The import that is under way, for reading; the functions below change it. */
export const current = (): Readonly<State> => state;

/** Goes back to choosing files. */
export function reset(): void {
  asked++;
  Object.assign(state, nothing, { paths: [] });
}

/** Looks into some files and shows what an import would do. Files that come while one is being saved wait for nobody: they are refused. */
export async function look(paths: string[], charset = ""): Promise<void> {
  if (paths.length === 0 || state.step === "saving") return;
  if (view().area !== "imports") go({ area: "imports" });
  // Another charset keeps the last preview on the screen while the new one is read.
  const again = state.step === "preview" && paths === state.paths;
  Object.assign(state, { paths, charset, failure: null, progress: null });
  if (!again) Object.assign(state, { step: "reading", report: null, circle: "" });
  const mine = ++asked;
  try {
    const report = await withProgress(() => backend.imports.preview([...paths], charset, ""));
    if (mine === asked) Object.assign(state, { step: "preview", report });
  } catch (thrown) {
    if (mine === asked) Object.assign(state, { step: again ? "preview" : "choose", failure: stopped(thrown) });
  }
}

export const setCircle = (circle: string): void => void (state.circle = circle);

/** Reads the same files again with another charset, "" to detect it. */
export const setCharset = (charset: string): Promise<void> => look(state.paths, charset);

/** Brings everybody in. */
export async function commit(): Promise<void> {
  const mine = ++asked;
  Object.assign(state, { step: "saving", failure: null, progress: null });
  try {
    const report = await withProgress(() => backend.imports.commit([...state.paths], state.charset, state.circle.trim()));
    if (mine === asked) Object.assign(state, { step: "report", report });
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

/** The system's file dialog; where there is none (a browser), the given input is opened instead. */
export async function choose(fallback: () => void): Promise<void> {
  try {
    const paths = await backend.imports.chooseFiles();
    if (paths.length > 0) await look(paths);
  } catch (thrown) {
    if (failureOf(thrown).code === "unsupported") fallback();
    else state.failure = failureOf(thrown);
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
