// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from "vitest";
import { menuKey } from "./menuKey";

afterEach(() => (document.body.innerHTML = ""));

/** Presses a key on an element inside a list that notes for whom a menu is asked. */
function press(html: string, init: KeyboardEventInit) {
  document.body.innerHTML = `<ul>${html}</ul>`;
  const list = document.querySelector("ul")!;
  const target = list.firstElementChild as HTMLElement;
  const asked: (EventTarget | null)[] = [];
  list.addEventListener("contextmenu", (e) => asked.push(e.target));
  let answer = false;
  list.addEventListener("keydown", (e) => (answer = menuKey(e)));
  const event = new KeyboardEvent("keydown", { ...init, bubbles: true, cancelable: true });
  target.dispatchEvent(event);
  return { target, asked, answer, kept: event.defaultPrevented };
}

describe("the key of menus", () => {
  test.each([{ key: "ContextMenu" }, { key: "F10", shiftKey: true }])("asks what has the keyboard: %o", (init) => {
    const { target, asked, answer, kept } = press("<button>Anna</button>", init);
    expect(asked).toEqual([target]);
    expect([answer, kept]).toEqual([true, true]);
  });

  test.each([{ key: "F10" }, { key: "F10", shiftKey: true, ctrlKey: true }, { key: "m" }])("leaves other keys alone: %o", (init) => {
    const { asked, answer, kept } = press("<button>Anna</button>", init);
    expect(asked).toEqual([]);
    expect([answer, kept]).toEqual([false, false]);
  });

  test("leaves fields their own menu", () => {
    const { asked, kept } = press("<input>", { key: "ContextMenu" });
    expect(asked).toEqual([]);
    expect(kept).toBe(false);
  });
});
