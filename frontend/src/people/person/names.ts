import { t } from "../../locales/index.svelte";
import type { FieldRow } from "./fields";
import { deviceOf } from "./labels";

/** What a row is called: its field, a phone by its device. */
export function rowName(row: Pick<FieldRow, "field" | "types">): string {
  const words = t().people.data;
  return row.field === "phone" ? words.devices[deviceOf(row.types)] : words.names[row.field];
}
