import type { ImportWarning } from "../backend";

/** A line of the list of warnings: the heading of a group, or a warning in it. `said` is "" where the heading says it for all. */
export type WarningLine = { heading: true; code: string; message: string; count: number } | { heading: false; warning: ImportWarning; said: string };

/** Warnings by their code, the most frequent group first; in a group as the files have them. A group of which all say the same has it as heading. */
export function grouped(warnings: ImportWarning[]): WarningLine[] {
  const groups = new Map<string, ImportWarning[]>();
  for (const warning of warnings) groups.set(warning.code, [...(groups.get(warning.code) ?? []), warning]);
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([code, list]): WarningLine[] => {
      const message = list[0]?.message ?? code;
      if (list.some((one) => one.message !== message)) return list.map((warning) => ({ heading: false, warning, said: warning.message }));
      return [{ heading: true, code, message, count: list.length }, ...list.map((warning): WarningLine => ({ heading: false, warning, said: "" }))];
    });
}
