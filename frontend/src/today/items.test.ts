import { describe, expect, test } from "vitest";
import type { TodayItem, TodayKind } from "../backend";
import { inOrder, mainAction, minuteChoices, nextOpen, peopleOf, phoneLink } from "./items";

const item = (id: string, kind: TodayKind, more: Partial<TodayItem> = {}): TodayItem => ({
  id, kind, question: "care", people: [{ id: `of ${id}`, name: id, kind: "person", photo: "" }], circle: "", followup: "", need: "", title: "", reason: "", due: "", time: "",
  last: "", minutes: 5, done: false, doneAt: "", phone: "", email: "", ...more,
});

describe("the items of a day", () => {
  test("stand question after question", () => {
    const list = [item("a", "match", { question: "introduce" }), item("b", "community", { question: "communities" }), item("c", "rhythm"), item("d", "need", { question: "offer" })];
    expect(inOrder(list).map((one) => one.id)).toEqual(["c", "a", "d", "b"]);
  });
  test.each([["birthday", "congratulate"], ["rhythm", "touch"], ["need", "touch"], ["match", "introduce"], ["birthdays", "look"], ["followup", "done"], ["notice", "done"], ["community", "done"]] as const)(
    "%s: the main button is %s", (kind, action) => expect(mainAction(item("a", kind))).toBe(action),
  );
  test("count the people who are open, each once", () => {
    const twice = item("b", "rhythm", { people: item("a", "rhythm").people });
    expect(peopleOf([item("a", "birthday"), twice, item("c", "rhythm", { done: true }), item("d", "community")])).toBe(1);
  });
  test("the keyboard goes on to the next open one, else back", () => {
    const list = [item("a", "rhythm"), item("b", "rhythm"), item("c", "rhythm", { done: true })];
    expect(nextOpen(list, "a")).toBe("b");
    expect(nextOpen(list, "b")).toBe("a");
    expect(nextOpen([list[2]!], "c")).toBe("");
  });
  test("minutes that were chosen elsewhere are among the choices", () => {
    expect(minuteChoices(30)).toEqual([10, 20, 30, 60, 120]);
    expect(minuteChoices(45)).toEqual([10, 20, 30, 45, 60, 120]);
  });
  test("a number is dialled without what is only for the eye", () => {
    expect(phoneLink("+49 (40) 123-45")).toBe("tel:+494012345");
    expect(phoneLink("privat")).toBe("");
  });
});
