import { expect, it, vi } from "vitest";
import type { Changed } from "../backend";

let emit: (e: Changed) => void = () => {};
vi.mock("../backend", () => ({ backend: { on: (_: string, handler: (e: Changed) => void) => ((emit = handler), () => {}) } }));
const { onChanged, together } = await import("./changes.svelte");

const changed = (change: number, areas: Changed["areas"], contacts: string[] = []): Changed => ({ change, areas, contacts });

it("puts together what arrives while a handler works", async () => {
  const seen: number[] = [];
  let free = () => {};
  onChanged(["followups"], (e) => {
    seen.push(e.change);
    return new Promise<void>((done) => (free = done));
  });
  emit(changed(1, ["followups"]));
  emit(changed(2, ["circles"]));
  emit(changed(3, ["followups"]));
  emit(changed(4, ["followups"]));
  expect(seen).toEqual([1]);
  free();
  await Promise.resolve();
  await Promise.resolve();
  expect(seen).toEqual([1, 4]);
});

it("knows that no contacts means many", () => {
  expect(together(changed(1, ["contacts"], ["a"]), changed(2, ["contacts"], ["a", "b"])).contacts).toEqual(["a", "b"]);
  expect(together(changed(1, ["contacts"], ["a"]), changed(2, ["contacts"])).contacts).toEqual([]);
  expect(together(changed(1, ["contacts"], ["a"]), changed(2, ["followups"])).contacts).toEqual(["a"]);
});
