import * as dates from "./dates";
import type { Words } from "./en";
import { number, type Language } from "./plural";

export type { Language } from "./plural";
export type { Words } from "./en";

const state = $state<{ language: Language; today: string; zone: string | undefined }>({ language: "en", today: dates.dayOf(new Date()), zone: undefined });

const read = new Map<Language, Words>();
let wanted: Language = "en";

/** The words in the language of the window: t().people.title. Reading it in markup keeps it up to date. */
export const t = (): Words => read.get(state.language)!;

/** Reads the words of a language: each is a file of its own, since a window needs one. Nothing is shown before one was read. */
export async function readWords(which: Language): Promise<void> {
  if (!read.has(which)) read.set(which, which === "de" ? (await import("./de")).de : (await import("./en")).en);
}

export const language = (): Language => state.language;

/** Today as a day, "2026-03-01". Follows midnight. */
export const today = (): string => state.today;

/** Shows the window in a language: at once where its words are here, else as soon as they are. The last one asked for wins. */
export function setLanguage(next: Language): void {
  wanted = next;
  const show = () => {
    if (wanted !== next) return;
    state.language = next;
    document.documentElement.lang = next;
  };
  if (read.has(next)) show();
  else void readWords(next).then(show);
}

/** The language of the computer. */
export const languageOfComputer = (): Language => (navigator.language.startsWith("de") ? "de" : "en");

export function setToday(day: string, zone?: string): void {
  state.today = day;
  if (zone) state.zone = zone;
}

/** A count with separators: 12,345. */
export const count = (n: number): string => number(state.language, n);

/** A day as one says it: "yesterday", "in 3 weeks". */
export const spokenDay = (day: string): string => dates.spokenDay(day, state.today, state.language);

/** A due day with its time: "Thursday 10:00". */
export const spokenDue = (day: string, time: string): string => dates.spokenDue(day, time, state.today, state.language);

/** A moment as one says it: "12 minutes ago", "yesterday 10:00". */
export const spokenMoment = (at: string, now = new Date()): string => dates.spokenMoment(at, now, state.language, state.zone);

/** The exact day for a title: "Thursday, 1 March 2026". */
export const exactDay = (day: string): string => dates.exactDay(day, state.language);

/** The heading a coming day stands under: "Next week", "December". */
export function stretchName(day: string): string {
  const stretch = dates.stretchOf(day, state.today, state.language);
  return typeof stretch === "string" ? t().followups.stretches[stretch] : stretch.month;
}

/** The month an encounter's day stands under: "March 2026". */
export const monthName = (day: string): string => dates.monthName(day, language());

/** "Thu". */
export const shortWeekday = (day: string): string => dates.shortWeekday(day, language());

/** A day of this year in full: "Thursday 1 March". */
export const dayAndMonth = (day: string): string => dates.dayAndMonth(day, state.language);

/** "Thursday". */
export const weekdayName = (day: string): string => dates.weekdayName(day, state.language);

/** The exact moment for a title. */
export const momentDay = (at: string): string => dates.momentDay(at, state.language, state.zone);
export const exactMoment = (at: string): string => dates.exactMoment(at, state.language, state.zone);

/** A whole or partial birthday written out: "29 February 1980", "1 March", "May 1980". */
export const partialDay = (day: string): string => dates.partialDay(day, state.language);
