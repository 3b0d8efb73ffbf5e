import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { accessible, readSaved, saved, words } from "./harness";
import { person, row, scene, told } from "./scene";

/** Everybody, a circle or one person leaves: as cards, as a table, on paper, as a code. */
const w = words.en;
const here = scene({ people: true });
const form = (name: string) => here.page.getByRole("radio", { name: new RegExp(`^${name.replaceAll(/[()]/g, "\\$&")}`) });

async function openExport() {
  await row(here.page, w.people.title, "Jens Behrens").waitFor();
  await here.page.keyboard.press("Control+Shift+e");
  await here.page.getByRole("dialog", { name: w.leaving.title }).waitFor();
}
const save = () => here.page.getByRole("button", { name: w.leaving.save }).click();

test("everybody leaves as a table, by keyboard alone, and is told what stays behind", async () => {
  const { page, kith } = here;
  await openExport();
  await accessible(page);
  // Who comes first, then the form; the arrows go through the forms.
  await page.keyboard.press("Tab");
  for (let n = 0; n < 3; n++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("dialog", { name: w.leaving.done.title }).waitFor();
  await accessible(page);
  const table = readSaved(kith, "people.csv");
  expect(table.startsWith("\ufeffFirst Name,")).toBe(true);
  expect(table).toContain("Käthe,,Brandt");
});

test("a circle leaves as cards, one each", async () => {
  const { page, kith } = here;
  await openExport();
  await page.getByRole("button", { name: w.leaving.who }).or(page.getByLabel(w.leaving.who)).first().click();
  await page.getByRole("option", { name: /Hamburg/ }).first().click();
  await form(w.leaving.forms.each.name).check({ force: true });
  await save();
  await told(page, w.ui.notifications).getByText(/^Saved /).waitFor();
  const cards = readdirSync(join(kith.files, "everything"));
  expect(cards.length).toBeGreaterThan(3);
  expect(cards.every((name) => name.endsWith(".vcf"))).toBe(true);
  expect(readFileSync(join(kith.files, "everything", cards[0]!), "utf8")).toContain("VERSION:3.0");
});

test("labels are printed, and who has no address is named", async () => {
  const { page, kith } = here;
  await openExport();
  await form(w.leaving.forms.labels.name).check({ force: true });
  await page.getByLabel(w.leaving.sender).fill("Kith, Hafenstr. 1, 20457 Hamburg");
  await accessible(page);
  // More than the sheet has, or no number, is told before anybody says where to save.
  for (const wrong of ["21", "two"]) {
    await page.getByLabel(w.leaving.skip).fill(wrong);
    await save();
    await page.getByText(w.leaving.skipBad(20)).waitFor();
  }
  await page.getByLabel(w.leaving.skip).fill("20");
  await save();
  const done = page.getByRole("dialog", { name: w.leaving.done.title });
  await done.getByText(/Jens Behrens/).waitFor();
  await accessible(page);
  await done.getByRole("button", { name: w.leaving.done.open }).click();
  await done.waitFor({ state: "detached" });
  const opened = readFileSync(join(kith.files, "opened"), "utf8").trim();
  expect(readFileSync(opened, "latin1").startsWith("%PDF-")).toBe(true);
  // The page can open what was written just now, and nothing else.
  await expect(kith.call("Outgoing", "OpenFile", "/etc/hostname")).rejects.toThrow(/link\.refused/);
}, 120_000);

test("somebody's card is handed over as a code", async () => {
  const { page, kith } = here;
  await row(page, w.people.title, "Käthe Brandt").click();
  await person(page, "Käthe Brandt").waitFor();
  await page.keyboard.press("c");
  const code = page.getByRole("dialog", { name: "Käthe Brandt" });
  await code.getByRole("img", { name: w.leaving.code.picture("Käthe Brandt") }).waitFor();
  await code.getByText(/photo, notes/).waitFor();
  await accessible(page);
  await code.getByRole("button", { name: w.leaving.code.save }).click();
  await expect.poll(() => saved(kith).includes("Käthe Brandt.png")).toBe(true);
  expect(existsSync(join(kith.files, "Käthe Brandt.png"))).toBe(true);
});
