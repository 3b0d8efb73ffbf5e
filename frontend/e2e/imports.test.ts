import { describe, expect, test } from "vitest";
import { accessible, drop, words, writeFile } from "./harness";
import { keysIn, list, person, row, scene, told } from "./scene";

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

describe("a preview that comes up has the keyboard", () => {
  const two = () => writeFile(here.kith, "two.vcf", card("FN:Anna Weber", "N:Weber;Anna;;;") + card("FN:Jan Beck", "N:Beck;Jan;;;"));
  const takes = (n: number) => here.page.getByRole("button", { name: w.imports.preview.import(n) });
  const onAction = (n: number) => expect.poll(() => takes(n).evaluate((one) => one === document.activeElement)).toBe(true);
  /** Looks into a file, from another area: the answer comes when `release` is called. */
  async function hold() {
    let release = () => {};
    const released = new Promise<void>((done) => (release = done));
    await here.page.route("**/call/Imports/Begin", async (route) => {
      await released;
      await route.continue();
    });
    return () => release();
  }

  test("Enter brings in who was dropped, from another area and again from the side bar", async () => {
    const { page, kith } = here;
    await page.getByRole("heading", { name: w.imports.first.title }).waitFor();
    await drop(page.locator("body"), two());
    await onAction(2);
    await accessible(page);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: w.imports.report.title(2) }).waitFor();
    expect(await total()).toBe(2);

    await page.getByRole("navigation").getByRole("button", { name: w.shell.areas.imports }).click();
    await drop(page.locator("body"), writeFile(kith, "third.vcf", card("FN:Ida Roth", "N:Roth;Ida;;;")));
    await onAction(1);
    // Who comes back to it by the side bar goes on there.
    await page.getByRole("navigation").getByRole("button", { name: w.shell.areas.people }).click();
    await list(page, w.people.title).waitFor();
    await page.getByRole("navigation").getByRole("button", { name: w.shell.areas.imports }).click();
    await takes(1).waitFor();
    await page.keyboard.press("Enter");
    expect(await takes(1).count()).toBe(1);
    // By keys one is on the action.
    await page.keyboard.press("g");
    await page.keyboard.press("p");
    await list(page, w.people.title).waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("i");
    await onAction(1);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: w.imports.report.title(1) }).waitFor();
  });

  test("keys that were pressed before it was there, or are held since, bring in nobody", async () => {
    const { page } = here;
    await page.getByRole("heading", { name: w.imports.first.title }).waitFor();
    const release = await hold();
    await drop(page.locator("body"), two());
    await page.getByRole("heading", { name: w.imports.title, exact: true }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.down("Enter");
    release();
    await onAction(2);
    for (let i = 0; i < 5; i++) await page.keyboard.down("Enter");
    await page.keyboard.up("Enter");
    expect(await total()).toBe(0);
    expect(await takes(2).count()).toBe(1);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: w.imports.report.title(2) }).waitFor();
  });

  test("Escape leaves, and asks first when something was decided", async () => {
    const { page } = here;
    await page.getByRole("heading", { name: w.imports.first.title }).waitFor();
    await drop(page.locator("body"), two());
    await onAction(2);
    await page.keyboard.press("Escape");
    await page.getByRole("heading", { name: w.imports.title, exact: true }).waitFor();

    await drop(page.locator("body"), two());
    await onAction(2);
    // The Escape that closes a card is for the card alone.
    await list(page, w.imports.preview.list).getByRole("button", { name: /^Anna Weber/ }).press("Enter");
    const one = page.getByRole("dialog", { name: "Anna Weber" });
    await one.waitFor();
    await page.keyboard.press("Escape");
    await one.waitFor({ state: "detached" });
    await page.getByRole("heading", { name: w.imports.preview.title }).waitFor();
    await page.getByLabel(w.imports.preview.circle).fill("Choir");
    await list(page, w.imports.preview.list).getByRole("button", { name: /^Anna Weber/ }).focus();
    await page.keyboard.press("Escape");
    const asks = page.getByRole("dialog", { name: w.imports.preview.leave.title });
    await asks.waitFor();
    await accessible(page);
    await page.keyboard.press("Escape");
    await asks.waitFor({ state: "detached" });
    await page.getByRole("heading", { name: w.imports.preview.title }).waitFor();
    await page.getByRole("button", { name: w.imports.preview.cancel, exact: true }).click();
    await keysIn(page, "[role=dialog]");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: w.imports.title, exact: true }).waitFor();
    expect(await total()).toBe(0);
  });
});
