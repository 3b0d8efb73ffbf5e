import type { ExportForm } from "../backend";

/** What was chosen last, as long as the window is open: who saves labels once will do it again. */
export const remembered: { form: ExportForm; paper: "A4" | "Letter"; labels: string; sender: string } = {
  form: "vcard4", paper: "A4", labels: "3x7", sender: "",
};

export function remember(chosen: typeof remembered): void {
  Object.assign(remembered, chosen);
}
