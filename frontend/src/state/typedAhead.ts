/** How long keys are kept for a field that does not come. */
const patience = 3000;

const field = (): Element | null => {
  const at = document.activeElement;
  return at?.closest("[role=dialog], [role=alertdialog]") ? at : null;
};

/**
 * Keeps what is typed between asking for a dialog and its field having the focus, and writes it into the field then: on a slow
 * machine a name is typed faster than the search opens. Keys that would do something (Enter, arrows) are left out, for what they
 * would act on lies behind the dialog. Ends by itself; the function it gives ends it when no dialog comes.
 */
export function keepTyped(): () => void {
  const before = field();
  const began = performance.now();
  let typed = "";
  let frame = 0;
  const end = () => {
    cancelAnimationFrame(frame);
    window.removeEventListener("keydown", key, true);
  };
  const key = (e: KeyboardEvent) => {
    if (arrived() || e.ctrlKey || e.metaKey || e.altKey || e.isComposing || e.repeat || e.key === "Escape" || e.key === "Tab") return;
    e.preventDefault();
    e.stopImmediatePropagation();
    if (e.key === "Backspace") typed = typed.slice(0, -1);
    else if ([...e.key].length === 1) typed += e.key;
  };
  const arrived = () => {
    const now = field();
    if (now === null || now === before) return false;
    end();
    // The old command is what a field takes as typed: its bindings hear of it, and Ctrl-Z takes it back.
    if (typed && now.matches("input, textarea")) document.execCommand("insertText", false, typed);
    return true;
  };
  const look = () => {
    if (arrived()) return;
    if (performance.now() - began > patience) end();
    else frame = requestAnimationFrame(look);
  };
  window.addEventListener("keydown", key, true);
  frame = requestAnimationFrame(look);
  return end;
}
