import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import type { EncounterPage } from "../src/backend/types.encounters";
import { accessible, openPage, startBrowser, startKith, words, type Kith } from "./harness";
import { idOf, keysIn, told } from "./scene";

/** One line says what happened: understood while one types, corrected on its chips, saved as one change. By keyboard only. */
let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const create = (kith: Kith, given: string, family: string) => kith.call("People", "Create", "person", { prefixes: [], given: [given], additional: [], family: [family], suffixes: [] }, "");
const log = async (kith: Kith, contact: string) =>
  (await kith.call<EncounterPage>("Encounters", "Timeline", { contact, circle: "", kind: "", text: "", until: "", after: "", limit: 100 })).entries;
const day = (offset: number) => {
  const at = new Date();
  at.setDate(at.getDate() + offset);
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" }).format(at);
};
interface Followups { id: string; title: string; due: { day: string; at: string } }
const followups = (kith: Kith, contact: string) => kith.call<Followups[]>("Followups", "OfContact", contact);
const cards = async (kith: Kith, contact: string) => JSON.stringify(await kith.call("People", "Show", contact));

describe.each([
  ["de", "gestern Mittagessen mit Anna und Jonas, sucht Steuerberater, in 3 Wochen nachfragen", "Steuerberater", "Nachfragen: Steuerberater"],
  ["en", "Lunch with Anna and Jonas yesterday, needs a tax adviser, follow up in 3 weeks", "tax adviser", "Follow up: tax adviser"],
] as const)("in %s", (language, line, need, title) => {
  const w = words[language];
  let kith: Kith;
  let page: Page;
  let close: () => Promise<void>;
  beforeAll(async () => {
    kith = await startKith({ language });
    for (const [given, family] of [["Anna", "Weber"], ["Jonas", "Krüger"], ["Max", "Schmidt"], ["Max", "Bauer"], ["Eva", "Lang"], ["Eva", "Stein"], ["Ida", "Lang"], ["Ida", "Stein"]] as const) await create(kith, given, family);
    ({ page, close } = await openPage(browser, kith, { viewport: { width: 1280, height: 800 }, locale: language === "de" ? "de-DE" : "en-GB" }));
    await page.getByRole("navigation").waitFor();
  });
  afterAll(async () => {
    await close();
    await kith.stop();
  });
  const understood = () => page.getByRole("group", { name: w.quick.understood });

  test("one key, the line and Return save an encounter, a need and a follow-up; one undo takes all of it back", async () => {
    const [anna, jonas] = [await idOf(kith, "Anna Weber"), await idOf(kith, "Jonas Krüger")];
    let keys = 0;
    const press = async (key: string) => {
      keys++;
      await page.keyboard.press(key);
    };
    await press("q");
    await keysIn(page, "textarea");
    await page.keyboard.type(line);
    await understood().getByRole("button", { name: `${w.quick.need}: ${need}` }).waitFor();
    for (const said of ["Anna Weber", "Jonas Krüger", w.encounters.kinds.meal, title]) await understood().getByRole("button", { name: new RegExp(`: ${said}$`) }).first().waitFor();
    await accessible(page);
    await press("Enter");
    await told(page, w.ui.notifications).getByText("Anna Weber, Jonas Krüger").waitFor();
    expect(keys).toBeLessThanOrEqual(3);
    const [entry] = await log(kith, anna);
    expect(entry).toMatchObject({ kind: "meal", day: day(-1) });
    expect(entry!.contacts.map((one) => one.id)).toEqual([anna, jonas]);
    expect(await cards(kith, jonas)).toContain(need);
    expect(await followups(kith, jonas)).toMatchObject([{ title, due: { day: day(21) } }]);
    await page.keyboard.press("Control+z");
    await expect.poll(() => log(kith, anna)).toEqual([]);
    await expect.poll(() => followups(kith, jonas)).toEqual([]);
    expect(await cards(kith, jonas)).not.toContain(need);
  });

  test("a name that fits several asks who is meant before it saves", async () => {
    await page.keyboard.press("Control+Shift+a");
    await keysIn(page, "textarea");
    await page.keyboard.type(language === "de" ? "Kaffee mit Max" : "Coffee with Max");
    await understood().getByRole("button", { name: /: Max\?$/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: "Max Bauer" }).waitFor();
    await accessible(page);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter"); // the first one
    await understood().getByRole("button", { name: /: Max Bauer$/ }).waitFor();
    await page.keyboard.press("Control+Enter");
    const bauer = await idOf(kith, "Max Bauer");
    await expect.poll(() => log(kith, bauer)).toHaveLength(1);
    expect(await log(kith, await idOf(kith, "Max Schmidt"))).toEqual([]);
    // The way to the page is in the note at the foot.
    await told(page, w.ui.notifications).getByRole("button", { name: "Max Bauer" }).press("Enter");
    await page.getByRole("article", { name: "Max Bauer" }).waitFor();
  });

  test("of two names that fit several each is asked about, with Return alone", async () => {
    await page.getByRole("article", { name: "Max Bauer" }).waitFor();
    await page.keyboard.press("Control+Shift+a");
    await keysIn(page, "textarea");
    await page.keyboard.type(language === "de" ? "Kaffee mit Ida und Eva" : "Coffee with Ida and Eva");
    for (const [open, name] of [["Ida", "Ida Stein"], ["Eva", "Eva Stein"]] as const) {
      await understood().getByRole("button", { name: new RegExp(`: ${open}\\?$`) }).waitFor();
      await page.keyboard.press("Enter");
      const choice = page.getByRole("menuitem", { name });
      await choice.waitFor();
      while (!(await choice.evaluate((item) => item === document.activeElement))) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await understood().getByRole("button", { name: new RegExp(`: ${name}$`) }).waitFor();
      await keysIn(page, "textarea");
    }
    await page.keyboard.press("Enter");
    const stein = await idOf(kith, "Eva Stein");
    await expect.poll(async () => (await log(kith, stein)).map((one) => one.contacts.map((who) => who.name))).toEqual([["Ida Stein", "Eva Stein"]]);
  });

  test("chips are corrected by keyboard; whose page is open is meant; what was typed is there again", async () => {
    const bauer = await idOf(kith, "Max Bauer");
    await page.getByRole("article", { name: "Max Bauer" }).waitFor();
    await page.keyboard.press("q");
    await keysIn(page, "textarea");
    await page.keyboard.type(language === "de" ? "telefoniert, sucht Wohnung" : "call, needs a flat");
    const when = understood().getByRole("button", { name: new RegExp(`^${w.encounters.day}: `) });
    await when.waitFor();
    await page.keyboard.press("Escape");
    await understood().waitFor({ state: "detached" });
    await page.keyboard.press("q");
    await when.waitFor();
    await when.press("Enter");
    await page.keyboard.type(language === "de" ? "vorgestern" : "2 days ago");
    await page.keyboard.press("Enter");
    await keysIn(page, "[role=group] button"); // back on the chip, when what was said is understood anew
    const need = understood().getByRole("button", { name: new RegExp(`^${w.quick.need}: `) });
    await need.press("Delete");
    await need.waitFor({ state: "detached" });
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await log(kith, bauer)).map((one) => [one.kind, one.day])).toContainEqual(["call", day(-2)]);
    expect(await cards(kith, bauer)).not.toContain(language === "de" ? "Wohnung" : "flat");
  });
});
