/**
 * Whether somebody works with the keys or with the mouse. Heard from the beginning, and not only while a menu is there: whoever
 * calls for the first one by a key has pressed that before the menu can listen.
 */
let keys = false;
addEventListener("keydown", () => (keys = true), true);
addEventListener("pointerdown", () => (keys = false), true);

/**
 * For a menu that opens (`onOpenAutoFocus`): by a key its first row has the keyboard, so that Return means it; by the mouse none has.
 * Over a dialog the menu itself has it: a row that takes it meanwhile loses it to the dialog, which sees its own button go.
 */
export function firstRow(e: Event, menu: HTMLElement | null): void {
  const row = keys && !document.querySelector("[role=dialog]") ? menu?.querySelector<HTMLElement>("[role=menuitem]:not([data-disabled])") : null;
  if (!row) return;
  e.preventDefault();
  row.focus({ preventScroll: true });
}
