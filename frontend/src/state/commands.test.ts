import { expect, it } from "vitest";
import { commands, offer, type Command } from "./commands.svelte";

const command = (id: string): Command => ({ id, title: () => id, run: () => {} });

it("an offer that is taken back is gone", () => {
  const first = offer(command("a"), command("b"));
  const second = offer(command("a"));
  expect(commands().map((one) => one.id)).toEqual(["a", "b", "a"]);
  first();
  expect(commands().map((one) => one.id)).toEqual(["a"]);
  second();
  expect(commands()).toEqual([]);
});
