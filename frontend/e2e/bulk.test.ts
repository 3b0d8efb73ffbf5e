import { describe, expect, test } from "vitest";
import { accessible, readSaved, saved, words } from "./harness";
import { keysIn, list, person, row, scene, told } from "./scene";

interface Page {
  rows: { id: string; name: string }[];
  total: number;
}
const everybody = { circle: "", kind: "", sort: "name", offset: 0, limit: 1000 };

describe("many at once, in English", () => {
  const here = scene({ people: true });
  const w = words.en;
  const people = () => list(here.page, w.people.title);
  const bar = () => here.page.getByRole("region", { name: w.people.select.bar });
  const chosen = (n: number) => bar().getByRole("status").filter({ hasText: new RegExp(`^${w.people.select.count(n).replaceAll(/\D/g, "")}\\b`) });
  const listed = (query = {}) => here.kith.call<Page>("People", "List", { ...everybody, ...query });
  const members = async (circle: string) => (await listed({ circle })).total;
  const onRow = () => keysIn(here.page, "[data-row]");
  /** Puts the keyboard on the first row. */
  const first = async () => {
    await people().getByRole("button").first().waitFor();
    await here.page.keyboard.press("ArrowDown");
    await onRow();
  };

  test("by keyboard alone: select, circle, delete, undo, the bin", async () => {
    const { page, kith } = here;
    const names = (await listed()).rows.map((one) => one.name);
    await first();
    await page.keyboard.press("x");
    await chosen(1).waitFor();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await chosen(3).waitFor();
    await page.keyboard.press("Shift+ArrowUp");
    await chosen(2).waitFor();
    await page.keyboard.press("Shift+ArrowDown");
    await chosen(3).waitFor();
    await accessible(page);

    await page.keyboard.press("c");
    const dialog = page.getByRole("dialog", { name: w.people.select.circlesOf(3) });
    await dialog.waitFor();
    await keysIn(page, "[role=dialog] input");
    await accessible(page);
    await page.keyboard.type("Rowing");
    await page.keyboard.press("Enter");
    await expect.poll(() => members("Rowing")).toBe(3);
    await dialog.getByText("Rowing", { exact: true }).waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });

    // The selection is still there: delete it, and take that back in one step.
    await chosen(3).waitFor();
    await row(page, w.people.title, names[2]!).focus();
    await page.keyboard.press("Delete");
    await bar().waitFor({ state: "detached" });
    await expect.poll(async () => (await listed()).total).toBe(names.length - 3);
    expect(await members("Rowing")).toBe(0);
    await page.keyboard.press("Control+z");
    await expect.poll(() => members("Rowing")).toBe(3);
    expect((await listed()).rows.map((one) => one.name)).toEqual(names);
    // The next undo takes the whole circle back.
    await page.keyboard.press("Control+z");
    await expect.poll(() => members("Rowing")).toBe(0);

    // Everybody, then nobody.
    await row(page, w.people.title, names[0]!).focus();
    await page.keyboard.press("Control+a");
    await chosen(names.length).waitFor();
    await page.keyboard.press("Escape");
    await bar().waitFor({ state: "detached" });

    // One by one into the bin, and back out of it.
    for (const name of names.slice(0, 2)) {
      await row(page, w.people.title, name).focus();
      await page.keyboard.press("x");
    }
    await chosen(2).waitFor();
    await page.keyboard.press("Delete");
    await expect.poll(async () => (await listed()).total).toBe(names.length - 2);
    await page.keyboard.press("g");
    await page.keyboard.press("b");
    await page.getByRole("heading", { name: w.bin.title, level: 1 }).waitFor();
    await list(page, w.bin.list).getByRole("button", { name: w.bin.restoreOne(names[0]!) }).waitFor();
    await accessible(page);
    // The arrows lead into the list from anywhere on the page, and a click beside the buttons to its row.
    await page.keyboard.press("ArrowDown");
    await keysIn(page, "[data-row='0']");
    await list(page, w.bin.list).getByText(names[0]!, { exact: true }).click();
    await expect.poll(() => list(page, w.bin.list).getByRole("button", { name: w.bin.restoreOne(names[0]!) }).evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press("r");
    await expect.poll(async () => (await listed()).total).toBe(names.length - 1);
    await list(page, w.bin.list).getByRole("button", { name: w.bin.restoreOne(names[0]!) }).waitFor({ state: "detached" });
    await list(page, w.bin.list).getByRole("button", { name: w.bin.restoreOne(names[1]!) }).focus();
    await page.keyboard.press("Delete");
    await page.getByRole("dialog", { name: w.bin.ask.one(names[1]!) }).waitFor();
    await keysIn(page, "[role=dialog]");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { name: w.bin.empty }).waitFor();
    await accessible(page);
    expect((await kith.call<{ total: number }>("Bin", "List", 0, 10)).total).toBe(0);
    await page.keyboard.press("Control+z");
    await list(page, w.bin.list).getByRole("button", { name: w.bin.restoreOne(names[1]!) }).click();
    await expect.poll(async () => (await listed()).rows.map((one) => one.name)).toEqual(names);
  });

  test("by mouse: single ones, a stretch, all that match; export of just these", async () => {
    const { page, kith } = here;
    const names = (await listed()).rows.map((one) => one.name);
    await people().getByRole("button").first().waitFor();
    // A stretch begins at the person that is open.
    await row(page, w.people.title, names[2]!).click();
    await row(page, w.people.title, names[4]!).click({ modifiers: ["Shift"] });
    await chosen(3).waitFor();
    await page.keyboard.press("Escape");
    await bar().waitFor({ state: "detached" });
    await row(page, w.people.title, names[1]!).click({ modifiers: ["Control"] });
    await row(page, w.people.title, names[4]!).click({ modifiers: ["Shift"] });
    await chosen(4).waitFor();
    await row(page, w.people.title, names[2]!).click({ modifiers: ["Control"] });
    await chosen(3).waitFor();
    await people().getByRole("button", { name: w.people.select.one(names[0]!), exact: true }).click();
    await chosen(4).waitFor();
    // A plain click opens somebody and leaves the selection.
    await row(page, w.people.title, names[5]!).click();
    await person(page, names[5]!).waitFor();
    await chosen(4).waitFor();

    await bar().getByRole("button", { name: w.people.select.export }).click();
    const dialog = page.getByRole("dialog", { name: w.leaving.title });
    await dialog.getByText(w.leaving.chosen(4)).waitFor();
    await dialog.getByRole("button", { name: w.leaving.save }).click();
    await expect.poll(() => saved(kith).filter((name) => name.endsWith(".vcf")).length).toBe(1);
    const file = readSaved(kith, saved(kith).find((name) => name.endsWith(".vcf"))!);
    expect(file.match(/BEGIN:VCARD/g)).toHaveLength(4);
    for (const at of [0, 1, 3, 4]) expect(file).toContain(names[at]!);
    expect(file).not.toContain(`FN:${names[2]!}`);
  });

  test("a filtered list leaves as it is shown, and all that match is a question, not a list of names", async () => {
    const { page, kith } = here;
    await kith.call("Filters", "SaveView", "", "Birthdays", "has:birthday");
    const wanted = (await listed({ where: "has:birthday" })).total;
    const all = (await listed()).total;
    await page.getByRole("navigation").getByRole("button", { name: "Birthdays" }).click();
    await page.getByRole("heading", { name: "Birthdays", level: 1 }).waitFor();
    await list(page, "Birthdays").getByRole("button").first().waitFor();
    await page.keyboard.press("Control+Shift+E");
    const dialog = page.getByRole("dialog", { name: w.leaving.title });
    await dialog.getByText(w.leaving.list("Birthdays", wanted)).waitFor();
    await dialog.getByRole("button", { name: w.leaving.save }).click();
    await expect.poll(() => saved(kith).some((name) => name.endsWith(".vcf"))).toBe(true);
    expect(readSaved(kith, saved(kith).find((name) => name.endsWith(".vcf"))!).match(/BEGIN:VCARD/g)).toHaveLength(wanted);
    await dialog.waitFor({ state: "detached" });

    await list(page, "Birthdays").getByRole("button").first().focus();
    await page.keyboard.press("Control+a");
    await chosen(wanted).waitFor();
    await page.keyboard.press("x");
    await chosen(wanted - 1).waitFor();
    await page.keyboard.press("Delete");
    await expect.poll(async () => (await listed()).total).toBe(all - wanted + 1);
    await told(page, w.ui.notifications).getByRole("button", { name: w.ui.undo }).click();
    await expect.poll(async () => (await listed()).total).toBe(all);
  });

  test("two chosen by hand become one", async () => {
    const { page, kith } = here;
    const { rows, total } = await listed({ kind: "person" });
    const [one, two] = [rows[0]!, rows[1]!];
    await people().getByRole("button").first().waitFor();
    await row(page, w.people.title, one.name).click({ modifiers: ["Control"] });
    await row(page, w.people.title, two.name).click({ modifiers: ["Control"] });
    await chosen(2).waitFor();
    await bar().getByRole("button", { name: w.people.select.merge }).click();
    const dialog = page.getByRole("dialog", { name: w.duplicates.byHand.title(2) });
    await dialog.getByRole("columnheader", { name: one.name }).waitFor();
    await accessible(page);
    await dialog.getByRole("button", { name: w.duplicates.merge }).click();
    await expect.poll(async () => (await listed({ kind: "person" })).total).toBe(total - 1);
    await expect.poll(() => bar().count()).toBe(1);
    await page.keyboard.press("Control+z");
    await expect.poll(async () => (await listed({ kind: "person" })).total).toBe(total);
    expect((await kith.call<{ name: string }>("People", "Show", one.id)).name).toBe(one.name);
  });
});

describe("many at once, in German, small and dark", () => {
  const here = scene({ language: "de", people: true, page: { viewport: { width: 800, height: 600 }, colorScheme: "dark", locale: "de-DE" } });
  const w = words.de;

  test("fits its window", async () => {
    const { page } = here;
    await list(page, w.people.title).getByRole("button").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await keysIn(page, "[data-row]");
    await page.keyboard.press("Control+a");
    await page.getByRole("region", { name: w.people.select.bar }).waitFor();
    await accessible(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over).toBe(0);
    await page.keyboard.press("Delete");
    await expect.poll(async () => (await here.kith.call<Page>("People", "List", everybody)).total).toBe(0);
    await page.keyboard.press("g");
    await page.keyboard.press("b");
    await page.getByRole("heading", { name: w.bin.title, level: 1 }).waitFor();
    await list(page, w.bin.list).getByRole("button").first().waitFor();
    await accessible(page);
  });
});
