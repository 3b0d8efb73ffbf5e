/** Rhythms cross as texts: "6w" is every six weeks (d, w, m); "" is none. Days are "" where there are none. */

/** How it stands with one contact. */
export interface RhythmStatus {
  /** The contact's own. */
  own: string;
  /** The one that counts: the own one, else the shortest of the circles'. */
  rhythm: string;
  /** Whose it is, "" for the contact's own. */
  circle: string;
  /** The contact's circles that have one, the one that would count first. */
  circles: CircleRhythm[];
  /** The last encounter that counts. */
  last: string;
  due: string;
  /** Put off until that day. */
  snoozed: string;
  rests: boolean;
  /** Until when, "" for good. */
  until: string;
  /** Not mentioned as fading before that day. */
  quiet: string;
  /** Why it seems that one is losing touch, as a sentence. */
  fading: string;
}

export interface CircleRhythm {
  name: string;
  rhythm: string;
}

/** What a typed text means, or what is wrong with it. */
export interface RhythmReading {
  rhythm: string;
  problem: { code: string; message: string } | null;
}
