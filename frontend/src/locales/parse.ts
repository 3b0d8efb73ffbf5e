import { addDays, addMonths, makeDay, nextWeekday } from "./civil";

/**
 * Reads days and times the way people type them, in German and English alike: nobody should have to know which
 * language the window is in to write "morgen" or "next Friday".
 */

/** Lower case, without accents (März = maerz = marz) and doubled spaces. */
function plain(text: string): string {
  return text.trim().toLowerCase().replaceAll("ä", "a").replaceAll("ö", "o").replaceAll("ü", "u").replaceAll(/(?<=m)ae(?=rz)/g, "a").replaceAll(/ue(?=ber)/g, "u").replaceAll(/\s+/g, " ");
}

const months = [
  ["january", "januar", "janner"], ["february", "februar", "feber"], ["march", "marz"], ["april"], ["may", "mai"], ["june", "juni"],
  ["july", "juli"], ["august"], ["september"], ["october", "oktober"], ["november"], ["december", "dezember"],
];
const weekdays = [
  ["monday", "montag"], ["tuesday", "dienstag"], ["wednesday", "mittwoch"], ["thursday", "donnerstag"], ["friday", "freitag"],
  ["saturday", "samstag"], ["sunday", "sonntag"],
];
const spoken: Record<string, number> = {
  today: 0, heute: 0, tomorrow: 1, morgen: 1, ubermorgen: 2, yesterday: -1, gestern: -1, vorgestern: -2,
};
const steps: [RegExp, (day: string, n: number) => string][] = [
  [/^(d|t|day|days|tag|tage|tagen)$/, (day, n) => addDays(day, n)],
  [/^(w|week|weeks|woche|wochen)$/, (day, n) => addDays(day, 7 * n)],
  [/^(m|month|months|monat|monate|monaten)$/, (day, n) => addMonths(day, n)],
  [/^(y|j|year|years|jahr|jahre|jahren)$/, (day, n) => addMonths(day, 12 * n)],
];

/** The place of a word or its beginning in a list of names, -1 if it is none of them or could be two. */
function place(names: string[][], word: string, shortest: number): number {
  const key = word.replace(/\.$/, "");
  if (key.length < shortest) return -1;
  const hits = names.flatMap((list, i) => (list.some((name) => name.startsWith(key)) ? [i] : []));
  return hits.length === 1 ? hits[0]! : -1;
}

/** The number of a month by its name or the beginning of it, in either language; null if it is none. */
export function monthNamed(word: string): number | null {
  const at = place(months, plain(word), 3);
  return at < 0 ? null : at + 1;
}

/** The day somebody typed, null if it is none. Without a year it is the next one to come; a weekday is never today. */
export function parseDay(text: string, today: string): string | null {
  const s = plain(text);
  if (s === "") return null;
  const word = spoken[s];
  if (word !== undefined) return addDays(today, word);
  return numeric(s, today) ?? named(s, today) ?? relative(s, today);
}

function numeric(s: string, today: string): string | null {
  let m: RegExpExecArray | null;
  if ((m = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(s))) return makeDay(+m[1]!, +m[2]!, +m[3]!);
  if ((m = /^(\d{1,2})\.\s?(\d{1,2})\.?(?:\s?(\d{4}|\d{2}))?$/.exec(s))) return withYear(+m[1]!, +m[2]!, m[3], today);
  if ((m = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?$/.exec(s))) {
    // 3/4 is a March day to some and an April day to others: only what cannot be misread counts.
    const [a, b] = [+m[1]!, +m[2]!];
    if (a > 12 || a === b) return withYear(a, b, m[3], today);
    return b > 12 ? withYear(b, a, m[3], today) : null;
  }
  if ((m = /^(\d{1,2})\.?$/.exec(s))) return nextMonthDay(+m[1]!, today);
  return null;
}

function named(s: string, today: string): string | null {
  let m: RegExpExecArray | null;
  const day = /^(?:(?:am|on|next|this|nachsten|nachster|kommenden|diesen) )?(\p{L}+)\.?$/u.exec(s);
  if (day) {
    // Only written out: "So" and "Sonn" are meant for Sunday.
    const at = day[1] === "sonnabend" ? 5 : place(weekdays, day[1]!, 2);
    if (at >= 0) return nextWeekday(today, at);
  }
  if ((m = /^(?:(?:am|on|the) )?(\d{1,2})(?:\.|st|nd|rd|th)? ?(?:of )?(\p{L}+\.?),?(?: (\d{4}|\d{2}))?$/u.exec(s))) {
    const month = place(months, m[2]!, 3);
    if (month >= 0) return withYear(+m[1]!, month + 1, m[3], today);
  }
  if ((m = /^(\p{L}+\.?) (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?$/u.exec(s))) {
    const month = place(months, m[1]!, 3);
    if (month >= 0) return withYear(+m[2]!, month + 1, m[3], today);
  }
  return null;
}

function relative(s: string, today: string): string | null {
  let m: RegExpExecArray | null;
  if ((m = /^(\+|in )?(\d{1,3}) ?(\p{L}*)(?: later| spater)?$/u.exec(s)) && (m[1] || m[3])) {
    const unit = m[3] === "" ? "d" : m[3]!;
    const step = steps.find(([name]) => name.test(unit));
    if (step) return step[1](today, +m[2]!);
  }
  if (/^(next week|nachste woche)$/.test(s)) return nextWeekday(today, 0);
  if (/^(next month|nachsten monat|nachster monat)$/.test(s)) return addMonths(today, 1);
  if ((m = /^in (?:a|an|one|einem|einer) (\p{L}+)$/u.exec(s))) {
    const unit = m[1]!;
    const step = steps.find(([name]) => name.test(unit));
    if (step) return step[1](today, 1);
  }
  return null;
}

function withYear(day: number, month: number, year: string | undefined, today: string): string | null {
  if (year) return makeDay(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
  const thisYear = Number(today.slice(0, 4));
  for (let y = thisYear; y <= thisYear + 8; y++) {
    const made = makeDay(y, month, day);
    if (made && made >= today) return made;
  }
  return null;
}

function nextMonthDay(day: number, today: string): string | null {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  for (let i = 0; i < 12; i++) {
    const made = makeDay(year + Math.floor((month - 1 + i) / 12), ((month - 1 + i) % 12) + 1, day);
    if (made && made >= today) return made;
  }
  return null;
}

/**
 * A day with a time behind it, as one says them in one breath: "Donnerstag um zehn", "Thursday at ten", "24.12. 18 Uhr". A day
 * alone has no time (""). null if it is neither.
 */
export function parseWhen(text: string, today: string): { day: string; time: string } | null {
  const alone = parseDay(text, today);
  if (alone) return { day: alone, time: "" };
  const words = text.trim().split(/\s+/);
  // As much of it as can be is the day: "in 3 Wochen um 10" is no third of the month.
  for (let split = words.length - 1; split > 0; split--) {
    const day = parseDay(words.slice(0, split).join(" ").replace(/,$/, ""), today);
    const time = day && parseTime(words.slice(split).join(" ").replace(/^(um|at|ab|gegen|@)\s*/i, ""));
    if (day && time) return { day, time };
  }
  return null;
}

/** Hours that are said as words. The early ones are left out: whether three is in the night or after lunch, words do not say. */
const hours: Record<string, number> = {
  seven: 7, sieben: 7, eight: 8, acht: 8, nine: 9, neun: 9, ten: 10, zehn: 10, eleven: 11, elf: 11, twelve: 12, zwölf: 12, zwoelf: 12, noon: 12, mittag: 12, mittags: 12,
};

/** "zehn", "zehn Uhr", "halb zehn", "half past nine", "ten o'clock" as "10:00" or "09:30"; null if it is none. */
function spokenTime(text: string): string | null {
  const m = /^(halb |half past )?(\p{L}+)(?: uhr| o['’]clock)?$/u.exec(text);
  const hour = m && hours[m[2]!];
  if (!hour) return null;
  const half = m[1] !== undefined;
  return `${String(m[1] === "halb " ? hour - 1 : hour).padStart(2, "0")}:${half ? "30" : "00"}`;
}

/** A time as "15:04", null if it is none: "10", "9:30", "15 Uhr", "1430", "3 pm", "halb zehn". */
export function parseTime(text: string): string | null {
  const spoken = spokenTime(text.trim().toLowerCase());
  if (spoken) return spoken;
  const m = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*(uhr|h|am|pm|a\.m\.|p\.m\.)?$/.exec(text.trim().toLowerCase());
  if (!m) return null;
  let hour = Number(m[1]);
  const minute = Number(m[2] ?? 0);
  const half = m[3]?.charAt(0);
  if (half === "a" || half === "p") {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === "p" ? 12 : 0);
  }
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
