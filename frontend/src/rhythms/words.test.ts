import { expect, test } from "vitest";
import { de } from "../locales/de";
import { en } from "../locales/en";
import { rhythmOf } from "./words";

test("a stored rhythm is taken apart", () => {
  expect(rhythmOf("6w")).toEqual({ every: 6, unit: "week" });
  expect(rhythmOf("10d")).toEqual({ every: 10, unit: "day" });
  expect(rhythmOf("3m")).toEqual({ every: 3, unit: "month" });
  expect(rhythmOf("24m")).toEqual({ every: 2, unit: "year" });
  for (const text of ["", "w", "6", "6y", "x6w"]) expect(rhythmOf(text), text).toBeNull();
});

test("one is said without its number", () => {
  expect(en.rhythms.every.week(1)).toBe("every week");
  expect(de.rhythms.every.week(1)).toBe("jede Woche");
  expect(de.rhythms.every.day(1)).toBe("jeden Tag");
  expect(de.rhythms.every.month(2)).toBe("alle 2 Monate");
  expect(en.rhythms.every.year(1)).toBe("every year");
});
