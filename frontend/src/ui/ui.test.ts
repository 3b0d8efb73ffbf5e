import { describe, expect, it } from "vitest";
import { de } from "../locales/de";
import { en } from "../locales/en";
import { hueOf, initialsOf } from "./face";
import { rowStep } from "./rows";
import { shortcutText } from "./shortcut";

describe("faces", () => {
  it.each([
    ["Käthe Brandt", "KB"], ["Ömer Öztürk", "ÖÖ"], ["Żaneta Wiśniewska", "ŻW"], ["Prof. Dr. Anna-Lena von Hohenberg", "AH"], ["Dr. Thomas Achterberg", "TA"], ["Dr.", "D"], ["Madonna", "M"],
    ["ßarah", "SS"], ["Анна Каренина", "АК"], ["  ", ""], ["☺", ""], ["Øvergård, Jens", "ØJ"],
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
