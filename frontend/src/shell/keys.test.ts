import { createKeybindingsHandler } from "tinykeys";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { offer, type Command } from "../state/commands.svelte";
import { bindings, listenForKeys } from "./keys";

const run = vi.fn();
const command = (id: string, keys: string | string[], more: Partial<Command> = {}): Command => ({ id, title: () => id, keys, run: () => run(id), ...more });

let handle: EventListener;
function use(...list: Command[]) {
  window.removeEventListener("keydown", handle);
  handle = createKeybindingsHandler(bindings(list), { ignore: () => false });
  window.addEventListener("keydown", handle);
}
function press(key: string, on: Element = document.body, mods: KeyboardEventInit = {}) {
  on.dispatchEvent(new KeyboardEvent("keydown", { key, code: "Unidentified", bubbles: true, cancelable: true, ...mods }));
}

beforeEach(() => {
  run.mockClear();
  document.body.innerHTML = `<input id="i"><button id="b"></button><button id="r" data-row="0"></button>`;
});
afterEach(() => window.removeEventListener("keydown", handle));
const at = (id: string) => document.getElementById(id)!;

describe("keys", () => {
  it("runs single letters and sequences", () => {
    use(command("new", "n"), command("people", "g p"));
    press("n");
    press("g");
    press("p");
    expect(run.mock.calls.flat()).toEqual(["new", "people"]);
  });
  it("takes a sign whether or not the keyboard needs Shift for it", () => {
    use(command("map", "[Shift]+?"));
    press("?", document.body, { shiftKey: true });
    press("?");
    expect(run).toHaveBeenCalledTimes(2);
  });
  it("leaves letters and undo to whoever types, but not the palette", () => {
    use(command("new", "n"), command("undo", "$mod+z"), command("palette", "$mod+k"), command("back", "Alt+ArrowLeft"), command("all", "$mod+a"), command("quick", ["q", "$mod+Shift+a"]));
    press("q", at("i"));
    press("a", at("i"), { ctrlKey: true });
    press("n", at("i"));
    press("z", at("i"), { ctrlKey: true });
    press("ArrowLeft", at("i"), { altKey: true });
    press("k", at("i"), { ctrlKey: true });
    press("A", at("i"), { ctrlKey: true, shiftKey: true });
    expect(run.mock.calls.flat()).toEqual(["palette", "quick"]);
  });
  it("undoes in a field what was typed there, by the web view's own undo", () => {
    const exec = (document.execCommand = vi.fn(() => true));
    const stop = listenForKeys();
    press("z", at("i"), { ctrlKey: true });
    press("Z", at("i"), { ctrlKey: true, shiftKey: true });
    press("z", at("b"), { ctrlKey: true });
    stop();
    expect(exec.mock.calls).toEqual([["undo"], ["redo"]]);
  });
  it("goes on with a sequence though the offer changes in the middle of it", () => {
    const takeBack = [offer(command("bin", "g b")), offer(command("gone", "x"))];
    const stop = listenForKeys();
    press("g");
    takeBack.push(offer(command("delete", "b")));
    takeBack[1]!();
    press("b");
    press("x");
    press("b");
    stop();
    takeBack.forEach((back) => back());
    expect(run.mock.calls.flat()).toEqual(["bin", "delete"]);
  });
  it("makes no sequence of a letter that was typed and one that is a command", () => {
    const back = offer(command("settings", "g s"), command("later", "s"));
    const stop = listenForKeys();
    const meanwhile = (taken: () => void) => {
      press("g");
      taken();
      press("s");
    };
    press("g", at("i"));
    press("s");
    meanwhile(() => press("x", at("i")));
    // A list stops the arrows it goes by.
    at("r").addEventListener("keydown", (e) => e.stopPropagation());
    meanwhile(() => press("ArrowDown", at("r")));
    document.body.insertAdjacentHTML("beforeend", `<div role="dialog" id="d"></div>`);
    press("g", at("d"));
    at("d").remove();
    press("s");
    press("g");
    press("s");
    stop();
    back();
    expect(run.mock.calls.flat()).toEqual(["later", "later", "later", "later", "settings"]);
  });
  it("leaves Space to a button, except in a row", () => {
    use(command("tick", "Space"));
    press(" ", at("b"), { code: "Space" });
    expect(run).not.toHaveBeenCalled();
    press(" ", at("r"), { code: "Space" });
    expect(run).toHaveBeenCalledTimes(1);
  });
  it("rests while a dialog or a menu is open", () => {
    use(command("new", "n"));
    document.body.insertAdjacentHTML("beforeend", `<div role="dialog"></div>`);
    press("n");
    expect(run).not.toHaveBeenCalled();
  });
  it("leaves the key that closes a dialog to the dialog", () => {
    const back = offer(command("leave", "Escape"));
    const stop = listenForKeys();
    document.body.insertAdjacentHTML("beforeend", `<div role="dialog" id="d"><button id="in"></button></div>`);
    at("d").addEventListener("keydown", () => at("d").removeAttribute("role"));
    press("Escape", at("in"));
    expect(run).not.toHaveBeenCalled();
    press("Escape", at("b"));
    stop();
    back();
    expect(run).toHaveBeenCalledTimes(1);
  });
  it("lets the later of two win and skips what is not enabled", () => {
    use(command("shell", "n"), command("area", "n"), command("off", "o", { enabled: () => false }));
    press("n");
    press("o");
    expect(run.mock.calls.flat()).toEqual(["area"]);
  });
});
