import type { Component } from "svelte";
import { beforeEach, expect, it } from "vitest";
import { dialogs, openDialog, type DialogProps } from "./dialogs.svelte";

const form = (() => ({})) as unknown as Component<DialogProps>;
beforeEach(() => void (dialogs.open = []));

it("opens one dialog for a key that is pressed twice while its code is on the way", async () => {
  const slow = () => new Promise<{ default: typeof form }>((resolve) => setTimeout(() => resolve({ default: form })));
  await Promise.all([openDialog<DialogProps>(slow, {}), openDialog<DialogProps>(slow, {})]);
  expect(dialogs.open).toHaveLength(1);
  await openDialog<DialogProps>(slow, {});
  expect(dialogs.open).toHaveLength(2);
});

it("opens the next one after one that could not be loaded", async () => {
  await openDialog<DialogProps>(() => Promise.reject(new Error("gone")), {});
  await openDialog<DialogProps>(() => Promise.resolve({ default: form }), {});
  expect(dialogs.open).toHaveLength(1);
});
