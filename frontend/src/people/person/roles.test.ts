import { describe, expect, it } from "vitest";
import { freshRole, lasts, parsePeriod, roleLine, sameRole } from "./roles";

const today = "2026-03-01";

describe("a period", () => {
  it.each([
    ["", ""], ["2019", "2019"], ["06/2019", "2019-06"], ["6.2019", "2019-06"], ["Juni 2019", "2019-06"], ["June 2019", "2019-06"], ["9.6.2019", "2019-06-09"],
    ["2019-06", "2019-06"], ["2028", "2028"], ["2028-02", "2028-02"], ["neulich", null], ["13/2019", null], ["9 May", null],
  ])("is read from %j", (typed, want) => expect(parsePeriod(typed, today)).toBe(want));
  it.each([["", true], ["2025", false], ["2026", false], ["2027", true], ["2026-02", false], ["2026-04", true]])("until %j is still so: %s", (to, want) => expect(lasts(to, today)).toBe(want));
});

describe("a role", () => {
  const role = { ...freshRole, ref: 1, organisation: "ACME", units: ["Lager"], title: "Leiterin" };
  it("is one line", () => expect(roleLine(role)).toBe("Leiterin, ACME, Lager"));
  it("is found again where it moved to, and not where it changed", () => {
    expect(sameRole(role, [{ ...role, ref: 0 }, { ...freshRole, ref: 1, title: "x" }])?.ref).toBe(0);
    expect(sameRole(role, [{ ...role, ref: 0, title: "x" }])).toBeUndefined();
  });
});
