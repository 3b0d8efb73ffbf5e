import { describe, expect, it } from "vitest";
import { de } from "../locales/de";
import { en } from "../locales/en";
import { hueOf, initialsOf } from "./face";
import { spreadHues } from "./hues.svelte";
import { Places, rowStep } from "./rows";
import { shortcutText } from "./shortcut";

describe("faces", () => {
  it.each([
    ["Käthe Brandt", "KB"], ["Ömer Öztürk", "ÖÖ"], ["Żaneta Wiśniewska", "ŻW"], ["Prof. Dr. Anna-Lena von Hohenberg", "AH"], ["Dr. Thomas Achterberg", "TA"], ["Dr.", "D"], ["Madonna", "M"],
    ["ßarah", "SS"], ["Анна Каренина", "АК"], ["  ", ""], ["☺", ""], ["Øvergård, Jens", "ØJ"],
    ["Søren Büchner, MBA", "SB"], ["Jane Roe, Ph.D.", "JR"], ["Jack Ma", "JM"], ["Ma, Jack", "MJ"],
  ])("%s has the initials %s", (name, initials) => expect(initialsOf(name)).toBe(initials));

  it("keeps the hue of a name however its umlauts are composed", () => {
    expect(hueOf("Käthe".normalize("NFD"))).toBe(hueOf("Käthe".normalize("NFC")));
    expect(hueOf("Käthe")).not.toBe(hueOf("Kathe"));
  });
  it("spreads names over the circle", () => {
    const sectors = new Set(Array.from({ length: 200 }, (_, i) => Math.floor(hueOf(`Name ${i}`) / 30)));
    expect(sectors.size).toBe(12);
  });
});

describe("rowStep", () => {
  const press = (key: string, at: number, mods = {}) => rowStep({ key, ctrlKey: false, metaKey: false, altKey: false, ...mods }, at, 10, 4);
  it("goes by one, by a page and to the ends, and stays inside", () => {
    expect(press("ArrowDown", 3)).toBe(4);
    expect(press("j", 3)).toBe(4);
    expect(press("k", 3)).toBe(2);
    expect(press("ArrowUp", 0)).toBe(0);
    expect(press("PageDown", 8)).toBe(9);
    expect(press("PageUp", 2)).toBe(0);
    expect(press("Home", 5)).toBe(0);
    expect(press("End", 5)).toBe(9);
  });
  it("leaves other keys and combinations alone", () => {
    expect(press("x", 3)).toBeNull();
    expect(press("ArrowDown", 3, { ctrlKey: true })).toBeNull();
    expect(rowStep({ key: "ArrowDown", ctrlKey: false, metaKey: false, altKey: false }, 0, 0, 4)).toBeNull();
  });
});

it.each([
  ["$mod+k", "Ctrl K", "Strg K"], ["$mod+Shift+z", "Ctrl Shift Z", "Strg Umschalt Z"], ["g p", "G then P", "G dann P"], ["[Shift]+?", "?", "?"], ["Alt+ArrowLeft", "Alt ←", "Alt ←"], ["Space", "Space", "Leertaste"],
])("writes the shortcut %s", (keys, english, german) => {
  expect(shortcutText(keys, en.shell)).toBe(english);
  expect(shortcutText(keys, de.shell)).toBe(german);
});

it("writes ⌘ on a Mac", () => expect(shortcutText("$mod+k", en.shell, true)).toBe("⌘ K"));

describe("places in a list", () => {
  it("are a multiplication without headings", () => {
    const places = new Places(100_000, 50);
    expect(places.height).toBe(5_000_000);
    expect(places.within(0, 500)).toEqual([0, 9]);
    expect(places.within(1020, 1500, 4)).toEqual([16, 33]);
    expect(places.within(4_999_800, 5_000_300, 4)).toEqual([99_992, 99_999]);
    expect(new Places(0, 50).within(0, 500, 4)).toEqual([0, -1]);
  });
  it("make room for headings above their rows", () => {
    const places = new Places(10, 50, [{ at: 0, text: "This week" }, { at: 3, text: "Next week" }]);
    expect([0, 2, 3, 9].map((i) => places.top(i))).toEqual([40, 140, 230, 530]);
    expect(places.height).toBe(580);
    expect(places.heading(3)).toBe("Next week");
    expect(places.within(40, 90)).toEqual([0, 0]);
    expect(places.within(150, 281)).toEqual([2, 4]);
  });
});

describe("circles", () => {
  const apart = (a: number, b: number) => Math.min(Math.abs(a - b), 360 - Math.abs(a - b));
  it("have hues one can tell from those above them, and keep their own where they can", () => {
    const names = Array.from({ length: 60 }, (_, i) => `Kreis ${i}`);
    const hues = spreadHues(names);
    names.forEach((name, i) => {
      for (const above of names.slice(Math.max(0, i - 2), i)) expect(apart(hues.get(name)!, hues.get(above)!)).toBeGreaterThanOrEqual(45);
    });
    expect(names.filter((name) => hues.get(name) === hueOf(name)).length).toBeGreaterThan(25);
  });
});
