import { openDialog } from "../../state/dialogs.svelte";

/** Names that circles got in this window, each with the one before: whoever looks at one of them goes along, also with an undo. */
let kept = $state.raw<(readonly [string, string])[]>([]);

/** Remembers that a circle is called otherwise now. */
export function remember(from: string, to: string): void {
  if (from !== to) kept = [...kept, [from, to]];
}

/** What a circle that is not there is called now; "" where it is there, or nothing is known of it. */
export function calledNow(circle: string, there: { name: string }[]): string {
  const is = (name: string) => there.some((one) => one.name === name);
  if (circle === "" || is(circle)) return "";
  const pair = kept.findLast(([from, to]) => (from === circle && is(to)) || (to === circle && is(from)));
  return pair ? (pair[0] === circle ? pair[1] : pair[0]) : "";
}

/** Asks for another name of a circle. */
export const openRenameCircle = (circle: string): Promise<void> => openDialog(() => import("./RenameCircle.svelte"), { circle });
