import { describe, expect, it } from "vitest";
import { lastBirthday, nextBirthday, parseBirthday } from "./birthday";
import { spokenBirthday, spokenDate } from "./spoken";
import { de } from "../../locales/de";
import { en } from "../../locales/en";

const words = { de: de.people.data, en: en.people.data };

const today = "2026-11-22"; // a Sunday

describe("parseBirthday", () => {
  it.each([
    ["1980-05-09", "1980-05-09"], ["9.5.1980", "1980-05-09"], ["09.05.80", "1980-05-09"], ["9. 5. 1980", "1980-05-09"], ["9.5.26", "2026-05-09"],
    ["9.5.", "--05-09"], ["9.5", "--05-09"], ["--05-09", "--05-09"], ["29.2.", "--02-29"],
    ["9 May 1980", "1980-05-09"], ["9. Mai 1980", "1980-05-09"], ["May 9, 1980", "1980-05-09"], ["9 May", "--05-09"], ["1. März", "--03-01"], ["3 Dez 1971", "1971-12-03"],
    ["May 1980", "1980-05"], ["1980-05", "1980-05"], ["Mai", "--05"], ["1980", "1980"], ["---12", "---12"], ["23/12/1980", "1980-12-23"],
  ])("%s → %s", (typed, day) => expect(parseBirthday(typed, today)).toBe(day));
  it.each(["", "gestern", "30.2.", "31.2.1980", "3/4/1980", "9.5.2031", "1200", "13.13.", "2027", "1980-13", "---32"])("%s is none", (typed) =>
    expect(parseBirthday(typed, today)).toBeNull());
});

describe("nextBirthday", () => {
  it("counts the years one turns", () => expect(nextBirthday("1980-11-28", today)).toEqual({ day: "2026-11-28", days: 6, age: 46 }));
  it("is today on the day", () => expect(nextBirthday("1980-11-22", today)).toEqual({ day: "2026-11-22", days: 0, age: 46 }));
  it("goes into the next year", () => expect(nextBirthday("--03-01", today)).toEqual({ day: "2027-03-01", days: 99, age: null }));
  it("celebrates 29 February on the 28th in common years", () => expect(nextBirthday("1980-02-29", today)?.day).toBe("2027-02-28"));
  it.each(["1980", "1980-05", "--05", "---12", "", "kaputt"])("knows none for %s", (day) => expect(nextBirthday(day, today)).toBeNull());
});

it("lastBirthday remembers ten days", () => {
  expect(lastBirthday("1980-11-20", today)).toEqual({ day: "2026-11-20", age: 46 });
  expect(lastBirthday("1980-11-01", today)).toBeNull();
});

describe("spokenDate", () => {
  it.each([
    ["2016-11-28", "on Saturday · 10 years", "am Samstag · 10 Jahre"],
    ["2025-11-22", "today · one year", "heute · ein Jahr"],
    ["--12-13", "in 3 weeks", "in 3 Wochen"],
    ["2016", "", ""],
  ])("%s", (day, en, de) => {
    expect(spokenDate(day, today, "en", words.en)).toBe(en);
    expect(spokenDate(day, today, "de", words.de)).toBe(de);
  });
});

describe("spokenBirthday", () => {
  it.each([
    ["1980-11-28", "turns 46 on Saturday", "wird am Samstag 46"],
    ["1980-11-22", "turns 46 today", "wird heute 46"],
    ["1980-11-23", "turns 46 tomorrow", "wird morgen 46"],
    ["--11-28", "on Saturday", "am Samstag"],
    ["1980-12-13", "turns 46 in 3 weeks", "wird in 3 Wochen 46"],
    ["1980-11-21", "turned 46, yesterday", "wurde gestern 46"],
    ["1980-05", "", ""],
  ])("%s", (day, en, de) => {
    expect(spokenBirthday(day, today, "en", words.en)).toBe(en);
    expect(spokenBirthday(day, today, "de", words.de)).toBe(de);
  });
});
