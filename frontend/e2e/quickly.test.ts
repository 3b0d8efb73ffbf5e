import { expect, test } from "vitest";
import { words } from "./harness";
import { idOf, keysIn, list, person, row, scene } from "./scene";

/** Whoever is quicker than the machine: answers are held back until the next keys are pressed. */
const w = words.en;
const here = scene({ people: true });

/** Holds back the answers of a method from now on: `asked` waits until it is called, `release` lets all of them come. */
async function holdBack(method: string) {
  const { page } = here;
  let open = () => {};
  let ask = () => {};
  const released = new Promise<void>((done) => (open = done));
  const asked = new Promise<void>((done) => (ask = done));
  await page.route(`**/call/${method}`, async (route) => {
    ask();
    await released;
    await route.continue();
  });
  return { asked, release: open };
}
/** Whatever the page makes of its answers is done: there are two frames after the last one. */
const settled = () => here.page.waitForLoadState("networkidle").then(() => here.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))));

test("Enter picks who is called what was typed, not who was found for its beginning", async () => {
  const { page } = here;
  await page.keyboard.press("g");
  await page.keyboard.press("f");
  await page.getByRole("heading", { name: w.followups.title, level: 1 }).waitFor();
  await page.keyboard.press("n");
  const form = page.getByRole("dialog");
  await form.getByLabel(w.followups.form.who).focus();
  await page.keyboard.type("Kä");
  const first = page.getByRole("option").first();
  await first.waitFor();
  expect(await first.textContent()).not.toContain("Käthe Brandt");
  const search = await holdBack("People/Search");
  await page.keyboard.type("the Bra");
  await page.keyboard.press("Enter");
  search.release();
  await form.getByRole("button", { name: w.ui.takeOut("Käthe Brandt") }).waitFor();
});

test("Enter mentions in a note who is called what was typed behind the @", async () => {
  const { page } = here;
  await page.getByRole("textbox", { name: w.people.list.search }).fill("Jens Behrens");
  await row(page, w.people.title, "Jens Behrens").waitFor();
  await page.keyboard.press("Enter");
  await keysIn(page, "article");
  await page.keyboard.press("l");
  await keysIn(page, "textarea");
  await page.keyboard.type("With @Kä");
  const first = page.getByRole("option").first();
  await first.waitFor();
  expect(await first.textContent()).not.toContain("Käthe Brandt");
  const search = await holdBack("People/Search");
  await page.keyboard.type("the Bra");
  await page.keyboard.press("Enter");
  search.release();
  await expect.poll(() => page.getByRole("textbox", { name: w.encounters.note }).inputValue()).toBe("With @Käthe Brandt ");
});

test("a list that is read again leaves the keyboard in the search field somebody went to meanwhile", async () => {
  const { page, kith } = here;
  await row(page, w.people.title, "Jens Behrens").waitFor();
  await page.keyboard.press("ArrowDown");
  await keysIn(page, "[data-row]");
  await page.locator("article").waitFor();
  const reading = await holdBack("People/List");
  await kith.call("Rhythms", "Set", [await idOf(kith, "Jens Behrens")], "6w");
  await reading.asked;
  await page.keyboard.press("/");
  await keysIn(page, "input");
  await page.keyboard.type("rhythm:");
  reading.release();
  await settled();
  await page.keyboard.type("6w");
  expect(await page.getByRole("textbox", { name: w.people.list.search }).inputValue()).toBe("rhythm:6w");
});

test("Enter in the log opens what was searched, not what stood there before", async () => {
  const { page, kith } = here;
  const contacts = [await idOf(kith, "Jens Behrens")];
  for (const [day, note] of [["2026-01-02", "Talked about sails"], ["2026-01-03", "Talked about ropes"]]) {
    await kith.call("Encounters", "Save", { id: "", kind: "meeting", day, contacts, note });
  }
  await page.keyboard.press("g");
  await page.keyboard.press("e");
  await list(page, w.encounters.title).locator("[data-row]").first().waitFor();
  await page.getByRole("textbox", { name: w.encounters.search }).focus();
  const timeline = await holdBack("Encounters/Timeline");
  await page.keyboard.type("sails");
  await page.keyboard.press("Enter");
  timeline.release();
  await page.getByRole("dialog").getByText("Talked about sails").or(person(page, "Jens Behrens").getByText("Talked about sails")).first().waitFor();
});

test("a word with a g in the search and a letter that is a command go nowhere together", async () => {
  const { page } = here;
  await page.keyboard.press("g");
  await page.keyboard.press("f");
  await page.getByRole("heading", { name: w.followups.title, level: 1 }).waitFor();
  await page.keyboard.press("Control+k");
  await keysIn(page, "[role=dialog]");
  await page.keyboard.type(w.followups.upcoming);
  await page.getByRole("option", { name: `${w.followups.title}: ${w.followups.upcoming}` }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("s");
  await settled();
  expect(await page.getByRole("heading", { name: w.followups.title, level: 1 }).count()).toBe(1);
});
