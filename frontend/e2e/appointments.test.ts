import { expect, test } from "vitest";
import type { EncounterPage } from "../src/backend/types.encounters";
import { accessible, drop, words, writeFile } from "./harness";
import { idOf, list, scene } from "./scene";

/** Appointments of a calendar become encounters, after they were looked at. */
const w = words.en;
const here = scene({ people: true });
const a = w.appointments;

const stamp = (offset: number, time: string) => `${new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10).replaceAll("-", "")}T${time}Z`;
const event = (uid: string, offset: number, summary: string, who: string[], ...more: string[]) =>
  ["BEGIN:VEVENT", `UID:${uid}`, `DTSTAMP:${stamp(-9, "080000")}`, `DTSTART:${stamp(offset, "100000")}`, `DTEND:${stamp(offset, "110000")}`, `SUMMARY:${summary}`, ...who.map((one) => `ATTENDEE;${one}`), ...more, "END:VEVENT"];
const calendar = (...events: string[][]) => ["BEGIN:VCALENDAR", "VERSION:2.0", "X-WR-CALNAME:me@example.org", ...events.flat(), "END:VCALENDAR", ""].join("\r\n");
const log = async () => (await here.kith.call<EncounterPage>("Encounters", "Timeline", { limit: 50 })).entries;

async function dropCalendar(text: string, name = "calendar.ics") {
  const { page, kith } = here;
  await drop(page.locator("body"), writeFile(kith, name, text));
  await page.getByRole("heading", { name: a.title, level: 1 }).waitFor();
}

test("a dropped calendar is looked at, decided and taken over, and one undo takes it back", async () => {
  const { page } = here;
  const me = "CN=Me:mailto:me@example.org";
  await dropCalendar(calendar(
    event("lunch", -3, "Lunch", [me, "CN=Käthe Brandt:mailto:unknown@example.org"], "LOCATION:Gasthof Krone"),
    event("talk", -2, "Talk about sails", [me, "CN=Ned Stranger:mailto:ned@example.org"]),
    event("team", -1, "Team", [me, "CN=Jens Behrens:mailto:x@example.org", "CN=Ned Stranger:mailto:ned@example.org"]),
    event("off", -1, "Off", [me, "CN=Jens Behrens:mailto:x@example.org"], "STATUS:CANCELLED"),
    event("ahead", 9, "Ahead", [me, "CN=Jens Behrens:mailto:x@example.org"]),
  ));
  await page.getByRole("button", { name: a.take(2, 0) }).waitFor();
  await page.getByText(a.left.cancelled(1)).waitFor();
  await page.getByText(a.left.ahead(1)).waitFor();
  await accessible(page);

  // A stranger comes into the book with what he was at, and one appointment stays out.
  await page.getByRole("button", { name: `${a.becomes("Ned Stranger")}: ${a.choices.name}` }).or(page.getByRole("combobox", { name: `${a.becomes("Ned Stranger")}: ${a.choices.name}` })).click();
  await page.getByRole("option", { name: a.choices.new }).click();
  await page.getByRole("button", { name: a.take(3, 0) }).waitFor();
  await page.getByRole("checkbox", { name: a.takeOne("Team") }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: a.take(2, 0) }).click();
  await page.getByRole("heading", { name: w.encounters.title, level: 1 }).waitFor();
  await list(page, w.encounters.title).getByRole("button", { name: /Lunch/ }).waitFor();
  expect(await log()).toMatchObject([
    { kind: "meeting", note: "Talk about sails", contacts: [{ name: "Ned Stranger" }] },
    { kind: "meal", note: "Lunch", place: "Gasthof Krone", contacts: [{ name: "Käthe Brandt" }] },
  ]);

  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await log()).length).toBe(0);
  await expect(idOf(here.kith, "Ned Stranger")).rejects.toThrow();
});

test("the same file again brings nothing, a newer one only what is new", async () => {
  const { page } = here;
  const lunch = event("lunch", -3, "Lunch", ["CN=Käthe Brandt:mailto:unknown@example.org"]);
  await dropCalendar(calendar(lunch));
  await page.getByRole("button", { name: a.take(1, 0) }).click();
  await page.getByRole("heading", { name: w.encounters.title, level: 1 }).waitFor();
  await dropCalendar(calendar(lunch));
  await page.getByText(a.left.known(1)).waitFor();
  expect(await page.getByRole("button", { name: a.take(0, 0) }).isDisabled()).toBe(true);
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { name: w.encounters.title, level: 1 }).waitFor();
  await dropCalendar(calendar(lunch, event("call", -1, "Call", ["CN=Jens Behrens:mailto:x@example.org"])));
  await page.getByRole("button", { name: a.take(1, 0) }).click();
  await expect.poll(async () => (await log()).length).toBe(2);
});

test("what a copy has beside comes back, and what is there already stays", async () => {
  const { page, kith } = here;
  const view = (uid: string, name: string, filter: string) =>
    ["BEGIN:VJOURNAL", `UID:${uid}`, `DTSTAMP:${stamp(-9, "080000")}`, `SUMMARY:${name}`, "X-KITH-KIND:view", `X-KITH-NAME:${name}`, `X-KITH-FILTER:${filter}`, "END:VJOURNAL"];
  const copy = calendar(view("v1", "No phone", "lacks:phone"), view("v2", "No mail", "lacks:email"));
  await dropCalendar(copy);
  await page.getByText("From the copy: 2 views.").waitFor();
  await accessible(page);
  await page.getByRole("button", { name: a.take(0, 0, 2) }).click();
  await page.getByRole("heading", { name: w.imports.title, level: 1 }).waitFor();
  const names = async () => (await kith.call<{ name: string }[]>("Filters", "Views")).map((one) => one.name);
  expect(await names()).toEqual(["No phone", "No mail"]);
  await dropCalendar(copy);
  await page.getByText("There already, stay as they are: 2 views.").waitFor();
  await page.getByRole("heading", { name: a.none }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await expect.poll(names).toEqual([]);
});

test("whoever may be one of two is asked about, and somebody else can be chosen", async () => {
  const { page, kith } = here;
  for (let i = 0; i < 2; i++) await kith.call("People", "Create", "person", { given: ["Eva"], family: ["Doppel"] }, "");
  const jens = await idOf(kith, "Jens Behrens");
  await dropCalendar(calendar(event("x", -3, "Coffee", ["CN=Eva Doppel:mailto:eva@example.org"])));
  await page.getByRole("heading", { name: a.people.asked }).waitFor();
  await accessible(page);
  const ask = (choice: string) => page.getByRole("button", { name: `${a.becomes("Eva Doppel")}: ${choice}` }).or(page.getByRole("combobox", { name: `${a.becomes("Eva Doppel")}: ${choice}` }));
  await ask(a.choices.undecided).click();
  await page.getByRole("option", { name: a.choices.other }).click();
  await page.getByPlaceholder(a.choices.who("Eva Doppel")).fill("Jens Beh");
  await page.getByRole("option", { name: /^Jens Behrens/ }).click();
  await ask("Jens Behrens").waitFor();
  await page.getByRole("button", { name: a.take(1, 0) }).click();
  await expect.poll(async () => (await log())[0]?.contacts[0]?.id).toBe(jens);
});

test("what is no calendar is said, and nothing is lost", async () => {
  const { page } = here;
  await dropCalendar("BEGIN:VCARD\r\nEND:VCARD\r\n", "wrong.ics");
  await page.getByRole("alert").getByText("There is no calendar in this file.").waitFor();
  await accessible(page);
});
