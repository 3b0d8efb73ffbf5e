import { expect, test } from "vitest";
import type { Contact, OrganisationPeople } from "../src/backend";
import { accessible, words, writeFile } from "./harness";
import { idOf, person, row, scene, told } from "./scene";

/** Jobs, organisations and households, on a small book. */
const w = words.en.organisations;
const p = words.en.people;
const here = scene();

const cards = `BEGIN:VCARD
VERSION:4.0
UID:urn:uuid:00000000-0000-4000-8000-00000000000a
FN:Anna Weber
N:Weber;Anna;;;
ORG;X-KITH-FROM=2019-06:ACME GmbH;Einkauf
TITLE:Leiterin
ADR;TYPE=home:;;Hauptstr. 1;Köln;;50667;
X-KITH-ROLE:Müller AG;;Lehrling;;2001;2004
END:VCARD
BEGIN:VCARD
VERSION:4.0
UID:urn:uuid:00000000-0000-4000-8000-00000000000b
FN:Jan Weber
N:Weber;Jan;;;
ORG:Acme
TITLE:Lagerist
END:VCARD
`;

async function bring() {
  const path = writeFile(here.kith, "acme.vcf", cards);
  await here.kith.call("Imports", "Commit", [path], "", "");
}
async function open(name: string) {
  await row(here.page, p.title, name).click();
  const who = person(here.page, name);
  await who.getByRole("heading", { level: 1 }).waitFor();
  return who;
}
const show = async (name: string) => here.kith.call<Contact>("People", "Show", await idOf(here.kith, name));
const told2 = (c: Contact) => c.held.map((r) => [r.title, r.organisation, r.from, r.to, r.current ? "" : "former"].join("|"));

test("a new job keeps the history, by keyboard alone, and is undone", async () => {
  const { page } = here;
  await bring();
  const who = await open("Anna Weber");
  await who.getByRole("heading", { name: w.work }).waitFor();
  await accessible(page);
  await who.getByRole("heading", { level: 1 }).getByRole("button").focus();
  await page.keyboard.press("w");
  const dialog = page.getByRole("dialog", { name: w.job.title("Anna Weber") });
  await dialog.waitFor();
  await accessible(page);
  await page.keyboard.type("Müll");
  await page.getByRole("option", { name: "Müller AG" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Vorstand");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("02/2024");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  expect(told2(await show("Anna Weber"))).toEqual(["Vorstand|Müller AG|2024-02||", "Leiterin|ACME GmbH|2019-06|2024-02|former", "Lehrling|Müller AG|2001|2004|former"]);
  await who.getByRole("button", { name: /^Edit role: Leiterin, ACME GmbH, Einkauf, June 2019 – February 2024/ }).waitFor();
  await told(page, words.en.ui.notifications).getByRole("button", { name: words.en.ui.undo }).click();
  await expect.poll(async () => told2(await show("Anna Weber"))).toEqual(["Leiterin|ACME GmbH|2019-06||", "Lehrling|Müller AG|2001|2004|former"]);
});

test("a role is edited in place and a date that is none is told", async () => {
  const { page } = here;
  await bring();
  const who = await open("Anna Weber");
  await who.getByRole("button", { name: /^Edit role: Lehrling/ }).click();
  const until = who.getByLabel(w.to, { exact: true });
  await until.fill("lately");
  await page.keyboard.press("Enter");
  await who.getByRole("alert").getByText(w.badDate).waitFor();
  await until.fill("June 2005");
  await page.keyboard.press("Enter");
  await expect.poll(async () => told2(await show("Anna Weber"))[1]).toBe("Lehrling|Müller AG|2001|2005-06|former");
});

test("an organisation that is mentioned becomes a contact with its people, and is renamed with them", async () => {
  const { page, kith } = here;
  await bring();
  const who = await open("Anna Weber");
  await who.getByRole("button", { name: w.open("ACME GmbH, Einkauf") }).first().click();
  const dialog = page.getByRole("dialog", { name: "ACME GmbH" });
  await dialog.getByText("Jan Weber").waitFor();
  await accessible(page);
  await dialog.getByRole("button", { name: w.people.record }).click();
  const acme = person(page, "ACME GmbH");
  await acme.getByText("Jan Weber").waitFor();
  await accessible(page);
  await acme.getByRole("heading", { level: 1 }).getByRole("button").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Zenith SE");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: w.rename.title("Zenith SE") }).getByRole("button", { name: w.rename.all(2) }).click();
  await expect.poll(async () => (await show("Jan Weber")).held[0]!.organisation).toBe("Zenith SE");
  const found = await kith.call<OrganisationPeople>("Organisations", "People", "", "Zenith SE");
  expect(found.current.map((one) => one.name)).toEqual(["Anna Weber", "Jan Weber"]);
});

test("two share an address, and a change of it is seen by both", async () => {
  const { page } = here;
  await bring();
  const who = await open("Anna Weber");
  await who.getByRole("button", { name: p.actions.more }).click();
  await page.getByRole("menuitem", { name: w.household.share }).click();
  const dialog = page.getByRole("dialog", { name: w.household.title("Anna Weber") });
  await dialog.getByLabel(w.household.who).fill("Jan");
  await page.getByRole("option", { name: /Jan Weber/ }).waitFor();
  await page.keyboard.press("Enter");
  await dialog.getByText(w.household.relations.spouse).click();
  await accessible(page);
  await dialog.getByRole("button", { name: w.household.action }).click();
  const home = who.getByRole("region", { name: "Household Weber" });
  await home.getByRole("button", { name: "Jan Weber" }).waitFor();
  await accessible(page);
  await who.getByRole("button", { name: /^Edit Address: / }).click();
  await who.getByLabel(p.data.locality).fill("Ulm");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await show("Jan Weber")).addresses[0]!.locality).toBe("Ulm");
  expect((await show("Jan Weber")).related[0]!.name).toBe("Anna Weber");
});
