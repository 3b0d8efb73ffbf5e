/**
 * Filters cross as the text that people type (`circle:Hamburg lacks:phone`, see `kith help filters`). Go reads and writes it; the
 * page only puts single conditions into words.
 */

/** A part of an expression. A term has `key` ("" for a search), `op` and `value`; the others have `parts`, "not" just one. */
export interface FilterNode {
  kind: "all" | "any" | "not" | "term";
  key: string;
  op: string;
  value: string;
  /** The part as it is written, in brackets where it needs them beside others. */
  text: string;
  parts: FilterNode[];
}

/** What Go made of a text. With a `problem` there is nothing else; without conditions `root` is null and everybody fits. */
export interface FilterReading {
  /** The expression in its plainest form. */
  text: string;
  root: FilterNode | null;
  /** How many fit. */
  total: number;
  problem: { code: string; message: string } | null;
}

/** A filter under a name, as the side bar shows it. */
export interface SavedView {
  id: string;
  name: string;
  expression: string;
}
