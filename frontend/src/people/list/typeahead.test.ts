import { describe, expect, it } from "vitest";
import type { Row } from "../../backend";
import { findTyped, sortKey, startsWith } from "./typeahead";
import { Typed } from "./typed";

const person = (name: string) => ({ name, kind: "person" as const });

describe("sortKey", () => {
  it.each([
    ["Käthe Brandt", "Brandt"],
    ["Dr. Anna von Berg jun.", "Berg"],
    ["Madonna", "Madonna"],
    ["Jens Øvergård, MBA", "Øvergård"],
  ])("%s → %s", (name, key) => expect(sortKey(person(name))).toBe(key));
  it("takes an organisation by its whole name", () => expect(sortKey({ name: "Nordlicht GmbH", kind: "organisation" })).toBe("Nordlicht GmbH"));
});

describe("findTyped", () => {
  const names = ["Anna Adler", "Ömer Öztürk", "Mia Olsen", "Jürgen Müller", "Tom Zander", "Ida Ärmel"].sort((a, b) =>
    sortKey(person(a)).localeCompare(sortKey(person(b)), "de"));
  const rowAt = async (i: number) => ({ ...person(names[i]!), id: String(i) }) as Row;
  it.each([["m", "Jürgen Müller"], ["ö", "Mia Olsen"], ["oz", "Ömer Öztürk"], ["Z", "Tom Zander"], ["ar", "Ida Ärmel"], ["zz", "Tom Zander"]])(
    "%s → %s",
    async (typed, name) => expect(names[await findTyped(typed, names.length, rowAt)]).toBe(name),
  );
  it("looks a few times into a long list, not everywhere", async () => {
    let looks = 0;
    await findTyped("m", 100_000, async (i) => (looks++, { ...person(String.fromCharCode(97 + Math.floor(i / 4000))), id: "" }) as Row);
    expect(looks).toBeLessThan(20);
  });
});

it("startsWith looks past accents", () => expect(startsWith(person("Ömer Öztürk"), "ozt")).toBe(true));

describe("Typed", () => {
  const key = (k: string, timeStamp = 0) => ({ key: k, timeStamp, ctrlKey: false, metaKey: false, altKey: false });
  it("leaves commands alone until a jump has begun", () => {
    const typed = new Typed();
    expect(typed.take(key("l", 0))).toBeNull();
    expect(typed.take(key("s", 100))).toBe("s");
    expect(typed.take(key("l", 300))).toBe("sl");
    expect(typed.take(key("l", 5000))).toBeNull();
    expect(typed.take(key("L", 5100))).toBe("L");
  });
  it.each([..."jknlfgeqcxmraw"])("%s is for the list or the page beside it, written large it begins a jump", (letter) => {
    expect(new Typed().take(key(letter))).toBeNull();
    expect(new Typed().take(key(letter.toUpperCase()))).toBe(letter.toUpperCase());
  });
  it("leaves the second letter of a sequence alone", () => {
    const typed = new Typed();
    expect(typed.take(key("g", 0))).toBeNull();
    expect(typed.take(key("p", 200))).toBeNull();
    expect(typed.take(key("p", 400))).toBe("p");
  });
});
