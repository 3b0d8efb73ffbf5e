import { daysBetween, makeDay } from "../../locales/civil";
import { monthNamed } from "../../locales/months";

const two = (n: number) => String(n).padStart(2, "0");

/**
 * Reads a birthday the way people write it, whole or in part: "9.5.", "9 May 1980", "1980-05-09", "May 1980", "1980".
 * Answers it as RFC 6350 §4.3.1 writes partial dates ("--05-09", "1980-05"), null if it is none.
 */
export function parseBirthday(text: string, today: string): string | null {
  const s = text.trim().replaceAll(/\s+/g, " ").replace(/,(?= )/, "");
  let m: RegExpExecArray | null;
  if ((m = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(s))) return whole(+m[1]!, +m[2]!, +m[3]!, today);
  if ((m = /^--(\d{2})-?(\d{2})$/.exec(s))) return yearless(+m[1]!, +m[2]!);
  if ((m = /^(\d{4})-(\d{2})$/.exec(s))) return inMonth(+m[1]!, +m[2]!);
  if (/^--(0[1-9]|1[0-2])$/.test(s) || /^---(0[1-9]|[12]\d|3[01])$/.test(s)) return s;
  if ((m = /^(\d{4})$/.exec(s))) return plausible(+m[1]!, today) ? s : null;
  if ((m = /^(\d{1,2})\. ?(\d{1,2})\.?(?: ?(\d{4}|\d{2}))?$/.exec(s))) return dated(+m[1]!, +m[2]!, m[3], today);
  if ((m = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?$/.exec(s))) {
    // 3/4 is a day in March to some and in April to others: only what cannot be misread counts.
    const [a, b] = [+m[1]!, +m[2]!];
    if (a > 12 || a === b) return dated(a, b, m[3], today);
    return b > 12 ? dated(b, a, m[3], today) : null;
  }
  return named(s, today);
}

function named(s: string, today: string): string | null {
  let m: RegExpExecArray | null;
  if ((m = /^(\d{1,2})(?:\.|st|nd|rd|th)? ?(?:of )?(\p{L}+\.?)(?: (\d{4}|\d{2}))?$/u.exec(s))) {
    const month = monthNamed(m[2]!);
    return month ? dated(+m[1]!, month, m[3], today) : null;
  }
  if ((m = /^(\p{L}+\.?) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/u.exec(s))) {
    const month = monthNamed(m[1]!);
    return month ? dated(+m[2]!, month, m[3], today) : null;
  }
  if ((m = /^(\p{L}+\.?)(?: (\d{4}))?$/u.exec(s))) {
    const month = monthNamed(m[1]!);
    if (!month) return null;
    return m[2] ? inMonth(+m[2], month) : `--${two(month)}`;
  }
  return null;
}

function dated(day: number, month: number, year: string | undefined, today: string): string | null {
  if (!year) return yearless(month, day);
  if (year.length === 4) return whole(+year, month, day, today);
  // Two digits are the last such year that is over: nobody is born in the future.
  const century = Math.floor(Number(today.slice(0, 4)) / 100) * 100;
  return whole(century + +year, month, day, today) ?? whole(century - 100 + +year, month, day, today);
}

function whole(year: number, month: number, day: number, today: string): string | null {
  const made = makeDay(year, month, day);
  return made && made <= today && plausible(year, today) ? made : null;
}

/** 29 February exists without a year, too. */
const yearless = (month: number, day: number): string | null => (makeDay(2000, month, day) ? `--${two(month)}-${two(day)}` : null);

const inMonth = (year: number, month: number): string | null => (month >= 1 && month <= 12 ? `${year}-${two(month)}` : null);

const plausible = (year: number, today: string): boolean => year > 1500 && year <= Number(today.slice(0, 4));

/** A birthday that was a few days ago: when, and how old one got; null for all others. */
export function lastBirthday(birthday: string, today: string): { day: string; age: number | null } | null {
  const next = nextBirthday(birthday, today);
  if (!next || next.days < 365 - 10) return null;
  const year = Number(next.day.slice(0, 4)) - 1;
  const day = makeDay(year, Number(next.day.slice(5, 7)), Number(next.day.slice(8))) ?? makeDay(year, 2, 28);
  return day ? { day, age: next.age === null || next.age < 2 ? null : next.age - 1 } : null;
}

/** A birthday to come: when, and how old one gets if the year is known. null where day and month are not both known. */
export function nextBirthday(birthday: string, today: string): { day: string; days: number; age: number | null } | null {
  const m = /^(?:(\d{4})|-)-(\d{2})-(\d{2})$/.exec(birthday);
  if (!m) return null;
  const [month, dayOfMonth] = [Number(m[2]), Number(m[3])];
  const thisYear = Number(today.slice(0, 4));
  for (const year of [thisYear, thisYear + 1]) {
    // Who was born on 29 February celebrates on the 28th in common years.
    const day = makeDay(year, month, dayOfMonth) ?? (month === 2 && dayOfMonth === 29 ? makeDay(year, 2, 28) : null);
    if (!day) return null;
    if (day < today) continue;
    const age = m[1] ? year - Number(m[1]) : null;
    return { day, days: daysBetween(today, day), age: age !== null && age > 0 ? age : null };
  }
  return null;
}
