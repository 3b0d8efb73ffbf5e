import type { Kind } from "./types";
import type { EncounterKind } from "./types.encounters";

/** A due date: a civil day, or a moment (UTC) with the zone the person meant. Exactly one of `day` and `at` is set. */
export interface Due {
  day: string;
  at: string;
  zone: string;
}

export interface Followup {
  id: string;
  title: string;
  note: string;
  due: Due;
  contacts: { id: string; name: string; kind: Kind; photo: string }[];
  /** Moment it was ticked off, "" while open. */
  done: string;
  /** The day the due date falls on in this computer's zone; with `due.at` the time there, "15:04". */
  localDay: string;
  localTime: string;
  /** The rule by which it comes again ("" = it does not), the same in words, and whether this time was put off. */
  repeat: string;
  every: string;
  snoozed: boolean;
  steps: FollowupStep[];
  /** What was written last about its people; only the board's due ones have it. */
  last: { day: string; kind: EncounterKind; text: string } | null;
  created: string;
  changed: string;
}

/** A promise to tick off; `id` "" in a draft for a new one. */
export interface FollowupStep {
  id: string;
  text: string;
  done: boolean;
}

/** A rule by which something comes again, in words, and the days it means next. `rule` "" = not understood. */
export interface Repeat {
  rule: string;
  every: string;
  days: string[];
}

export interface FollowupDraft {
  id: string; // "" for a new one
  title: string;
  note: string;
  /** Day, and time "15:04" or "" for all day, in `zone` (IANA name; "" = this computer's). */
  day: string;
  time: string;
  zone: string;
  /** "" or left out: it comes once. */
  repeat?: string;
  /** Left out: they stay as they are. */
  steps?: FollowupStep[];
  contacts: string[];
}

/** Open ones due before or on `today`, later ones, and the done ones, newest first, each at most `limit`. */
export interface FollowupBoard {
  today: string;
  due: Followup[];
  upcoming: Followup[];
  done: Followup[];
  dueCount: number;
}
