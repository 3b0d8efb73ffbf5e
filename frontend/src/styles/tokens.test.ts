import { describe, expect, it } from "vitest";
import css from "./tokens.css?raw";

type Lch = [lightness: number, chroma: number, hue: number];

/** The custom properties of the first rule with that selector. */
function rule(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(css.indexOf("{", start) + 1, css.indexOf("}", start));
  return new Map([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [m[1]!, m[2]!]));
}

const light = rule(":root");
const dark = new Map([...light, ...rule('[data-theme="dark"]')]);

function lch(tokens: Map<string, string>, name: string): Lch {
  const m = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(tokens.get(name) ?? "");
  if (!m) throw new Error(`--${name} is no opaque oklch colour: ${tokens.get(name)}`);
  return [Number(m[1]), Number(m[2]), Number(m[3])];
}

/** Relative luminance (WCAG 2.2) of an oklch colour, by way of Ottosson's OKLab matrices. */
function luminance([lightness, chroma, hue]: Lch): number {
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const within = (x: number) => Math.min(1, Math.max(0, x));
  const red = within(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = within(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = within(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Lch, other: Lch): number {
  const [high, low] = [luminance(one), luminance(other)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const surfaces = ["paper", "sidebar", "raised", "hover", "soft", "track", "thumb", "selected", "accent-soft"];

describe.each([["light", light], ["dark", dark]])("%s", (_, tokens) => {
  const pair = (text: string, on: string) => contrast(lch(tokens, text), lch(tokens, on));

  it.each(["ink", "ink-2"].flatMap((text) => [...surfaces, "pressed", "warm-soft", "good-soft", "danger-soft"].map((on) => [text, on] as const)))(
    "%s on %s is text",
    (text, on) => expect(pair(text, on)).toBeGreaterThanOrEqual(4.5),
  );
  it.each(["accent", "warm", "good", "danger"].flatMap((text) => [...["paper", "sidebar", "raised", "hover", "soft"], `${text}-soft`].map((on) => [text, on] as const)))(
    "%s on %s is text",
    (text, on) => expect(pair(text, on)).toBeGreaterThanOrEqual(4.5),
  );
  it.each([
    ["ink-3", "paper"], ["ink-3", "raised"], ["accent-ink", "accent"], ["accent-ink", "accent-strong"], ["danger-ink", "danger"], ["danger-ink", "danger-strong"],
  ])("%s on %s is text", (text, on) => expect(pair(text, on)).toBeGreaterThanOrEqual(4.5));

  it.each(["paper", "sidebar", "raised"].flatMap((on) => [["edge", on], ["accent", on]] as const))("%s can be seen on %s", (line, on) =>
    expect(pair(line, on)).toBeGreaterThanOrEqual(3),
  );

  it("initials can be read on every hue", () => {
    const value = (name: string) => Number(tokens.get(name));
    for (let hue = 0; hue < 360; hue += 5) {
      const ink: Lch = [value("face-ink-l"), value("face-ink-c"), hue];
      expect(contrast(ink, [value("face-l"), value("face-c"), hue]), `hue ${hue}`).toBeGreaterThanOrEqual(4.5);
    }
  });
});
