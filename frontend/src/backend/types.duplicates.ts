import type { Change, Contact, Kind } from "./types";

/** How far a scan is. */
export interface DuplicateProgress {
  phase: "reading" | "comparing";
  done: number;
  total: number;
}

export type DuplicateClass = "identical" | "likely" | "possible";

/** What there is to decide, in groups; `contacts` were compared. */
export interface DuplicateCounts {
  contacts: number;
  identical: number;
  likely: number;
  possible: number;
  /** Put off. */
  later: number;
  /** Values that so many contacts share that not all of them were compared with each other. */
  bounded: number;
  /** False before the first scan; then all else is 0. */
  scanned: boolean;
  /** Contacts have changed since: scan again to see what that brought. */
  stale: boolean;
}

/** `class` "" takes all; `later` those that were put off instead of the open ones. */
export interface DuplicateQuery {
  class: DuplicateClass | "";
  later: boolean;
  offset: number;
  limit: number;
}

export interface DuplicatePage {
  groups: DuplicateGroup[];
  total: number;
  offset: number;
  stale: boolean;
}

/** What speaks for or against it, as a sentence in the person's language. */
export interface DuplicateReason {
  code: string;
  text: string;
}

/** The head of a column. */
export interface DuplicateContact {
  id: string;
  kind: Kind;
  name: string;
  subtitle: string;
  place: string;
  photo: string;
  created: string;
  changed: string;
  encounters: number;
  followups: number;
}

/**
 * One value of the contacts side by side: `cells` has a text for each contact in their order, "" where it has none. Spellings of one
 * value (numbers, streets) stand in one line, which is then "equal". `photo` has a hash in its cells.
 */
export interface DuplicateLine {
  field: string;
  /** Types or label of the value. */
  label: string;
  state: "equal" | "different" | "only";
  cells: string[];
}

/** Two or more contacts that may be one. */
export interface DuplicateGroup {
  /** Good until the next scan. */
  id: string;
  class: DuplicateClass;
  /** 0…1 */
  score: number;
  reasons: DuplicateReason[];
  against: DuplicateReason[];
  contacts: DuplicateContact[];
  lines: DuplicateLine[];
  /** Further contacts that belong to it and come when these are merged. */
  more: number;
}

/** A field that a card shows one value of. */
export type MergeField = "name" | "kind" | "birthday" | "anniversary" | "gender" | "photo";

/** Whose value it shall be. */
export interface MergeChoice {
  field: MergeField;
  id: string;
}

/** The value that a contact has in a field; of a photo its version. */
export interface MergeOption {
  id: string;
  text: string;
}

/** A field of which one value has to be shown; the others are kept on the card in another way. */
export interface MergeConflict {
  field: MergeField;
  options: MergeOption[];
  chosen: string;
}

/** What a merge would come to. `contacts` and `lines` as of a group. */
export interface MergePreview {
  /** The contact that goes on. */
  keep: string;
  contacts: DuplicateContact[];
  lines: DuplicateLine[];
  conflicts: MergeConflict[];
  after: Contact;
}

/** How many contacts are gone. */
export interface MergedIdentical {
  gone: number;
  change: Change;
}
