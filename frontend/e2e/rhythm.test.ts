import { expect, test } from "vitest";
import type { RhythmStatus } from "../src/backend/types.rhythms";
import { accessible, words } from "./harness";
import { idOf, keysIn, list, person, row, scene, told } from "./scene";

/** How often to be in touch: by the keyboard alone. */
const w = words.en;
const r = w.rhythms;
const here = scene({ people: true });
const who = "Jens Behrens";

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const status = async (name = who) => here.kith.call<RhythmStatus>("Rhythms", "Of", await idOf(here.kith, name));
const met = async (name: string, ...days: number[]) => {
  const contacts = [await idOf(here.kith, name)];
  for (const at of days) await here.kith.call("Encounters", "Save", { id: "", kind: "meeting", day: day(at), contacts, note: "" });
};

async function open(name = who) {
  const { page } = here;
  await page.getByRole("textbox", { name: w.people.list.search }).fill(name);
  await row(page, w.people.title, name).waitFor();
  await page.keyboard.press("Enter");
  const page1 = person(page, name);
  await page1.getByRole("heading", { level: 1 }).waitFor();
  await keysIn(page, "article");
  return page1;
}

test("r sets a rhythm in words, Ctrl-Z takes it back", async () => {
  const { page } = here;
  await met(who, -60);
  const article = await open();
  const line = article.getByRole("region", { name: r.title });
  expect(await line.count()).toBe(0);
  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog");
  const field = dialog.getByRole("textbox", { name: r.dialog.often });
  await field.waitFor();
  await accessible(page);
  await field.fill("now and then");
  await page.keyboard.press("Enter");
  await dialog.getByRole("alert").waitFor();
  await field.fill("alle zwei Wochen");
  await expect.poll(() => dialog.getByRole("radio", { name: "Every 2 weeks" }).isChecked()).toBe(true);
  await page.keyboard.press("Enter");
  await line.getByText("Every 2 weeks").waitFor();
  await accessible(page);
  expect((await status()).own).toBe("2w");
  await expect.poll(async () => line.textContent()).toContain("due since");
  await page.keyboard.press("Control+z");
  await expect.poll(() => line.count()).toBe(0);
  expect((await status()).own).toBe("");
});

test("a due person is put off, let go, and left to rest; logging an encounter begins a new round", async () => {
  const { page } = here;
  await met(who, -60);
  await here.kith.call("Rhythms", "Set", [await idOf(here.kith, who)], "1m");
  const article = await open();
  const line = article.getByRole("region", { name: r.title });
  await line.getByRole("button", { name: w.followups.snooze }).click();
  await page.getByRole("menuitem", { name: r.until.twoWeeks }).click();
  await line.getByText(r.snoozed("in 2 weeks")).waitFor();
  expect((await status()).snoozed).toBe((await status()).due);

  await line.getByRole("button", { name: r.menu.label }).click();
  await page.getByRole("menuitem", { name: r.menu.skip }).click();
  await expect.poll(async () => (await status()).snoozed).toBe("");
  expect((await status()).due > day(25)).toBe(true);

  await line.getByRole("button", { name: r.menu.label }).click();
  await accessible(page);
  await page.getByRole("menuitem", { name: r.menu.restAlways }).click();
  await line.getByText(r.rests, { exact: true }).waitFor();
  await line.getByRole("button", { name: r.menu.wake }).click();
  await expect.poll(async () => (await status()).rests).toBe(false);
  const before = (await status()).due;
  await met(who, 0);
  await expect.poll(async () => line.textContent()).toContain(r.last("today"));
  expect((await status()).due >= before).toBe(true);
});

test("a circle has a rhythm; the list says who is due, and nobody is due at once", async () => {
  const { page } = here;
  const circles = await here.kith.call<{ name: string; count: number }[]>("People", "Circles");
  const circle = circles.reduce((a, b) => (b.count > a.count ? b : a));
  await page.getByRole("navigation").getByRole("button", { name: circle.name }).first().click();
  await page.getByRole("button", { name: r.circle.set }).waitFor();
  await page.keyboard.press("Shift+R");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("every 3 months");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: r.circle.label("Every 3 months") }).waitFor();
  await told(page, w.ui.notifications).getByText(circle.name).waitFor();
  await accessible(page);
  const { rows } = await here.kith.call<{ rows: { name: string; kind: string; dueSince: string }[] }>("People", "List", { circle: circle.name, kind: "person", sort: "name", offset: 0, limit: 100 });
  expect(rows.length).toBeGreaterThan(2);
  expect(rows.filter((one) => one.dueSince !== "")).toEqual([]);
  const first = rows[0]!.name;
  expect((await status(first)).circle).toBe(circle.name);
  await met(first, -200);
  await here.kith.call("Rhythms", "Set", [await idOf(here.kith, first)], "1m");
  await row(page, circle.name, first).getByText(/^Due since /).waitFor();
});

test("of whom one is losing sight, and why; not now", async () => {
  const { page } = here;
  await met(who, -400, -365, -330, -296, -260, -225);
  const article = await open();
  const line = article.getByRole("region", { name: r.title });
  await line.getByText(/^You met about every 5 weeks until /).waitFor();
  await accessible(page);
  await line.getByRole("button", { name: r.menu.quiet }).click();
  await page.getByRole("menuitem", { name: r.until.sixMonths }).click();
  await expect.poll(() => line.count()).toBe(0);
});

test("everybody who is selected gets a rhythm in one change, by keys; filters find them, one undo takes it back", async () => {
  const { page, kith } = here;
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const listed = async (where: string) => (await kith.call<{ total: number }>("People", "List", { circle: "", kind: "", where, sort: "name", offset: 0, limit: 1 })).total;
  const everybody = await listed("");
  await row(page, w.people.title, "Jens Behrens").waitFor();
  await press("ArrowDown");
  await keysIn(page, "[data-row]");
  await press("Control+a");
  const bar = page.getByRole("region", { name: w.people.select.bar });
  await bar.waitFor();
  await press("r");
  const dialog = page.getByRole("dialog", { name: r.dialog.many(everybody) });
  await dialog.waitFor();
  await accessible(page);
  // Enter alone takes nobody's rhythm away.
  await press("Enter");
  await dialog.getByText(r.dialog.choose).waitFor();
  await page.keyboard.type("6w");
  await expect.poll(() => dialog.getByRole("radio", { name: "Every 6 weeks" }).isChecked()).toBe(true);
  await press("Enter");
  await dialog.waitFor({ state: "detached" });
  await expect.poll(() => listed("rhythm:6w")).toBe(everybody);
  expect(await listed("due:now")).toBe(0);
  const soon = await listed('due:"2 weeks"');
  expect(soon).toBeGreaterThan(everybody / 5);
  expect(soon).toBeLessThan(everybody / 2);

  // The filter bar, in words and as a line of the editor.
  await press("Escape", "/");
  await keysIn(page, "input");
  await page.keyboard.type("rhythm:often");
  await page.getByText("“often” is no rhythm").waitFor();
  for (let i = 0; i < 5; i++) await press("Backspace");
  await page.keyboard.type("6w due<2w");
  await page.getByText(`Enter shows ${soon} contacts`).waitFor();
  await press("Enter");
  const chips = list(page, w.filters.applies);
  await chips.getByText("Rhythm: every 6 weeks").waitFor();
  await chips.getByText("Due within 2w").waitFor();
  await press("Control+Shift+f");
  const editor = page.getByRole("dialog", { name: w.filters.title });
  await editor.getByText(w.filters.fits(soon)).waitFor();
  await accessible(page);
  await press("Escape");
  await editor.waitFor({ state: "detached" });
  // In the search field Ctrl-Z is about what was typed.
  await press("ArrowDown");
  await keysIn(page, "[data-row]");
  await press("Control+z");
  await expect.poll(() => listed("has:rhythm")).toBe(0);
});
