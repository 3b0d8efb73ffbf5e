/**
 * Where a key leads in a list: arrows and j/k by one, Page keys by a page, Home and End to the ends. null if the key
 * means nothing here or a modifier says it is meant for something else.
 */
export function rowStep(e: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">, at: number, count: number, page: number): number | null {
  if (count === 0 || e.ctrlKey || e.metaKey || e.altKey) return null;
  const to = {
    ArrowDown: at + 1,
    j: at + 1,
    ArrowUp: at - 1,
    k: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  }[e.key];
  return to === undefined ? null : Math.min(count - 1, Math.max(0, to));
}

/** The first and the last row in sight in a scrolled list of equally high rows, and some more on both sides. */
export function rowsAround(top: number, height: number, rowHeight: number, count: number, more = 4): [first: number, last: number] {
  const end = Math.max(0, count - 1);
  const at = (y: number) => Math.min(end, Math.max(0, y));
  return [at(Math.floor(top / rowHeight) - more), count === 0 ? -1 : at(Math.ceil((top + height) / rowHeight) - 1 + more)];
}
