import { backend, failureOf, type TodayBoard } from "../backend";
import { language, setToday, today } from "../locales/index.svelte";
import { afterFrame } from "../ui/frame";
import { onChanged } from "./changes.svelte";

/** The list of today, kept beside the views: the side bar counts it, and going there shows it at once. */
const state = $state<{ board: TodayBoard | null; problem: string }>({ board: null, problem: "" });

export const todayBoard = (): TodayBoard | null => state.board;
export const todayProblem = (): string => state.problem;

/** How many things are open; 0 while that is not known. */
export const todayCount = (): number => (state.board?.date === today() ? state.board.items.filter((one) => !one.done).length : 0);

let asked = 0;

/** Reads the list again. An answer that comes after a later question's is not taken. */
export async function loadToday(ask: () => Promise<TodayBoard> = backend.today.board): Promise<void> {
  const mine = ++asked;
  try {
    const board = await ask();
    if (mine !== asked) return;
    state.board = board;
    state.problem = "";
    setToday(board.date);
  } catch (thrown) {
    if (mine === asked) state.problem = failureOf(thrown).message;
  }
}

/** Shows something before Go has answered; the next reading says how it is. */
export function seeToday(change: (board: TodayBoard) => TodayBoard): void {
  if (state.board) state.board = change(state.board);
}

/**
 * Reads the list once the window is there, and again after every write that may change it. Answers how to stop.
 */
export function keepToday(): () => void {
  // The first frame and its list come first.
  const callOff = afterFrame(() => void loadToday());
  const stop = onChanged(["contacts", "encounters", "followups", "circles", "today"], () => loadToday());
  return () => {
    callOff();
    stop();
  };
}

/** Reads the list when the language of its reasons changes, and at midnight; for the life of the component that calls it. */
export function followToday(): void {
  let [spoken, day] = [language(), today()];
  $effect(() => {
    if (language() === spoken && today() === day) return;
    [spoken, day] = [language(), today()];
    if (state.board) void loadToday();
  });
}
