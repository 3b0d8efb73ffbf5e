import { beforeEach, expect, it } from "vitest";
import { holding } from "./holding";

beforeEach(() => {
  document.body.innerHTML = `<input id="search"><div role="list"><button id="one" data-row="0"></button><button id="two" data-row="1"></button></div>`;
});
const at = (id: string) => document.getElementById(id)!;

it("puts the keyboard back into a list it was lost from, or moved on in", () => {
  at("one").focus();
  const held = holding();
  at("two").focus();
  expect(held()).toBe(true);
  at("two").remove();
  expect(held()).toBe(true);
});
it("leaves it with who has gone on to the search, or was never in the list", () => {
  at("one").focus();
  const held = holding();
  at("search").focus();
  expect(held()).toBe(false);
  const elsewhere = holding();
  at("one").focus();
  expect(elsewhere()).toBe(false);
});
