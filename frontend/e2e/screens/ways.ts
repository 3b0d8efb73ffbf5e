import type { Page } from "playwright-core";
import { drop, type Kith, words } from "../harness";
import type { Book } from "./book";

export type Words = (typeof words)["en"];

/** A way to a screen; answers after it is there. */
export type Way = (page: Page, w: Words, kith: Kith) => Promise<unknown>;
export interface Screen {
  /** The books in which it differs. */
  books: readonly Book[];
  way: Way;
  /** Takes back what the way changed, for the screens that follow. */
  after?: Way;
}
export type Screens = Record<string, Screen>;

/** In the ordinary book alone: most dialogs look the same in every book. */
export const once = (way: Way, after?: Way): Screen => ({ books: ["ordinary"], way, ...(after && { after }) });
/** Undoes the last change. */
export const undone: Way = (_page, _w, kith) => kith.call("History", "Undo", 0);
export const alsoOverfull = (way: Way): Screen => ({ books: ["ordinary", "overfull"], way });
export const alsoEmpty = (way: Way): Screen => ({ books: ["empty", "ordinary"], way });
export const inAll = (way: Way): Screen => ({ books: ["empty", "ordinary", "overfull"], way });

/** One way after the other. */
export const steps = (...ways: Way[]): Way => async (page, w, kith) => {
  for (const way of ways) await way(page, w, kith);
};
export const keys = (...pressed: string[]): Way => async (page) => {
  for (const key of pressed) await page.keyboard.press(key);
};
export const typed = (text: string): Way => (page) => page.keyboard.type(text);
export const dialog: Way = (page) => page.getByRole("dialog").last().waitFor();
export const menu: Way = (page) => page.getByRole("menu").waitFor();

/** An area of the side bar, there with its heading. */
export const area = (name: keyof Words["shell"]["areas"]): Way => async (page, w) => {
  await page.getByRole("navigation").getByRole("button", { name: w.shell.areas[name] }).click();
  await page.getByRole("heading", { level: 1 }).first().waitFor();
};
/** The page of somebody, beside the list in which they were found. */
export const open = (name: string): Way => async (page, w) => {
  await page.getByRole("textbox", { name: w.people.list.search }).fill(name);
  await page.getByRole("list", { name: w.people.title, exact: true }).getByRole("button", { name }).first().click();
  await page.getByRole("article").getByRole("heading", { level: 1 }).waitFor();
  // The page takes the keyboard over from the search field.
  await page.waitForFunction(() => document.activeElement?.tagName !== "INPUT");
};
/** The whole list selected. */
export const selectAll: Way = async (page, w) => {
  await page.getByRole("list", { name: w.people.title, exact: true }).getByRole("button").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Control+a");
  await page.getByRole("region", { name: w.people.select.bar }).waitFor();
};
/** The first two of the list selected. */
export const selectTwo: Way = async (page, w) => {
  await page.getByRole("list", { name: w.people.title, exact: true }).getByRole("button").first().waitFor();
  for (const key of ["ArrowDown", "x", "Shift+ArrowDown"]) await page.keyboard.press(key);
  await page.getByRole("region", { name: w.people.select.bar }).waitFor();
};
/** A command of the palette. */
export const command = (title: (w: Words) => string): Way => async (page, w) => {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill(title(w));
  await page.getByRole("option", { name: title(w) }).first().waitFor();
  await page.keyboard.press("Enter");
};
/** Something far down brought into sight. */
export const into = (find: (page: Page, w: Words) => ReturnType<Page["getByRole"]>): Way => async (page, w) => {
  await find(page, w).evaluate((node) => node.scrollIntoView({ block: "start" }));
};
export const end: Way = (page) => page.locator(".page.scroll, article").first().evaluate((box) => (box.closest("[class*=scroll]") ?? box).scrollTo(0, 99_999));
/** Files dropped anywhere. */
export const dropped = (file: () => string): Way => (page) => drop(page.locator("body"), file());
