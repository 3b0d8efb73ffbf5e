import { expect, test } from "vitest";
import { accessible, words } from "./harness";
import { keysIn, list, scene, told } from "./scene";

/** Everybody was deleted: the book says where they are, and how they come back. */
const w = words.en;
const here = scene({ people: true });
const everybody = { circle: "", kind: "", sort: "name", offset: 0, limit: 1000 };
const listed = () => here.kith.call<{ rows: { id: string }[]; total: number }>("People", "List", everybody);
const deleteAll = async () => {
  const { rows, total } = await listed();
  await here.kith.call("People", "Remove", rows.map((one) => one.id));
  return total;
};

test("an emptied book leads to the bin, and is no new one after a start either", async () => {
  const { page } = here;
  await list(page, w.people.title).locator("[data-row]").first().waitFor();
  const total = await deleteAll();
  await page.getByRole("heading", { name: w.bin.everybody, level: 1 }).waitFor();
  await page.getByText(w.bin.everybodyText(total)).waitFor();
  expect(await page.getByText(w.imports.first.title).count()).toBe(0);
  await page.getByRole("button", { name: w.imports.choose }).waitFor();
  await accessible(page);
  await page.reload();
  await page.getByRole("heading", { name: w.bin.everybody, level: 1 }).waitFor();
  // It leads there by Enter, and brings nobody back that way.
  await expect.poll(() => page.getByRole("button", { name: w.bin.look }).evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: w.bin.title, level: 1 }).waitFor();
  expect((await listed()).total).toBe(0);
});

test("all come back in one change, from the bin and from the emptied book", async () => {
  const { page } = here;
  const total = await deleteAll();
  await page.getByRole("button", { name: w.bin.restoreAll }).click();
  await list(page, w.people.title).locator("[data-row]").first().waitFor();
  const note = told(page, w.ui.notifications).getByText(`Restored ${total} contacts from the bin`, { exact: true });
  await note.waitFor();
  expect((await listed()).total).toBe(total);
  await page.keyboard.press("Control+z");
  await page.getByRole("heading", { name: w.bin.everybody, level: 1 }).waitFor();

  await page.keyboard.press("g");
  await page.keyboard.press("b");
  await page.getByRole("heading", { name: w.bin.title, level: 1 }).waitFor();
  await accessible(page);
  await page.keyboard.press("Control+k");
  await keysIn(page, "[role=dialog]");
  await page.keyboard.type(w.bin.restoreAll);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: w.bin.empty }).waitFor();
  await note.waitFor();
  expect((await listed()).total).toBe(total);
  await page.keyboard.press("Control+z");
  await page.getByRole("button", { name: w.bin.restoreAll }).waitFor();
  expect((await listed()).total).toBe(0);
});
