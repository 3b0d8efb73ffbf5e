import type { Change, Contact } from "./types";

/** How one file is read; "", 0 and null detect. `file` is its place in the preview (for `byFile`). */
export interface ImportReading {
  file: number;
  charset: string;
  /** "," ";" "\t" "|" */
  separator: string;
  /** Row of the header from 1; -1 = there is none. */
  header: number;
  sheet: string;
  /** "dmy", "mdy", "ymd" for dates that leave a doubt. */
  dateOrder: string;
  /** Where columns go that no field takes: "property" or "note". */
  unmapped: string;
  mapping: ImportMapping | null;
}

export interface ImportOptions {
  reading: ImportReading;
  /** Instead of `reading`, for the files they name. */
  byFile: ImportReading[];
  /** What undecided doubtful cards become: "new" ("" too), "skip", "merge". */
  doubtful: string;
}

/** What the columns of a table become, by position. */
export interface ImportMapping {
  columns: ImportColumnMapping[];
  unmapped: string;
}

export interface ImportColumnMapping {
  header: string;
  target: ImportTarget;
  /** Order of day, month and year, "" infers. */
  dates: string;
}

/** What the cells of a column become; `field` is one of fields(), "" = kept as `unmapped` says. */
export interface ImportTarget {
  field: string;
  part: string;
  /** "home", "work", "cell", "home,fax" … */
  type: string;
  label: string;
  /** Columns with the same field and group make one value. */
  group: number;
  /** Of field "property": the X- name. */
  name: string;
}

/** One thing a column can become; the first part is the default; `typed`: type and label mean something. */
export interface ImportField {
  field: string;
  parts: string[];
  typed: boolean;
  grouped: boolean;
}

/** The cards of a preview by what was found. */
export interface ImportFindings {
  new: number;
  changed: number;
  unchanged: number;
  doubtful: number;
  failed: number;
  /** Of people who were deleted. */
  binned: number;
}

export type ImportFinding = keyof ImportFindings;
export type ImportDecision = "take" | "leave-out" | "as-new" | "restore" | "person";
/** For many at once: "likely" is "person" where more than the name is the same, and leaves alone what was decided. */
export type ImportDecisionForAll = ImportDecision | "likely";

export interface ImportPreview {
  /** For all calls about it; another begin() ends it. */
  preview: string;
  findings: ImportFindings;
  /** What finish() would do after all decisions. */
  would: ImportCounts;
  report: ImportReport;
  /** One for each file that is a table. */
  tables: ImportTable[];
}

export interface ImportTable {
  file: number;
  format: string;
  charset: string;
  separator: string;
  /** 0 = there is none. */
  headerRow: number;
  preamble: string[];
  columns: ImportColumn[];
  unmapped: string;
  sheet: string;
  sheets: string[];
  /** The mapping is that of an earlier file of this shape. */
  remembered: boolean;
}

export interface ImportColumn {
  index: number;
  name: string;
  samples: string[];
  filled: number;
  target: ImportTarget;
  guess: ImportTarget;
  /** The order of dates that was chosen for it, "" = inferred. */
  dates: string;
  /** Not "": its dates fit day-month and month-day alike; this order is taken meanwhile. */
  dateOrder: string;
  examples: string[];
}

export interface ImportItem {
  /** From 1, through all files. */
  number: number;
  file: number;
  card: number;
  line: number;
  /** "" for cards that could not be read. */
  name: string;
  subtitle: string;
  finding: ImportFinding;
  decision: ImportDecision;
  /** With decision "person": the id of a contact, or "item:N". */
  person: string;
  /** How many values of the contact change. */
  changes: number;
  /** The reasons of a doubt, or the first of a failure. */
  why: string;
}

export interface ImportItemPage {
  items: ImportItem[];
  total: number;
  offset: number;
}

/** `old` "" = new value, `new` "" = it goes. `field` is a field of Edit, or the name of a property in upper case. */
export interface ImportChange {
  field: string;
  old: string;
  new: string;
}

export interface ImportCandidate {
  /** What decide() takes. */
  person: string;
  /** "" for somebody who is in the files themselves. */
  id: string;
  name: string;
  /** Work and town, to know them by. */
  about: string;
  why: string[];
}

export interface ImportItemDetail {
  item: ImportItem;
  /** The card as it would be shown; null where none could be read. */
  contact: Contact | null;
  /** Of the contact in the book it is of, "" = new. */
  id: string;
  changes: ImportChange[];
  /** What stays although the file says otherwise, in words. */
  kept: string[];
  candidates: ImportCandidate[];
  warnings: ImportWarning[];
  /** The row of a table as it stood. */
  raw: string;
  /** The card as vCard. */
  text: string;
}

export interface PastImport {
  id: string;
  at: string;
  files: ImportFile[];
  counts: ImportCounts;
  /** How many of its contacts are still in the book. */
  remaining: number;
  change: number;
}

export interface ImportUndone {
  change: Change;
  /** The first of `keptCount` contacts that stay as they are. */
  kept: { id: string; name: string }[];
  keptCount: number;
}

/** An import that a contact came from. */
export interface ContactSource {
  import: string;
  at: string;
  file: string;
  format: string;
  did: "created" | "updated" | "unchanged";
}

/** What becomes, or became, of cards; doubtful ones are among the others as well. */
export interface ImportCounts {
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  /** Left out by choice, or in the bin. */
  skipped: number;
  /** May be of somebody who was there. */
  doubtful: number;
  /** Of the skipped, those of people who were deleted and stay in the bin. */
  binned: number;
}

/** One file of an import as the report shows it. */
export interface ImportFile {
  name: string;
  format: string;
  charset: string;
  found: number;
  counts: ImportCounts;
}

export interface ImportWarning {
  file: string;
  card: number;
  line: number;
  /** Whom it is about, "" where that is not known. */
  name: string;
  code: string;
  message: string;
  text: string;
}

export interface ImportReport {
  batch: string;
  files: ImportFile[];
  counts: ImportCounts;
  /** How many of the unchanged came into the circle for all. */
  circled: number;
  warnings: ImportWarning[];
  /** How many warnings there are in all; `warnings` holds the first 500. */
  warningCount: number;
  /** The first people the import would bring or brought, to recognise it by. */
  sample: { name: string; subtitle: string; status: "created" | "updated" | "unchanged" | "skipped" }[];
  /** The change to undo it by; null for a preview and when nothing changed. */
  change: Change | null;
}

/** How far an import is. `totalBytes` is 0 if unknown. Sent as event "import:progress". */
export interface ImportProgress {
  phase: "reading" | "saving";
  file: string;
  bytes: number;
  totalBytes: number;
  cards: number;
}
