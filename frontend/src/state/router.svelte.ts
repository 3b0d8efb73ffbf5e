/** Where the window is. A view is plain data: it can be kept, compared and gone back to. */
export type View =
  | { area: "people"; circle: string; contact: string }
  | { area: "followups" }
  | { area: "imports" }
  | { area: "duplicates" }
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

/** Opens a person or an organisation, within the circle that is open if there is one. */
export function openContact(contact: string, circle = state.view.area === "people" ? state.view.circle : ""): void {
  go({ area: "people", circle, contact });
}

/** Opens the list of a circle; "" is everybody. */
export const openCircle = (circle: string): void => go({ area: "people", circle, contact: "" });

/**
 * Another contact in the same list, without a step to go back to: arrows through a list would otherwise fill the past.
 */
export function showContact(contact: string): void {
  if (state.view.area === "people") state.view = { ...state.view, contact };
}

export function back(): boolean {
  const before = state.past.at(-1);
  if (!before) return false;
  state.past = state.past.slice(0, -1);
  state.view = before;
  return true;
}
