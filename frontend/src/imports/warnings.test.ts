import { describe, expect, it } from "vitest";
import type { ImportWarning } from "../backend";
import { progressOf, size } from "./progress";
import { baseName } from "../common/files";
import { grouped } from "./warnings";

const warning = (code: string, line: number): ImportWarning => ({ file: "a.vcf", card: 1, line, name: "", code, message: `about ${code}`, text: "…" });

it("grouped puts the most frequent first, each under its heading", () => {
  const lines = grouped([warning("a", 1), warning("b", 2), warning("b", 3)]);
  expect(lines.map((line) => (line.heading ? `${line.code} ${line.count}` : line.warning.line))).toEqual(["b 2", 2, 3, "a 1", 1]);
});

it("what differs from card to card is said with each", () => {
  const lines = grouped([{ ...warning("kept-differs", 1), message: "Anna is kept" }, { ...warning("kept-differs", 2), message: "Bert is kept" }]);
  expect(lines.map((line) => (line.heading ? "heading" : line.said))).toEqual(["Anna is kept", "Bert is kept"]);
});

describe("baseName", () => {
  it.each([["/home/a/b.vcf", "b.vcf"], ["C:\\Users\\a\\b.vcf", "b.vcf"], ["b.vcf", "b.vcf"]])("%s", (path, name) => expect(baseName(path)).toBe(name));
});

describe("progressOf", () => {
  it("knows nothing at first", () => expect(progressOf(null, false)).toMatchObject({ value: null, detail: "" }));
  it("says how far", () =>
    expect(progressOf({ phase: "reading", file: "/x/a.vcf", bytes: 500_000, totalBytes: 2_000_000, cards: 1200 }, false)).toEqual({ label: "Reading a.vcf", value: 0.25, detail: "1,200 cards · 500 kB of 2 MB" }));
  it("has no end where the size is unknown", () => expect(progressOf({ phase: "saving", file: "-", bytes: 10, totalBytes: 0, cards: 1 }, true)).toMatchObject({ value: null, detail: "1 card" }));
});

it("size is said in the unit that fits", () => expect([size(12), size(1500), size(12_400_000)]).toEqual(["12 B", "1.5 kB", "12 MB"]));
