import type { DuplicateGroup, DuplicateLine, MergeConflict, MergeField, MergePreview } from "../backend";

/** A line of the table: a value of the contacts side by side. */
export interface Row extends DuplicateLine {
  key: string;
  /** The line above is of the same field: the name of it is said once. */
  again: boolean;
  /** What can be chosen, null where all values stay beside each other. */
  conflict: MergeConflict | null;
}

/** What the heads of the columns say already, as long as they agree. */
const quiet = new Set(["name", "kind", "photo"]);

/**
 * The lines of a group as they are shown: what can be chosen first, then the others in their order. A conflict without a
 * line (gender) gets one.
 */
export function rowsOf(group: DuplicateGroup, preview: MergePreview | null): Row[] {
  const conflicts = new Map((preview?.conflicts ?? []).map((one) => [one.field as string, one]));
  const lines = group.lines.filter((line) => line.state === "different" || !quiet.has(line.field));
  const missing = [...conflicts.values()].filter((one) => !lines.some((line) => line.field === one.field)).map((one): DuplicateLine => ({
    field: one.field,
    label: "",
    state: "different",
    cells: group.contacts.map(({ id }) => one.options.find((option) => option.id === id)?.text ?? ""),
  }));
  const open = [...lines.filter((line) => line.state === "different"), ...missing];
  return [...open, ...lines.filter((line) => line.state !== "different")].map((line, at, all) => ({
    ...line,
    key: `${line.field} ${at}`,
    again: all[at - 1]?.field === line.field,
    conflict: line.state === "different" ? (conflicts.get(line.field) ?? null) : null,
  }));
}

/** Whose value leads in a line. */
export const leads = (conflict: MergeConflict, chosen: Partial<Record<MergeField, string>>): string =>
  conflict.options.some((one) => one.id === chosen[conflict.field]) ? chosen[conflict.field]! : conflict.chosen;
