import type { EncounterKind } from "../backend";
import { addDays, addMonths } from "../locales/civil";
import { Timeline } from "./timeline.svelte";

/** The stretches of time that are offered beside the years, which are their own names. */
export type Stretch = "" | "week" | "month" | "year" | "own" | (string & {});

/** The first and the last day of a stretch of time, "" where it is open. `own` is what was entered for "own". */
export function stretchDays(stretch: Stretch, today: string, own: { from: string; to: string }): { since: string; until: string } {
  if (stretch === "own") return { since: own.from, until: own.to };
  if (/^\d{4}$/.test(stretch)) return { since: stretch, until: stretch };
  const since = stretch === "week" ? addDays(today, -6) : stretch === "month" ? addDays(today, -29) : stretch === "year" ? addDays(addMonths(today, -12), 1) : "";
  return { since, until: "" };
}

/** The overview of the log as it was left: what is chosen, how far it was read, and where it was scrolled to. */
class Overview {
  text = $state("");
  kind = $state<EncounterKind | "">("");
  stretch = $state<Stretch>("");
  own = $state({ from: "", to: "" });
  /** The circle that is shown now; the view says which one it should be. */
  circle = "";
  offset = 0;
  active = -1;
  readonly log = new Timeline(200);

  /** Whether anything but a circle leaves some out. */
  get chosen(): boolean {
    return this.text.trim() !== "" || this.kind !== "" || this.stretch !== "";
  }
  /** Shows everything again, of a circle if one is chosen. */
  clear(): void {
    this.text = this.kind = this.stretch = "";
    this.own = { from: "", to: "" };
  }
  async read(today: string): Promise<void> {
    await this.log.choose({ text: this.text, kind: this.kind, circle: this.circle, ...stretchDays(this.stretch, today, this.own) });
  }
}

export const overview = new Overview();
