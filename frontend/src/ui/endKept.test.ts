import { expect, test } from "vitest";
import { endKept } from "./endKept";

test("of a long sentence the end stays, beginning with a word", () => {
  expect(endKept("Maximilian-Ferdinand von Hohenlohe-Waldenburg-Schillingsfürst angelegt")).toEqual(["Maximilian-Ferdinand von Hohenlohe-Waldenburg-Schillingsfürst", " angelegt"]);
  expect(endKept("Donaudampfschifffahrtselektrizitätengesellschaft in den Papierkorb gelegt")).toEqual(["Donaudampfschifffahrtselektrizitätengesellschaft", " in den Papierkorb gelegt"]);
  expect(endKept("Anna Weber angelegt")).toEqual(["Anna Weber angelegt", ""]);
  expect(endKept("x".repeat(80))).toEqual(["x".repeat(80), ""]);
});
