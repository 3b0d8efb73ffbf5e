import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Encounter, EncounterPage } from "../src/backend";
import { accessible, readSaved, words, writeFile } from "./harness";
import { idOf, keysIn, list, person, row, scene, told } from "./scene";

/** Reaching out: a greeting to one, one text to many, a call. Nothing is sent; what went out is logged when somebody says so. */
const w = words.en;
const l = w.letters;
const here = scene();

const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" });
const card = (name: string, ...lines: string[]) => ["BEGIN:VCARD", "VERSION:4.0", `FN:${name}`, ...lines, "END:VCARD", ""].join("\r\n");

async function bring(...cards: string[]) {
  const file = writeFile(here.kith, "people.vcf", cards.join(""));
  await here.kith.call("Imports", "Commit", [file], "", "");
}
const log = async (name: string): Promise<Encounter[]> =>
  (await here.kith.call<EncounterPage>("Encounters", "Timeline", { contact: await idOf(here.kith, name), offset: 0, limit: 50 })).entries;
const kinds = async (name: string) => (await log(name)).map((one) => `${one.kind} ${one.note}`.trim());
const opened = () => readSaved(here.kith, "opened").trim().split("\n");

/** What Python's e-mail package, which has nothing to do with how it was written, reads in a file. */
function read(path: string): { to: [string, string][]; subject: string; headers: string[]; text: string; defects: string[] } {
  const program = `
import email, email.policy, json, sys
m = email.message_from_bytes(open(sys.argv[1], "rb").read(), policy=email.policy.default)
print(json.dumps({"to": [[a.display_name, a.addr_spec] for a in m["To"].addresses], "subject": str(m["Subject"]), "headers": sorted(m.keys()),
  "text": m.get_content(), "defects": [str(d) for d in m.defects] + [str(d) for h in m.values() for d in h.defects]}))`;
  const found = JSON.parse(execFileSync("python3", ["-c", program, path], { encoding: "utf8" })) as ReturnType<typeof read>;
  return { ...found, text: found.text.replaceAll("\r\n", "\n") }; // RFC 5322 parts lines by both
}

test("Today: a birthday greeting opens in the mail program and is logged once it is said to have gone out", async () => {
  await bring(card("Anna Weber", "N:Weber;Anna;;;", "EMAIL:anna@example.org", `BDAY:1980${today.slice(4).replaceAll("-", "")}`, "GRAMGENDER:feminine", "X-KITH-FORM:informal"));
  const { page } = here;
  await page.getByRole("navigation").getByRole("button", { name: w.shell.areas.today }).click();
  await page.getByRole("button", { name: w.today.actions.congratulate, exact: true }).click();
  await page.getByRole("menuitem", { name: w.today.actions.greet }).click();
  const dialog = page.getByRole("dialog", { name: l.title("Anna Weber") });
  const text = dialog.getByRole("textbox", { name: l.text });
  await expect.poll(() => text.inputValue()).toContain("Dear Anna,");
  await accessible(page);
  await text.fill("Dear Anna,\n\nhave a good day & more; 100 % yours");
  await page.keyboard.press("Control+Enter");
  await dialog.getByText(l.handed).waitFor();
  await accessible(page);
  const link = new URL(opened()[0]!);
  expect(link.protocol + link.pathname).toBe("mailto:anna@example.org");
  expect(link.searchParams.get("body")).toBe("Dear Anna,\r\n\r\nhave a good day & more; 100 % yours");
  expect(await log("Anna Weber")).toHaveLength(0);
  await dialog.getByRole("button", { name: l.sent }).click();
  await dialog.waitFor({ state: "detached" });
  expect((await kinds("Anna Weber"))[0]).toMatch(/^greeting .*birthday/i);
  await told(page, w.ui.notifications).getByRole("button", { name: w.ui.undo }).click();
  await expect.poll(() => log("Anna Weber")).toHaveLength(0);
});

test("a person's page: how they are addressed changes the letter, by keys; without an address it is copied", async () => {
  await bring(card("Dr. Jan Petersen", "N:Petersen;Jan;;Dr.;", "TEL;TYPE=cell:+491701234567"));
  const { page } = here;
  await row(page, w.people.title, "Dr. Jan Petersen").click();
  const article = person(page, "Dr. Jan Petersen");
  await article.getByRole("heading", { level: 1 }).waitFor();
  await article.getByRole("button", { name: w.people.actions.more }).click();
  await page.getByRole("menuitem", { name: l.address }).click();
  const address = page.getByRole("dialog", { name: l.addressOf("Dr. Jan Petersen") });
  await address.getByText("Dear Dr Petersen").waitFor();
  await accessible(page);
  await address.getByRole("radio", { name: l.languages.de }).check({ force: true });
  await address.getByText("Guten Tag Dr. Jan Petersen").waitFor();
  await address.getByRole("radio", { name: l.genders.masculine }).check({ force: true });
  await address.getByText("Sehr geehrter Herr Dr. Petersen").waitFor();
  await page.keyboard.press("Escape");
  await address.waitFor({ state: "detached" });
  await keysIn(page, "article");
  await page.keyboard.press("m");
  const dialog = page.getByRole("dialog", { name: l.title("Dr. Jan Petersen") });
  await dialog.getByText(l.noAddress).waitFor();
  await expect.poll(() => dialog.getByRole("textbox", { name: l.text }).inputValue()).toContain("Sehr geehrter Herr Dr. Petersen,");
  await dialog.getByRole("button", { name: l.ways }).click();
  await page.getByRole("menuitem", { name: /^WhatsApp/ }).click();
  await dialog.getByText(l.handed).waitFor();
  expect(opened()[0]).toMatch(/^https:\/\/wa\.me\/491701234567\?text=Sehr%20geehrter/);
  await dialog.getByRole("button", { name: l.notSent }).click();
  expect(await log("Dr. Jan Petersen")).toHaveLength(0);

  // A call asks afterwards whether somebody was there.
  await article.getByRole("button", { name: w.people.data.open.phone("+491701234567") }).click();
  await told(page, w.ui.notifications).getByRole("button", { name: l.notReached }).click();
  await expect.poll(() => kinds("Dr. Jan Petersen")).toEqual(["attempt"]);
  expect(opened()[1]).toBe("tel:+491701234567");
});

test("many: each gets their own file, read back by another program; a name is no way into the header; logged in one change", async () => {
  await bring(
    card("Käthe Müller-Lüdenscheidt", "N:Müller-Lüdenscheidt;Käthe;;;", "EMAIL:kaethe+news@müller.example", "GENDER:F", "LANG:de", "X-KITH-FORM:informal"),
    card("Eve\\nBcc: all@example.org", "N:Bcc: all@example.org;Eve\\n;;;", 'EMAIL:"odd name"@example.org', "LANG:de"),
    card("Max von Thun", "N:von Thun;Max;;;", "EMAIL:max@example.org", "GENDER:M", "LANG:de"),
    card("Nora Ohnemail", "N:Ohnemail;Nora;;;"),
  );
  const { page } = here;
  await list(page, w.people.title).getByRole("button").first().click();
  await keysIn(page, `[role=list]`).catch(() => undefined);
  await page.keyboard.press("Control+a");
  await page.getByRole("toolbar", { name: w.people.select.actions }).getByRole("button", { name: l.writeMany }).click();
  const dialog = page.getByRole("dialog", { name: l.titleMany(4) });
  await dialog.getByText(l.ready(3)).waitFor();
  await dialog.getByText(l.without(1)).waitFor();
  await accessible(page);
  await dialog.getByRole("radio", { name: new RegExp(l.manners["de-formal"]) }).check({ force: true });
  const text = dialog.getByRole("textbox", { name: l.text });
  await text.fill("{anrede},\n\nwir laden Sie ein, {vornahme}.");
  await dialog.getByRole("alert").waitFor();
  await text.fill("{anrede},\n\nwir laden Sie ein – „Grüße“ = ja.\n\nBis bald");
  await dialog.getByRole("textbox", { name: l.subject }).fill("Einladung für {name} zum Frühlingsfest");
  await dialog.getByRole("radio", { name: new RegExp(l.manners["de-informal"]) }).check({ force: true });
  await text.fill("{anrede},\n\nkommst du, {vorname}?");
  await dialog.getByRole("textbox", { name: l.subject }).fill("Käthe, ein Fest!");
  const preview = dialog.getByRole("region", { name: l.preview });
  // New words are drafted once the typing rests; then the preview begins anew.
  await expect.poll(async () => {
    if (((await preview.textContent()) ?? "").includes("Max von Thun")) return true;
    await preview.getByRole("button", { name: l.next }).focus();
    await page.keyboard.press("ArrowRight");
    return false;
  }).toBe(true);
  await preview.getByText("Sehr geehrter Herr von Thun,").waitFor();
  await dialog.getByRole("button", { name: l.saveFiles }).click();
  await page.getByRole("menuitem", { name: l.asFolder }).click();

  const sent = page.getByRole("dialog", { name: l.sentTitle });
  await sent.waitFor();
  await accessible(page);
  const folder = join(here.kith.files, "everything");
  const drafts = readdirSync(folder).sort().map((name) => ({ name, ...read(join(folder, name)) }));
  expect(drafts.map((one) => one.name)).toEqual(["Eve Bcc_ all@example.org.eml", "Käthe Müller-Lüdenscheidt.eml", "Max von Thun.eml"]);
  for (const draft of drafts) {
    expect(draft.headers).toEqual(["Content-Transfer-Encoding", "Content-Type", "Mime-Version", "Subject", "To", "X-Unsent"]);
    expect(draft.defects).toEqual([]);
    expect(draft.to).toHaveLength(1);
  }
  const [eve, kaethe, max] = drafts as [(typeof drafts)[0], (typeof drafts)[0], (typeof drafts)[0]];
  expect(kaethe.to[0]).toEqual(["Käthe Müller-Lüdenscheidt", "kaethe+news@xn--mller-kva.example"]);
  expect(kaethe.subject).toBe("Käthe, ein Fest!");
  expect(kaethe.text.trim()).toBe("Liebe Käthe,\n\nkommst du, Käthe?");
  expect(eve.to[0]).toEqual(["Eve Bcc: all@example.org", '"odd name"@example.org']);
  expect(max.subject).toBe("Einladung für Max von Thun zum Frühlingsfest");
  expect(max.text.trim()).toBe("Sehr geehrter Herr von Thun,\n\nwir laden Sie ein – „Grüße“ = ja.\n\nBis bald");

  await sent.getByRole("checkbox", { name: /Max von Thun/ }).uncheck({ force: true });
  await sent.getByRole("button", { name: l.sentMany(2) }).click();
  await sent.waitFor({ state: "detached" });
  expect(await kinds("Käthe Müller-Lüdenscheidt")).toEqual(["greeting Käthe, ein Fest!"]);
  expect(await log("Max von Thun")).toHaveLength(0);
  await page.keyboard.press("Control+z");
  await expect.poll(() => log("Käthe Müller-Lüdenscheidt")).toHaveLength(0);
});

test("drafts are opened one by one; who was skipped is not logged", async () => {
  await bring(card("Anna Weber", "EMAIL:anna@example.org"), card("Jan Petersen", "EMAIL:jan@example.org"));
  const { page } = here;
  await list(page, w.people.title).getByRole("button").first().click();
  await page.keyboard.press("Control+a");
  await page.getByRole("toolbar", { name: w.people.select.actions }).getByRole("button", { name: l.writeMany }).click();
  await page.getByRole("dialog").getByText(l.ready(2)).waitFor();
  await page.keyboard.press("Control+Enter");
  await page.getByRole("dialog", { name: l.stepTitle("1", "2") }).getByText("Anna Weber").first().waitFor();
  await page.keyboard.press("Control+Enter");
  const second = page.getByRole("dialog", { name: l.stepTitle("2", "2") });
  await second.getByText("Jan Petersen").first().waitFor();
  await second.getByRole("button", { name: l.skip }).click();
  const sent = page.getByRole("dialog", { name: l.sentTitle });
  await sent.getByRole("button", { name: l.sentMany(1) }).click();
  await sent.waitFor({ state: "detached" });
  expect(opened()).toHaveLength(1);
  expect(await kinds("Anna Weber")).toHaveLength(1);
  expect(await log("Jan Petersen")).toHaveLength(0);
});

test("a template of one's own is made in the settings, shown for somebody, and taken back", async () => {
  await bring(card("Anna Weber", "N:Weber;Anna;;;", "EMAIL:anna@example.org"));
  const { page } = here;
  await page.reload();
  await page.getByRole("navigation").getByRole("button", { name: w.shell.areas.settings }).click();
  await page.getByRole("button", { name: l.newTemplate }).click();
  const dialog = page.getByRole("dialog", { name: l.newTemplate });
  await dialog.getByRole("textbox", { name: l.templateName }).fill("Invitation");
  const text = dialog.getByRole("textbox", { name: l.text });
  await text.fill("{salutation}, come!");
  await dialog.getByRole("region", { name: l.preview }).getByText("come!").waitFor();
  await accessible(page);
  await page.keyboard.press("Control+Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: l.editTemplate("Invitation") }).waitFor();
  await accessible(page);
  await page.keyboard.press("Control+z");
  await expect.poll(() => page.getByRole("button", { name: l.editTemplate("Invitation") }).count()).toBe(0);
});
