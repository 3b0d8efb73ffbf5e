import { hueOf } from "./face";

/** How many hues circles have: nearer than 36° two of them look the same in a mark of 8 pixels. */
const hues = 10;

/** The hue of a circle. It comes from the name alone, so that a circle keeps its colour whatever other circles there are. */
export const circleHue = (name: string): number => (Math.floor((hueOf(name) * hues) / 360) * 360) / hues + 18;
