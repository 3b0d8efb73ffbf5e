import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, test } from "vitest";
import { drop, openPage, results, startBrowser, startKith, words, writeFile, type Kith } from "./harness";
import { bringSample, idOf } from "./scene";

/**
 * Every screen in every shape: light and dark, German and English, 1280×800 and 800×600, empty, ordinary and overfull.
 * Files are named screen.book.language.theme.size.png; index.html shows them all. SCREENS=people,today takes only these.
 */
const folder = join(results, "screens");
mkdirSync(folder, { recursive: true });

const books = ["empty", "ordinary", "overfull"] as const;
const themes = ["light", "dark"] as const;
const sizes = [{ width: 1280, height: 800 }, { width: 800, height: 600 }];
const only = process.env["SCREENS"]?.split(",");
type Book = (typeof books)[number];

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  const files = readdirSync(folder).filter((f) => f.endsWith(".png")).sort();
  writeFileSync(join(folder, "index.html"), `<!doctype html><meta charset="utf-8"><title>Kith, every screen</title><style>body{background:#888;font:14px sans-serif}figure{display:inline-block;margin:8px}img{width:600px}</style>${files.map((f) => `<figure><a href="${f}"><img src="${f}" loading="lazy"></a><figcaption>${f}</figcaption></figure>`).join("\n")}`);
});

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** Fills the vault as far as the book says. */
async function fill(kith: Kith, book: Book) {
  if (book === "empty") return;
  await bringSample(kith);
  const kaethe = await idOf(kith, "Käthe Brandt");
  const jens = await idOf(kith, "Jens Behrens");
  const long = "A title that goes on and on, because somebody pasted a whole sentence into it and then another one, without ever looking up";
  const few = [
    ["Ask about the garden", day(-3), "", [kaethe]], ["Send the minutes", day(0), "10:00", [jens]], ["Congratulate", day(0), "", [kaethe, jens]],
    ["Lunch when the new office is open", day(5), "12:30", [jens]], ["Call", day(40), "", [kaethe]],
  ] as const;
  for (const [title, due, time, contacts] of few) await kith.call("Followups", "Save", { id: "", title, note: "", day: due, time, zone: "", contacts });
  for (const [kind, at, note] of [["meal", day(-40), "Coffee by the river. She **looks for** a tax adviser."], ["call", day(-3), "About the boat:\n\n- new sail\n- the berth in Övelgarten"]] as const) {
    await kith.call("Encounters", "Save", { id: "", kind, day: at, contacts: [kaethe], note });
  }
  // Something for each question of Today.
  const looking = ["Anna Sommer|X-KITH-NEED", "Jonas Winter|EXPERTISE"].map((one, i) => {
    const [name, property] = one.split("|");
    return ["BEGIN:VCARD", "VERSION:4.0", `FN:${name}`, `${property};X-KITH-SINCE=${day(-2 - i)}:${["Steuerberater für den Verein", "Steuerberatung"][i]}`, "END:VCARD", ""].join("\r\n");
  });
  await kith.call("Imports", "Commit", [writeFile(kith, "looking.vcf", looking.join(""))], "", "");
  await kith.call("Today", "SetCommunity", "Chor", true);
  const marta = await idOf(kith, "Marta Dvořáková");
  const { revision } = await kith.call<{ revision: number }>("People", "Show", marta);
  const edit = (field: string, text: string, label: string | null) => ({ op: field === "date" ? "add" : "set", field, ref: -1, text, label, types: null, name: null, address: null, organisation: null });
  await kith.call("People", "Edit", marta, revision, [edit("birthday", `1966${day(0).slice(4)}`, null), edit("date", "--06-24", "Namenstag"), edit("date", "2010-04-01", "Firmenjubiläum")]);
  if (book !== "overfull") return;
  const cards: string[] = [];
  for (let i = 0; i < 3000; i++) {
    const name = i % 7 === 0 ? `Prof. Dr. Dr. h. c. Maximiliane-Theodora von und zu Überlingen-Großschönau der ${i}ten Linie` : `Vorname${i} Nachname${i}`;
    cards.push(["BEGIN:VCARD", "VERSION:4.0", `UID:urn:uuid:00000000-0000-4000-8000-${String(i).padStart(12, "0")}`, `FN:${name}`, `N:${name.split(" ").at(-1)};${name.split(" ")[0]};;;`,
      `ORG:Gesellschaft für außerordentlich lange Firmennamen und deren Verwaltung mbH & Co. KG aA`, `CATEGORIES:Kreis ${i % 40},Hamburg`, `NOTE:${"Viel Text. ".repeat(1 + (i % 60))}`, "END:VCARD"].join("\r\n"));
  }
  const file = writeFile(kith, "many.vcf", cards.join("\r\n") + "\r\n");
  await kith.call("Imports", "Commit", [file], "", "");
  for (let i = 0; i < 80; i++) await kith.call("Followups", "Save", { id: "", title: i % 5 ? `Nachfassen ${i}` : long, note: long, day: day(i - 40), time: "", zone: "", contacts: [kaethe, jens] });
  for (let i = 0; i < 40; i++) await kith.call("Encounters", "Save", { id: "", kind: "meeting", day: day(-i), contacts: [kaethe], note: `${long}\n\n`.repeat(1 + (i % 4)) });
}

/** A calendar with somebody known, somebody who may be two, and a stranger. */
function calendarFile(): string {
  const path = join(mkdtempSync(join(tmpdir(), "kith-shots-")), "calendar.ics");
  const stamp = (offset: number) => day(offset).replaceAll("-", "");
  const event = (n: number, title: string, who: string[], more = "") => `BEGIN:VEVENT\r\nUID:${n}\r\nDTSTAMP:${stamp(-9)}T100000Z\r\nDTSTART:${stamp(-n)}T100000Z\r\nDTEND:${stamp(-n)}T110000Z\r\nSUMMARY:${title}\r\n${who.map((one) => `ATTENDEE;CN=${one}:mailto:${one.split(" ")[0]?.toLowerCase()}@mail.example\r\n`).join("")}${more}END:VEVENT\r\n`;
  writeFileSync(path, `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${event(3, "Lunch at the river", ["Käthe Brandt", "Ned Stranger"])}${event(5, "Call about the boat", ["Jens Behrens"])}${event(8, "Workshop", ["Ned Stranger", "Maximiliane-Theodora von und zu Überlingen"])}${event(2, "Off", ["Käthe Brandt"], "STATUS:CANCELLED\r\n")}END:VCALENDAR\r\n`);
  return path;
}

/** A way to a screen; answers after it is there. */
type Way = (page: Page, w: (typeof words)["en"]) => Promise<void>;
const area = (name: "today" | "followups" | "imports" | "duplicates" | "tidy" | "history" | "settings"): Way => async (page, w) => {
  await page.getByRole("navigation").getByRole("button", { name: w.shell.areas[name] }).click();
};
const open = (name: string): Way => async (page, w) => {
  await page.getByRole("textbox", { name: w.people.list.search }).fill(name);
  await page.getByRole("list", { name: w.people.title, exact: true }).getByRole("button", { name }).first().click();
};
const screens: Record<string, { books: readonly Book[]; way: Way }> = {
  people: { books, way: async () => {} },
  person: { books: ["ordinary", "overfull"], way: open("Käthe Brandt") },
  search: { books: ["ordinary", "overfull"], way: (page, w) => page.getByRole("textbox", { name: w.people.list.search }).fill("hamburg") },
  today: { books, way: async (page, w) => { await area("today")(page, w); await page.getByRole("radiogroup", { name: w.today.minutes }).waitFor(); } },
  encounters: { books, way: async (page, w) => { await page.keyboard.press("g"); await page.keyboard.press("e"); await page.getByRole("heading", { name: w.encounters.title, level: 1 }).waitFor(); } },
  "today-minutes": { books: ["overfull"], way: async (page, w) => { await area("today")(page, w); await page.getByRole("radiogroup", { name: w.today.minutes }).getByRole("radio").last().check({ force: true }); await page.locator("[data-today]").nth(8).waitFor(); } },
  "person-dates": { books: ["ordinary"], way: async (page, w) => { await open("Marta Dvořáková")(page, w); await page.getByRole("button", { name: w.people.actions.addField }).click(); await page.getByRole("menuitem", { name: w.people.data.names.date, exact: true }).click(); } },
  "circle-days": { books: ["ordinary"], way: async (page, w) => { await page.getByRole("navigation").getByRole("button", { name: /^Chor/ }).click(); await page.getByRole("button", { name: w.today.circle.action }).click(); await page.getByRole("dialog").waitFor(); } },
  appointments: { books: ["ordinary"], way: async (page, w) => { await drop(page.locator("body"), calendarFile()); await page.getByRole("button", { name: w.appointments.take(2, 0) }).waitFor(); } },
  followups: { books, way: area("followups") },
  "followup-new": { books: ["ordinary"], way: async (page, w) => { await area("followups")(page, w); await page.keyboard.press("n"); await page.getByRole("dialog").waitFor(); } },
  calendar: { books: ["ordinary"], way: async (page, w) => { await area("followups")(page, w); await page.getByRole("button", { name: w.followups.calendar.action }).click(); await page.getByRole("dialog").waitFor(); } },
  "contact-new": { books: ["ordinary"], way: async (page, w) => { await page.getByRole("button", { name: w.people.new }).first().click(); await page.getByRole("dialog").waitFor(); } },
  letter: { books: ["ordinary"], way: async (page, w) => { await open("Käthe Brandt")(page, w); await page.getByRole("article").getByRole("button", { name: w.letters.write, exact: true }).click(); await page.getByRole("dialog").getByRole("textbox", { name: w.letters.text }).waitFor(); } },
  "letter-address": { books: ["ordinary"], way: async (page, w) => { await open("Käthe Brandt")(page, w); await page.getByRole("article").getByRole("button", { name: w.people.actions.more }).click(); await page.getByRole("menuitem", { name: w.letters.address }).click(); await page.getByRole("dialog").getByText(w.letters.begins).waitFor(); } },
  "letter-many": {
    books: ["ordinary"],
    way: async (page, w) => {
      await page.getByRole("list", { name: w.people.title, exact: true }).getByRole("button").first().waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Control+a");
      await page.getByRole("toolbar", { name: w.people.select.actions }).getByRole("button", { name: w.letters.writeMany }).click();
      await page.getByRole("dialog").getByRole("region", { name: w.letters.preview }).waitFor();
    },
  },
  "letter-template": { books: ["ordinary"], way: async (page, w) => { await area("settings")(page, w); await page.getByRole("button", { name: w.letters.newTemplate }).click(); await page.getByRole("dialog").getByRole("textbox", { name: w.letters.text }).fill("{given}"); await page.getByRole("region", { name: w.letters.preview }).waitFor(); } },
  "letter-settings": { books: ["ordinary"], way: async (page, w) => { await area("settings")(page, w); await page.getByRole("button", { name: w.letters.newTemplate }).scrollIntoViewIfNeeded(); } },
  imports: { books: ["ordinary"], way: area("imports") },
  preview: { books: ["empty", "ordinary"], way: async (page, w) => { await area("imports")(page, w); await page.getByRole("button", { name: w.imports.sample }).click(); await page.getByRole("heading", { name: w.imports.preview.title }).or(page.getByRole("heading", { name: w.imports.preview.none })).waitFor(); } },
  selected: { books: ["ordinary", "overfull"], way: async (page, w) => { await page.getByRole("list", { name: w.people.title, exact: true }).getByRole("button").first().waitFor(); await page.keyboard.press("ArrowDown"); await page.keyboard.press("Control+a"); await page.getByRole("region", { name: w.people.select.bar }).waitFor(); } },
  "selected-circles": { books: ["ordinary"], way: async (page, w) => { await page.getByRole("list", { name: w.people.title, exact: true }).getByRole("button").first().waitFor(); await page.keyboard.press("ArrowDown"); await page.keyboard.press("Control+a"); await page.getByRole("region", { name: w.people.select.bar }).getByRole("button", { name: w.people.select.circles }).click(); await page.getByRole("dialog").waitFor(); } },
  "selected-rhythm": { books: ["ordinary"], way: async (page, w) => { await page.getByRole("list", { name: w.people.title, exact: true }).getByRole("button").first().waitFor(); await page.keyboard.press("ArrowDown"); await page.keyboard.press("Control+a"); await page.getByRole("region", { name: w.people.select.bar }).getByRole("button", { name: w.people.select.rhythm }).click(); await page.getByRole("dialog").waitFor(); } },
  bin: { books: ["empty", "ordinary"], way: async (page, w) => { await page.keyboard.press("g"); await page.keyboard.press("b"); await page.getByRole("heading", { name: w.bin.title, level: 1 }).waitFor(); } },
  history: { books, way: area("history") },
  settings: { books: ["ordinary"], way: area("settings") },
  "sync-setup": { books: ["ordinary"], way: async (page, w) => { await area("settings")(page, w); await page.getByRole("button", { name: w.sync.setUp }).click(); await page.getByRole("dialog").waitFor(); } },
  palette: { books: ["ordinary", "overfull"], way: async (page) => { await page.keyboard.press("Control+k"); await page.getByRole("combobox").fill("br"); await page.getByRole("option").first().waitFor(); } },
  export: { books: ["ordinary"], way: async (page, w) => { await page.keyboard.press("Control+Shift+e"); await page.getByRole("radio", { name: w.leaving.forms.labels.name }).check({ force: true }); } },
  exported: { books: ["ordinary"], way: async (page, w) => { await page.keyboard.press("Control+Shift+e"); await page.getByRole("radio", { name: w.leaving.forms.labels.name }).check({ force: true }); await page.getByRole("button", { name: w.leaving.save }).click(); await page.getByRole("button", { name: w.leaving.done.open }).waitFor(); } },
  code: { books: ["ordinary"], way: async (page, w) => { await open("Käthe Brandt")(page, w); await page.getByRole("article").waitFor(); await page.keyboard.press("c"); await page.getByRole("img", { name: w.leaving.code.picture("Käthe Brandt") }).waitFor(); } },
  quick: { books: ["empty", "ordinary"], way: async (page, w) => { await page.keyboard.press("q"); await page.getByRole("textbox", { name: w.quick.line }).fill(w.quick.examples[0]!); await page.getByRole("group", { name: w.quick.understood }).getByRole("button").first().waitFor(); } },
  "quick-empty": { books: ["ordinary"], way: async (page, w) => { await page.keyboard.press("q"); await page.getByRole("textbox", { name: w.quick.line }).waitFor(); } },
  keys: { books: ["ordinary"], way: async (page) => { await page.keyboard.press("Shift+?"); await page.getByRole("dialog").waitFor(); } },
};

describe.each(books)("%s", (book) => {
  test.each(["en", "de"] as const)("in %s", async (language) => {
    const kith = await startKith({ language });
    try {
      await fill(kith, book);
      for (const size of sizes) for (const theme of themes) for (const [name, screen] of Object.entries(screens)) {
        if (!screen.books.includes(book) || (only && !only.includes(name))) continue;
        const session = await openPage(browser, kith, { viewport: size, colorScheme: theme, locale: language === "de" ? "de-DE" : "en-GB" });
        await session.page.getByRole("navigation").waitFor();
        try {
          await screen.way(session.page, words[language] as (typeof words)["en"]);
        } catch (thrown) {
          console.error(`${name}, ${book}, ${language}, ${size.width}: ${String(thrown).split("\n")[0]}`);
        }
        await session.page.waitForTimeout(250);
        await session.page.screenshot({ path: join(folder, `${name}.${book}.${language}.${theme}.${size.width}.png`) });
        await session.close();
      }
    } finally {
      await kith.stop();
    }
  });
});
