import { t } from "../../locales/index.svelte";
import type { FieldRow } from "./fields";
import { deviceOf } from "./labels";

/** What a row is called: its field, a phone by its device, a day of one's own by its label. */
export function rowName(row: Pick<FieldRow, "field" | "types"> & { label?: string }): string {
  const words = t().people.data;
  if (row.field === "date") {
    // LinkedIn writes its label in English, whatever the language.
    if (row.types.includes("connected")) return words.connected;
    return row.label || (row.types.includes("anniversary") ? words.names.anniversary : words.names.date);
  }
  return row.field === "phone" ? words.devices[deviceOf(row.types)] : words.names[row.field];
}
