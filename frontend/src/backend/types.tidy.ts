import type { Change, Kind } from "./types";

/** How far a look through the book is. */
export interface TidyProgress {
  done: number;
  total: number;
}

export type TidyKindName = "no-name" | "name-parts" | "name-case" | "email" | "email-typo" | "phone" | "web" | "address" | "birthday" | "repeated" | "empty";

/** How often something was found. */
export interface TidyKind {
  kind: TidyKindName;
  /** In the language of the window. */
  name: string;
  count: number;
}

export interface TidyCounts {
  contacts: number;
  total: number;
  /** Findings that are left alone. */
  ignored: number;
  /** Code of the home country, "" if it is unknown: then numbers without an address are not looked at. */
  home: string;
  /** All kinds, in the order in which they are worth a look. */
  kinds: TidyKind[];
}

/** Something that could be better in a contact. */
export interface TidyFinding {
  /** Good as long as the value is the same. */
  id: string;
  contact: { id: string; name: string; kind: Kind; photo: string };
  kind: TidyKindName;
  field: string;
  value: string;
  /** What it would be, of "remove" what stays; "" when nobody knows. */
  becomes: string;
  /** change: `value` becomes `becomes`. remove: it goes. ask: the person has to say what it should be. */
  does: "change" | "remove" | "ask";
  why: string;
}

export interface TidyPage {
  findings: TidyFinding[];
  total: number;
}

/** What came of accepting findings; `left` ask for an answer. */
export interface TidyFixed {
  done: number;
  left: number;
  change: Change;
}
