import { expect, test, vi } from "vitest";
import type { Change } from "../backend";

const order: string[] = [];
vi.mock("../backend", () => ({
  backend: { history: { undo: () => (order.push("undo"), Promise.resolve({ id: 2, at: "", label: "Tick off", undone: false, remarks: [] })) } },
  failureOf: (thrown: unknown) => ({ code: "unknown", message: String(thrown) }),
}));

const { attempt, toasts, undo } = await import("./toasts.svelte");

test("an undo waits for the write it means", async () => {
  let arrive: (change: Change) => void = () => {};
  const written = attempt(() => new Promise<Change>((done) => (arrive = done)).then((change) => (order.push("write"), change)));
  const undone = undo();
  await Promise.resolve();
  expect(order).toEqual([]);
  arrive({ id: 1, at: "", label: "Tick off", undone: false, remarks: [] });
  await Promise.all([written, undone]);
  expect(order).toEqual(["write", "undo"]);
});

test("an offer to do it again goes with the next change", async () => {
  toasts.list = [];
  await undo();
  expect(toasts.list.map((one) => one.action !== null)).toEqual([true]);
  await attempt(() => Promise.resolve({ id: 3, at: "", label: "Rename", undone: false, remarks: [] }));
  expect(toasts.list.map((one) => one.text)).toEqual(["Rename"]);
});
