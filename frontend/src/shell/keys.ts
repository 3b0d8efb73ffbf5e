import { createKeybindingsHandler } from "tinykeys";
import { commands, type Command } from "../state/commands.svelte";
import { menuKey } from "../ui/menuKey";

/** Whether somebody is typing: then a letter is a letter. */
function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox], [type=radio]), textarea, select"));
}

/** Whether a key is one of a text that somebody types. */
const typed = (e: KeyboardEvent) => typing(e.target) && !(e.ctrlKey || e.metaKey || e.altKey);

/** Dialogs, menus and selects have the keyboard for themselves. */
const covered = () => document.querySelector("[role=dialog], [role=alertdialog], [role=menu], [data-select-content]") !== null;

/** Whether the key would press what has the focus: Space on a button is for the button, except in a list's row. */
const presses = (e: KeyboardEvent) =>
  (e.key === " " || e.key === "Enter") && e.target instanceof Element && e.target.closest("button, input, [role=separator]") !== null && !e.target.matches("[data-row]");

/** Whether a key combination is one that may fire while typing: with Ctrl, Cmd or Alt, but not those that edit text. */
function whileTyping(keys: string): boolean {
  return /\$mod|Control|Meta|Alt/.test(keys) && !/^\$mod\+(a|z|Shift\+z)$/i.test(keys) && !/Arrow/.test(keys);
}

/**
 * Ctrl-Z in a field takes back what was typed there, not a change to the book. WebKitGTK has the undo but no key for it.
 * The command is old, and there is no other way to a field's own undo.
 */
function editUndo(e: KeyboardEvent): boolean {
  if (e.key.toLowerCase() !== "z" || !(e.ctrlKey || e.metaKey) || e.altKey || !typing(e.target)) return false;
  document.execCommand(e.shiftKey ? "redo" : "undo");
  e.preventDefault();
  return true;
}

/** How long the second key of "g p" may take, in milliseconds. */
const patience = 1000;

/** Whether a key is the first of several: the "g" of "g p". */
const begins = (list: Command[], key: string) => list.some((command) => [command.keys ?? []].flat().some((keys) => keys.startsWith(`${key} `)));

/**
 * Runs the offered commands by their keys. The bindings are made anew when the offer changes; of two commands with the
 * same keys the later one (the view in front) wins.
 */
export function listenForKeys(): () => void {
  let made: { from: Command[]; handle: EventListener } | null = null;
  let begun = -patience;
  let before: KeyboardEvent | null = null;
  let wasCovered = false;
  // Before anybody else: of a key that a list or a dialog takes for itself nothing is heard below.
  const come = (e: KeyboardEvent) => {
    // It ends what an earlier one began, and so does whatever is typed: the "g" of a word and a letter that is a command go nowhere together.
    if (before) [made, begun] = [null, -patience];
    before = e;
    // The key that closes a dialog or a menu is for that alone, although it is gone by the time the key arrives below.
    wasCovered = covered();
  };
  const listen = (e: KeyboardEvent) => {
    if (e.defaultPrevented || menuKey(e) || editUndo(e) || wasCovered || covered() || typed(e)) return;
    before = null;
    const list = commands();
    // Between the two keys of "g p" the old bindings stay: what a list that is read again offers must not make the first one forgotten.
    if (!made || (made.from !== list && e.timeStamp - begun >= patience)) {
      const offered = (command: Command) => commands().includes(command);
      made = { from: list, handle: createKeybindingsHandler(bindings(list, offered), { ignore: () => false, timeout: patience }) };
    }
    begun = begins(list, e.key) ? e.timeStamp : -patience;
    made.handle(e);
  };
  window.addEventListener("keydown", come, true);
  window.addEventListener("keydown", listen);
  return () => {
    window.removeEventListener("keydown", come, true);
    window.removeEventListener("keydown", listen);
  };
}

/** The bindings of tinykeys for some commands, each as long as it is still offered. */
export function bindings(list: Command[], offered: (command: Command) => boolean = () => true): Record<string, (e: KeyboardEvent) => void> {
  return Object.fromEntries(
    list.flatMap((command) =>
      [command.keys ?? []].flat().map((keys) => [
        keys,
        (e: KeyboardEvent) => {
          if (!offered(command) || covered() || presses(e) || (typing(e.target) && !whileTyping(keys)) || command.enabled?.() === false) return;
          e.preventDefault();
          void command.run(e);
        },
      ]),
    ),
  );
}
