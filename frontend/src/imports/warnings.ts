import type { ImportWarning } from "../backend";

/** A line of the list of warnings: the heading of a group, or a warning in it. */
export type WarningLine = { heading: true; code: string; message: string; count: number } | { heading: false; warning: ImportWarning };

/** Warnings by their code, the most frequent group first, with a heading over each; in a group as the files have them. */
export function grouped(warnings: ImportWarning[]): WarningLine[] {
  const groups = new Map<string, ImportWarning[]>();
  for (const warning of warnings) groups.set(warning.code, [...(groups.get(warning.code) ?? []), warning]);
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([code, list]): WarningLine[] => [
      { heading: true, code, message: list[0]?.message ?? code, count: list.length },
      ...list.map((warning): WarningLine => ({ heading: false, warning })),
    ]);
}
