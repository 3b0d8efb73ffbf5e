import { describe, expect, it } from "vitest";
import { de } from "../locales/de";
import { en } from "../locales/en";
import { hueOf, initialsOf } from "./face";
import { circleHue } from "./hues";
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
  it("have hues that are the same or can be told apart, evenly spread over names", () => {
    const names = Array.from({ length: 500 }, (_, i) => `Kreis ${i}`);
    const counts = new Map<number, number>();
    for (const name of names) counts.set(circleHue(name), (counts.get(circleHue(name)) ?? 0) + 1);
    const found = [...counts.keys()].toSorted((a, b) => a - b);
    expect(found).toHaveLength(10);
    found.forEach((hue, i) => expect((found[(i + 1) % 10]! - hue + 360) % 360).toBe(36));
    for (const n of counts.values()) expect(n).toBeGreaterThan(25);
  });
  it("keep their colour however the name is composed", () => expect(circleHue("Ärzte".normalize("NFD"))).toBe(circleHue("Ärzte")));
});
