import { rmSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Encounter, EncounterPage } from "../src/backend/types.encounters";
import { accessible, readSaved, words, writeFile } from "./harness";
import { idOf, keysIn, person, row, scene, told } from "./scene";

/** Logging what happened, and finding it again, by keyboard. */
const w = words.en;
const here = scene({ people: true });

const log = async (contact: string): Promise<Encounter[]> =>
  (await here.kith.call<EncounterPage>("Encounters", "Timeline", { contact, circle: "", kind: "", text: "", until: "", after: "", limit: 100 })).entries;

async function open(name: string) {
  const { page } = here;
  await page.getByRole("textbox", { name: w.people.list.search }).fill(name);
  await row(page, w.people.title, name).click();
  const who = person(page, name);
  await who.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName !== "INPUT");
  return who;
}

describe("on a person's page", () => {
  test("three keys beside the text log an encounter with a mention, and one undo takes it back", async () => {
    const { page, kith } = here;
    const [kaethe, jens] = [await idOf(kith, "Käthe Brandt"), await idOf(kith, "Jens Behrens")];
    const who = await open("Käthe Brandt");
    await page.keyboard.press("l");
    await keysIn(page, "textarea");
    await page.keyboard.type("Coffee, she knows @Jens");
    await page.getByRole("option", { name: /^Jens Behrens/ }).waitFor();
    await accessible(page);
    await page.keyboard.press("Enter");
    await expect.poll(() => who.getByLabel(w.encounters.note).inputValue()).toBe("Coffee, she knows @Jens Behrens ");
    await page.keyboard.press("Control+Enter");
    const mention = who.getByRole("link", { name: "@Jens Behrens" });
    await mention.waitFor();
    expect((await log(kaethe))[0]!.note).toBe(`Coffee, she knows [@Jens Behrens](kith:${jens})`);
    await accessible(page);
    // From the one mentioned the way leads back.
    await mention.press("Enter");
    const other = person(page, "Jens Behrens");
    await other.getByRole("heading", { name: w.encounters.mentioned }).waitFor();
    await other.getByRole("button", { name: /Meeting with Käthe Brandt/ }).click();
    await page.getByRole("dialog").getByRole("link", { name: "@Jens Behrens" }).waitFor();
    await accessible(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+z");
    await expect.poll(() => log(kaethe)).toEqual([]);
    await expect.poll(() => other.getByRole("heading", { name: w.encounters.mentioned }).count()).toBe(0);
  });

  test("everything about it is noted by keyboard: about when, where, how many, who reached out, a file and a stranger", async () => {
    const { page, kith } = here;
    const id = await idOf(kith, "Käthe Brandt");
    const letter = writeFile(kith, "Letter.txt", "Dear Käthe");
    const who = await open("Käthe Brandt");
    await page.keyboard.press("l");
    await keysIn(page, "textarea");
    await page.keyboard.type("Fair");
    const form = who.getByRole("form", { name: w.encounters.saveNew });
    await form.getByRole("radio", { name: w.encounters.kinds.event }).check({ force: true });
    await form.getByRole("textbox", { name: w.encounters.day }).fill("spring 2026");
    await form.getByRole("combobox", { name: w.ui.addPerson }).or(form.getByPlaceholder(w.ui.addPerson)).fill("Eva Neumann");
    await page.getByRole("option", { name: w.encounters.newcomer("Eva Neumann") }).click();
    await form.getByRole("button", { name: w.encounters.details }).press("Enter");
    await keysIn(page, ".details");
    await page.keyboard.type("Leipzig");
    await form.getByLabel(w.encounters.size).fill("40");
    await form.getByRole("textbox", { name: w.encounters.links }).fill(letter);
    await accessible(page);
    await page.keyboard.press("Control+Enter");
    await who.getByText("spring 2026").waitFor();
    const [saved] = await log(id);
    expect(saved).toMatchObject({ kind: "event", day: "2026-21", place: "Leipzig", size: 40, links: [letter], note: "Fair" });
    expect(saved!.contacts.map((one) => one.name)).toEqual(["Käthe Brandt", "Eva Neumann"]);
    await who.getByText("Leipzig · 40 people").waitFor();

    await who.getByRole("button", { name: w.encounters.linkOpen("Letter.txt") }).click();
    await expect.poll(() => readSaved(kith, "opened")).toContain(letter);
    rmSync(letter);
    await who.getByRole("button", { name: w.encounters.linkOpen("Letter.txt") }).click();
    await told(page, w.ui.notifications).getByText(/is not there \(any more\)/).waitFor();

    // One undo takes the encounter and the stranger back.
    await page.keyboard.press("Control+z");
    await expect.poll(() => log(id)).toEqual([]);
    await expect(idOf(kith, "Eva Neumann")).rejects.toThrow();
  });

  test("an entry is changed and deleted, and what was begun is kept", async () => {
    const { page, kith } = here;
    const id = await idOf(kith, "Käthe Brandt");
    await kith.call("Encounters", "Save", { id: "", kind: "call", day: "2026-03-05", time: "10:30", contacts: [id], note: "About the boat" });
    const who = await open("Käthe Brandt");
    await who.getByText("About the boat").waitFor();
    await who.getByRole("button", { name: /^More on “Call/ }).press("Enter");
    await page.getByRole("menuitem", { name: w.encounters.edit }).click();
    const form = who.getByRole("form", { name: w.encounters.edit });
    await form.getByLabel(w.encounters.note).fill("About the new boat");
    await page.keyboard.press("Escape");
    await who.getByText("About the boat").waitFor();
    await who.getByRole("button", { name: /^More on “Call/ }).press("Enter");
    await page.getByRole("menuitem", { name: w.encounters.edit }).click();
    await expect.poll(() => form.getByLabel(w.encounters.note).inputValue()).toBe("About the new boat");
    await page.keyboard.press("Control+Enter");
    await who.getByText("About the new boat").waitFor();
    expect((await log(id))[0]).toMatchObject({ time: "10:30", day: "2026-03-05", note: "About the new boat" });
    await who.getByRole("button", { name: /^More on “Call/ }).press("Enter");
    await page.getByRole("menuitem", { name: w.encounters.remove }).click();
    await who.getByText(w.encounters.none).waitFor();
    await page.keyboard.press("Control+z");
    await who.getByText("About the new boat").waitFor();
  });

  test("a long log grows as one goes down, and goes away behind one", async () => {
    const { kith } = here;
    const id = await idOf(kith, "Käthe Brandt");
    for (let i = 0; i < 200; i++) await kith.call("Encounters", "Save", { id: "", kind: "meeting", day: `20${String(25 - Math.floor(i / 12)).padStart(2, "0")}-${String(12 - (i % 12)).padStart(2, "0")}`, contacts: [id], note: `Entry ${i}` });
    const who = await open("Käthe Brandt");
    await who.getByText("Entry 0", { exact: true }).waitFor();
    for (const n of [59, 119, 179, 199]) {
      const entry = who.getByText(`Entry ${n}`, { exact: true });
      await expect.poll(async () => {
        // Whoever goes on past it would leave it behind, where it goes away again.
        if ((await entry.count()) === 0) await who.evaluate((box) => box.scrollTo(0, box.scrollHeight));
        return entry.count();
      }).toBe(1);
    }
    await expect.poll(() => who.getByText("Entry 0", { exact: true }).count()).toBe(0);
    await who.evaluate((box) => box.scrollTo(0, 0));
    await who.getByText("Entry 0", { exact: true }).waitFor();
  });
});

test("what was typed is there again after the window was closed in the middle of it", async () => {
  const { page, kith } = here;
  const kaethe = await idOf(kith, "Käthe Brandt");
  const closeAndOpen = async () => {
    await page.goto("about:blank");
    await kith.restart();
    await page.goto(kith.url);
  };
  const kept = async () => JSON.stringify(await kith.call("Quick", "Unsaved"));
  await open("Käthe Brandt");
  await page.keyboard.press("l");
  await keysIn(page, "textarea");
  await page.keyboard.type("Half a sentence about her");
  await expect.poll(kept).toContain("about her");
  await closeAndOpen();
  const who = await open("Käthe Brandt");
  await who.getByRole("button", { name: w.encounters.draft }).waitFor();
  await page.keyboard.press("l");
  await keysIn(page, "textarea");
  await page.keyboard.type(" garden");
  await page.keyboard.press("Control+Enter");
  await expect.poll(async () => (await log(kaethe)).map((one) => one.note)).toEqual(["Half a sentence about her garden"]);
  await expect.poll(kept).toBe("{}");

  await page.keyboard.press("q");
  await keysIn(page, "textarea");
  await page.keyboard.type("call about the roof");
  await expect.poll(kept).toContain("the roof");
  await closeAndOpen();
  await row(page, w.people.title, "Jens Behrens").waitFor();
  await page.keyboard.press("q");
  await expect.poll(() => page.getByRole("dialog").getByRole("textbox").inputValue()).toBe("call about the roof");
});
