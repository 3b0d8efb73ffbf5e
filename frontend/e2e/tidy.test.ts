import { describe, expect, test } from "vitest";
import type { TidyCounts } from "../src/backend/types.tidy";
import { accessible, words } from "./harness";
import { keysIn, scene, told } from "./scene";
import { bringUntidy } from "./untidy";

describe("in English", () => {
  const here = scene();
  const w = words.en;
  const open = async () => {
    await bringUntidy(here.kith);
    await here.page.reload();
    await here.page.getByRole("navigation").waitFor();
    await here.page.keyboard.press("g");
    await here.page.keyboard.press("x");
    await here.page.getByRole("heading", { name: w.tidy.title, level: 1 }).waitFor();
    await kinds().waitFor();
  };
  const kinds = () => here.page.getByRole("radiogroup", { name: w.tidy.kinds });
  const kind = (name: RegExp) => kinds().getByRole("radio", { name });
  const finding = (name: RegExp) => here.page.getByRole("listitem").getByRole("button", { name });
  const look = () => here.kith.call<TidyCounts>("Tidy", "Look");
  const total = async () => (await look()).total;

  test("accepts by keys, one by one and all of a kind, and takes it back", async () => {
    const { page } = here;
    await open();
    await accessible(page);
    const all = await total();
    await kind(/^Mistyped/).check({ force: true });
    await finding(/anna@gmial\.com.*becomes.*anna@gmail\.com/).waitFor();
    await page.keyboard.press("Escape");
    await finding(/anna@gmial\.com/).click();
    await keysIn(page, "[data-row]");
    await page.keyboard.press("Enter");
    await kind(/^Mistyped/).waitFor({ state: "detached" });
    await told(page, w.ui.notifications).getByRole("button", { name: w.ui.undo }).waitFor();
    await expect.poll(total).toBe(all - 1);

    await kind(/^Numbers without country code/).check({ force: true });
    await finding(/0221 123456.*becomes.*\+49 221 123456/).click();
    await page.keyboard.press("Shift+A");
    await page.getByRole("dialog").getByRole("button", { name: w.tidy.allConfirm }).click();
    await kind(/^Numbers without country code/).waitFor({ state: "detached" });
    await expect.poll(total).toBe(all - 4);
    await page.keyboard.press("Control+z");
    await kind(/^Numbers without country code/).waitFor();
    expect(await total()).toBe(all - 1);
  });

  test("what is typed is taken instead of the proposal, what is left alone stays so", async () => {
    const { page, kith } = here;
    await open();
    await kind(/^Broken e-mail/).check({ force: true });
    await finding(/There is no @.*max /).click();
    await page.keyboard.press("Enter");
    const field = page.getByRole("textbox", { name: w.tidy.say("max") });
    await field.waitFor();
    await field.fill("max at home");
    await page.keyboard.press("Enter");
    await told(page, w.ui.notifications).getByText(/max at home/).waitFor();
    await finding(/There is no @/).click();
    await page.keyboard.press("e");
    await field.fill("max@example.org");
    await page.keyboard.press("Enter");
    await kind(/^Broken e-mail/).waitFor({ state: "detached" });
    const { rows } = await kith.call<{ rows: { id: string }[] }>("People", "Search", { text: "max@example.org", circle: "", where: "", limit: 5 });
    expect(rows).toHaveLength(1);

    await kind(/^Names in capitals/).check({ force: true });
    await finding(/ANNA WEBER.*becomes.*Anna Weber/).click();
    await page.keyboard.press("l");
    await kind(/^Names in capitals/).waitFor({ state: "detached" });
    await expect.poll(async () => (await look()).ignored).toBe(1);
    await page.reload();
    await page.getByRole("navigation").waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("x");
    await page.getByText(w.tidy.left(1)).waitFor();
    expect(await kind(/^Names in capitals/).count()).toBe(0);
  });

  test("the home country is chosen in the settings", async () => {
    const { page } = here;
    await page.getByRole("navigation").waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("s");
    await page.getByRole("combobox", { name: new RegExp(`^${w.settings.country}`) }).click();
    await page.getByRole("option", { name: "Austria" }).waitFor();
    await accessible(page);
    await page.getByRole("option", { name: "Austria" }).click();
    await expect.poll(async () => (await look()).home).toBe("AT");
    await page.reload();
    await page.getByRole("navigation").waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("s");
    await page.getByRole("combobox", { name: `${w.settings.country}: Austria` }).waitFor();
  });
});

describe("in German", () => {
  const here = scene({ language: "de" });
  test("an empty book is in order", async () => {
    const { page } = here;
    await page.getByRole("navigation").waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("x");
    await page.getByText(words.de.tidy.empty).waitFor();
    await accessible(page);
  });
});
