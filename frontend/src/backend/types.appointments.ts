import type { EncounterKind } from "./types.encounters";
import type { Change, Kind } from "./types";

type Somebody = { id: string; name: string; kind: Kind; photo: string };

/** What calendar files would bring as encounters. */
export interface AppointmentPreview {
  preview: string;
  /** How many appointments there are. */
  total: number;
  states: Record<AppointmentState, number>;
  /** How many of the new ones come back as follow-ups. */
  followups: number;
  /** How many records of a copy come back beside: templates, views, settings of circles … */
  records: number;
  /** Sentences that say which of those come, and which stay as the book has them. */
  copy: string[];
  /** How many are none to take over, and why: not over yet, cancelled, before the day asked for, with nobody else, more than are taken at once. */
  left: Record<AppointmentLeft, number>;
  /** Who takes part, those to be asked about first. */
  people: AppointmentPerson[];
  /** Lines that could not be read, the first of them. */
  warnings: { line: number; message: string; text: string }[];
  warningCount: number;
}

export type AppointmentState = "new" | "known" | "nobody" | "out";
export type AppointmentLeft = "ahead" | "cancelled" | "before" | "alone" | "many";

export interface AppointmentPerson {
  key: string;
  name: string;
  email: string;
  count: number;
  /** Whom of the book it may be: one is sure, several are doubtful. */
  found: Somebody[];
  by: "id" | "email" | "name" | "";
  /** "name", "new", "me", the id of a contact, or "" while nobody has decided. */
  choice: string;
  chosen: Somebody | null;
}

export interface AppointmentItem {
  number: number;
  state: AppointmentState;
  /** What it becomes. */
  kind: EncounterKind | "followup";
  day: string;
  time: string;
  title: string;
  place: string;
  with: string[];
  others: string[];
}

export interface AppointmentReport {
  encounters: number;
  followups: number;
  records: number;
  people: number;
  change: Change;
}
