import { describe, expect, it } from "vitest";
import { mentioning, typed, written, type Mention } from "./mentions";

describe("a note with mentions", () => {
  it.each([
    ["mit [@Anna Weber](kith:0190-a) gesprochen", "mit @Anna Weber gesprochen", [{ name: "Anna Weber", id: "0190-a" }]],
    ["[@A \\[x\\] \\\\ B](kith:1)", "@A [x] \\ B", [{ name: "A [x] \\ B", id: "1" }]],
    ["nobody, a@b.example, [x](https://x.example)", "nobody, a@b.example, [x](https://x.example)", []],
    ["[@Eva](kith:1) und [@Eva](kith:2)", "@Eva und @Eva", [{ name: "Eva", id: "1" }, { name: "Eva", id: "2" }]],
    ["[@Eva](kith:1) und [@Eva Neu](kith:2)!", "@Eva und @Eva Neu!", [{ name: "Eva", id: "1" }, { name: "Eva Neu", id: "2" }]],
  ] as [string, string, Mention[]][])("%s is typed and written again", (note, text, mentions) => {
    expect(typed(note)).toEqual({ text, mentions });
    expect(written(text, mentions)).toBe(note);
  });

  it("links only what stands there still", () => {
    expect(written("@Evamaria und Eva", [{ name: "Eva", id: "1" }])).toBe("@Evamaria und Eva");
    expect(written("@Eva, @Eva", [{ name: "Eva", id: "1" }])).toBe("[@Eva](kith:1), [@Eva](kith:1)");
  });

  it.each([
    ["mit @An", { from: 4, query: "An" }],
    ["@Anna We", { from: 0, query: "Anna We" }],
    ["(@ö", { from: 1, query: "ö" }],
    ["a@b", null],
    ["mit @", null],
    ["mit @ 5", null],
    ["@Anna ", null],
    ["@one two three four five", null],
    ["@Anna\nund", null],
  ])("%j: %o", (text, want) => expect(mentioning(text, text.length)).toEqual(want));
});
