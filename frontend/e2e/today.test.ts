import { expect, test } from "vitest";
import type { Contact, TodayBoard } from "../src/backend";
import { accessible, words, writeFile } from "./harness";
import { idOf, keysIn, person, scene, told } from "./scene";

/** The list of today, on the real backend. */
const w = words.en;
const here = scene({ people: true });

const today = async () => (await here.kith.call<TodayBoard>("Today", "Board")).date;
const plus = (day: string, n: number) => new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10);
const edit = async (name: string, edits: object[]) => {
  const id = await idOf(here.kith, name);
  const { revision } = await here.kith.call<Contact>("People", "Show", id);
  await here.kith.call("People", "Edit", id, revision, edits.map((one) => ({ op: "set", ref: -1, types: null, label: null, name: null, address: null, organisation: null, ...one })));
  return id;
};
const promise = async (title: string, day: string, names: string[]) =>
  here.kith.call("Followups", "Save", { id: "", title, note: "", day, time: "", zone: "", contacts: await Promise.all(names.map((name) => idOf(here.kith, name))) });

async function goThere() {
  const { page } = here;
  await page.getByRole("navigation").getByRole("button", { name: w.shell.areas.people }).waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await page.getByRole("radiogroup", { name: w.today.minutes }).waitFor();
}
const row = (name: string) => here.page.locator("[data-today]", { hasText: name });
const list = async () => (await here.kith.call<TodayBoard>("Today", "Board")).items.map((one) => `${one.done ? "✓" : ""}${one.people[0]?.name ?? one.circle}`);

test("an empty day says so kindly", async () => {
  const { page, kith } = here;
  // Whatever day it is: nobody has a date in this book any more.
  for (const { person: who } of (await kith.call<TodayBoard>("Today", "Board")).items.flatMap((one) => one.people.map((person) => ({ person })))) await kith.call("People", "Remove", [who.id]);
  await goThere();
  await page.getByText(w.today.empty).waitFor();
  await accessible(page);
});

test("the day is worked through by keys; what is done stays, and undo opens it again", async () => {
  const { page } = here;
  const day = await today();
  await edit("Käthe Brandt", [{ field: "birthday", text: `1966-${day.slice(5)}` }]);
  await promise("Wie war der Start?", plus(day, -1), ["Jens Behrens"]);
  await promise("Folien schicken", plus(day, -3), ["Sabine Köhler"]);
  await goThere();
  await row("Käthe Brandt").waitFor();
  await page.getByText("turns", { exact: false }).first().waitFor();
  await accessible(page);
  // The first key goes to the first row, and whatever the day is, on to the follow-up.
  await page.keyboard.press("ArrowDown");
  await row("Jens Behrens").focus();
  await page.keyboard.press("d");
  await page.getByText(/^done/).first().waitFor();
  await expect.poll(list).toContain("✓Jens Behrens");
  await row("Sabine Köhler").focus();
  await page.keyboard.press(".");
  await expect.poll(() => row("Sabine Köhler").count()).toBe(0);
  await expect.poll(list).not.toContain("Sabine Köhler");
  await accessible(page);
  await page.keyboard.press("Control+z");
  await row("Sabine Köhler").waitFor();
  await page.keyboard.press("Control+z");
  await expect.poll(list).toContain("Jens Behrens");
});

test("later, by the menu, moves a promise to its day", async () => {
  const { page, kith } = here;
  const day = await today();
  await promise("Folien schicken", day, ["Sabine Köhler"]);
  await goThere();
  await row("Sabine Köhler").focus();
  await page.keyboard.press("s");
  await page.getByRole("menuitem", { name: w.followups.tomorrow }).click();
  await expect.poll(() => row("Sabine Köhler").count()).toBe(0);
  await told(page, w.ui.notifications).getByRole("button", { name: w.ui.undo }).waitFor();
  const open = await kith.call<{ localDay: string }[]>("Followups", "OfContact", await idOf(kith, "Sabine Köhler"));
  expect(open[0]!.localDay).toBe(plus(day, 1));
});

test("a birthday is congratulated to, from the row; the encounter is logged", async () => {
  const { page, kith } = here;
  const id = await edit("Käthe Brandt", [{ field: "birthday", text: `1966-${(await today()).slice(5)}` }]);
  await goThere();
  await row("Käthe Brandt").focus();
  await page.keyboard.press("l");
  await page.getByRole("dialog", { name: w.encounters.new }).waitFor();
  // Who it is about is known: the next key belongs to the note.
  await keysIn(page, "textarea");
  await page.keyboard.type("Coffee and cake");
  await accessible(page);
  await page.keyboard.press("Control+Enter");
  await expect.poll(list).toContain("✓Käthe Brandt");
  expect((await kith.call<{ entries: { note: string }[] }>("Encounters", "Timeline", { contact: id, circle: "", kind: "", text: "", until: "", after: "", limit: 10 })).entries[0]!.note).toBe("Coffee and cake");
  await row("Käthe Brandt").click();
  await person(page, "Käthe Brandt").waitFor();
});

test("the minutes are remembered, and decide how many there are", async () => {
  const { page } = here;
  const day = await today();
  for (const name of ["Jens Behrens", "Sabine Köhler", "Marta Dvořáková", "Ömer Çelik"]) await promise(`Nachfragen bei ${name}`, day, [name]);
  await goThere();
  await page.getByRole("radio", { name: "10", exact: true }).check({ force: true });
  await expect.poll(async () => (await list()).length).toBe(1);
  await page.getByRole("radio", { name: "60", exact: true }).check({ force: true });
  await expect.poll(async () => (await list()).length).toBeGreaterThanOrEqual(4);
  await page.reload();
  await goThere();
  await expect.poll(() => page.getByRole("radio", { name: "60", exact: true }).isChecked()).toBe(true);
});

test("a circle becomes a group, and Today asks for it", async () => {
  const { page } = here;
  await promise("Nachfragen", await today(), ["Jens Behrens"]);
  await goThere();
  await page.getByRole("button", { name: w.today.markCommunity }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Chor" }).click();
  await row("Chor").waitFor();
  await accessible(page);
});

test("who looks for what somebody else offers is to be introduced; a suggestion can be turned down", async () => {
  const { page, kith } = here;
  const day = await today();
  const card = (name: string, line: string) => ["BEGIN:VCARD", "VERSION:4.0", `FN:${name}`, line, "END:VCARD", ""].join("\r\n");
  const file = writeFile(kith, "needs.vcf", card("Anna Sommer", `X-KITH-NEED;X-KITH-SINCE=${plus(day, -2)}:Steuerberater`) + card("Jonas Winter", `EXPERTISE;X-KITH-SINCE=${plus(day, -9)}:Steuerberatung`));
  await kith.call("Imports", "Commit", [file], "", "");
  await goThere();
  const pair = row("Jonas Winter");
  await pair.waitFor();
  await page.getByText("looks for: Steuerberater · Jonas Winter offers: Steuerberatung", { exact: false }).waitFor();
  await page.getByRole("listitem").filter({ has: pair }).getByRole("button", { name: w.today.actions.introduce }).click();
  await accessible(page);
  await page.getByRole("menuitem", { name: w.today.actions.followup }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: w.followups.form.title }).waitFor();
  expect(await page.getByRole("dialog").getByRole("textbox", { name: w.followups.form.title }).inputValue()).toContain("Anna Sommer");
  await page.keyboard.press("Escape");
  await page.getByRole("listitem").filter({ has: pair }).getByRole("button", { name: w.ui.more }).click();
  await page.getByRole("menuitem", { name: w.today.actions.never }).click();
  await expect.poll(() => pair.count()).toBe(0);
  await page.keyboard.press("Control+z");
  await pair.waitFor();
});

test("Kith opens with Today where that is wished, and the people behind it are those of now", async () => {
  const { page } = here;
  await page.getByRole("navigation").getByRole("button", { name: w.shell.areas.people }).waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await page.getByRole("radiogroup", { name: w.settings.start }).getByText(w.shell.areas.today).click();
  await page.reload();
  await page.getByRole("radiogroup", { name: w.today.minutes }).waitFor();
  // What changes before somebody first goes to the people is in their list.
  await edit("Jens Behrens", [{ field: "name", name: { prefixes: [], given: ["Jens"], additional: [], family: ["Behrens-Voß"], suffixes: [] } }]);
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await page.getByRole("list", { name: w.people.title }).locator("[data-row]", { hasText: "Jens Behrens-Voß" }).waitFor();
});
