import { expect, test } from "vitest";
import { accessible, words } from "./harness";
import { bringSample, person, row, scene } from "./scene";

/** In German, small and dark, with hostile and overlong contacts. */
const w = words.de;
const here = scene({ language: "de", page: { viewport: { width: 800, height: 600 }, colorScheme: "dark" } });

test("800×600, German, dark: list and person take turns, nothing runs out of the window", async () => {
  const { page, kith } = here;
  await page.getByRole("heading", { name: w.imports.first.title }).waitFor();
  await accessible(page);
  await bringSample(kith);
  await page.reload();
  await row(page, w.people.title, "Jens Behrens").click();
  const who = person(page, "Jens Behrens");
  await who.waitFor();
  await accessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight)).toBe(true);
  await who.getByRole("button", { name: w.people.title }).click();
  await row(page, w.people.title, "Jens Behrens").waitFor();
  for (const area of ["followups", "imports", "history", "settings"] as const) {
    await page.getByRole("navigation").getByRole("button", { name: w.shell.areas[area] }).click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await accessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${area} fits`).toBe(true);
  }
  // What a row of Today offers beside its main action lies on the words, never on the action, however long that is called.
  await page.getByRole("navigation").getByRole("button", { name: w.shell.areas.today }).click();
  const rows = page.locator(".row:has([data-today])");
  await rows.first().waitFor();
  for (const one of await rows.all()) {
    const [tools, main] = await Promise.all([one.locator(".tools").boundingBox(), one.locator(".tools + button").boundingBox()]);
    expect(tools!.x + tools!.width).toBeLessThanOrEqual(main!.x);
  }
});

test("a hostile contact is only text", async () => {
  const { page, kith } = here;
  const evil = `<img src=x onerror="document.title='owned'">`;
  const made = await kith.call<{ contact: { id: string; revision: number } }>("People", "Create", "person", { prefixes: [], given: [evil], additional: [], family: ["javascript:alert(1)"], suffixes: [] }, evil);
  const add = (field: string, text: string, revision: number) =>
    kith.call<{ contact: { revision: number } }>("People", "Edit", made.contact.id, revision, [{ op: "add", field, ref: -1, text, types: [], label: evil, name: null, address: null, organisation: null }]);
  let { revision } = made.contact;
  for (const [field, text] of [["url", "javascript:alert(1)"], ["url", "smb://evil.example/share"], ["note", `${evil} [a](javascript:alert(1)) ![b](https://tracker.example/p.png)`], ["email", `x"><script>alert(1)</script>@example.org`]] as const) {
    revision = (await add(field, text, revision)).contact.revision;
  }
  await page.reload();
  await page.getByRole("list", { name: w.people.title, exact: true }).getByRole("button").first().click();
  await page.getByRole("article").waitFor();
  await page.getByText("smb://evil.example/share").first().waitFor();
  expect(await page.title()).toBe(w.shell.title);
  expect(await page.locator("img[src=x], script:not([src]), a[href^=javascript], a[href^=smb], img[src^=http]").count()).toBe(0);
  await accessible(page);
});

test("ten thousand letters in a name break nothing", async () => {
  const { page, kith } = here;
  await kith.call("People", "Create", "person", { prefixes: [], given: ["Ä".repeat(10_000)], additional: [], family: ["Langname"], suffixes: [] }, "O".repeat(5_000));
  await page.reload();
  await page.getByRole("list", { name: w.people.title, exact: true }).getByRole("button").first().click();
  await page.getByRole("article").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  // A dialog that names somebody keeps the name inside, and its fields in sight.
  await page.getByRole("article").getByRole("button", { name: w.organisations.newJob }).waitFor();
  await page.keyboard.press("w");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  const [outer, title, field] = await Promise.all([dialog.boundingBox(), dialog.getByRole("heading").first().boundingBox(), dialog.getByRole("combobox").or(dialog.getByRole("textbox")).first().boundingBox()]);
  expect(title!.x + title!.width).toBeLessThanOrEqual(outer!.x + outer!.width);
  expect(field!.y + field!.height).toBeLessThanOrEqual(600);
  // What was done with them is said in a note of a few lines.
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("list", { name: w.people.title, exact: true }).or(page.getByRole("article")).first().waitFor();
  await page.keyboard.press("Delete");
  const note = page.getByRole("region", { name: w.ui.notifications }).getByText(/in den Papierkorb/);
  await note.waitFor();
  expect((await note.boundingBox())!.height).toBeLessThan(80);
});
