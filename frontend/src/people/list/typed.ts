/** Letters that are commands in this view, of the list or of the page beside it: they begin no jump unless written large. */
const commands = new Set(["j", "k", "n", "l", "f", "g", "e", "q", "c", "x", "m", "r", "a", "w", "/", "?"]);

/** How long a pause ends a jump, in milliseconds. */
const pause = 800;

/**
 * Typing a name while the list has the keyboard. A letter that is a command only begins a jump together with Shift;
 * after the first letter all of them count, until there is a pause.
 */
export class Typed {
  text = "";
  #last = -Infinity;
  #prefix = -Infinity;

  /** What has been typed by this key, null if the key is none of it. */
  take(e: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "timeStamp">): string | null {
    if (e.ctrlKey || e.metaKey || e.altKey || [...e.key].length !== 1) return null;
    const going = e.timeStamp - this.#last < pause;
    // "g p" goes to an area: the letter after the g belongs to it.
    const second = e.timeStamp - this.#prefix < 1000;
    this.#prefix = !going && !second && e.key === "g" ? e.timeStamp : -Infinity;
    if (second) return null;
    if (!going && (commands.has(e.key) || !/\p{L}|\p{N}/u.test(e.key))) return null;
    this.text = (going ? this.text : "") + e.key;
    this.#last = e.timeStamp;
    return this.text;
  }
}
