import { beforeEach, expect, it, vi } from "vitest";
import { leadsOnceSeen } from "./lead";

const pressed = vi.fn();
const at = (id: string) => document.getElementById(id)!;
function key(type: "keydown" | "keyup", more: KeyboardEventInit = {}, time?: number) {
  const e = new KeyboardEvent(type, { key: "Enter", bubbles: true, cancelable: true, ...more });
  if (time !== undefined) Object.defineProperty(e, "timeStamp", { value: time });
  return at("go").dispatchEvent(e);
}
const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

beforeEach(() => {
  pressed.mockClear();
  document.body.innerHTML = `<nav><button id="nav"></button></nav><div id="area" tabindex="-1"><input id="field"><button id="go"></button></div>`;
});

it("takes the keyboard from what is around it, once it has been seen", async () => {
  at("area").focus();
  leadsOnceSeen(false)(at("go"));
  expect(document.activeElement).toBe(at("area"));
  await frame();
  expect(document.activeElement).toBe(at("go"));
});
it("leaves it to a field, and to the side bar unless it is asked for", async () => {
  at("field").focus();
  leadsOnceSeen(true)(at("go"));
  await frame();
  expect(document.activeElement).toBe(at("field"));
  at("nav").focus();
  leadsOnceSeen(false)(at("go"));
  await frame();
  expect(document.activeElement).toBe(at("nav"));
  leadsOnceSeen(true)(at("go"));
  await frame();
  expect(document.activeElement).toBe(at("go"));
});
it("is pressed by no key that came before it was seen, or is held since", async () => {
  leadsOnceSeen(false)(at("go"));
  at("go").addEventListener("click", pressed);
  key("keydown");
  const before = performance.now();
  await frame();
  key("keyup");
  key("keydown", {}, before);
  key("keyup");
  // Held since before the window had the keyboard: the first of its repetitions does not say that it is one.
  key("keydown");
  key("keydown", { repeat: true });
  key("keyup");
  key("keydown", { key: " ", repeat: true });
  key("keyup", { key: " " });
  // Pressed here and let go elsewhere, or the other way round.
  at("go").focus();
  key("keydown");
  at("field").focus();
  key("keyup");
  expect(pressed).not.toHaveBeenCalled();
  for (const one of ["Enter", " "]) {
    expect(key("keydown", { key: one })).toBe(false); // nor does the button press itself
    key("keyup", { key: one });
  }
  expect(pressed).toHaveBeenCalledTimes(2);
  expect(key("keydown", { key: "Tab" })).toBe(true);
});
it("does nothing once it is gone", async () => {
  at("area").focus();
  leadsOnceSeen(false)(at("go"))();
  await frame();
  expect(document.activeElement).toBe(at("area"));
});
