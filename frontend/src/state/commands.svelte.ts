import { onDestroy } from "svelte";

/** Something a person can do, with its name and its keys. The palette, the shortcut map and the keyboard all read this. */
export interface Command {
  id: string;
  /** A function, so that it follows the language. */
  title: () => string;
  /**
   * Keys in the notation of tinykeys: "$mod+k", "g p" (one after the other), "n", "?". Single keys rest while somebody
   * types in a field or a dialog is open. Several ways: ["j", "ArrowDown"], of which the first is shown.
   */
  keys?: string | string[];
  /** Heading in the shortcut map, e.g. the area's name; without one it stands under "Anywhere". */
  group?: () => string;
  run: (event?: KeyboardEvent) => void | Promise<void>;
  /** While this answers false the command is not offered. */
  enabled?: () => boolean;
  /** Only in the shortcut map, not in the palette ("next row"). */
  keysOnly?: boolean;
  /** In the palette it stands behind all others that fit: it leads to a part of where another one leads. */
  part?: boolean;
}

// Raw: a proxy of a command would be another object than the one that is to be taken back.
let list = $state.raw<Command[]>([]);
// The truth beside it: while a component is taken down Svelte answers state as it was before, and the commands that the
// component in its place has just offered would be lost.
let held: Command[] = [];

/** The commands that exist now, in the order they were offered. */
export const commands = (): Command[] => list;

/** Offers commands until the answer is called; a later one with the same id or keys wins. */
export function offer(...some: Command[]): () => void {
  list = held = [...held, ...some];
  return () => {
    list = held = held.filter((one) => !some.includes(one));
  };
}

/** {@link offer} for the life of the component that calls it. */
export function offerHere(...some: Command[]): void {
  onDestroy(offer(...some));
}
