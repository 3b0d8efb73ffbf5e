import { describe, expect, test } from "vitest";
import type { Followup, FollowupBoard } from "../src/backend";
import { accessible, words } from "./harness";
import { idOf, keysIn, list, scene, told } from "./scene";

/** Follow-ups day by day, with keys: ticked off, put off, asked what comes next; series and steps. */
const w = words.en.followups;
const here = scene({ people: true });

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" });
const board = () => here.kith.call<FollowupBoard>("Followups", "Board", 100);
const row = (name: RegExp) => list(here.page, w.due).locator("[data-row]", { hasText: name });

async function add(title: string, more: Partial<{ day: string; repeat: string; steps: { id: string; text: string; done: boolean }[]; contacts: string[] }> = {}): Promise<Followup> {
  const saved = await here.kith.call<{ followup: Followup }>("Followups", "Save", { id: "", title, note: "", day: day(0), time: "", zone: "", repeat: "", steps: [], contacts: [], ...more });
  return saved.followup;
}
async function go() {
  const { page } = here;
  await page.keyboard.press("g");
  await page.keyboard.press("f");
  await page.getByRole("heading", { name: w.title, level: 1 }).waitFor();
}
async function onto(name: RegExp) {
  await row(name).focus();
  await keysIn(here.page, "[data-row]");
}

describe("ticked off", () => {
  test("a series moves on to its next time, and says when", async () => {
    const { page } = here;
    const made = await add("Water the plants", { repeat: "FREQ=WEEKLY" });
    await go();
    await onto(/Water the plants/);
    await page.keyboard.press("Space");
    await page.getByText(w.empty.due).waitFor();
    // The list shows what was done before it is written.
    await expect.poll(async () => (await board()).upcoming.find((one) => one.id === made.id)).toMatchObject({ localDay: day(7), done: "" });
    await expect.poll(async () => (await board()).done).toHaveLength(1);
    await page.keyboard.press("Control+z");
    await row(/Water the plants/).waitFor();
    await expect.poll(async () => (await board()).due[0]).toMatchObject({ id: made.id, localDay: day(0) });
  });

  test("what comes next is asked: a day that suits is one click, and l logs what happened", async () => {
    const { page, kith } = here;
    const kaethe = await idOf(kith, "Käthe Brandt");
    await add("Call Käthe", { contacts: [kaethe] });
    await go();
    await onto(/Call Käthe/);
    await page.keyboard.press("Space");
    const question = told(page, words.en.ui.notifications);
    await question.getByText(w.next.ask).waitFor();
    await accessible(page);
    await question.getByRole("button", { name: w.next.inWeeks(2) }).click();
    await expect.poll(async () => (await board()).upcoming.map((one) => [one.title, one.localDay])).toEqual([["Call Käthe", day(14)]]);
    await add("Write to Käthe", { contacts: [kaethe] });
    await onto(/Write to Käthe/);
    await page.keyboard.press("Space");
    await question.getByText(w.next.ask).first().waitFor();
    await page.keyboard.press("l");
    await keysIn(page, "textarea");
    await page.getByRole("article", { name: "Käthe Brandt" }).waitFor();
  });
});

test("steps are ticked in the form and counted in the row", async () => {
  const { page } = here;
  const made = await add("Prepare the regatta", { steps: [{ id: "", text: "Rent the hall", done: false }, { id: "", text: "Invite", done: false }] });
  await go();
  await onto(/Prepare the regatta/);
  await row(/0\/2/).waitFor();
  await page.keyboard.press("e");
  const form = page.getByRole("dialog");
  await form.getByRole("button", { name: w.steps.tick("Rent the hall") }).or(form.getByRole("checkbox", { name: w.steps.tick("Rent the hall") })).first().click();
  await accessible(page);
  await form.getByRole("button", { name: words.en.ui.save, exact: true }).click();
  await row(/1\/2/).waitFor();
  const now = await here.kith.call<Followup>("Followups", "Show", made.id);
  expect(now.steps.map((step) => [step.text, step.done])).toEqual([["Rent the hall", true], ["Invite", false]]);
});

test("snoozed with two keys until tomorrow or next week, and back with one", async () => {
  const { page } = here;
  await add("Answer the letter");
  await go();
  await onto(/Answer the letter/);
  await page.keyboard.press("s");
  await page.getByRole("menu").waitFor();
  await page.getByRole("menuitem", { name: w.tomorrow }).press("Enter");
  await page.getByText(w.empty.due).waitFor();
  await expect.poll(async () => (await board()).upcoming[0]).toMatchObject({ title: "Answer the letter", localDay: day(1) });
  await page.keyboard.press("Control+z");
  await onto(/Answer the letter/);
  await page.keyboard.press("s");
  await page.getByRole("menu").waitFor();
  await page.getByRole("menuitem", { name: w.nextWeek }).press("Enter");
  // The list shows what was done before it is written.
  await expect.poll(async () => (await board()).upcoming.length).toBe(1);
  const until = (await board()).upcoming[0]!.localDay;
  expect(new Date(until).getUTCDay()).toBe(1);
  expect(until > day(0)).toBe(true);
});

test("what is to come is counted and reached by the search, and is not put off to the day it has", async () => {
  const { page } = here;
  await add("Ask about Bremen", { day: day(1) });
  await add("Bring the book", { day: day(9) });
  await go();
  await page.getByText(w.empty.due).waitFor();
  await page.getByText(`${w.upcoming} 2`).waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type(w.upcoming);
  await page.getByRole("option", { name: `${w.title}: ${w.upcoming}` }).waitFor();
  await page.keyboard.press("Enter");
  await keysIn(page, ".area"); // where a command leads gets the keyboard
  const one = list(page, w.upcoming).locator("[data-row]", { hasText: "Ask about Bremen" });
  await one.focus();
  await keysIn(page, "[data-row]");
  await page.keyboard.press("s");
  await page.getByRole("menuitem", { name: w.nextWeek }).waitFor();
  expect(await page.getByRole("menuitem", { name: w.tomorrow, exact: true }).count()).toBe(0);
  await page.keyboard.press("Escape");
  await keysIn(page, "[data-row]");
});
