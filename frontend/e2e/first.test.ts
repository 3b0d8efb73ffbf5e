import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { accessible, drop, readSaved, saved, words, writeFile } from "./harness";
import { list, person, row, scene, told } from "./scene";

/** The main job, as somebody does it on the first day: bring the book, find a person, plan, hand it to the calendar. */
const w = words.en;
const here = scene();

const card = (...lines: string[]) => ["BEGIN:VCARD", "VERSION:3.0", ...lines, "END:VCARD", ""].join("\r\n");

test("the sample book comes in, and can be taken back in one step", async () => {
  const { page } = here;
  await page.getByRole("heading", { name: w.imports.first.title }).waitFor();
  await accessible(page);
  await page.getByRole("button", { name: w.imports.first.sample }).click();
  await page.getByRole("heading", { name: w.imports.preview.title }).waitFor();
  await page.getByText("Käthe Brandt").waitFor();
  await accessible(page);
  await page.getByRole("button", { name: /^Import \d+ people$/ }).click();
  await page.getByRole("heading", { name: /^\d+ people imported$/ }).waitFor();
  await accessible(page);
  await page.getByRole("button", { name: w.imports.report.show }).click();
  await row(page, w.people.title, "Jens Behrens").waitFor();

  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await page.getByRole("heading", { name: w.imports.title, level: 1 }).waitFor();
  await page.keyboard.press("Control+z");
  await told(page, w.ui.notifications).getByText("Undone:").waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await page.getByRole("heading", { name: w.imports.first.title }).waitFor();
});

test("files can be chosen at once by keyboard", async () => {
  const { page } = here;
  await page.getByRole("heading", { name: w.imports.first.title }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent?.trim())).toBe(w.imports.choose);
});

test("a dropped file is shown before it is taken over, and brings nothing twice", async () => {
  const { page, kith } = here;
  const file = writeFile(kith, "phone.vcf", card("FN:Zoë Ångström", "N:Ångström;Zoë;;;", "TEL;TYPE=CELL:+46 70 1234567", "X-ODD-THING;X-P=q:kept as it is")
    + card("FN:Jörg Müller", "N:Müller;Jörg;;;", "EMAIL:joerg@example.org", "NOTE:Two lines\\nof a note"));
  const take = async () => {
    await drop(page.locator("body"), file);
    await page.getByRole("heading", { name: new RegExp(`^(${w.imports.preview.title}|${w.imports.preview.none})$`) }).waitFor();
  };
  await page.getByRole("heading", { name: w.imports.first.title }).waitFor();
  await take();
  await page.getByText("Zoë Ångström").first().waitFor();
  // Nothing is written before somebody says so.
  expect((await kith.call<{ total: number }>("People", "List", { circle: "", kind: "", sort: "name", offset: 0, limit: 1 })).total).toBe(0);
  await page.getByRole("button", { name: w.imports.preview.import(2) }).click();
  await page.getByRole("heading", { name: w.imports.report.title(2) }).waitFor();
  await page.getByRole("button", { name: w.imports.report.show }).click();
  await row(page, w.people.title, "Zoë Ångström").click();
  await person(page, "Zoë Ångström").getByText("+46 70 1234567").first().waitFor();

  await take();
  await page.getByRole("heading", { name: w.imports.preview.none }).waitFor();
  expect((await kith.call<{ total: number }>("People", "List", { circle: "", kind: "", sort: "name", offset: 0, limit: 1 })).total).toBe(2);
});

test("a broken card says which one and why; the good ones come in", async () => {
  const { page, kith } = here;
  await page.getByRole("heading", { name: w.imports.first.title }).waitFor();
  await drop(page.locator("body"), writeFile(kith, "mixed.vcf", card("FN:Good One", "N:One;Good;;;", "this line is no property") + "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cut Off\r\n"));
  await page.getByRole("heading", { name: w.imports.preview.title }).waitFor();
  await page.getByText("Good One").first().waitFor();
  await page.getByText(/\d+ remarks?/).first().waitFor();
  await accessible(page);
});

test("find a person, plan a follow-up, hand it to the calendar", async () => {
  const { page, kith } = here;
  await page.getByRole("button", { name: w.imports.first.sample }).click();
  await page.getByRole("button", { name: /^Import \d+ people$/ }).click();
  await page.getByRole("button", { name: w.imports.report.show }).click();

  // A name typed without its umlaut, and as one hears it.
  await page.getByRole("textbox", { name: w.people.list.search }).fill("suleyman oezt");
  await page.getByRole("textbox", { name: w.people.list.search }).fill("oezturk");
  await row(page, w.people.title, "Mehmet Öztürk").click();
  const who = person(page, "Mehmet Öztürk");
  await who.getByRole("heading", { name: /Mehmet Öztürk/ }).waitFor();
  await accessible(page);

  await who.getByRole("button", { name: w.people.actions.followupNew }).first().click();
  const dialog = page.getByRole("dialog", { name: w.followups.form.create });
  await dialog.getByLabel(w.followups.form.title, { exact: true }).fill("Ask about the new oven; crumbs, too");
  await dialog.getByLabel(w.followups.form.day, { exact: true }).fill("2031-03-14");
  await dialog.getByLabel(w.followups.form.time, { exact: true }).fill("15:30");
  await accessible(page);
  await dialog.getByRole("button", { name: w.ui.save }).click();
  await dialog.waitFor({ state: "hidden" });

  await page.getByRole("navigation").getByRole("button", { name: w.shell.areas.followups }).click();
  await page.getByText(w.followups.upcoming, { exact: true }).click();
  await list(page, w.followups.upcoming).getByText("Ask about the new oven; crumbs, too").waitFor();
  await accessible(page);

  await page.getByRole("button", { name: w.followups.calendar.action }).click();
  const calendar = page.getByRole("dialog", { name: w.followups.calendar.title });
  await accessible(page);
  await calendar.getByRole("button", { name: w.followups.calendar.save }).click();
  await calendar.waitFor({ state: "hidden" });
  const name = saved(kith).find((n) => n.endsWith(".ics"));
  expect(name, "an .ics file was saved").toBeTruthy();
  const ics = readSaved(kith, name!).replaceAll("\r\n ", "");
  expect(ics).toContain("BEGIN:VCALENDAR\r\n");
  expect(ics).toContain("SUMMARY:Ask about the new oven\\; crumbs\\, too");
  expect(ics).toMatch(/DTSTART(;TZID=Europe\/Berlin:20310314T153000|:20310314T143000Z)\r\n/);
  expect(ics).toContain("BEGIN:VALARM\r\n");
  // The birthdays of the sample book come along.
  expect(ics).toMatch(/RRULE:FREQ=YEARLY/);
});

test("what came in leaves complete", async () => {
  const { page, kith } = here;
  const file = writeFile(kith, "one.vcf", card("FN:Ida Groß", "N:Groß;Ida;;;", "item1.TEL:+49 40 1111", "item1.X-ABLABEL:Boot", "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Idchen;1;;;;;;;;;;;;;", "PHOTO;VALUE=URI:https://photos.example/ida.jpg"));
  await page.getByRole("heading", { name: w.imports.first.title }).waitFor();
  await drop(page.locator("body"), file);
  await page.getByRole("button", { name: w.imports.preview.import(1) }).click();
  await page.getByRole("button", { name: w.imports.report.show }).click();
  await row(page, w.people.title, "Ida Groß").click();
  await person(page, "Ida Groß").getByText("Boot").first().waitFor();
  await page.getByRole("navigation").getByRole("button", { name: w.shell.areas.settings }).click();
  await accessible(page);
  await page.getByRole("button", { name: w.settings.exportPeople }).click();
  await page.getByRole("dialog").getByRole("button", { name: w.leaving.save }).click();
  await told(page, w.ui.notifications).getByText(/^Saved /).waitFor();
  const name = saved(kith).find((n) => n.endsWith(".vcf") && n !== "one.vcf");
  const out = readSaved(kith, name!).replaceAll("\r\n ", "");
  for (const kept of ["FN:Ida Groß", "X-ABLABEL:Boot", "vnd.android.cursor.item/nickname;Idchen", "https://photos.example/ida.jpg"]) expect(out.toLowerCase()).toContain(kept.toLowerCase());
  expect(readFileSync(file, "utf8")).toContain("Ida");
});
