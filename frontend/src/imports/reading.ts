import type { ImportOptions, ImportReading, ImportTable } from "../backend";

/** How a file is read when everything is detected. */
export const reading = (file = 0): ImportReading => ({ file, charset: "", separator: "", header: 0, sheet: "", dateOrder: "", unmapped: "", mapping: null });

/** How one file of a preview was asked to be read. */
export const readingOf = (options: ImportOptions, file: number): ImportReading => options.byFile.find((one) => one.file === file) ?? { ...options.reading, file };

/** The options with one file read otherwise. */
export function readOtherwise(options: ImportOptions, file: number, change: Partial<ImportReading>): ImportOptions {
  const rest = options.byFile.filter((one) => one.file !== file);
  return { ...options, byFile: [...rest, { ...readingOf(options, file), ...change }] };
}

/** How many columns wait for an answer: nothing takes them, or their dates can be read in two ways. */
export const openQuestions = (table: ImportTable): { unmapped: number; dates: number } => ({
  unmapped: table.columns.filter((column) => column.target.field === "" && column.filled > 0).length,
  dates: table.columns.filter((column) => column.dateOrder !== "" && column.dates === "").length,
});
