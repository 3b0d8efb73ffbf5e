import { spokenDay } from "../../locales/dates";
import type { Words } from "../../locales/en";
import type { Language } from "../../locales/plural";
import { lastBirthday, nextBirthday } from "./birthday";

type DataWords = Words["people"]["data"];

/** What one would say of any other day that comes every year: "in 3 weeks, 10 years"; "" where day or month is not known. */
export function spokenDate(day: string, today: string, language: Language, words: DataWords): string {
  const next = nextBirthday(day, today);
  if (!next) return "";
  const when = next.days === 0 ? words.birthdayToday(null) : words.birthdaySoon(null, spokenDay(next.day, today, language), next.days > 1 && next.days < 7);
  return next.age === null ? when : words.years(next.age, when);
}

/** What one would say of a birthday: "turns 46 on Saturday", "in 3 weeks"; "" where day or month is not known. */
export function spokenBirthday(birthday: string, today: string, language: Language, words: DataWords): string {
  const next = nextBirthday(birthday, today);
  if (!next) return "";
  const last = lastBirthday(birthday, today);
  if (last) return words.birthdayPast(last.age, spokenDay(last.day, today, language));
  if (next.days === 0) return words.birthdayToday(next.age);
  return words.birthdaySoon(next.age, spokenDay(next.day, today, language), next.days > 1 && next.days < 7);
}
