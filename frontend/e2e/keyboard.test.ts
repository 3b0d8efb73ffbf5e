import { expect, test } from "vitest";
import type { Contact } from "../src/backend/types";
import { accessible, words } from "./harness";
import { idOf, keysIn, list, person, row, scene } from "./scene";

/** Everything without a mouse: these tests press keys only. */
const w = words.en;
const here = scene({ people: true });
const press = async (...keys: string[]) => {
  for (const key of keys) await here.page.keyboard.press(key);
};
const type = (text: string) => here.page.keyboard.type(text);

test("search, open, edit, log and plan with keys alone", async () => {
  const { page, kith } = here;
  await row(page, w.people.title, "Jens Behrens").waitFor();
  await press("/");
  await keysIn(page, "input");
  await type("behrens");
  // He stands in the unsearched list too: the answer is there when he is the first.
  await expect.poll(() => page.locator("[data-row='0']").textContent()).toContain("Behrens");
  await press("ArrowDown", "Enter");
  const who = person(page, "Jens Behrens");
  await who.waitFor();

  await press("l");
  await keysIn(page, "form");
  await type("A call about the harbour");
  await press("Control+Enter");
  await who.getByText("A call about the harbour").waitFor();

  await press("f");
  const dialog = page.getByRole("dialog", { name: w.followups.form.create });
  await dialog.waitFor();
  await keysIn(page, "[role=dialog]");
  await type("Send the minutes");
  await press("Control+Enter");
  await dialog.waitFor({ state: "hidden" });

  await press("g", "f");
  await page.getByRole("heading", { name: w.followups.title }).waitFor();
  const board = await kith.call<{ upcoming: { title: string; contacts: { name: string }[] }[] }>("Followups", "Board", 10);
  expect(board.upcoming.map((f) => [f.title, f.contacts[0]?.name])).toEqual([["Send the minutes", "Jens Behrens"]]);
});

test("a new person with keys alone, and undo", async () => {
  const { page, kith } = here;
  await row(page, w.people.title, "Jens Behrens").waitFor();
  await press("n");
  const dialog = page.getByRole("dialog", { name: w.people.create.title });
  await dialog.waitFor();
  await keysIn(page, "[role=dialog] input");
  await type("Dr. Anna Maria von Berg");
  await press("Control+Enter");
  await dialog.waitFor({ state: "hidden" });
  await person(page, "Dr. Anna Maria von Berg").waitFor();
  const made = await kith.call<Contact>("People", "Show", await idOf(kith, "Dr. Anna Maria von Berg"));
  expect([made.prefixes, made.given.concat(made.additional), made.family]).toEqual([["Dr."], ["Anna", "Maria"], ["von Berg"]]);
  await press("Escape");
  await press("Control+z");
  await expect.poll(async () => (await kith.call<{ total: number }>("People", "Search", { text: "Anna Maria von Berg", circle: "", limit: 5 })).total).toBe(0);
});

test("the list walks with arrows and letters", async () => {
  const { page } = here;
  await row(page, w.people.title, "Jens Behrens").waitFor();
  const at = () => page.evaluate(() => document.activeElement?.getAttribute("data-row"));
  await press("ArrowDown");
  await expect.poll(at).toBe("0");
  await press("ArrowDown");
  await expect.poll(at).toBe("1");
  await press("End");
  await expect.poll(() => page.evaluate(() => Number(document.activeElement?.getAttribute("data-row")))).toBeGreaterThan(50);
  await press("Home");
  await expect.poll(at).toBe("0");
  await type("beh");
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain("Behrens");
});

test("Tab reaches every area, and the focus is always visible", async () => {
  const { page } = here;
  await row(page, w.people.title, "Jens Behrens").waitFor();
  const seen = new Set<string>();
  for (let i = 0; i < 60; i++) {
    await press("Tab");
    const at = await page.evaluate(() => {
      const e = document.activeElement as HTMLElement | null;
      if (!e || e === document.body) return null;
      const style = getComputedStyle(e);
      const around = e.closest(":focus-within:not(body):not(html)");
      const ring = style.outlineStyle !== "none" || style.boxShadow !== "none" || (around ? getComputedStyle(e.parentElement!).outlineStyle !== "none" || getComputedStyle(e.parentElement!).boxShadow !== "none" : false);
      return { name: e.getAttribute("aria-label") ?? e.textContent?.trim() ?? e.tagName, ring, html: e.outerHTML.slice(0, 120) };
    });
    if (!at) continue;
    expect(at.ring, `the focus shows on ${at.html}`).toBe(true);
    seen.add(at.name);
  }
  for (const area of Object.values(w.shell.areas)) expect([...seen].some((name) => name.startsWith(area)), `${area} is reached: ${[...seen].join(" | ")}`).toBe(true);
});

test("the map of keys opens and closes", async () => {
  const { page } = here;
  await row(page, w.people.title, "Jens Behrens").waitFor();
  await press("Shift+?");
  const map = page.getByRole("dialog", { name: w.shell.map.title });
  await map.waitFor();
  await accessible(page);
  await press("Escape");
  await map.waitFor({ state: "hidden" });
});

test("follow-ups are ticked, put off and edited with keys", async () => {
  const { page, kith } = here;
  await row(page, w.people.title, "Jens Behrens").waitFor();
  const id = await idOf(kith, "Käthe Brandt");
  const { today } = await kith.call<{ today: string }>("Followups", "Board", 1);
  for (const title of ["First", "Second"]) await kith.call("Followups", "Save", { id: "", title, note: "", day: today, time: "", zone: "", contacts: [id] });
  await press("g", "f");
  const due = list(page, w.followups.due);
  await due.getByText("Second").waitFor();
  await press("ArrowDown");
  await keysIn(page, "[data-row]");
  await press("Space");
  await expect.poll(async () => (await kith.call<{ due: unknown[] }>("Followups", "Board", 10)).due.length).toBe(1);
  await press("s");
  await page.getByRole("menu").waitFor();
  await press("ArrowDown");
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("menuitem");
  // Until the evening "tonight" comes first.
  if (await page.getByRole("menuitem", { name: w.followups.tonight }).count() > 0) await press("ArrowDown");
  await press("Enter");
  await expect.poll(async () => (await kith.call<{ due: unknown[] }>("Followups", "Board", 10)).due.length).toBe(0);
});

test("what is typed while the search is still on its way stands in its field", async () => {
  const { page } = here;
  await row(page, w.people.title, "Jens Behrens").waitFor();
  await page.route(/Palette/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  await press("Control+k");
  await type("behx");
  await press("Backspace");
  await type("r");
  await expect.poll(() => page.getByRole("dialog").getByRole("combobox").inputValue()).toBe("behr");
  await type("ens");
  await page.getByRole("dialog").getByRole("option", { name: /Jens Behrens/ }).waitFor();
  await press("Enter");
  await person(page, "Jens Behrens").waitFor();
});

test("whoever goes to a circle sees all of it, whatever was searched before", async () => {
  const { page } = here;
  await row(page, w.people.title, "Jens Behrens").waitFor();
  await press("/");
  await type("behrens");
  await expect.poll(() => page.locator("[data-row='0']").textContent()).toContain("Behrens");
  const circle = page.getByRole("navigation").getByRole("button", { name: /^Hamburg/ });
  const people = Number((await circle.textContent())!.replace(/\D/g, ""));
  await circle.press("Enter");
  await page.getByRole("heading", { name: "Hamburg" }).waitFor();
  expect(await page.getByRole("textbox", { name: w.people.list.search }).inputValue()).toBe("");
  await expect.poll(() => page.locator("h1 + .total").textContent()).toBe(String(people));
});

test("a note about what was done does not lie on the buttons of a dialog", async () => {
  const { page } = here;
  await page.setViewportSize({ width: 800, height: 600 });
  await row(page, w.people.title, "Jens Behrens").press("Enter");
  await person(page, "Jens Behrens").waitFor();
  await press("l");
  await keysIn(page, "form");
  await type("A call about the harbour");
  await press("Control+Enter");
  const note = page.getByRole("region", { name: w.ui.notifications }).getByRole("status").locator("> div").last();
  await note.waitFor();
  await press("f");
  const save = page.getByRole("dialog").getByRole("button", { name: w.ui.save });
  await save.waitFor();
  const [said, button] = [(await note.boundingBox())!, (await save.boundingBox())!];
  const apart = said.x + said.width <= button.x || said.y >= button.y + button.height || said.y + said.height <= button.y;
  expect(apart, JSON.stringify([said, button])).toBe(true);
});

test("a page one has come to by key scrolls by key", async () => {
  const { page } = here;
  await page.setViewportSize({ width: 800, height: 600 });
  await row(page, w.people.title, "Jens Behrens").waitFor();
  await press("Control+k");
  await page.getByRole("combobox").waitFor();
  await type("settings");
  await page.getByRole("option").first().waitFor();
  await press("Enter");
  const title = page.getByRole("heading", { name: w.settings.title, level: 1 });
  await title.waitFor();
  const top = async () => Math.round((await title.boundingBox())!.y);
  const before = await top();
  await press("PageDown");
  await expect.poll(top).toBeLessThan(before - 300);
  await press("Home");
  await expect.poll(top).toBe(before);
});

test("the palette leads to a part of the settings, and to a circle before those who are in it", async () => {
  const { page } = here;
  await row(page, w.people.title, "Jens Behrens").waitFor();
  await press("Control+k");
  await type("radicale");
  await page.getByRole("option", { name: w.shell.commands.settingsPart(w.sync.section) }).waitFor();
  await press("Enter");
  const heading = page.getByRole("heading", { name: w.sync.section });
  await heading.waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(w.sync.section);
  const seen = await heading.boundingBox();
  expect(seen!.y).toBeGreaterThan(0);
  expect(seen!.y).toBeLessThan(page.viewportSize()!.height - 200);

  await press("Control+k");
  await type("hamburg");
  await expect.poll(() => page.getByRole("option").first().textContent()).toBe("Hamburg");
  await press("Enter");
  await page.getByRole("heading", { level: 1, name: "Hamburg", exact: true }).waitFor();
});

test("x selects whom one sees: the list goes to the person who was open last", async () => {
  const { page } = here;
  await row(page, w.people.title, "Jens Behrens").waitFor();
  await page.setViewportSize({ width: 800, height: 600 });
  await press("Control+k");
  await type("Birgit Kröger");
  await expect.poll(() => page.getByRole("option").first().textContent()).toContain("Birgit Kröger");
  await press("Enter");
  await person(page, "Birgit Kröger").waitFor();
  await press("g", "p");
  await press("x");
  await page.getByText(w.people.select.count(1), { exact: true }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain("Birgit Kröger");
});

test("x selects the person who was opened last, even if their page is still being read", async () => {
  const { page } = here;
  await row(page, w.people.title, "Jens Behrens").waitFor();
  await page.setViewportSize({ width: 800, height: 600 });
  await page.route(/People\/Get/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 800));
    await route.continue();
  });
  await press("Control+k");
  await type("Birgit Kröger");
  await expect.poll(() => page.getByRole("option").first().textContent()).toContain("Birgit Kröger");
  await press("Enter");
  await row(page, w.people.title, "Jens Behrens").waitFor({ state: "hidden" });
  await press("g", "p");
  await press("x");
  await page.getByText(w.people.select.count(1), { exact: true }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain("Birgit Kröger");
  await page.unroute(/People\/Get/);
});

test("Enter in the palette means what was typed, even before its answer is there", async () => {
  const { page } = here;
  await row(page, w.people.title, "Jens Behrens").waitFor();
  await press("Control+k");
  await page.getByRole("combobox").waitFor();
  await type("b");
  await page.getByRole("option", { name: /Behrens/ }).waitFor();
  await page.route(/People\/Search/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  await page.getByRole("combobox").fill("frieda");
  await press("Enter");
  await person(page, "Frieda Brandt").waitFor();
  await page.unroute(/People\/Search/);
});
