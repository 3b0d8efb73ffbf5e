/**
 * Civil days as text, "2026-03-01". Arithmetic goes through UTC only as a calendar: no zone, no summer time, no
 * midnight can move a day.
 */

const msPerDay = 86_400_000;
const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day a Date falls on in this computer's zone. */
export function dayOf(date: Date): string {
  return text(date.getFullYear(), date.getMonth() + 1, date.getDate());
}

/** The day as midnight UTC, for Intl formats with timeZone "UTC"; null if it is none (a 30 February, too). */
export function utc(day: string): Date | null {
  const m = pattern.exec(day);
  if (!m) return null;
  const date = new Date(Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3])));
  return date.toISOString().startsWith(day) ? date : null;
}

/** Year, month and day of month as a day, null where the calendar has no such day. */
export function makeDay(year: number, month: number, day: number): string | null {
  const made = text(year, month, day);
  return utc(made) ? made : null;
}

/** How many days from a to b: 1 if b is the day after. */
export function daysBetween(a: string, b: string): number {
  return Math.round(((utc(b)?.getTime() ?? NaN) - (utc(a)?.getTime() ?? NaN)) / msPerDay);
}

export function addDays(day: string, days: number): string {
  const date = utc(day);
  return date ? new Date(date.getTime() + days * msPerDay).toISOString().slice(0, 10) : day;
}

/** Same day some months on; the last of the month where it is shorter. */
export function addMonths(day: string, months: number): string {
  const date = utc(day);
  if (!date) return day;
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return text(first.getUTCFullYear(), first.getUTCMonth() + 1, Math.min(date.getUTCDate(), last));
}

/** 0 = Monday … 6 = Sunday. */
export const weekday = (day: string): number => ((utc(day)?.getUTCDay() ?? 1) + 6) % 7;

/** The next such weekday (0 = Monday) after the day, never the day itself. */
export function nextWeekday(day: string, wanted: number): string {
  return addDays(day, ((wanted - weekday(day) + 6) % 7) + 1);
}

function text(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
