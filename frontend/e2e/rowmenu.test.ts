import { describe, expect, test } from "vitest";
import { accessible, words } from "./harness";
import { idOf, keysIn, list, person, row, scene, told } from "./scene";

describe("the menu of a row, in English", () => {
  const here = scene({ people: true });
  const w = words.en;
  const names = async () => (await here.kith.call<{ rows: { name: string }[] }>("People", "List", { circle: "", kind: "person", sort: "name", offset: 0, limit: 1000 })).rows.map((one) => one.name);
  const menu = (name: string) => here.page.getByRole("menu", { name: w.people.menu.of(name) });
  const item = (label: string) => here.page.getByRole("menuitem", { name: label });

  test("by keyboard: it is for the row that has the keyboard, and gives it back", async () => {
    const { page, kith } = here;
    const [, second] = await names();
    await row(page, w.people.title, second!).click();
    await row(page, w.people.title, second!).focus();
    await page.keyboard.press("Shift+F10");
    await menu(second!).waitFor();
    // Called for by a key, also as the first menu there is: Return means its first row.
    await keysIn(page, "[role=menuitem]");
    await accessible(page);
    await page.keyboard.press("Escape");
    await menu(second!).waitFor({ state: "detached" });
    await keysIn(page, "[data-row][aria-current]");

    await page.keyboard.press("ContextMenu");
    await menu(second!).waitFor();
    await item(w.people.select.circles).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: w.people.select.circlesOf(1) });
    await dialog.waitFor();
    await keysIn(page, "[role=dialog] input");
    await page.keyboard.type("Rowing");
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await kith.call<{ circles: string[] }>("People", "Show", await idOf(kith, second!))).circles).toContain("Rowing");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });

    // Who is open is deleted: the next one is shown, and the keyboard is in the list.
    const [, , third] = await names();
    await row(page, w.people.title, second!).focus();
    await page.keyboard.press("ContextMenu");
    await item(w.people.actions.remove).click();
    await told(page, w.ui.notifications).getByText(second!).waitFor();
    await person(page, third!).waitFor();
    await keysIn(page, "[data-row]");
    await page.keyboard.press("Control+z");
    await row(page, w.people.title, second!).waitFor();
  });

  test("by mouse: another row than the open one, whose page stays", async () => {
    const { page, kith } = here;
    await row(page, w.people.title, (await names())[0]!).click();
    await person(page, (await names())[0]!).waitFor();
    const found = (await kith.call<{ rows: { id: string; name: string }[] }>("People", "List", { circle: "", kind: "person", where: "has:email has:phone", sort: "name", offset: 0, limit: 3 })).rows[1]!;
    const mail = (await kith.call<{ emails: { value: string }[] }>("People", "Show", found.id)).emails[0]!.value;
    await row(page, w.people.title, found.name).click({ button: "right" });
    await menu(found.name).waitFor();
    await person(page, (await names())[0]!).waitFor();
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await item(w.people.menu.copy(mail)).click();
    await told(page, w.ui.notifications).getByText(w.people.copied(mail)).waitFor();

    await row(page, w.people.title, found.name).click({ button: "right" });
    await item(w.people.actions.log).click();
    await person(page, found.name).getByRole("textbox").first().waitFor();
    await keysIn(page, "article form, article [role=form], article textarea, article input");
  });

  test("one of several selected: it is for all of them", async () => {
    const { page } = here;
    const [first, second, third] = await names();
    await row(page, w.people.title, first!).click({ modifiers: ["Control"] });
    await row(page, w.people.title, second!).click({ modifiers: ["Control"] });
    await row(page, w.people.title, second!).click({ button: "right" });
    await page.getByRole("menu", { name: w.people.select.count(2) }).waitFor();
    await accessible(page);
    await item(w.people.select.remove).click();
    await row(page, w.people.title, first!).waitFor({ state: "detached" });
    await row(page, w.people.title, second!).waitFor({ state: "detached" });
    await list(page, w.people.title).getByRole("button", { name: third! }).first().waitFor();
  });
});
