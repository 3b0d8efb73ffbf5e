import { expect, test } from "vitest";
import { accessible, words } from "./harness";
import { idOf, scene } from "./scene";

const here = scene({ people: true });
const w = words.en;

/** Whoever was chosen is one stop for Tab with the field; arrows go to them, Backspace takes one out. */
test("chosen people are one stop for Tab", async () => {
  const { page, kith } = here;
  await idOf(kith, "Käthe Brandt");
  await page.getByRole("navigation").waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("f");
  await page.getByRole("heading", { name: w.followups.title, level: 1 }).waitFor();
  await page.keyboard.press("n");
  const dialog = page.getByRole("dialog");
  const field = dialog.getByRole("combobox").first();
  for (const name of ["Käthe Brandt", "Jens Behrens"]) {
    await field.fill(name);
    await dialog.getByRole("option", { name: new RegExp(name) }).first().click();
    await dialog.getByRole("button", { name: w.ui.takeOut(name) }).waitFor();
  }
  await field.focus();
  await page.keyboard.press("Shift+Tab");
  expect(await page.evaluate(() => document.activeElement?.closest(".picked"))).toBeNull();
  await field.focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(w.ui.takeOut("Käthe Brandt"));
  await accessible(page);
  await page.keyboard.press("Backspace");
  await dialog.getByRole("button", { name: w.ui.takeOut("Käthe Brandt") }).waitFor({ state: "detached" });
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(w.ui.takeOut("Jens Behrens"));
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("combobox");
});
