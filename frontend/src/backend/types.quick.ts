import type { Change } from "./types";
import type { EncounterKind } from "./types.encounters";

/** What a phrase means: a day or a period that is over (2026-03, 2026, season 2026-21), and "15:04" or "". */
export interface When {
  day: string;
  time: string;
}

/**
 * One line that says what happened. `person` is the id of whose page is open, "" nobody's. Fixes correct what was understood, by the
 * key of a piece; internal/quickadd says which there are.
 */
export interface QuickLine {
  text: string;
  person: string;
  fixes: QuickFix[];
}

export interface QuickFix {
  key: string;
  drop: boolean;
  value: string;
}

/** What was understood. Numbers in `people` of a piece are places in `people` of the whole. `missing` says what has to be said before it can be saved. */
export interface QuickReading {
  people: QuickPerson[];
  encounter: QuickEncounter | null;
  givings: QuickGiving[];
  followups: QuickFollowup[];
  empty: boolean;
  missing: string;
}

/** Somebody the line names; `id` is "" while it is open who is meant, and for a stranger. */
export interface QuickPerson {
  key: string;
  /** As it stands in the line, "" for who is not in it. */
  text: string;
  id: string;
  name: string;
  new: boolean;
  open: boolean;
  there: boolean;
  choices: QuickChoice[];
  total: number;
}

export interface QuickChoice {
  id: string;
  name: string;
  subtitle: string;
}

/** `day` may be an approximate time; `said` is false where the line names no day. */
export interface QuickEncounter {
  kind: EncounterKind;
  day: string;
  time: string;
  said: boolean;
  place: string;
  note: string;
  people: number[];
}

export interface QuickGiving {
  key: string;
  kind: "offer" | "need";
  text: string;
  people: number[];
}

export interface QuickFollowup {
  key: string;
  title: string;
  note: string;
  day: string;
  time: string;
  people: number[];
}

/** What was saved: the change, and the first one it is about. */
export interface QuickSaved {
  change: Change;
  contact: string;
  name: string;
}
