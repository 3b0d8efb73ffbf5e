import type { Choice } from "./types.selection";

/** Who leaves in what form: those of the choice, else those with the ids, else those of the circle, else everybody. */
export interface ExportRequest {
  choice: Choice | null;
  ids: string[];
  circle: string;
  form: ExportForm;
  /** Of the cards when there is one file each: "4.0" or "3.0". */
  version: string;
  /** Of a list; "" for the usual one. */
  title: string;
  /** Of a list. */
  paper: "A4" | "Letter";
  /** The sheet of labels, by its name. */
  labels: string;
  /** A small line above each address; "" for none. */
  sender: string;
  /** Labels that are gone already from the first sheet. */
  skip: number;
}

export type ExportForm = "vcard4" | "vcard3" | "each" | "csv" | "list" | "labels";

/** What was written, and what did not find room. */
export interface ExportResult {
  path: string;
  contacts: number;
  labels: number;
  /** Contacts of which a table could not hold everything. */
  left: number;
  /** Names of those without an address. */
  without: string[];
  /** Names of those whose label is shortened. */
  shortened: string[];
  /** Names with characters that the PDF has no letters for. */
  letters: string[];
}

export interface LabelSheet {
  name: string;
  /** What the shops call it. */
  known: string;
  count: number;
}

/** A QR code: the dark modules as the path of an SVG that is `size` wide and high. */
export interface CardCode {
  name: string;
  size: number;
  path: string;
  /** What is not in it, as a sentence; "" if nothing. */
  left: string;
}

export interface CalendarResult {
  path: string;
  followups: number;
  birthdays: number;
  dates: number;
  rhythms: number;
}

/** The calendar file that is kept up to date; `file` "" where there is none. */
export interface KeptCalendar {
  file: string;
  kinds: string[];
  todos: boolean;
}
