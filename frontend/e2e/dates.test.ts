import { expect, test } from "vitest";
import type { Contact, TodayBoard } from "../src/backend";
import { accessible, words } from "./harness";
import { idOf, keysIn, person, scene } from "./scene";

/** Important dates: on the person's page, of a circle, and in the settings, on the real backend. */
const w = words.en;
const here = scene({ people: true });

async function open(name: string) {
  const { page } = here;
  await page.getByRole("textbox", { name: w.people.list.search }).fill(name);
  await page.getByRole("list", { name: w.people.title, exact: true }).getByRole("button", { name }).first().click();
  await person(page, name).waitFor();
}
const card = async (name: string) => here.kith.call<Contact>("People", "Show", await idOf(here.kith, name));
const data = () => here.page.getByRole("region", { name: w.people.data.title });
async function add(field: "date" | "death") {
  const { page } = here;
  await page.getByRole("button", { name: w.people.actions.addField }).click();
  await page.getByRole("menuitem", { name: w.people.data.names[field], exact: true }).click();
  await keysIn(page, "input");
}

test("a day of one's own is added, changed and removed by keys, and stands on the card as others read it", async () => {
  const { page } = here;
  await open("Jens Behrens");
  await add("date");
  await page.keyboard.type("24 June");
  await page.keyboard.press("Enter");
  // It has to say what kind of day it is; the keyboard goes there.
  await page.getByText(w.people.data.dateUnnamed).waitFor();
  await accessible(page);
  await page.keyboard.type("Name day");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await card("Jens Behrens")).dates).toMatchObject([{ day: "--06-24", label: "Name day" }]);
  await data().getByText("Name day", { exact: true }).waitFor();
  await accessible(page);
  await data().getByRole("button", { name: /^Edit Name day/ }).press("Enter");
  await keysIn(page, "input");
  await page.keyboard.type("1 April 2010");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await card("Jens Behrens")).dates).toMatchObject([{ day: "2010-04-01", label: "Name day" }]);
  await data().getByRole("button", { name: /^Edit Name day/ }).press("Delete");
  await expect.poll(async () => (await card("Jens Behrens")).dates).toEqual([]);
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await card("Jens Behrens")).dates.length).toBe(1);
});

test("a day of death ends birthdays, and taken back they return", async () => {
  const { page, kith } = here;
  const day = (await kith.call<TodayBoard>("Today", "Board")).date;
  const { id, revision } = await card("Käthe Brandt");
  await kith.call("People", "Edit", id, revision, [{ op: "set", field: "birthday", ref: -1, text: `1966-${day.slice(5)}`, types: null, label: null, name: null, address: null, organisation: null }]);
  const celebrated = async () => (await kith.call<TodayBoard>("Today", "Board")).items.some((one) => one.kind === "birthday" && one.people[0]?.name === "Käthe Brandt");
  await expect.poll(celebrated).toBe(true);
  await open("Käthe Brandt");
  await data().getByText("turns", { exact: false }).waitFor();
  await add("death");
  await page.keyboard.type("1 May 2024");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await card("Käthe Brandt")).death).toBe("2024-05-01");
  await expect.poll(celebrated).toBe(false);
  await expect.poll(() => data().getByText("turns", { exact: false }).count()).toBe(0);
  await accessible(page);
  await page.keyboard.press("Control+z");
  await expect.poll(celebrated).toBe(true);
});

test("a circle announces its dates as early as one likes, and the settings say how early round ones are", async () => {
  const { page, kith } = here;
  await page.getByRole("navigation").getByRole("button", { name: /^Chor/ }).click();
  await page.getByRole("button", { name: w.today.circle.action }).click();
  const dialog = page.getByRole("dialog", { name: w.today.circle.title("Chor") });
  await dialog.waitFor();
  await accessible(page);
  await dialog.getByLabel(w.today.circle.notice).click();
  await page.getByRole("option", { name: w.today.settings.days(7) }).click();
  await dialog.getByText(w.today.circle.community).click();
  await dialog.getByRole("button", { name: w.ui.save }).click();
  await expect.poll(() => kith.call("Today", "Circle", "Chor")).toEqual({ notice: 7, community: true });
  await page.getByRole("navigation").getByRole("button", { name: w.shell.areas.settings }).click();
  await page.getByLabel(`${w.today.settings.round}: ${w.today.settings.days(14)}`).click();
  await page.getByRole("option", { name: w.today.settings.days(30) }).click();
  await page.getByRole("radiogroup", { name: w.today.settings.remembrance }).getByRole("radio", { name: w.rhythms.yes }).check({ force: true });
  await expect.poll(() => kith.call("Today", "Choices")).toMatchObject({ round: 30, remembrance: true });
  await accessible(page);
});
