import { describe, expect, test } from "vitest";
import type { Encounter, EncounterPage } from "../src/backend/types.encounters";
import { accessible, words } from "./harness";
import { idOf, keysIn, list, person, scene } from "./scene";

/** The whole log on one page: searched, narrowed, opened, changed, by keyboard. */
const w = words.en;
const here = scene({ people: true });

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const rows = () => list(here.page, w.encounters.title).getByRole("listitem");
const row = (name: string | RegExp) => list(here.page, w.encounters.title).getByRole("button", { name });
const log = async (): Promise<Encounter[]> =>
  (await here.kith.call<EncounterPage>("Encounters", "Timeline", { contact: "", circle: "", kind: "", text: "", since: "", until: "", after: "", limit: 100 })).entries;

async function go() {
  const { page } = here;
  await page.keyboard.press("g");
  await page.keyboard.press("e");
  await page.getByRole("heading", { name: w.encounters.title, level: 1 }).waitFor();
}
/** Chooses in one of the menus above the list. */
async function choose(label: string, option: string) {
  await here.page.getByRole("button", { name: new RegExp(`^${label}: `) }).or(here.page.getByRole("combobox", { name: new RegExp(`^${label}: `) })).click();
  await here.page.getByRole("option", { name: option, exact: true }).click();
}

describe("with a few entries", () => {
  async function fill() {
    const { kith } = here;
    const [kaethe, jens] = [await idOf(kith, "Käthe Brandt"), await idOf(kith, "Jens Behrens")];
    for (const entry of [
      { kind: "call", day: day(-2), note: "About the **boat**", contacts: [jens] },
      { kind: "meal", day: day(-40), place: "Gasthof Krone", note: "Lunch", contacts: [kaethe, jens] },
      { kind: "meeting", day: day(-40), time: "18:00", note: "Later that day", contacts: [kaethe] },
      { kind: "letter", day: "2019", note: "A long letter", contacts: [kaethe] },
    ]) await kith.call("Encounters", "Save", { id: "", ...entry });
    return { kaethe, jens };
  }

  test("it is searched and narrowed by kind, circle and time", async () => {
    const { page } = here;
    await fill();
    await go();
    await expect.poll(() => rows().count()).toBe(4);
    await row(/About the boat/).waitFor();
    await page.getByRole("heading", { name: "2019", level: 2 }).waitFor();
    await accessible(page);

    await page.keyboard.press("/");
    await page.keyboard.type("krone jens");
    await expect.poll(() => rows().count()).toBe(1);
    await row(/Lunch/).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => rows().count()).toBe(4);

    await choose(w.encounters.kind, w.encounters.kinds.meeting);
    await expect.poll(() => rows().count()).toBe(1);
    await choose(w.encounters.kind, w.encounters.allKinds);
    await choose(w.encounters.stretch, w.encounters.stretches.month);
    await expect.poll(() => rows().count()).toBe(1);
    await choose(w.encounters.stretch, "2019");
    await expect.poll(() => rows().count()).toBe(1);
    await row(/A long letter/).waitFor();
    await choose(w.encounters.stretch, w.encounters.stretches.own);
    await page.getByRole("textbox", { name: w.encounters.from, exact: true }).fill("2018");
    await page.keyboard.press("Tab");
    await page.getByRole("textbox", { name: w.encounters.to, exact: true }).fill(day(-3));
    await page.keyboard.press("Enter");
    await expect.poll(() => rows().count()).toBe(3);
    await accessible(page);

    await choose(w.encounters.kind, w.encounters.kinds.video);
    await page.getByRole("heading", { name: w.encounters.noneFits }).waitFor();
    await page.getByRole("button", { name: w.encounters.showAll }).click();
    await expect.poll(() => rows().count()).toBe(4);
  });

  test("an entry is opened, changed and deleted with keys, and the deletion taken back", async () => {
    const { page, kith } = here;
    await fill();
    await go();
    await row(/About the boat/).waitFor();
    await page.keyboard.press("j");
    await keysIn(page, "[data-row]");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByText("boat").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await keysIn(page, "[data-row]");
    await page.keyboard.press("e");
    await page.getByRole("dialog").getByLabel(w.encounters.note).fill("About the sail");
    await page.keyboard.press("Control+Enter");
    await row(/About the sail/).waitFor();
    expect((await log())[0]).toMatchObject({ kind: "call", day: day(-2), note: "About the sail" });
    await page.keyboard.press("j");
    await keysIn(page, "[data-row]");
    await row(/About the sail/).focus();
    await page.keyboard.press("Delete");
    await expect.poll(() => rows().count()).toBe(3);
    expect(await log()).toHaveLength(3);
    await page.keyboard.press("Control+z");
    await row(/About the sail/).waitFor();
    expect(await kith.call<EncounterPage>("Encounters", "Timeline", { text: "sail", limit: 9 })).toMatchObject({ entries: [{ day: day(-2) }] });
  });

  test("a new one is logged here, and its person is a key away; coming back finds the place", async () => {
    const { page } = here;
    await fill();
    await go();
    await row(/About the boat/).waitFor();
    await page.keyboard.press("n");
    await page.getByRole("dialog").getByRole("combobox").first().fill("Käthe");
    await page.getByRole("option", { name: /^Käthe Brandt/ }).click();
    await page.getByRole("dialog").getByLabel(w.encounters.note).fill("Over the fence");
    await page.keyboard.press("Control+Enter");
    await row(/Over the fence/).focus();
    await page.keyboard.press("p");
    await person(page, "Käthe Brandt").getByText("Over the fence").waitFor();
    await page.keyboard.press("Alt+ArrowLeft");
    await row(/Over the fence/).waitFor();
    await expect.poll(() => rows().count()).toBe(5);
  });

  test("a circle's list leads to the encounters with its people", async () => {
    const { page, kith } = here;
    const { jens } = await fill();
    await kith.call("People", "AddToCircle", "Regatta", [jens]);
    await page.getByRole("navigation").getByRole("button", { name: /^Regatta/ }).click();
    await page.getByRole("button", { name: w.encounters.ofCircle }).click();
    await page.getByRole("heading", { name: w.encounters.title, level: 1 }).waitFor();
    await expect.poll(() => rows().count()).toBe(2);
    await page.keyboard.press("Alt+ArrowLeft");
    await page.getByRole("button", { name: w.encounters.ofCircle }).waitFor();
  });
});

test("an empty log says what to do", async () => {
  const { page } = here;
  await go();
  await page.getByRole("heading", { name: w.encounters.empty }).waitFor();
  await accessible(page);
  await page.getByRole("button", { name: w.encounters.new, exact: true }).last().click();
  await page.getByRole("dialog").waitFor();
});

test("a long log is read as one goes down it, to its end and from a year", async () => {
  const { page, kith } = here;
  const id = await idOf(kith, "Käthe Brandt");
  for (let i = 0; i < 520; i++) {
    await kith.call("Encounters", "Save", { id: "", kind: "meeting", day: `20${String(25 - Math.floor(i / 52)).padStart(2, "0")}-${String(12 - Math.floor((i % 52) / 5)).padStart(2, "0")}-${String(28 - (i % 5)).padStart(2, "0")}`, contacts: [id], note: `Entry ${i}` });
  }
  await go();
  await row(/Entry 0$/).waitFor();
  await page.keyboard.press("j");
  await keysIn(page, "[data-row]");
  await expect.poll(async () => {
    await page.keyboard.press("End");
    return row(/Entry 519$/).count();
  }).toBe(1);
  await page.keyboard.press("Home");
  await row(/Entry 0$/).waitFor();
  await choose(w.encounters.stretch, "2020");
  await row(/Entry 260$/).waitFor();
  await expect.poll(() => row(/Entry 0$/).count()).toBe(0);
});
