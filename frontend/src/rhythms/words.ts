import { partialDay, t, today } from "../locales/index.svelte";

export interface Rhythm {
  every: number;
  unit: "day" | "week" | "month" | "year";
}

/** Takes "6w" apart; null for none. Whole years are years. */
export function rhythmOf(text: string): Rhythm | null {
  const m = /^(\d+)([dwm])$/.exec(text);
  if (!m) return null;
  const every = Number(m[1]);
  if (m[2] === "m" && every % 12 === 0) return { every: every / 12, unit: "year" };
  return { every, unit: m[2] === "d" ? "day" : m[2] === "w" ? "week" : "month" };
}

/** "every 6 weeks"; "" for none. */
export function spokenRhythm(text: string): string {
  const rhythm = rhythmOf(text);
  return rhythm ? t().rhythms.every[rhythm.unit](rhythm.every) : "";
}

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** What the dialog offers. */
export const presets = ["1w", "2w", "1m", "6w", "2m", "3m", "6m", "12m"] as const;

/** A day for "since": "3 March", with its year where that is another. */
export const sinceDay = (day: string): string => partialDay(day.slice(0, 4) === today().slice(0, 4) ? `--${day.slice(5)}` : day);
