import { expect, test } from "vitest";
import type { Contact } from "../src/backend/types";
import { accessible, openPage, saved, words } from "./harness";
import { idOf, list, person, row, scene, told } from "./scene";

/** Daily work on a book that is there. */
const w = words.en;
const here = scene({ people: true });

const show = async (name: string) => here.kith.call<Contact>("People", "Show", await idOf(here.kith, name));

async function open(name: string) {
  const { page } = here;
  await page.getByRole("textbox", { name: w.people.list.search }).fill(name);
  await row(page, w.people.title, name).click();
  const who = person(page, name);
  await who.getByRole("heading", { level: 1 }).waitFor();
  return who;
}

test("a phone number is edited in place and the edit undone", async () => {
  const { page } = here;
  const before = await show("Jens Behrens");
  const old = before.phones[0]!.value;
  const who = await open("Jens Behrens");
  await who.getByRole("button", { name: /^Edit (Phone|Mobile): / }).first().click();
  await who.getByRole("textbox", { name: /^(Phone|Mobile)$/ }).fill("+49 40 5550199");
  await page.keyboard.press("Enter");
  await who.getByText("+49 40 5550199").first().waitFor();
  const after = await show("Jens Behrens");
  expect(after.phones[0]!.value).toBe("+49 40 5550199");
  // Nothing else of the card has moved.
  const others = (c: Contact) => c.properties.filter((p) => p.name !== "REV").map((p) => ({ ...p, ref: 0 }));
  expect(others(after)).toEqual(others(before));
  expect(after.emails).toEqual(before.emails);
  await told(page, w.ui.notifications).getByRole("button", { name: w.ui.undo }).click();
  await who.getByText(old).first().waitFor();
  expect((await show("Jens Behrens")).phones[0]!.value).toBe(old);
});

test("Escape takes an edit back", async () => {
  const { page } = here;
  const before = await show("Jens Behrens");
  const who = await open("Jens Behrens");
  await who.getByRole("button", { name: /^Edit role: / }).first().click();
  await who.getByRole("textbox", { name: w.organisations.title }).fill("Pirat");
  await page.keyboard.press("Escape");
  await who.getByText(before.titles[0]!).first().waitFor();
  expect((await show("Jens Behrens")).revision).toBe(before.revision);
});

test("an encounter is logged and shown", async () => {
  const { page } = here;
  const who = await open("Käthe Brandt");
  await who.getByRole("button", { name: w.people.actions.log, exact: true }).click();
  const form = who.getByRole("form", { name: w.encounters.saveNew });
  await form.getByLabel(w.encounters.note).fill("Coffee by the river.\n\nShe **looks for** a tax adviser <img src=x onerror=alert(1)>");
  await accessible(page);
  await page.keyboard.press("Control+Enter");
  await who.getByText("Coffee by the river.").waitFor();
  await who.locator("strong", { hasText: "looks for" }).waitFor();
  expect(await who.locator("img[src=x]").count()).toBe(0);
  await accessible(page);
});

test("a follow-up is put off, done, and the tick undone", async () => {
  const { page, kith } = here;
  const id = await idOf(kith, "Käthe Brandt");
  const { today } = await kith.call<{ today: string }>("Followups", "Board", 1);
  await kith.call("Followups", "Save", { id: "", title: "Call about the garden", note: "", day: today, time: "", zone: "", contacts: [id] });
  await page.getByRole("navigation").getByRole("button", { name: w.shell.areas.followups }).click();
  const due = list(page, w.followups.due);
  await due.getByText("Call about the garden").waitFor();
  await accessible(page);
  await page.getByRole("checkbox", { name: w.followups.tick("Call about the garden") }).or(page.getByRole("button", { name: w.followups.tick("Call about the garden") })).first().click();
  await page.getByText(w.followups.empty.due).waitFor();
  await page.keyboard.press("Control+z");
  await due.getByText("Call about the garden").waitFor();
});

test("a deleted person comes back whole", async () => {
  const { page } = here;
  const before = await show("Käthe Brandt");
  const who = await open("Käthe Brandt");
  await who.getByRole("button", { name: w.people.actions.more }).click();
  await page.getByRole("menuitem", { name: w.people.actions.remove }).click();
  const sure = page.getByRole("alertdialog");
  if (await sure.isVisible()) await sure.getByRole("button").last().click();
  await told(page, w.ui.notifications).getByRole("button", { name: w.ui.undo }).click();
  await expect.poll(async () => (await show("Käthe Brandt").catch(() => null))?.name).toBe("Käthe Brandt");
  const after = await show("Käthe Brandt");
  expect({ ...after, revision: 0, changed: "" }).toEqual({ ...before, revision: 0, changed: "" });
});

test("the history lists every change and takes one back", async () => {
  const { page } = here;
  const who = await open("Jens Behrens");
  await who.getByRole("button", { name: /^Edit role: / }).first().click();
  await who.getByRole("textbox", { name: w.organisations.title }).fill("Head of Purchasing");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await show("Jens Behrens")).titles[0]).toBe("Head of Purchasing");
  await page.getByRole("navigation").getByRole("button", { name: w.shell.areas.history }).click();
  const all = list(page, w.history.all);
  await all.getByRole("button").first().waitFor();
  await accessible(page);
  await all.getByRole("button").first().click();
  await expect.poll(async () => (await show("Jens Behrens")).titles[0]).not.toBe("Head of Purchasing");
});

test("the palette finds people and actions", async () => {
  const { page } = here;
  await row(page, w.people.title, "Jens Behrens").waitFor();
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: w.shell.palette.title });
  await field.fill("Köhler");
  await page.getByRole("option", { name: /Sabine Köhler/ }).waitFor();
  await accessible(page);
  await page.keyboard.press("Enter");
  await person(page, "Sabine Köhler").waitFor();
  await page.keyboard.press("Control+k");
  await field.fill("dark");
  await page.getByRole("option", { name: new RegExp(w.shell.commands.themeDark) }).first().waitFor();
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toContain("dark");
  await accessible(page);
});

test("a second window hears of a change", async () => {
  const { page, kith } = here;
  await row(page, w.people.title, "Jens Behrens").waitFor();
  const other = await openPage(page.context().browser()!, kith);
  await other.page.getByRole("button", { name: w.people.new }).first().click();
  const dialog = other.page.getByRole("dialog", { name: w.people.create.title });
  await dialog.getByLabel(w.people.create.name, { exact: true }).fill("Aaron Aal");
  await accessible(other.page);
  await dialog.getByRole("button", { name: w.people.create.action }).click();
  await person(other.page, "Aaron Aal").waitFor();
  await row(page, w.people.title, "Aaron Aal").waitFor();
  other.calm();
  await other.close();
});

test("what was done is there after a restart", async () => {
  const { page, kith } = here;
  const who = await open("Jens Behrens");
  await who.getByRole("button", { name: /^Edit role: / }).first().click();
  await who.getByRole("textbox", { name: w.organisations.title }).fill("Kapitän");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await show("Jens Behrens")).titles[0]).toBe("Kapitän");
  const { session } = here;
  session.calm();
  await session.close();
  await kith.restart();
  expect((await show("Jens Behrens")).titles[0]).toBe("Kapitän");
});

test("a card is saved as a file", async () => {
  const { page, kith } = here;
  const who = await open("Guðrún Þórsdóttir");
  await who.getByRole("button", { name: w.people.actions.more }).click();
  await page.getByRole("menuitem", { name: w.people.actions.export }).click();
  await page.getByRole("dialog").getByRole("button", { name: w.leaving.save }).click();
  await expect.poll(() => saved(kith).some((n) => n.endsWith(".vcf"))).toBe(true);
});
