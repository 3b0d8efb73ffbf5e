/** Today, important dates and the look back, as app/window has them. */
import type { Kind } from "./types";

/** Somebody as rows show them. */
export interface ContactRef {
  id: string;
  name: string;
  kind: Kind;
  photo: string;
}

export type Question = "care" | "introduce" | "offer" | "communities";
export type TodayKind =
  | "birthday" | "anniversary" | "remembrance" | "date" | "notice" | "birthdays" | "followup" | "rhythm" | "losing-touch" | "community" | "match" | "need";

/** One thing to do for somebody. `reason` is in the language of the window, without the name. */
export interface TodayItem {
  id: string;
  question: Question;
  kind: TodayKind;
  people: ContactRef[];
  /** The community it is about, "" for none. */
  circle: string;
  /** The id of the follow-up it is, "" for none. */
  followup: string;
  /** The id of what somebody looks for, "" for none; what it is stands in `title`. */
  need: string;
  title: string;
  reason: string;
  /** The day it is for, or since when it is due. */
  due: string;
  /** "15:04" of a follow-up with a time. */
  time: string;
  /** The day of the last encounter, "" for none. */
  last: string;
  minutes: number;
  done: boolean;
  doneAt: string;
  /** Of a single person: to call or write to them; "" where the card has none. Of two to be introduced: both addresses, with a comma. */
  phone: string;
  email: string;
}

export interface TodayBoard {
  date: string;
  /** How many minutes there are. */
  minutes: number;
  /** What the open ones take. */
  left: number;
  /** How many more there would be with more time. */
  waiting: number;
  items: TodayItem[];
  /** Whether any circle is marked as a community. */
  communities: boolean;
  /** The next dates after today; `words` in the language of the window: "turns 50". */
  coming: { person: ContactRef; words: string; day: string; round: boolean }[];
}

export interface LookBack {
  from: string;
  until: string;
  met: { person: ContactRef; kind: string; day: string; times: number }[];
  helped: { followup: string; title: string; people: ContactRef[]; day: string }[];
  lost: { person: ContactRef; reason: string; last: string }[];
}

/** How dates are announced, and when the day is. */
export interface TodayChoices {
  /** Days ahead for round birthdays and anniversaries. */
  round: number;
  remembrance: boolean;
  /** "08:30": one notification a day at that time; "" for none. */
  notify: string;
}

/** What a circle says to Today. */
export interface CircleDays {
  /** Days ahead for the dates of its people, 0 for the day itself. */
  notice: number;
  community: boolean;
}

/** An important date of a person, the next time it comes. */
export interface ComingDate {
  kind: "birthday" | "anniversary" | "remembrance" | "date";
  label: string;
  day: string;
  days: number;
  /** How old one becomes, or how long it has been; 0 where the year is not known. */
  years: number;
  round: boolean;
}
