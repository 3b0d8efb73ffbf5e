import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { SavedView } from "../src/backend/types.filters";
import { accessible, results, words } from "./harness";
import { keysIn, list, row, scene } from "./scene";

/** How many the list says it has: of a long one only the rows in sight exist. */
const total = async (page: Page) => Number(await page.getByRole("region", { name: /^(People|Menschen)$/ }).locator(".total").textContent());
const shots = join(results, "filters");
mkdirSync(shots, { recursive: true });
const shoot = (page: Page, name: string) => page.screenshot({ path: join(shots, `${name}.png`) });

describe("in English", () => {
  const w = words.en;
  const f = w.filters;
  const here = scene({ people: true });
  const press = async (...keys: string[]) => {
    for (const key of keys) await here.page.keyboard.press(key);
  };

  test("a filter is typed, combined, kept as a view and opened again, by keys alone", async () => {
    const { page, kith } = here;
    await row(page, w.people.title, "Jens Behrens").waitFor();
    await press("/");
    await keysIn(page, "input");
    await page.keyboard.type("circl:Hamburg");
    await page.getByText("“circle:”").waitFor();
    for (let i = 0; i < 13; i++) await press("Backspace");
    await page.keyboard.type("circle:Hamburg");
    await page.getByText(/^Enter shows \d+ contacts$/).waitFor();
    await press("Enter");
    const chips = list(page, f.applies);
    await chips.getByText("Circle: Hamburg").waitFor();
    // The field was emptied and still has the keyboard.
    const typed = () => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value);
    await expect.poll(typed).toBe("");
    await page.keyboard.type("lacks:birthday");
    await page.getByText(/^Enter shows/).waitFor();
    await press("Enter");
    await chips.getByText("without birthday").waitFor();
    const expected = await kith.call<{ total: number; rows: { name: string }[] }>("People", "List", { circle: "", kind: "", where: "circle:Hamburg lacks:birthday", sort: "name", offset: 0, limit: 100 });
    expect(expected.total).toBeGreaterThan(1);
    await expect.poll(() => total(page)).toBe(expected.total);
    await shoot(page, "chips");

    // Searching stays within the filter.
    await expect.poll(typed).toBe("");
    await page.keyboard.type("jens behrens");
    await page.getByText(w.people.list.nothing).waitFor();
    await press("Escape");

    await press("Control+Shift+f");
    const editor = page.getByRole("dialog", { name: f.title });
    await editor.getByText(f.fits(expected.total)).waitFor();
    // The keyboard is in what is asked, not on the button that ends it.
    await expect.poll(typed).toBe("circle:Hamburg lacks:birthday");
    await shoot(page, "editor");
    await accessible(page);
    await editor.getByRole("button", { name: f.views.save }).focus();
    await press("Enter");
    const naming = page.getByRole("dialog", { name: f.views.saveTitle });
    await naming.waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
    await page.keyboard.type("Hamburg, no birthday");
    await press("Enter");
    await page.getByRole("heading", { name: "Hamburg, no birthday" }).waitFor();
    const kept = await kith.call<SavedView[]>("Filters", "Views");
    expect(kept.map((v) => [v.name, v.expression])).toEqual([["Hamburg, no birthday", "circle:Hamburg lacks:birthday"]]);
    await shoot(page, "view");
    await accessible(page);

    await press("Escape"); // out of the search field
    await expect.poll(() => page.evaluate(() => document.activeElement?.matches("[data-row]"))).toBe(true);
    await press("g", "f");
    await page.getByRole("heading", { name: w.followups.title }).waitFor();
    await press("Control+k");
    await page.getByRole("combobox", { name: w.shell.palette.title }).waitFor();
    await page.keyboard.type("no birthday");
    await page.getByRole("option", { name: "Hamburg, no birthday" }).waitFor();
    await press("Enter");
    await expect.poll(() => total(page)).toBe(expected.total);

    // Removing a chip widens the list; the view can be given the new filter, and undo takes that back.
    await page.getByRole("button", { name: f.remove("without birthday") }).focus();
    await press("Enter");
    await page.getByRole("button", { name: f.views.update("Hamburg, no birthday") }).focus();
    await press("Enter");
    await expect.poll(async () => (await kith.call<SavedView[]>("Filters", "Views"))[0]?.expression).toBe("circle:Hamburg");
    await press("Control+z");
    await expect.poll(async () => (await kith.call<SavedView[]>("Filters", "Views"))[0]?.expression).toBe("circle:Hamburg lacks:birthday");
  });

  test("the editor combines lines and a group, and shows the count", async () => {
    const { page, kith } = here;
    await row(page, w.people.title, "Jens Behrens").waitFor();
    await press("Control+Shift+f");
    const editor = page.getByRole("dialog", { name: f.title });
    await keysIn(page, "[role=dialog] [role=combobox]");
    // What there is to choose from comes with the first key: at once it would cover the rest of the form.
    expect(await editor.getByRole("option").count()).toBe(0);
    await page.keyboard.type("Hamburg");
    await editor.getByRole("button", { name: f.addGroup }).click();
    const inner = editor.getByRole("group", { name: f.ofGroup });
    await inner.getByLabel(`${f.field}: ${f.fields["circle"]}`).click();
    await page.getByRole("option", { name: f.fields["has"] as string, exact: true }).click();
    await inner.getByRole("button", { name: f.add }).click();
    await inner.getByRole("combobox", { name: f.value, exact: true }).fill("Chor");
    const text = editor.getByRole("textbox", { name: f.written });
    await expect.poll(() => text.inputValue()).toBe('circle:"Hamburg" (has:email or circle:"Chor")');
    const want = await kith.call<{ total: number }>("Filters", "Read", "circle:Hamburg (has:email or circle:Chor)");
    await editor.getByText(f.fits(want.total)).waitFor();
    await shoot(page, "group");
    await editor.getByRole("button", { name: f.show, exact: true }).click();
    await list(page, f.applies).getByText("with e-mail or Circle: Chor").waitFor();
    await expect.poll(() => total(page)).toBe(want.total);
  });
});

describe("auf Deutsch", () => {
  const w = words.de;
  const f = w.filters;
  const here = scene({ people: true, language: "de", page: { locale: "de-DE", viewport: { width: 800, height: 600 }, colorScheme: "dark" } });

  test("views stand in the side bar, are renamed and deleted", async () => {
    const { page, kith } = here;
    await kith.call("Filters", "SaveView", "", "Ohne Nummer", "ohne:Telefon Art:Person");
    await kith.call("Filters", "SaveView", "", "Geburtstage", "Geburtstag:next30d");
    const side = page.getByRole("navigation", { name: w.shell.navigation });
    await side.getByRole("button", { name: "Ohne Nummer" }).click();
    await page.getByRole("heading", { name: "Ohne Nummer" }).waitFor();
    await list(page, f.applies).getByText("ohne Telefon").waitFor();
    await shoot(page, "de-dark-800");
    await accessible(page);
    await page.keyboard.press("Control+Shift+f");
    await page.getByRole("dialog", { name: f.title }).getByRole("textbox", { name: f.written }).waitFor();
    await shoot(page, "de-dark-800-editor");
    await page.keyboard.press("Escape");
    await side.getByRole("button", { name: "Ohne Nummer" }).focus();
    await page.keyboard.press("F2");
    await page.getByRole("dialog", { name: f.views.renameTitle }).getByRole("textbox").fill("Ohne Telefon");
    await page.keyboard.press("Enter");
    await side.getByRole("button", { name: "Ohne Telefon" }).waitFor();
    await side.getByRole("button", { name: "Geburtstage" }).click({ button: "right" });
    await page.getByRole("menuitem", { name: f.views.up }).click();
    await expect.poll(async () => (await kith.call<SavedView[]>("Filters", "Views")).map((v) => v.name)).toEqual(["Geburtstage", "Ohne Telefon"]);
    await page.getByRole("menu").waitFor({ state: "detached" });
    const goes = side.getByRole("button", { name: "Ohne Telefon" });
    await expect.poll(async () => {
      await goes.focus();
      return goes.evaluate((button) => button === document.activeElement);
    }).toBe(true);
    await page.keyboard.press("Delete");
    await side.getByRole("button", { name: "Ohne Telefon" }).waitFor({ state: "detached" });
    await page.getByRole("heading", { name: w.people.title }).waitFor();
    await page.keyboard.press("/");
    await keysIn(page, "input");
    await page.keyboard.type("quatsch:x");
    await page.getByText("lässt sich nicht filtern").waitFor();
    await shoot(page, "de-dark-800-wrong");
  });
});
