/** Where the window is. A view is plain data: it can be kept, compared and gone back to. */
export type View =
  | { area: "people"; circle: string; contact: string; where?: string; saved?: string }
  | { area: "today" }
  | { area: "encounters"; circle?: string }
  | { area: "followups" }
  | { area: "imports"; shown?: string }
  | { area: "appointments" }
  | { area: "duplicates" }
  | { area: "tidy" }
  | { area: "bin" }
  | { area: "history" }
  | { area: "settings" };

export type AreaName = View["area"];

const state = $state<{ view: View; past: View[] }>({ view: { area: "people", circle: "", contact: "" }, past: [] });

/** The view now. Reading it in markup or $derived follows it. */
export const view = (): View => state.view;

/** Goes to a view; Alt-Left comes back. */
export function go(next: View): void {
  if (JSON.stringify(next) === JSON.stringify(state.view)) return;
  state.past = [...state.past.slice(-49), state.view];
  state.view = next;
}

/** Where the window opens; there is nothing to come back to. */
export function beginAt(first: View): void {
  if (state.past.length === 0) state.view = first;
}

/** Opens a person or an organisation, within the circle and the filter of the list; another circle lets the filter go. */
export function openContact(contact: string, circle?: string): void {
  const here = state.view;
  go(circle === undefined && here.area === "people" ? { ...here, contact } : { area: "people", circle: circle ?? "", contact });
}

/** Opens the list of a circle; "" is everybody. */
export const openCircle = (circle: string): void => go({ area: "people", circle, contact: "" });

/** Opens the log of encounters with the people of a circle; "" is everybody. */
export const openEncounters = (circle: string): void => go({ area: "encounters", ...(circle !== "" && { circle }) });

/** Opens the list of a saved view; without one that of everybody. */
export const openView = (kept: { id: string; expression: string } | undefined): void =>
  go({ area: "people", circle: "", contact: "", ...(kept && { where: kept.expression, saved: kept.id }) });

/** Filters the list: `where` as text, "" for no filter; `saved` is the id of the view it is, or was made from. */
export function filterBy(where: string, saved = ""): void {
  const { circle, contact } = state.view.area === "people" ? state.view : { circle: "", contact: "" };
  go({ area: "people", circle, contact, ...(where !== "" && { where }), ...(where !== "" && saved !== "" && { saved }) });
}

/**
 * Another contact in the same list, without a step to go back to: arrows through a list would otherwise fill the past.
 */
export function showContact(contact: string): void {
  if (state.view.area === "people") state.view = { ...state.view, contact };
}

/** The circle of the list has another name: the list stays where it is, without a step to go back to. */
export function renameHere(circle: string): void {
  if (state.view.area === "people") state.view = { ...state.view, circle };
}

/** A view that is open has another filter, as its circle is called otherwise: the list goes along, without a step to go back to. */
export function refilterHere(saved: string, where: string): void {
  if (state.view.area === "people" && state.view.saved === saved) state.view = { ...state.view, where };
}

export function back(): boolean {
  const before = state.past.at(-1);
  if (!before) return false;
  state.past = state.past.slice(0, -1);
  state.view = before;
  return true;
}
