import { describe, expect, it } from "vitest";
import { parseDay, parseTime, parseWhen } from "./parse";

// A Sunday.
const today = "2026-11-22";

describe("parseDay", () => {
  it.each([
    ["today", "2026-11-22"], ["heute", "2026-11-22"], ["Morgen", "2026-11-23"], ["tomorrow", "2026-11-23"],
    ["übermorgen", "2026-11-24"], ["uebermorgen", "2026-11-24"], ["gestern", "2026-11-21"],
    ["2026-12-24", "2026-12-24"], ["24.12.2026", "2026-12-24"], ["24.12.", "2026-12-24"], ["24.12", "2026-12-24"], ["1.3.27", "2027-03-01"],
    ["1.3.", "2027-03-01"], ["22.11.", "2026-11-22"], ["25/12/2026", "2026-12-25"], ["12/25", "2026-12-25"], ["5/5", "2027-05-05"],
    ["1. März", "2027-03-01"], ["1. Maerz 2028", "2028-03-01"], ["1. Mär", "2027-03-01"], ["3 March", "2027-03-03"], ["March 3rd, 2027", "2027-03-03"],
    ["3rd of March", "2027-03-03"], ["24. Dez. 2026", "2026-12-24"], ["29 Feb", "2028-02-29"],
    ["Fr", "2026-11-27"], ["friday", "2026-11-27"], ["am Freitag", "2026-11-27"], ["nächsten Freitag", "2026-11-27"], ["So", "2026-11-29"], ["sonnabend", "2026-11-28"],
    ["+3", "2026-11-25"], ["+2w", "2026-12-06"], ["in 3 weeks", "2026-12-13"], ["in 3 Wochen", "2026-12-13"], ["2 Monate", "2027-01-22"], ["in einer Woche", "2026-11-29"],
    ["next week", "2026-11-23"], ["nächste Woche", "2026-11-23"], ["next month", "2026-12-22"], ["in 1 Jahr", "2027-11-22"],
    ["15", "2026-12-15"], ["15.", "2026-12-15"], ["30", "2026-11-30"],
  ])("reads %s as %s", (text, day) => {
    expect(parseDay(text, today)).toBe(day);
  });

  it.each(["", "   ", "soon", "31.2.2027", "32", "3/4", "99.99.", "J", "Ju 3", "2026-13-01", "tomorrowish", "0"])("does not guess at %j", (text) => {
    expect(parseDay(text, today)).toBeNull();
  });

  it("keeps to the end of a shorter month", () => {
    expect(parseDay("+1m", "2026-01-31")).toBe("2026-02-28");
  });
});

describe("parseTime", () => {
  it.each([
    ["10", "10:00"], ["9:30", "09:30"], ["9.30", "09:30"], ["1430", "14:30"], ["15 Uhr", "15:00"], ["15h", "15:00"], ["3pm", "15:00"], ["12 am", "00:00"], ["12pm", "12:00"], ["00:00", "00:00"],
    ["zehn", "10:00"], ["Zehn Uhr", "10:00"], ["ten o'clock", "10:00"], ["halb zehn", "09:30"], ["half past nine", "09:30"], ["noon", "12:00"], ["zwölf", "12:00"],
  ])("reads %s as %s", (text, time) => expect(parseTime(text)).toBe(time));

  it.each(["", "24:00", "10:60", "drei", "halb", "halb zwanzig", "13pm", "0am"])("does not guess at %j", (text) => expect(parseTime(text)).toBeNull());
});

describe("parseWhen", () => {
  it.each([
    ["Donnerstag um zehn", "2026-11-26", "10:00"], ["Thursday at ten", "2026-11-26", "10:00"], ["morgen 15:30", "2026-11-23", "15:30"], ["Do, 9 Uhr", "2026-11-26", "09:00"],
    ["tomorrow at 3 pm", "2026-11-23", "15:00"], ["24.12. 18 Uhr", "2026-12-24", "18:00"], ["in 3 Wochen um 10", "2026-12-13", "10:00"], ["3 March at half past nine", "2027-03-03", "09:30"],
    ["Donnerstag", "2026-11-26", ""], ["24.12.2026", "2026-12-24", ""],
  ])("reads %s as %s %s", (text, day, time) => expect(parseWhen(text, today)).toEqual({ day, time }));

  it.each(["", "um zehn", "Donnerstag um", "Donnerstag um drei", "bald um zehn", "Donnerstag 25:00"])("does not guess at %j", (text) => expect(parseWhen(text, today)).toBeNull());
});
