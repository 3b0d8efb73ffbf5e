import { backend, failureOf, takeServedStart, type Changed, type Circle, type Failure, type RowPage, type SavedView, type Settings, type Start } from "../backend";
import { language, languageOfComputer, setLanguage, setToday } from "../locales/index.svelte";
import { onChanged } from "./changes.svelte";
import { beginAt, refilterHere, view } from "./router.svelte";
import { followTheme } from "./theme.svelte";

/** What the first frame is drawn from: one call, whatever the size of the book. */
class Session {
  /** "opening" until the first answer; "unreachable" when there was none. */
  state = $state<"opening" | "open" | "failed" | "unreachable">("opening");
  problem = $state.raw<{ code: string; message: string } | null>(null);
  vault = $state("");
  version = $state("");
  readOnly = $state(false);
  // Raw, as are the other lists: they change as a whole, and watching each value in each row took longer than drawing some.
  /** The first page of the list, as of the start; people/ keeps its own from there on. */
  first = $state.raw<RowPage>({ rows: [], total: 0, offset: 0 });
  /** Whether anything in it may have changed since. */
  changed = $state(false);
  /** How many contacts there are. */
  total = $state(0);
  /** How many are in the bin of a book that has nobody else; 0 in every other book. */
  binned = $state(0);
  circles = $state.raw<Circle[]>([]);
  /** Filters under a name, in the order of the side bar. */
  views = $state.raw<SavedView[]>([]);
  /** How many follow-ups are due. */
  dueCount = $state(0);
  settings = $state.raw<Settings>({ theme: "system", language: "system", sidebarWidth: 0, listWidth: 0, country: "", start: "people" });
}

export const session = new Session();

/** The language of the computer, for the setting "system". */
let ofComputer: "de" | "en" = "en";

/**
 * Fills the session with the start: at once where the page brought it along, else when the answer to the question is here.
 * Never rejects: what went wrong is in session.state.
 */
export async function begin(): Promise<void> {
  session.state = "opening";
  let start: Start;
  try {
    start = takeServedStart() ?? (await backend.shell.start());
  } catch (thrown) {
    const failure = failureOf(thrown);
    session.problem = { code: failure.code, message: failure.message };
    session.state = "unreachable";
    return;
  }
  // With a language chosen, start.language is that one; what the webview says stands in for the computer's then.
  ofComputer = start.settings.language === "system" ? start.language : languageOfComputer();
  setToday(start.today, start.zone);
  apply(start.settings);
  session.vault = start.vault;
  session.version = start.version;
  session.readOnly = start.readOnly;
  session.problem = start.problem;
  session.first = start.first;
  session.total = start.first.total;
  session.binned = start.binned;
  takeCircles(start.circles);
  session.views = start.views;
  session.dueCount = start.dueCount;
  // An empty book opens with the way to fill it.
  if (start.settings.start === "today" && session.total > 0) beginAt({ area: "today" });
  session.state = start.state;
}

/** In the order a reader of the language expects: Ärzte before Büro. */
function takeCircles(circles: Circle[]): void {
  const order = circles.length > 1 ? new Intl.Collator(language(), { numeric: true }).compare : undefined;
  session.circles = order ? circles.toSorted((a, b) => order(a.name, b.name)) : circles;
}

/** Whoever looks at a view as it is kept sees it as it is kept now: a circle in it was renamed, or that was undone. */
function takeViews(views: SavedView[]): void {
  const [here, before] = [view(), session.views];
  session.views = views;
  if (here.area !== "people" || !here.saved) return;
  const [was, is] = [before, views].map((list) => list.find((one) => one.id === here.saved));
  if (was && is && was.expression === here.where) refilterHere(is.id, is.expression);
}

function apply(settings: Settings): void {
  session.settings = settings;
  setLanguage(settings.language === "system" ? ofComputer : settings.language);
  followTheme(settings.theme);
}

/** Changes some settings: seen at once, kept when Go answers, taken back when it fails. */
export async function changeSettings(some: Partial<Settings>): Promise<void> {
  const before = { ...session.settings };
  apply({ ...before, ...some });
  try {
    await backend.shell.saveSettings({ ...before, ...some });
  } catch (thrown) {
    apply(before);
    throw thrown;
  }
}

/** The number of contacts, circles and due follow-ups in the side bar follow every write. */
export function followChanges(fail: (failure: Failure) => void): () => void {
  return onChanged(["contacts", "circles", "followups", "views"], async (e: Changed) => {
    session.changed = true;
    try {
      if (e.areas.includes("views")) takeViews(await backend.filters.views());
      if (e.areas.includes("contacts") || e.areas.includes("circles")) {
        const [circles, page] = await Promise.all([
          backend.people.circles(),
          backend.people.list({ circle: "", kind: "", sort: "name", offset: 0, limit: 1 }),
        ]);
        // Before the page shows a book without people: it says where they are.
        const binned = page.total === 0 ? (await backend.bin.list(0, 1)).total : 0;
        takeCircles(circles);
        session.total = page.total;
        session.binned = binned;
      }
      const board = await backend.followups.board(1);
      session.dueCount = board.dueCount;
      setToday(board.today);
    } catch (thrown) {
      fail(failureOf(thrown));
    }
  });
}

