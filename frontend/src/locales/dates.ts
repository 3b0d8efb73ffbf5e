import { addDays, dayOf, daysBetween, utc, weekday } from "./civil";
import { once, type Language } from "./plural";

export { dayOf } from "./civil";

/** Formats are costly to make and few: one of each is kept. */
const cache = new Map<string, Intl.DateTimeFormat>();

/** British English: days before months, a week that starts on Monday, 24 hours, as the rest of the window has it. */
const tag = (language: Language) => (language === "de" ? "de-DE" : "en-GB");

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let made = cache.get(key);
  if (!made) cache.set(key, (made = new Intl.DateTimeFormat(tag(language), options)));
  return made;
}

const relative = {
  de: once(() => new Intl.RelativeTimeFormat("de", { numeric: "auto" })),
  en: once(() => new Intl.RelativeTimeFormat("en", { numeric: "auto" })),
};

const seasons = { de: ["Frühling", "Sommer", "Herbst", "Winter"], en: ["spring", "summer", "autumn", "winter"] };

/** What is known of a day only about: "March 2026" (2026-03), "spring 2026" (2026-21), "winter 2026/27" (2026-24), "2026"; "" for anything else. */
export function approximateDay(day: string, language: Language): string {
  const m = /^(\d{4})(?:-(\d{2}))?$/.exec(day);
  if (!m?.[1]) return "";
  const part = Number(m[2] ?? 0);
  if (m[2] === undefined) return m[1];
  if (part >= 1 && part <= 12) return format(language, { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(Date.UTC(Number(m[1]), part - 1, 1)));
  const season = seasons[language][part - 21];
  if (!season) return "";
  return `${season} ${m[1]}${part === 24 ? `/${String((Number(m[1]) + 1) % 100).padStart(2, "0")}` : ""}`;
}

/** A day as one says it: "yesterday", "Thursday" within the coming week, "3 weeks ago", "in 2 months", "spring 2026". */
export function spokenDay(day: string, today: string, language: Language): string {
  const about = approximateDay(day, language);
  if (about) return about;
  const days = daysBetween(today, day);
  const date = utc(day);
  if (!date || Number.isNaN(days)) return day;
  const far = Math.abs(days);
  const say = relative[language]();
  if (far <= 1) return say.format(days, "day");
  if (days > 1 && days < 7) return format(language, { weekday: "long", timeZone: "UTC" }).format(date);
  // Never "next week" or "next month": ten days on may be the week after next.
  if (far < 14) return say.format(days, "day");
  if (far < 46) return say.format(Math.round(days / 7), "week");
  if (far < 548) return say.format(Math.round(days / 30.44), "month");
  return say.format(Math.round(days / 365.25), "year");
}

/** A due day, with its time if it has one and is near: "Thursday 10:00", "tomorrow 9:30", "in 3 weeks". */
export function spokenDue(day: string, time: string, today: string, language: Language): string {
  const spoken = spokenDay(day, today, language);
  // "In 3 weeks 15:30" is more exact than it helps.
  return time && Math.abs(daysBetween(today, day)) < 7 ? `${spoken} ${time}` : spoken;
}

/** A moment as one says it: "just now", "12 minutes ago", "10:42" today, "yesterday 10:42", then days alone. */
export function spokenMoment(at: string, now: Date, language: Language, zone?: string): string {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return at;
  const minutes = Math.round((moment.getTime() - now.getTime()) / 60_000);
  if (Math.abs(minutes) < 60) return minutes === 0 ? (language === "de" ? "gerade eben" : "just now") : relative[language]().format(minutes, "minute");
  const days = daysBetween(dayIn(now, zone), dayIn(moment, zone));
  const time = format(language, { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(moment);
  if (days === 0) return time;
  const spoken = spokenDay(dayIn(moment, zone), dayIn(now, zone), language);
  return Math.abs(days) <= 2 ? `${spoken} ${time}` : spoken;
}

/** "Sunday, 1 March 2026", "Sonntag, 1. März 2026". */
export function exactDay(day: string, language: Language): string {
  const date = utc(day);
  if (!date) return approximateDay(day, language) || day;
  return format(language, { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(date);
}

/** "Sunday 1 March", "Sonntag, 1. März". */
export function dayAndMonth(day: string, language: Language): string {
  const date = utc(day);
  return date ? format(language, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(date) : day;
}

/** "Thursday", "Donnerstag". */
export function weekdayName(day: string, language: Language): string {
  const date = utc(day);
  return date ? format(language, { weekday: "long", timeZone: "UTC" }).format(date) : "";
}

/** The day of a moment, "3 March 2026". */
export function momentDay(at: string, language: Language, zone?: string): string {
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) ? at : format(language, { dateStyle: "long", timeZone: zone }).format(moment);
}

/** "1 March 2026 at 10:42". */
export function exactMoment(at: string, language: Language, zone?: string): string {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return at;
  return format(language, { dateStyle: "full", timeStyle: "short", timeZone: zone }).format(moment);
}

/**
 * The stretch of time a coming day lies in: this week, next week, the rest of the month (these have words of their own),
 * then "December", "January 2027".
 */
export function stretchOf(day: string, today: string, language: Language): "thisWeek" | "nextWeek" | "laterThisMonth" | { month: string } {
  const sunday = addDays(today, 6 - weekday(today));
  if (day <= sunday) return "thisWeek";
  if (day <= addDays(sunday, 7)) return "nextWeek";
  if (day.slice(0, 7) === today.slice(0, 7)) return "laterThisMonth";
  const date = utc(day);
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: "numeric" as const };
  return { month: date ? format(language, { month: "long", ...year, timeZone: "UTC" }).format(date) : day };
}

/** The month a day lies in, as a heading: "March 2026"; a season counts from its first month, of a year alone only the year is known. */
export function monthName(day: string, language: Language): string {
  const part = Number(day.slice(5, 7));
  const month = part > 20 ? 3 * (part - 20) : part;
  return approximateDay(part === 0 ? day.slice(0, 4) : `${day.slice(0, 5)}${String(month).padStart(2, "0")}`, language) || day;
}

/** "Thu", "Do". */
export function shortWeekday(day: string, language: Language): string {
  const date = utc(day);
  return date ? format(language, { weekday: "short", timeZone: "UTC" }).format(date) : "";
}

/** A short numeric day for fields: "01.03.2026", "1 Mar 2026". */
export function shortDay(day: string, language: Language): string {
  const date = utc(day);
  if (!date) return approximateDay(day, language) || day;
  const options: Intl.DateTimeFormatOptions = language === "de" ? { day: "2-digit", month: "2-digit", year: "numeric" } : { day: "numeric", month: "short", year: "numeric" };
  return format(language, { ...options, timeZone: "UTC" }).format(date);
}

/** A day of the months around today with a time, where there is little room: "3.12. 10:00", "3 Dec 10:00"; a day further away has its year. */
export function shortMoment(day: string, time: string, today: string, language: Language): string {
  const [date, now] = [utc(day), utc(today)];
  if (!date || !now || Math.abs(date.getTime() - now.getTime()) > 300 * 86_400_000) return `${shortDay(day, language)} ${time}`;
  return `${format(language, { day: "numeric", month: language === "de" ? "numeric" : "short", timeZone: "UTC" }).format(date)} ${time}`;
}

/** Birthdays may lack parts: "1980-02-29", "--03-01", "1980-05", "1980", "---12". What cannot be read is shown as it is. */
export function partialDay(day: string, language: Language): string {
  const make = (year: number, month: number, dayOfMonth: number, options: Intl.DateTimeFormatOptions) =>
    format(language, { ...options, timeZone: "UTC" }).format(new Date(Date.UTC(year, month - 1, dayOfMonth)));
  let m: RegExpExecArray | null;
  if (utc(day)) return format(language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(utc(day)!);
  // 2000 is a leap year, so that 29 February without a year stays one.
  if ((m = /^--(\d\d)-(\d\d)$/.exec(day))) return make(2000, Number(m[1]), Number(m[2]), { day: "numeric", month: "long" });
  if ((m = /^--(\d\d)$/.exec(day))) return make(2000, Number(m[1]), 1, { month: "long" });
  if ((m = /^(\d{4})-(\d\d)$/.exec(day))) return make(Number(m[1]), Number(m[2]), 1, { month: "long", year: "numeric" });
  if ((m = /^---(\d\d)$/.exec(day))) return make(2000, 1, Number(m[1]), { day: "numeric" });
  return day;
}

function dayIn(date: Date, zone?: string): string {
  if (!zone) return dayOf(date);
  try {
    // The Swedish way to write a day is ISO 8601.
    let made = cache.get(`iso${zone}`);
    if (!made) cache.set(`iso${zone}`, (made = new Intl.DateTimeFormat("sv-SE", { timeZone: zone })));
    return made.format(date);
  } catch {
    return dayOf(date);
  }
}
