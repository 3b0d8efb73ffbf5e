/** What the palette has found, each kind best first. */
export interface Found<T> {
  people: T[];
  /** Whether somebody is called what was typed; the others fit by what is written about them. */
  named: boolean;
  /** Whether nobody fits, and these are only spelled alike. */
  near: boolean;
  /** Circles and saved views, and how well the best of their names fits (see `fit`). */
  lists: T[];
  listed: number;
  actions: T[];
  /** How well the best title of an action fits. */
  acted: number;
}

/** How many people and actions stand before something else that is meant as well. */
const few = 3;

/**
 * In which order the palette shows what it found, so that Enter does what was meant. Who is called so comes first. A circle or a view of that
 * name is meant more than those who are in it, and an action typed by its name more than the twentieth person who happens to fit; what is only
 * spelled alike comes last.
 */
export function inOrder<T>({ people, named, near, lists, listed, actions, acted }: Found<T>): T[] {
  if (near && people.length > 0) return [...lists, ...actions, ...people];
  // An action typed by a word of its title is meant when the people fit only by what is written about them.
  const act = people.length > 2 * few && (acted === 0 || (acted < Infinity && !named));
  const [first, others] = act ? [actions.slice(0, few), []] : [[], actions];
  if (listed > 0) return [...first, ...people, ...lists, ...others];
  return named ? [...first, ...people.slice(0, few), ...lists, ...people.slice(few), ...others] : [...lists, ...first, ...people, ...others];
}
