import { describe, expect, it } from "vitest";
import { joinName, noName, sameName, splitName } from "./names";

describe("splitName", () => {
  it.each([
    ["Käthe Brandt", { given: ["Käthe"], family: ["Brandt"] }],
    ["  Jens   Øvergård ", { given: ["Jens"], family: ["Øvergård"] }],
    ["Dr. Anna Maria von Berg", { prefixes: ["Dr."], given: ["Anna"], additional: ["Maria"], family: ["von Berg"] }],
    ["Prof. Dr. Ömer Öztürk", { prefixes: ["Prof. Dr."], given: ["Ömer"], family: ["Öztürk"] }],
    ["Zoë van den Berg", { given: ["Zoë"], family: ["van den Berg"] }],
    ["Øvergård, Jens", { given: ["Jens"], family: ["Øvergård"] }],
    ["Martin Luther King, Jr.", { given: ["Martin"], additional: ["Luther"], family: ["King"], suffixes: ["Jr"] }],
    ["Madonna", { given: ["Madonna"] }],
    ["van Gogh", { given: ["van"], family: ["Gogh"] }],
    ["", {}],
  ])("%s", (typed, parts) => expect(splitName(typed)).toEqual({ ...noName, ...parts }));
});

it("joinName puts the parts in their order", () => expect(joinName(splitName("Dr. Anna Maria von Berg"))).toBe("Dr. Anna Maria von Berg"));
it("sameName does not mind how a part is cut", () => {
  expect(sameName({ ...noName, additional: ["Anna", "Maria"] }, { ...noName, additional: ["Anna Maria"] })).toBe(true);
  expect(sameName(noName, { ...noName, given: ["Anna"] })).toBe(false);
});
