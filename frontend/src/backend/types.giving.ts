/** An offer or a need of somebody; days, "" for unknown, and `done` "" while it stands. */
export interface GivingEntry {
  id: string;
  kind: "offer" | "need";
  text: string;
  since: string;
  done: string;
}
