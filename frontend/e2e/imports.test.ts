import { expect, test } from "vitest";
import { accessible, drop, words, writeFile } from "./harness";
import { list, person, row, scene, told } from "./scene";

/** Address books of other programs: looked into card by card, decided about, and taken back again. */
const w = words.en;
const here = scene();

const card = (...lines: string[]) => ["BEGIN:VCARD", "VERSION:3.0", ...lines, "END:VCARD", ""].join("\r\n");
const total = async () => (await here.kith.call<{ total: number }>("People", "List", { circle: "", kind: "", sort: "name", offset: 0, limit: 1 })).total;

test("a doubtful card is decided with the keyboard, and says why it is one", async () => {
  const { page, kith } = here;
  const first = writeFile(kith, "phone.vcf", card("FN:Jörg Müller", "N:Müller;Jörg;;;", "EMAIL:joerg@example.org", "TEL:+49 40 1111111"));
  await page.getByRole("heading", { name: w.imports.first.title }).waitFor();
  await drop(page.locator("body"), first);
  await page.getByRole("button", { name: w.imports.preview.import(1) }).click();
  await page.getByRole("button", { name: w.imports.report.another }).click();

  const second = writeFile(kith, "tablet.vcf", card("FN:Jörg Müller", "N:Müller;Jörg;;;", "TEL:+49 89 222222") + card("FN:Lena Weber", "N:Weber;Lena;;;"));
  await drop(page.locator("body"), second);
  await page.getByRole("heading", { name: w.imports.preview.title }).waitFor();
  await page.getByRole("radio", { name: w.imports.preview.findings.doubtful }).check({ force: true });
  await accessible(page);
  await list(page, w.imports.preview.list).getByRole("button", { name: /^Jörg Müller/ }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Jörg Müller" });
  await dialog.getByText(w.imports.item.is("Jörg Müller")).waitFor();
  await accessible(page);
  await page.keyboard.press("1");
  await expect.poll(() => dialog.getByRole("radio", { name: w.imports.item.is("Jörg Müller") }).isChecked()).toBe(true);
  await page.keyboard.press("Escape");
  await list(page, w.imports.preview.list).getByText(w.imports.preview.happens.person).waitFor();
  await page.getByRole("button", { name: w.imports.preview.import(2) }).click();
  await page.getByRole("heading", { name: w.imports.report.title(2) }).waitFor();
  expect(await total()).toBe(2);
  // Taken back by the key for everything: then there is nothing to report any more.
  await page.keyboard.press("Control+z");
  await page.getByRole("heading", { name: w.imports.title, exact: true }).waitFor();
  expect(await total()).toBe(1);
});

test("a card left out does not come in", async () => {
  const { page, kith } = here;
  await page.getByRole("heading", { name: w.imports.first.title }).waitFor();
  await drop(page.locator("body"), writeFile(kith, "two.vcf", card("FN:Ida Groß", "N:Groß;Ida;;;") + card("FN:Zoë Ångström", "N:Ångström;Zoë;;;")));
  await list(page, w.imports.preview.list).getByRole("button", { name: /^Ida Groß/ }).click();
  await page.getByRole("dialog").getByRole("radio", { name: w.imports.item.leaveOut }).check();
  await page.getByRole("dialog").getByRole("button", { name: w.imports.item.done }).click();
  await page.getByRole("button", { name: w.imports.preview.import(1) }).click();
  await page.getByRole("button", { name: w.imports.report.show }).click();
  await row(page, w.people.title, "Zoë Ångström").waitFor();
  expect(await total()).toBe(1);
});

test("an Outlook table with semicolons in Windows-1252 is assigned, imported, and taken back later", async () => {
  const { page, kith } = here;
  const text = ["Anrede;Vorname;Weitere Vornamen;Nachname;Suffix;Firma;Abteilung;Position;E-Mail-Adresse;Mobiltelefon;Geburtstag;Lieblingskuchen",
    "Herr;Jürgen;;Schröder;;Werft Nord;Einkauf;Leiter;juergen@example.org;0171 1234567;24.12.1980;Käsekuchen",
    "Frau;Anna;;Weiß;;Übersee;;;anna@example.org;;13.05.1990;Bienenstich", ""].join("\r\n");
  await page.getByRole("heading", { name: w.imports.first.title }).waitFor();
  await drop(page.locator("body"), writeFile(kith, "kontakte.csv", Buffer.from(text, "latin1")));
  await page.getByRole("heading", { name: w.imports.preview.title }).waitFor();
  await list(page, w.imports.preview.list).getByRole("button", { name: /^.*Jürgen Schröder/ }).waitFor();
  await accessible(page);
  const cake = w.imports.mapping.target("Lieblingskuchen");
  await page.getByRole("combobox", { name: `${cake}: ${w.imports.mapping.kept}` }).click();
  await page.getByRole("option", { name: w.imports.mapping.fields["note"]!, exact: true }).click();
  await page.getByRole("combobox", { name: `${cake}: ${w.imports.mapping.fields["note"]}` }).waitFor();
  await page.getByText(w.imports.mapping.allSet).waitFor();
  await page.getByRole("button", { name: w.imports.preview.import(2) }).click();
  await page.getByRole("button", { name: w.imports.report.show }).click();
  await row(page, w.people.title, "Jürgen Schröder").click();
  await person(page, "Jürgen Schröder").getByText("Käsekuchen").first().waitFor();

  await page.getByRole("navigation").getByRole("button", { name: w.shell.areas.imports }).click();
  await page.getByRole("button", { name: w.imports.past.undoNamed("kontakte.csv") }).click();
  await accessible(page);
  await page.getByRole("dialog").getByRole("button", { name: w.imports.past.action }).click();
  await told(page, w.ui.notifications).getByText(w.imports.past.undone).waitFor();
  expect(await total()).toBe(0);
});
