import { hueOf } from "./face";

/** Nearer than this two hues look the same in a mark of 8 pixels. */
const apart = 45;

const distance = (a: number, b: number) => Math.min(Math.abs(a - b), 360 - Math.abs(a - b));

/**
 * Hues for names that stand in a list: each has its own, but one too much like those of the two above it steps aside, by the
 * golden angle, as far as it takes. So a name keeps its colour unless its neighbours change.
 */
export function spreadHues(names: string[]): Map<string, number> {
  const hues = new Map<string, number>();
  let above: number[] = [];
  for (const name of names) {
    let hue = hueOf(name);
    for (let steps = 0; steps < 8 && above.some((other) => distance(hue, other) < apart); steps++) hue = (hue + 137.5) % 360;
    hues.set(name, hue);
    above = [...above.slice(-1), hue];
  }
  return hues;
}

let spread = $state.raw(new Map<string, number>());

/** Tells which circles there are, in their order. */
export const setCircles = (names: string[]): void => void (spread = spreadHues(names));

/** The hue of a circle. */
export const circleHue = (name: string): number => spread.get(name) ?? hueOf(name);
