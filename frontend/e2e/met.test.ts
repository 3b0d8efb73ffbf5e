import { expect, test } from "vitest";
import type { Contact } from "../src/backend/types";
import { accessible, words } from "./harness";
import { idOf, keysIn, list, person, row, scene } from "./scene";

/** How one met somebody: by the keyboard alone. */
const w = words.en;
const m = w.people.met;
const here = scene({ people: true });
const who = "Jens Behrens";
const other = "Käthe Brandt";

const met = async (name = who) => (await here.kith.call<Contact>("People", "Show", await idOf(here.kith, name))).met;

async function open(name = who) {
  const { page } = here;
  await page.getByRole("textbox", { name: w.people.list.search }).fill(name);
  await row(page, w.people.title, name).waitFor();
  await page.keyboard.press("Enter");
  const article = person(page, name);
  await article.getByRole("heading", { level: 1 }).waitFor();
  await keysIn(page, "article");
  return article;
}
async function command(title: string) {
  const { page } = here;
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill(title);
  await page.getByRole("option", { name: title }).first().waitFor();
  await page.keyboard.press("Enter");
}

test("where, when and through whom are written in place, found again, and taken back", async () => {
  const { page, kith } = here;
  const article = await open();
  await command(m.command);
  const editor = article.getByRole("region", { name: m.title });
  await editor.waitFor();
  await keysIn(page, "input");
  await accessible(page);
  await page.keyboard.type("Leipzig book fair");
  await page.keyboard.press("Tab");
  await page.keyboard.type("spring 2021");
  await editor.getByLabel(m.whom).focus();
  await page.keyboard.type("Käthe Bra");
  await page.getByRole("option", { name: other }).waitFor();
  await page.keyboard.press("Enter");
  await editor.getByText(other).waitFor();
  await page.keyboard.press("Enter");
  await editor.waitFor({ state: "detached" });
  const line = article.getByRole("button", { name: m.edit(`Leipzig book fair, spring 2021, through ${other}`) });
  await line.waitFor();
  await accessible(page);
  expect(await met()).toMatchObject({ place: "Leipzig book fair", when: "2021-21", through: other, contact: await idOf(kith, other) });

  // The filter, and the page of the person through whom.
  const found = await kith.call<{ total: number }>("People", "List", { circle: "", kind: "", where: "first-met:2021 met-at:leipzig met-through:brandt", sort: "name", offset: 0, limit: 9 });
  expect(found.total).toBe(1);
  await article.getByRole("button", { name: other, exact: true }).press("Enter");
  const theirs = person(page, other);
  await list(page, m.through).getByRole("button", { name: who }).waitFor();
  await theirs.getByRole("button", { name: who }).press("Enter");

  // In place: the place goes, and a name that nobody in the book has stays a name.
  await line.waitFor();
  await line.press("Enter");
  await keysIn(page, "input");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await editor.getByLabel(m.whom).focus();
  await page.keyboard.type("Aunt Frieda Unknown");
  await page.getByRole("option", { name: m.justName("Aunt Frieda Unknown") }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await article.getByRole("button", { name: m.edit("spring 2021, through Aunt Frieda Unknown") }).waitFor();
  expect((await met())?.contact ?? "").toBe("");
  await page.keyboard.press("Control+z");
  await line.waitFor();
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await met()) ?? null).toBe(null);
  await expect.poll(() => article.getByText(m.title).count()).toBe(0);
});
