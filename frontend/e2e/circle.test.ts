import { expect, test } from "vitest";
import type { Circle, SavedView } from "../src/backend";
import { accessible, words } from "./harness";
import { scene } from "./scene";

/** Another name for a circle: by the keyboard alone, with what goes by its name. */
const w = words.en;
const c = w.people.circles;
const here = scene({ people: true });
const circles = () => here.kith.call<Circle[]>("People", "Circles");
const count = async (name: string) => (await circles()).find((one) => one.name === name)?.count ?? 0;
const entry = (name: string) => here.page.getByRole("navigation").getByRole("button", { name: new RegExp(`^${name} ?\\d`) });
const shown = (name: string) => here.page.getByRole("heading", { level: 1, name, exact: true }).waitFor();

test("F2 renames the circle that is shown; list, rhythm and views go along, and come back with one undo", async () => {
  const { page, kith } = here;
  const before = await count("Hamburg");
  expect(before).toBeGreaterThan(1);
  await kith.call("Rhythms", "SetCircle", "Hamburg", "6w");
  await kith.call("Filters", "SaveView", "", "Hanseaten", "circle:Hamburg has:email");
  await entry("Hamburg").click();
  await shown("Hamburg");
  await page.getByRole("button", { name: c.renameCommand }).waitFor();
  await page.keyboard.press("F2");
  const dialog = page.getByRole("dialog", { name: c.renameTitle("Hamburg") });
  await dialog.getByRole("textbox", { name: c.name }).fill("Elbe und Alster");
  await accessible(page);
  await page.keyboard.press("Enter");
  await shown("Elbe und Alster");
  await dialog.waitFor({ state: "detached" });
  expect(await count("Elbe und Alster")).toBe(before);
  expect(await count("Hamburg")).toBe(0);
  expect((await kith.call<{ name: string }[]>("Rhythms", "Circles")).map((one) => one.name)).toContain("Elbe und Alster");
  expect((await kith.call<SavedView[]>("Filters", "Views"))[0]?.expression).toBe('circle:"Elbe und Alster" has:email');
  await accessible(page);
  await page.keyboard.press("Control+z");
  await shown("Hamburg");
  expect(await count("Hamburg")).toBe(before);
});

test("an open view goes along when its circle is renamed, and when that is taken back", async () => {
  const { page, kith } = here;
  await kith.call("Filters", "SaveView", "", "Hanseaten", "circle:Hamburg has:email");
  await page.getByRole("navigation").getByRole("button", { name: /^Hanseaten/ }).click();
  await shown("Hanseaten");
  const rows = page.locator("[data-row]");
  await expect.poll(() => rows.count()).toBeGreaterThan(0);
  const chip = (circle: string) => page.getByRole("button", { name: new RegExp(`${circle}$`) }).first().waitFor();
  await kith.call("People", "RenameCircle", "Hamburg", "Elbe", false);
  await chip("Elbe");
  await expect.poll(() => rows.count()).toBeGreaterThan(0);
  await page.keyboard.press("Control+z");
  await chip("Hamburg");
  await expect.poll(() => rows.count()).toBeGreaterThan(0);
  await shown("Hanseaten");
});

test("a name that another circle has is said, and joins the two on a second Return", async () => {
  const { page } = here;
  const [first, second] = (await circles()).filter((one) => one.name !== "Hamburg");
  await entry(first!.name).focus();
  await page.keyboard.press("F2");
  const dialog = page.getByRole("dialog", { name: c.renameTitle(first!.name) });
  const field = dialog.getByRole("textbox", { name: c.name });
  await field.fill(second!.name.toUpperCase());
  await page.keyboard.press("Enter");
  await dialog.getByRole("alert").waitFor();
  await dialog.getByRole("button", { name: c.join }).waitFor();
  await accessible(page);
  expect((await circles()).map((one) => one.name)).toContain(first!.name);
  // Another name is no yes to this one.
  await field.fill("");
  await dialog.getByRole("button", { name: c.rename }).waitFor();
  await field.fill(second!.name.toUpperCase());
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  expect((await circles()).map((one) => one.name)).not.toContain(first!.name);
  expect(await count(second!.name)).toBeGreaterThanOrEqual(Math.max(first!.count, second!.count));
  await page.keyboard.press("Control+z");
  await expect.poll(() => count(first!.name)).toBe(first!.count);
  expect(await count(second!.name)).toBe(second!.count);
});
