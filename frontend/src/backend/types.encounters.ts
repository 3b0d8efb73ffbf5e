import type { Kind } from "./types";

export type EncounterKind = "meeting" | "meal" | "call" | "video" | "message" | "letter" | "event" | "feedback" | "greeting" | "attempt" | "note";

/** A dated entry on one or several people. `html` is `note` (Markdown) made safe. */
export interface Encounter {
  id: string;
  kind: EncounterKind;
  /** A day, or what is remembered of it: "2026-03", "2026-21" (spring … "2026-24" winter), "2026". */
  day: string;
  /** "15:04", "" unknown. */
  time: string;
  place: string;
  /** How many people there were, 0 unknown. */
  size: number;
  /** Who reached out. */
  initiator: "me" | "them" | "";
  /** Addresses of pages and paths of files. */
  links: string[];
  contacts: { id: string; name: string; kind: Kind; photo: string }[];
  note: string;
  html: string;
  created: string;
  changed: string;
}

export interface EncounterDraft {
  id: string; // "" for a new one
  kind: EncounterKind;
  day: string;
  time?: string;
  place?: string;
  size?: number;
  initiator?: "me" | "them" | "";
  links?: string[];
  contacts: string[];
  /** Names of people who are not in the book and come in with the encounter. */
  new?: string[];
  note: string;
}

/** Chooses a stretch of the log; what is missing or "" chooses everything. */
export interface EncounterQuery {
  contact?: string;
  circle?: string;
  kind?: EncounterKind | "";
  /** All its words, or their beginnings, are in the note, the place, a link or a name. */
  text?: string;
  /** On this day, or in this month or year, or later. */
  since?: string;
  /** On this day, or in this month or year, or before. */
  until?: string;
  /** The id of the last entry of the stretch before. */
  after?: string;
  limit: number;
}

/** A stretch of the log, newest first; `more` says that there are older ones. */
export interface EncounterPage {
  entries: Encounter[];
  more: boolean;
}
