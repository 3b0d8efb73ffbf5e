import { rich } from "./book";
import { alsoOverfull, command, dialog, end, inAll, keys, menu, once, open, selectAll, selectTwo, steps, typed, undone, type Screens, type Way } from "./ways";

const more: Way = (page, w) => page.getByRole("article").getByRole("button", { name: w.people.actions.more }).click();
const choose = (label: (w: Parameters<Way>[1]) => string): Way => (page, w) => page.getByRole("menuitem", { name: label(w) }).click();
const bar = (label: (w: Parameters<Way>[1]) => string): Way => (page, w) => page.getByRole("region", { name: w.people.select.bar }).getByRole("button", { name: label(w) }).click();
const organisation = "Kontor Süderhöft GmbH";
const view = "Hamburg without birthday";
const filtered: Way = async (page, w) => {
  await page.getByRole("navigation").getByRole("button", { name: view, exact: true }).click();
  await page.getByRole("list", { name: w.filters.applies }).waitFor();
};

/** The list, what finds and chooses in it, and the page of a person or an organisation. */
export const people: Screens = {
  people: inAll(async () => {}),
  search: alsoOverfull((page, w) => page.getByRole("textbox", { name: w.people.list.search }).fill("hamburg")),
  "search-near": once((page, w) => page.getByRole("textbox", { name: w.people.list.search }).fill("behrenz")),
  "search-none": once((page, w) => page.getByRole("textbox", { name: w.people.list.search }).fill("xyzzy qwert")),
  "list-menu": once(async (page, w) => { await page.getByRole("button", { name: w.people.list.options }).click(); await page.getByRole("menu").waitFor(); }),
  circle: alsoOverfull((page) => page.getByRole("navigation").getByRole("button", { name: /^Segeln/ }).click()),
  "circle-days": once(async (page, w) => { await page.getByRole("navigation").getByRole("button", { name: /^Chor/ }).click(); await page.getByRole("button", { name: w.today.circle.action }).click(); await page.getByRole("dialog").waitFor(); }),
  filtered: once(filtered),
  "filter-typed": once((page, w) => page.getByRole("textbox", { name: w.people.list.search }).fill("circle:Ham")),
  "filter-wrong": once((page, w) => page.getByRole("textbox", { name: w.people.list.search }).fill("quatsch:x")),
  "filter-none": once(async (page, w) => { await page.getByRole("textbox", { name: w.people.list.search }).fill("circle:Hamburg circle:Chor circle:Segeln lacks:name"); await page.waitForTimeout(400); await page.keyboard.press("Enter"); }),
  "filter-editor": once(steps(filtered, keys("Control+Shift+f"), dialog, (page, w) => page.getByRole("dialog").getByRole("button", { name: w.filters.addGroup }).click())),
  "filter-name": once(steps(filtered, (page) => page.getByRole("navigation").getByRole("button", { name: view, exact: true }).focus(), keys("F2"), dialog)),
  selected: alsoOverfull(selectAll),
  "selected-circles": once(steps(selectAll, bar((w) => w.people.select.circles), dialog)),
  "selected-rhythm": once(steps(selectAll, bar((w) => w.people.select.rhythm), dialog)),
  "selected-merge": once(steps(selectTwo, bar((w) => w.people.select.merge), dialog)),
  "contact-new": once(async (page, w) => { await page.getByRole("button", { name: w.people.new }).first().click(); await page.getByRole("dialog").waitFor(); }),

  person: alsoOverfull(open("Käthe Brandt")),
  "person-rich": once(open(rich)),
  "person-rich-end": once(steps(open(rich), end)),
  "person-long": { books: ["overfull"], way: open("Maximiliane-Theodora von und zu Überlingen-Großschönau der 7ten") },
  "person-bare": once(open("Anna Sommer")),
  "person-menu": once(steps(open(rich), more, menu)),
  "person-fields": once(steps(open(rich), (page, w) => page.getByRole("article").getByRole("button", { name: w.people.actions.addField }).click(), menu)),
  "person-phone": once(steps(open(rich), (page, w) => page.getByRole("article").getByRole("button", { name: w.people.data.edit(w.people.data.devices.cell, "+49 171 5550177") }).click(), (page) => page.getByRole("article").getByRole("textbox").first().waitFor())),
  "person-address": once(steps(open(rich), (page) => page.getByRole("article").getByRole("button", { name: /Övelgönner/ }).first().click(), (page) => page.getByRole("article").getByRole("textbox").first().waitFor())),
  "person-name": once(steps(open(rich), (page) => page.getByRole("article").getByRole("heading", { level: 1 }).getByRole("button").click(), (page) => page.getByRole("article").getByRole("textbox").first().waitFor())),
  "person-circle": once(steps(open(rich), (page, w) => page.getByRole("article").getByRole("button", { name: w.people.circles.add }).click())),
  "person-met": once(steps(open(rich), command((w) => w.people.met.command), (page, w) => page.getByRole("region", { name: w.people.met.title }).getByRole("textbox").first().waitFor())),
  "person-giving": once(steps(open(rich), command((w) => w.people.giving.need.command), (page) => page.locator("input.fresh").waitFor(), typed("Eine Wohnung"))),
  "person-dates": once(async (page, w, kith) => { await open("Marta Dvořáková")(page, w, kith); await page.getByRole("button", { name: w.people.actions.addField }).click(); await page.getByRole("menuitem", { name: w.people.data.names.date, exact: true }).click(); }),
  "person-rhythm": once(steps(open(rich), command((w) => w.rhythms.command), dialog)),
  "person-rests": once(steps(open(rich), (page, w) => page.getByRole("article").getByRole("button", { name: w.rhythms.menu.label }).click(), menu)),
  "person-log": once(steps(open("Käthe Brandt"), keys("l"), (page) => page.getByRole("article").getByRole("form").waitFor())),
  "person-log-more": once(steps(open("Käthe Brandt"), keys("l"), (page, w) => page.getByRole("article").getByRole("button", { name: w.encounters.details }).click())),
  "person-mention": once(steps(open("Käthe Brandt"), keys("l"), (page) => page.getByRole("article").getByRole("form").waitFor(), typed("Coffee, she knows @Je"), (page) => page.getByRole("option").first().waitFor())),
  "person-mentioned": once(steps(open("Jens Behrens"), end)),
  "person-job": once(steps(open(rich), (page, w) => page.getByRole("article").getByRole("button", { name: w.organisations.newJob }).click(), dialog)),
  "person-share": once(steps(open("Käthe Brandt"), more, choose((w) => w.organisations.household.share), dialog)),
  "person-delete": once(steps(open(rich), keys("Delete"), (page, w) => page.getByRole("region", { name: w.ui.notifications }).getByRole("button").first().waitFor()), undone),
  organisation: once(open(organisation)),
  "organisation-rename": once(steps(open(organisation), (page) => page.getByRole("article").getByRole("heading", { level: 1 }).getByRole("button").click(), (page) => page.getByRole("article").getByRole("textbox").first().fill("Kontor Nord GmbH"), keys("Enter"), dialog)),
  code: once(steps(open("Käthe Brandt"), keys("c"), (page, w) => page.getByRole("img", { name: w.leaving.code.picture("Käthe Brandt") }).waitFor())),
};
