/**
 * Asks for the menu of what has the keyboard when its key is pressed (Menu, or Shift and F10); answers whether it was. WebKit
 * asks whatever lies under the lower left corner of that instead, which may be its neighbour.
 */
export function menuKey(e: KeyboardEvent): boolean {
  const asked = e.key === "ContextMenu" || (e.key === "F10" && e.shiftKey && !e.ctrlKey && !e.altKey && !e.metaKey);
  const target = e.target as HTMLElement;
  // Fields have the menu of the system, for spelling and the clipboard.
  if (!asked || target.matches("input, textarea, [contenteditable]")) return false;
  e.preventDefault();
  target.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true }));
  return true;
}
