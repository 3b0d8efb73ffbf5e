import { expect, test } from "vitest";
import type { GivingEntry } from "../src/backend/types.giving";
import { accessible, words } from "./harness";
import { idOf, keysIn, list, person, row, scene } from "./scene";

/** What somebody offers and looks for: by the keyboard alone. */
const w = words.en;
const g = w.people.giving;
const here = scene({ people: true });
const who = "Jens Behrens";

const entries = async () => here.kith.call<GivingEntry[]>("Giving", "Of", await idOf(here.kith, who));
const texts = async (kind: "offer" | "need") => (await entries()).filter((one) => one.kind === kind && one.done === "").map((one) => one.text);

test("offers and needs are added, changed, ticked off and taken back on the person's page", async () => {
  const { page, kith } = here;
  await page.getByRole("textbox", { name: w.people.list.search }).fill(who);
  await row(page, w.people.title, who).waitFor();
  await page.keyboard.press("Enter");
  const article = person(page, who);
  await article.getByRole("heading", { level: 1 }).waitFor();
  await keysIn(page, "article");
  // Nothing is there yet, so nothing is shown: it is in the menu of the fields.
  expect(await list(page, g.offer.title).count()).toBe(0);
  await page.keyboard.press("a");
  await page.getByRole("menuitem", { name: g.offer.title }).waitFor();
  await accessible(page);
  await page.getByRole("menuitem", { name: g.offer.title }).press("Enter");
  const offers = list(page, g.offer.title);
  await keysIn(page, "input.fresh");
  await page.keyboard.type("Sailing lessons");
  await page.keyboard.press("Enter");
  await offers.getByText("Sailing lessons").waitFor();
  await offers.getByText(/^since /).first().waitFor();
  await page.keyboard.type("A berth in Kiel");
  await page.keyboard.press("Enter");
  await expect.poll(() => texts("offer")).toEqual(["Sailing lessons", "A berth in Kiel"]);
  await accessible(page);
  // Backspace in the empty field takes the last one away, Ctrl-Z brings it back.
  await offers.getByText("A berth in Kiel").waitFor();
  await page.keyboard.press("Backspace");
  await expect.poll(() => texts("offer")).toEqual(["Sailing lessons"]);
  await offers.getByText("A berth in Kiel").waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await keysIn(page, ".plus");
  await page.keyboard.press("Control+z");
  await offers.getByText("A berth in Kiel").waitFor();

  // A chip is changed in place.
  const first = offers.getByRole("button", { name: /^Offers: Sailing lessons since / });
  await first.focus();
  await page.keyboard.press("Enter");
  await keysIn(page, "[aria-labelledby=giving-offer] input");
  await page.keyboard.type("Rowing lessons");
  await page.keyboard.press("Enter");
  await expect.poll(() => texts("offer")).toEqual(["Rowing lessons", "A berth in Kiel"]);
  await page.waitForFunction(() => document.activeElement?.matches("[data-chip]"));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Delete");
  await expect.poll(() => texts("offer")).toEqual(["Rowing lessons"]);

  // Ticked off it is out of sight, and comes back.
  await offers.getByRole("button", { name: g.done("Rowing lessons") }).click();
  await offers.getByRole("button", { name: g.over(1) }).press("Enter");
  await accessible(page);
  await offers.getByRole("button", { name: g.reopen("Rowing lessons") }).press("Enter");
  await expect.poll(() => texts("offer")).toEqual(["Rowing lessons"]);

  const found = await kith.call<{ total: number }>("People", "List", { circle: "", kind: "", where: "offers:rowing", sort: "name", offset: 0, limit: 9 });
  expect(found.total).toBe(1);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill(g.need.command);
  await page.getByRole("option", { name: g.need.command }).first().waitFor();
  await page.keyboard.press("Enter");
  await keysIn(page, "input.fresh");
  await page.keyboard.type("A sailmaker");
  await page.keyboard.press("Enter");
  await list(page, g.need.title).getByText("A sailmaker").waitFor();
  await expect.poll(() => texts("need")).toEqual(["A sailmaker"]);
});
