import { afterFrame } from "./frame";

/** On what one most likely does next: it takes the keyboard where nothing has it, for instance since the button one came by is gone. */
export const leads = (node: HTMLElement): void => {
  if (document.activeElement === document.body) node.focus({ preventScroll: true });
};

/**
 * On the main action of what comes up by itself, after a file was read: it takes the keyboard once it has been seen, where only something
 * around it has that, or also from the side bar. A key that was pressed before, or is held since, presses it not: of one held since before
 * the window had the keyboard the web view does not know that, so Enter and Space press when they are let go, unless they were repeated.
 */
export const leadsOnceSeen = (fromSidebar: boolean) => (node: HTMLElement): (() => void) => {
  let seen = Infinity;
  let begun = "";
  const stop = afterFrame(() => {
    seen = performance.now();
    const held = document.activeElement;
    if (!held || held.contains(node) || (fromSidebar && held.closest("nav"))) node.focus({ preventScroll: true });
  });
  const key = (e: KeyboardEvent) => {
    if (!/^(Enter| )$/.test(e.key) || e.ctrlKey || e.metaKey || e.altKey) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    const presses = e.type === "keyup" && begun === e.key;
    begun = e.type === "keydown" && !e.repeat && e.timeStamp >= seen ? e.key : "";
    if (presses) node.click();
  };
  const leave = () => (begun = "");
  node.addEventListener("keydown", key, true);
  node.addEventListener("keyup", key, true);
  node.addEventListener("blur", leave);
  return () => {
    stop();
    node.removeEventListener("keydown", key, true);
    node.removeEventListener("keyup", key, true);
    node.removeEventListener("blur", leave);
  };
};
