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

/** A heading above a row of a list, which it pushes down. */
export interface Heading {
  /** The row it stands above. */
  at: number;
  text: string;
}

export const headingHeight = 40;

/** Where things stand in a list of equally high rows with a few headings between them. */
export class Places {
  constructor(
    readonly count: number,
    readonly rowHeight: number,
    readonly headings: Heading[] = [],
  ) {}

  get height(): number {
    return this.count * this.rowHeight + this.headings.length * headingHeight;
  }
  /** The upper edge of a row, below its heading. */
  top(index: number): number {
    return index * this.rowHeight + this.headings.filter((one) => one.at <= index).length * headingHeight;
  }
  heading(index: number): string {
    return this.headings.find((one) => one.at === index)?.text ?? "";
  }
  /** The first and the last row of a stretch, and some more on both sides; the last is -1 where there are none. */
  within(from: number, to: number, more = 0): [first: number, last: number] {
    const end = Math.max(0, this.count - 1);
    const near = (row: number) => Math.min(end, Math.max(0, row));
    return [near(this.#at(from) - more), this.count === 0 ? -1 : near(this.#at(to - 1) + more)];
  }
  #at(y: number): number {
    let above = 0;
    for (const one of this.headings) {
      if (y < one.at * this.rowHeight + above) break;
      above += headingHeight;
    }
    return Math.floor((y - above) / this.rowHeight);
  }
}
