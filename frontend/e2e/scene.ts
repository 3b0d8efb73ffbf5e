import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { Change } from "../src/backend/types";
import type { ImportReport } from "../src/backend/types.imports";
import { openPage, startBrowser, startKith, type Kith, type Options, type Session } from "./harness";

/** What a test file acts in: one browser, and for every test a program on a fresh vault with a page on it. */
export interface Scene {
  kith: Kith;
  page: Page;
  session: Session;
}

export interface Setting extends Options {
  /** Whether the sample book is in the vault already. */
  people?: boolean;
  page?: BrowserContextOptions;
}

/** Call once at the top of a file; the scene is filled anew before every test. */
export function scene(setting: Setting = {}): Scene {
  const made = {} as Scene;
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    made.kith = await startKith(setting);
    if (setting.people) await bringSample(made.kith);
    made.session = await openPage(browser, made.kith, setting.page);
    made.page = made.session.page;
  });
  afterEach(async () => {
    try {
      made.session?.calm();
    } finally {
      await made.session?.close();
      await made.kith?.stop();
    }
  });
  return made;
}

export async function bringSample(kith: Kith): Promise<ImportReport & { change: Change | null }> {
  const path = await kith.call<string>("Imports", "SampleBook");
  return kith.call<ImportReport>("Imports", "Commit", [path], "", "");
}

/** The id of a person of the book, by a search that finds exactly one best. */
export async function idOf(kith: Kith, name: string): Promise<string> {
  const found = await kith.call<{ rows: { id: string; name: string }[] }>("People", "Search", { text: name, circle: "", limit: 20 });
  const row = found.rows.find((r) => r.name === name);
  if (!row) throw new Error(`nobody is called ${name}`);
  return row.id;
}

export const list = (page: Page, name: string): Locator => page.getByRole("list", { name, exact: true });

/** The row of the people list that begins with a name. */
export const row = (page: Page, listName: string, name: string): Locator =>
  list(page, listName).getByRole("button", { name: new RegExp(`^${name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}`) });

/** The person that is open. */
export const person = (page: Page, name: string): Locator => page.getByRole("article", { name, exact: true });

/** What the page tells at its foot. */
export const told = (page: Page, region: string): Locator => page.getByRole("region", { name: region, exact: true });

/** Waits until the keyboard is inside something: what is typed before goes to the window's shortcuts. */
export const keysIn = (page: Page, selector: string): Promise<unknown> =>
  page.waitForFunction((inside) => Boolean(document.activeElement?.closest(inside)), selector);
