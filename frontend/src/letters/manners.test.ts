import { expect, test } from "vitest";
import { en } from "../locales/en";
import { insertAt, textIn, whyNot, withText } from "./manners";

const words = en.letters;

test("a text is put in the place of the one in its manner, in the order of the manners", () => {
  const formal = { manner: "en-formal", subject: "b", body: "" } as const;
  const texts = withText(withText([formal], { manner: "de-informal", subject: "a", body: "" }), { ...formal, subject: "c" });
  expect(texts.map((one) => one.subject)).toEqual(["a", "c"]);
  expect(textIn(texts, "de-formal")).toEqual({ manner: "de-formal", subject: "", body: "" });
});

test("a placeholder is put in where the cursor is", () => {
  expect(insertAt("Hi , you", 3, 3, "{given}")).toEqual({ text: "Hi {given}, you", at: 10 });
  expect(insertAt("abc", 3, 1, "x")).toEqual({ text: "ax", at: 2 });
  expect(insertAt("a", 9, 9, "x")).toEqual({ text: "ax", at: 2 });
});

test("who gets no letter is told why", () => {
  const one = { id: "", name: "", bad: "", address: false, missing: [], at: 0 };
  expect(whyNot(one, words)).toBe("no e-mail address");
  expect(whyNot({ ...one, bad: "x" }, words)).toContain("“x”");
  expect(whyNot({ ...one, address: true, missing: ["age"] }, words)).toBe("not known: age");
});
