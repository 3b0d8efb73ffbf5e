import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterEach, describe, expect, test } from "vitest";
import type { Change, Followup, SyncState } from "../src/backend";
import { accessible, results, words } from "./harness";
import { startRadicale, type Radicale } from "./radicale";
import { list, scene } from "./scene";

const shots = join(results, "sync");
mkdirSync(shots, { recursive: true });
const shoot = async (page: Page, name: string) => {
  for (const theme of ["light", "dark"] as const) for (const size of [{ width: 1280, height: 800 }, { width: 800, height: 600 }]) {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize(size);
    await page.screenshot({ path: join(shots, `${name}.${theme}.${size.width}.png`) });
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 800 });
};

let server: Radicale | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

for (const language of ["en", "de"] as const) describe(`in ${language}`, () => {
  const w = words[language];
  const s = w.sync;
  const here = scene({ language });
  const settings = (page: Page) => page.getByRole("navigation").getByRole("button", { name: w.shell.areas.settings }).click();
  const section = (page: Page) => page.getByRole("region", { name: s.section });
  const followup = (title: string, day: string) => here.kith.call<{ followup: Followup; change: Change }>("Followups", "Save", { id: "", title, note: "", day, time: "", zone: "", contacts: [] });

  async function setUp(page: Page, at: Radicale) {
    await settings(page);
    await section(page).getByRole("button", { name: s.setUp }).click();
    const dialog = page.getByRole("dialog", { name: s.dialog.title });
    await dialog.getByLabel(s.dialog.address).fill(at.address);
    await dialog.getByLabel(s.dialog.user).fill(at.user);
    await dialog.getByLabel(s.dialog.password).fill(at.password);
    await page.keyboard.press("Enter");
    return dialog;
  }

  test("set up, published, ticked off and deleted in a calendar program, put back, ended", async () => {
    server = await startRadicale();
    const { page, kith } = here;
    const made = await followup("Vertrag schicken", "2030-03-01");
    await followup("Angebot nachfassen", "2030-03-02");
    const dialog = await setUp(page, server);
    await dialog.getByText(s.dialog.found(server.address.replace("http://", ""))).waitFor();
    await dialog.getByRole("radio", { name: s.forms.todos }).check({ force: true });
    await shoot(page, `setup.${language}`);
    await accessible(page);
    await page.keyboard.press("Control+Enter");
    await section(page).getByText(s.created(2)).waitFor();
    expect(server.stored().size).toBe(2);
    await section(page).scrollIntoViewIfNeeded();
    await shoot(page, `published.${language}`);
    await accessible(page);

    // A calendar program ticks one off and deletes the other.
    for (const [path, text] of server.stored()) {
      if (text.includes("Vertrag")) {
        const { etag } = await server.request("GET", encodeURI(path));
        const done = text.replace("STATUS:NEEDS-ACTION", "STATUS:COMPLETED\r\nCOMPLETED:20300101T100000Z\r\nPERCENT-COMPLETE:100");
        expect((await server.request("PUT", encodeURI(path), done, { "If-Match": etag, "Content-Type": "text/calendar" })).status).toBe(201);
      } else expect((await server.request("DELETE", encodeURI(path))).status).toBe(200);
    }
    await section(page).getByRole("button", { name: s.now }).click();
    await list(page, s.details).getByText("Vertrag schicken").waitFor();
    await section(page).getByText(s.absent(1)).waitFor();
    const shown = await kith.call<Followup[]>("Followups", "OfContact", "").catch(() => []);
    expect(shown).toEqual([]);
    const board = await kith.call<{ done: Followup[]; upcoming: Followup[] }>("Followups", "Board", 10);
    expect(board.done.map((f) => f.id)).toEqual([made.followup.id]);
    expect(board.upcoming.map((f) => f.title)).toEqual(["Angebot nachfassen"]);
    await section(page).scrollIntoViewIfNeeded();
    await shoot(page, `taken.${language}`);
    await accessible(page);

    await section(page).getByRole("button", { name: s.putBackNamed("Angebot nachfassen") }).click();
    await section(page).getByText(s.absent(1)).waitFor({ state: "detached" });
    await section(page).getByRole("button", { name: s.now }).click();
    await section(page).getByText(s.created(1)).waitFor();
    expect([...server.stored().values()].filter((text) => text.includes("Angebot"))).toHaveLength(1);

    // Undone in Kith, it is open in the calendar again.
    await kith.call("History", "Undo", 0);
    await section(page).getByRole("button", { name: s.now }).click();
    await section(page).getByText(s.updated(1)).waitFor();
    expect([...server.stored().values()].some((text) => text.includes("COMPLETED"))).toBe(false);

    // By itself, and no more of birthdays.
    await section(page).getByText(w.followups.calendar.birthdays).click();
    await expect.poll(async () => (await kith.call<SyncState>("Sync", "State")).account?.kinds).toEqual(["followups"]);
    await section(page).getByRole("combobox", { name: new RegExp(`^${s.every}`) }).click();
    await page.getByRole("option", { name: s.intervals[60] ?? "" }).click();
    await expect.poll(async () => (await kith.call<SyncState>("Sync", "State")).account?.every).toBe(60);

    await section(page).getByRole("button", { name: s.end, exact: true }).click();
    await page.getByRole("dialog", { name: s.endTitle }).getByRole("button", { name: s.endAction }).click();
    await section(page).getByText(s.none).waitFor();
    expect(server.stored().size).toBe(2);
  });

  test("a certificate nobody vouches for is shown and trusted knowingly; a wrong password is said and asked again", async () => {
    server = await startRadicale({ tls: true });
    const { page, kith } = here;
    const dialog = await setUp(page, server);
    await dialog.getByText(server.fingerprint).waitFor();
    await shoot(page, `certificate.${language}`);
    await accessible(page);
    await dialog.getByRole("button", { name: s.trust.action }).click();
    await dialog.getByText(s.trust.trusted).waitFor();
    await dialog.getByRole("button", { name: s.dialog.save }).click();
    await section(page).getByText(s.upToDate).waitFor();

    // The window was closed: no place kept the password, so it is asked.
    await page.goto("about:blank");
    await kith.restart();
    await page.goto(kith.url);
    await settings(page);
    await section(page).getByText(s.passwords[""]).waitFor();
    await section(page).getByRole("button", { name: s.now }).click();
    const asking = page.getByRole("dialog", { name: s.password.title });
    await asking.getByLabel(s.password.label).fill("falsch");
    await page.keyboard.press("Enter");
    await asking.getByRole("alert").waitFor();
    await shoot(page, `password.${language}`);
    await accessible(page);
    await asking.getByLabel(s.password.label).fill(server.password);
    await page.keyboard.press("Enter");
    await section(page).getByText(s.passwords.memory).waitFor();
  });
});

describe("refusals", () => {
  const s = words.en.sync;
  const here = scene();
  test("a server that is away, no CalDAV, no encryption: said in the dialog, nothing kept", async () => {
    const { page, kith } = here;
    await page.getByRole("navigation").getByRole("button", { name: words.en.shell.areas.settings }).click();
    await page.getByRole("button", { name: s.setUp }).click();
    const dialog = page.getByRole("dialog", { name: s.dialog.title });
    await dialog.getByLabel(s.dialog.user).fill("anna");
    await dialog.getByLabel(s.dialog.address).fill("http://cloud.example");
    await page.keyboard.press("Enter");
    await dialog.getByText(s.plain.title).waitFor();
    await shoot(page, "plain.en");
    await accessible(page);
    await dialog.getByLabel(s.dialog.address).fill("http://127.0.0.1:1");
    await dialog.getByText(s.plain.title).waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await dialog.getByText("could not be reached").waitFor();
    // Kith's own page is a web server, but none for calendars.
    await dialog.getByLabel(s.dialog.address).fill(kith.url);
    await dialog.getByText("could not be reached").waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await dialog.getByText("No CalDAV server was found").waitFor();
    await page.keyboard.press("Escape");
    expect((await kith.call<SyncState>("Sync", "State")).account).toBeNull();
  });
});
