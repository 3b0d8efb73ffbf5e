import type { ImportProgress } from "../backend";
import { language, t } from "../locales/index.svelte";
import { baseName } from "../common/files";

/** How far an import is, in words and as a part of 1; null while that is not known. */
export function progressOf(progress: ImportProgress | null, saving: boolean): { label: string; value: number | null; detail: string } {
  const words = t().imports;
  if (!progress) return { label: saving ? words.saving : words.reading(""), value: null, detail: "" };
  const known = progress.totalBytes > 0;
  return {
    label: progress.phase === "saving" ? words.saving : words.reading(baseName(progress.file)),
    value: known ? Math.min(1, progress.bytes / progress.totalBytes) : null,
    detail: [words.cards(progress.cards), known ? words.bytes(size(progress.bytes), size(progress.totalBytes)) : ""].filter(Boolean).join(" · "),
  };
}

/** A number of bytes as people read it: "12.4 MB". */
export function size(bytes: number): string {
  const [unit, value] = bytes >= 1e6 ? ["MB", bytes / 1e6] : bytes >= 1e3 ? ["kB", bytes / 1e3] : ["B", bytes];
  return `${new Intl.NumberFormat(language(), { maximumFractionDigits: value < 10 && unit !== "B" ? 1 : 0 }).format(value)} ${unit}`;
}
