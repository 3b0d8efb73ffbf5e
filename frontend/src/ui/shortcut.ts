import type { Words } from "../locales/index.svelte";

/** How a key is written for people: "$mod+Shift+z" → "Ctrl Shift Z", "g p" → "G then P". */
export function shortcutText(keys: string, words: Words["shell"], mac = false): string {
  const names: Record<string, string> = {
    $mod: mac ? "⌘" : words.controlKey,
    Control: words.controlKey,
    Shift: mac ? "⇧" : words.shiftKey,
    Alt: mac ? "⌥" : words.altKey,
    Enter: words.enterKey,
    Escape: words.escapeKey,
    Space: words.spaceKey,
    Delete: "⌦",
    ArrowUp: "↑",
    ArrowDown: "↓",
    ArrowLeft: "←",
    ArrowRight: "→",
  };
  const key = (one: string) => names[one] ?? (one.length === 1 ? one.toUpperCase() : one);
  return keys
    // Whether a sign needs Shift is a matter of the keyboard: it is written as the sign alone.
    .replaceAll("[Shift]+", "")
    .split(" ")
    .map((press) => press.split(/(?<=.)\+/).map(key).join(" "))
    .join(` ${words.thenKey} `);
}
