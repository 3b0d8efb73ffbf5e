/** Copies text. The clipboard of the page needs a secure origin, which not every webview grants its own; then the old way. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const held = document.activeElement;
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "unseen";
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    if (held instanceof HTMLElement) held.focus();
    if (!copied) throw new Error("clipboard");
  }
}
