import type { Followup } from "../../backend";

/** The open ones, the next first. */
export function openOnes(followups: Followup[]): Followup[] {
  const when = (f: Followup) => `${f.localDay} ${f.localTime || "99:99"}`;
  return followups.filter((f) => f.done === "").sort((a, b) => (when(a) < when(b) ? -1 : 1));
}

/** The done ones, the last first. */
export const doneOnes = (followups: Followup[]): Followup[] => followups.filter((f) => f.done !== "").sort((a, b) => (a.done > b.done ? -1 : 1));
