import type { Kind, Row } from "./types";

/**
 * Whom somebody has selected: those with the ids, or with `all` everybody in a list but for `except`, however many that are and
 * whether the page knows them or not. The list is what is searched for (`text`) among a circle, a kind and a filter.
 */
export interface Choice {
  ids: string[];
  all: boolean;
  text: string;
  circle: string;
  kind: Kind | "";
  where: string;
  except: string[];
}

/** A selection as it is now. */
export interface Chosen {
  total: number;
  rows: Row[];
}

/** Somebody in the bin. */
export interface BinnedRow {
  id: string;
  kind: Kind;
  name: string;
  subtitle: string;
  /** A moment. */
  deleted: string;
  daysLeft: number;
}

export interface BinPage {
  rows: BinnedRow[];
  total: number;
  offset: number;
}
