import { expect, test } from "vitest";
import { setLanguage, t } from "../locales/index.svelte";
import type { ImportItem } from "../backend";
import { beside, fieldName, valueSaid } from "./items";

test.each([
  ["1969-11-21", "birthday", "21. November 1969"],
  ["--03-01", "birthday", "1. März"],
  ["+49 171 3620419 (cell)", "phone", "+49 171 3620419 (mobil)"],
  ["+49 30 1 (work, fax)", "phone", "+49 30 1 (Arbeit, Fax)"],
  ["Am Markt 1, 50667 Köln (home)", "address", "Am Markt 1, 50667 Köln (privat)"],
  ["+49 30 1 (Ferienhaus)", "phone", "+49 30 1 (Ferienhaus)"],
  ["+49 30 1 (work, x-own)", "phone", "+49 30 1 (work, x-own)"],
  ["Jörg Weber (spouse)", "related", "Jörg Weber (Ehepartner)"],
  ["ACME (work)", "note", "ACME (work)"],
  ["2018-06-05 (connected)", "date", "5. Juni 2018"],
  ["--06-24 (Namenstag)", "date", "24. Juni (Namenstag)"],
  ["2010-04-01 (other)", "date", "1. April 2010"],
])("%s as %s is said %s", (value, field, said) => {
  setLanguage("de");
  expect(valueSaid(value, field, t().people.data)).toBe(said);
});

test("beside a doubtful card stands why it is doubtful, beside any other what somebody does", () => {
  const item = (finding: ImportItem["finding"], why: string) => ({ finding, why, subtitle: "Leiterin" }) as ImportItem;
  expect([beside(item("doubtful", "same name")), beside(item("doubtful", "")), beside(item("new", ""))]).toEqual(["same name", "Leiterin", "Leiterin"]);
});

test("the day of a connection is called by what it is, other fields by their names", () => {
  setLanguage("de");
  const said = (field: string, value: string) => fieldName({ field, old: "", new: value }, t().imports.preview, t().people.data);
  expect([said("date", "2018-06-05 (connected)"), said("date", "--06-24 (Namenstag)"), said("email", "a@b.example"), said("X-OWN", "1")]).toEqual(["Auf LinkedIn seit", "Anderer Tag", "E-Mail", "X-OWN"]);
});
