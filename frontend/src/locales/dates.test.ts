import { describe, expect, it } from "vitest";
import { exactDay, monthName, partialDay, shortDay, shortMoment, spokenDay, spokenDue, spokenMoment, stretchOf } from "./dates";

// A Sunday.
const today = "2026-11-22";

describe("spokenDay", () => {
  it.each([
    ["2026-11-22", "today", "heute"],
    ["2026-11-23", "tomorrow", "morgen"],
    ["2026-11-21", "yesterday", "gestern"],
    ["2026-11-24", "Tuesday", "Dienstag"],
    ["2026-11-28", "Saturday", "Samstag"],
    ["2026-11-29", "in 7 days", "in 7 Tagen"],
    ["2026-11-20", "2 days ago", "vorgestern"],
    ["2026-11-17", "5 days ago", "vor 5 Tagen"],
    ["2026-11-15", "7 days ago", "vor 7 Tagen"],
    ["2026-12-13", "in 3 weeks", "in 3 Wochen"],
    ["2026-11-01", "3 weeks ago", "vor 3 Wochen"],
    ["2026-12-02", "in 10 days", "in 10 Tagen"],
    ["2026-12-20", "in 4 weeks", "in 4 Wochen"],
    ["2026-03-22", "8 months ago", "vor 8 Monaten"],
    ["2027-11-22", "in 12 months", "in 12 Monaten"],
    ["2019-11-22", "7 years ago", "vor 7 Jahren"],
  ])("%s is %s, %s", (day, en, de) => {
    expect(spokenDay(day, today, "en")).toBe(en);
    expect(spokenDay(day, today, "de")).toBe(de);
  });

  it.each([
    ["2026-03", "March 2026", "März 2026"],
    ["2026-21", "spring 2026", "Frühling 2026"],
    ["2026-23", "autumn 2026", "Herbst 2026"],
    ["2099-24", "winter 2099/00", "Winter 2099/00"],
    ["2026", "2026", "2026"],
    ["2026-13", "2026-13", "2026-13"],
    ["2026-25", "2026-25", "2026-25"],
  ])("%s is about %s, %s", (day, en, de) => {
    expect([spokenDay(day, today, "en"), exactDay(day, "en")]).toEqual([en, en]);
    expect([spokenDay(day, today, "de"), exactDay(day, "de")]).toEqual([de, de]);
  });

  it("shows what is no day as it is", () => {
    expect(spokenDay("2026-02-30", today, "en")).toBe("2026-02-30");
    expect(spokenDay("soon", today, "de")).toBe("soon");
  });

  it("is not moved by the change to summer time", () => {
    expect(spokenDay("2026-03-29", "2026-03-28", "en")).toBe("tomorrow");
    expect(spokenDay("2026-03-30", "2026-03-29", "en")).toBe("tomorrow");
  });
});

it("adds the time to a due day only while it is near", () => {
  expect(spokenDue("2026-11-26", "10:00", today, "de")).toBe("Donnerstag 10:00");
  expect(spokenDue("2026-11-26", "", today, "en")).toBe("Thursday");
  expect(spokenDue("2026-12-13", "10:00", today, "en")).toBe("in 3 weeks");
});

it("speaks of moments", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const say = (at: string) => spokenMoment(at, now, "en", "Europe/Berlin");
  expect(say("2026-11-22T12:00:10Z")).toBe("just now");
  expect(say("2026-11-22T11:48:00Z")).toBe("12 minutes ago");
  expect(say("2026-11-22T07:12:00Z")).toBe("08:12");
  // Half past eleven in the evening UTC is already the next day in Berlin.
  expect(say("2026-11-20T23:30:00Z")).toBe("yesterday 00:30");
  expect(say("2026-11-10T10:00:00Z")).toBe("12 days ago");
  expect(say("nonsense")).toBe("nonsense");
});

it("writes days exactly", () => {
  expect(exactDay("2026-03-01", "de")).toBe("Sonntag, 1. März 2026");
  expect(exactDay("2026-03-01", "en")).toContain("1 March 2026");
  expect(shortDay("2026-03-01", "de")).toBe("01.03.2026");
  expect(shortMoment("2026-03-01", "10:00", "2025-12-30", "de")).toBe("1.3. 10:00");
  expect(shortMoment("2026-03-01", "10:00", "2025-12-30", "en")).toBe("1 Mar 10:00");
  expect(shortMoment("2027-03-01", "10:00", "2025-12-30", "de")).toBe("01.03.2027 10:00");
});

it.each([
  ["1980-02-29", "29 February 1980", "29. Februar 1980"],
  ["--02-29", "29 February", "29. Februar"],
  ["--05", "May", "Mai"],
  ["1980-05", "May 1980", "Mai 1980"],
  ["1980", "1980", "1980"],
  ["", "", ""],
  ["circa 1950", "circa 1950", "circa 1950"],
])("writes the partial birthday %s", (day, en, de) => {
  expect(partialDay(day, "en")).toBe(en);
  expect(partialDay(day, "de")).toBe(de);
});

it.each([
  ["2026-11-29", "thisWeek"],
  ["2026-11-30", "nextWeek"],
  ["2026-12-07", { month: "December" }],
  ["2027-01-04", { month: "January 2027" }],
])("puts %s under its heading", (day, stretch) => expect(stretchOf(day, "2026-11-25", "en")).toEqual(stretch));
it("knows the rest of a month", () => expect(stretchOf("2026-11-20", "2026-11-03", "de")).toBe("laterThisMonth"));

describe("monthName", () => {
  it.each([
    ["2026-03-05", "March 2026", "März 2026"],
    ["2026-12", "December 2026", "Dezember 2026"],
    ["2026-21", "March 2026", "März 2026"],
    ["2026-24", "December 2026", "Dezember 2026"],
    ["2026", "2026", "2026"],
  ])("%s stands under %s", (day, en, de) => {
    expect(monthName(day, "en")).toBe(en);
    expect(monthName(day, "de")).toBe(de);
  });
});
