import { newerFile, tableFile } from "./book";
import { alsoEmpty, area, dialog, dropped, end, inAll, into, keys, once, open, selectAll, steps, undone, type Screens, type Way } from "./ways";

const shownPreview: Way = (page, w) => page.getByRole("heading", { name: w.imports.preview.title }).or(page.getByRole("heading", { name: w.imports.preview.none })).waitFor();
const newer: Way = steps(area("imports"), dropped(newerFile), shownPreview);
const find = (finding: "doubtful" | "changed"): Way => (page, w) => page.getByRole("radio", { name: w.imports.preview.findings[finding] }).check({ force: true });
const inList = (n: number): Way => (page, w) => page.getByRole("list", { name: w.imports.preview.list }).getByRole("button").nth(n).click();
const settings = (section: (w: Parameters<Way>[1]) => string): Way => steps(area("settings"), into((page, w) => page.getByRole("heading", { name: section(w), exact: true })));

/** What keeps the book whole: imports, duplicates, find and fix, bin, history; what leaves it; how it is set. */
export const keeping: Screens = {
  imports: alsoEmpty(area("imports")),
  preview: alsoEmpty(steps(area("imports"), (page, w) => page.getByRole("button", { name: w.imports.sample }).click(), shownPreview)),
  "preview-newer": once(newer),
  "preview-newer-end": once(steps(newer, end)),
  "preview-doubtful": once(steps(newer, find("doubtful"))),
  "preview-item": once(steps(newer, find("doubtful"), inList(0), dialog)),
  "preview-changed": once(steps(newer, find("changed"), inList(0), dialog)),
  "preview-table": once(steps(area("imports"), dropped(tableFile), shownPreview)),
  "preview-table-end": once(steps(area("imports"), dropped(tableFile), shownPreview, end)),
  report: once(steps(newer, (page) => page.getByRole("button", { name: /^(Import|\d+ Person)/ }).last().click(), (page, w) => page.getByRole("button", { name: w.imports.report.another }).waitFor()), undone),
  "import-undo": once(steps(area("imports"), (page, w) => page.getByRole("button", { name: w.imports.past.undoNamed("untidy.vcf") }).click(), dialog)),
  duplicates: inAll(steps(area("duplicates"), (page, w) => page.getByRole("region", { name: w.duplicates.side }).or(page.getByRole("heading", { name: w.duplicates.empty[""] })).first().waitFor())),
  "duplicates-later": once(steps(area("duplicates"), (page, w) => page.getByRole("radio", { name: new RegExp(`^${w.duplicates.filters.later}`) }).check({ force: true }))),
  tidy: inAll(steps(area("tidy"), (page, w) => page.getByRole("radiogroup", { name: w.tidy.kinds }).or(page.getByText(w.tidy.empty)).or(page.getByRole("list", { name: new RegExp(`^${w.tidy.list("")}`) })).first().waitFor())),
  "tidy-hand": once(steps(area("tidy"), (page) => page.getByRole("main").locator("[data-row]").first().focus(), keys("e"))),
  "tidy-all": once(steps(area("tidy"), (page) => page.getByRole("main").locator("[data-row]").first().focus(), keys("Shift+A"), dialog)),
  bin: alsoEmpty(area("bin")),
  "bin-purge": once(steps(area("bin"), (page, w) => page.getByRole("button", { name: w.bin.emptyAction }).click(), dialog)),
  history: inAll(area("history")),
  export: once(steps(keys("Control+Shift+e"), (page, w) => page.getByRole("radio", { name: w.leaving.forms.labels.name }).check({ force: true }))),
  "export-cards": once(steps(keys("Control+Shift+e"), dialog)),
  "export-list": once(steps(keys("Control+Shift+e"), (page, w) => page.getByRole("radio", { name: w.leaving.forms.list.name }).check({ force: true }))),
  exported: once(steps(keys("Control+Shift+e"), (page, w) => page.getByRole("radio", { name: w.leaving.forms.labels.name }).check({ force: true }), (page, w) => page.getByRole("button", { name: w.leaving.save }).click(), (page, w) => page.getByRole("button", { name: w.leaving.done.open }).waitFor())),
  settings: alsoEmpty(area("settings")),
  "settings-today": once(settings((w) => w.today.settings.title)),
  "settings-rhythms": once(settings((w) => w.rhythms.section)),
  "settings-letters": once(settings((w) => w.letters.section)),
  "settings-calendar": once(settings((w) => w.sync.section)),
  "settings-leave": once(settings((w) => w.settings.leave)),
  "settings-country": once(steps(area("settings"), (page, w) => page.getByRole("combobox", { name: new RegExp(`^${w.settings.country}`) }).click(), (page) => page.getByRole("option").first().waitFor())),
  "sync-setup": once(steps(area("settings"), (page, w) => page.getByRole("button", { name: w.sync.setUp }).click(), dialog)),
  "sync-plain": once(steps(area("settings"), (page, w) => page.getByRole("button", { name: w.sync.setUp }).click(), dialog, async (page, w) => {
    await page.getByRole("dialog").getByLabel(w.sync.dialog.user).fill("anna");
    await page.getByRole("dialog").getByLabel(w.sync.dialog.address).fill("http://cloud.example");
    await page.keyboard.press("Enter");
    await page.getByText(w.sync.plain.title).waitFor();
  })),
  letter: once(steps(open("Käthe Brandt"), (page, w) => page.getByRole("article").getByRole("button", { name: w.letters.write, exact: true }).click(), (page, w) => page.getByRole("dialog").getByRole("textbox", { name: w.letters.text }).waitFor())),
  "letter-mail": once(steps(open("Friederike Lindström"), (page, w) => page.getByRole("article").getByRole("button", { name: w.letters.write, exact: true }).click(), (page, w) => page.getByRole("dialog").getByRole("textbox", { name: w.letters.text }).waitFor())),
  "letter-handed": once(steps(open("Friederike Lindström"), (page, w) => page.getByRole("article").getByRole("button", { name: w.letters.write, exact: true }).click(), (page, w) => page.getByRole("dialog").getByRole("button", { name: w.letters.mail }).click(), (page, w) => page.getByText(w.letters.handed).waitFor())),
  "letter-address": once(steps(open("Käthe Brandt"), (page, w) => page.getByRole("article").getByRole("button", { name: w.people.actions.more }).click(), (page, w) => page.getByRole("menuitem", { name: w.letters.address }).click(), (page, w) => page.getByRole("dialog").getByText(w.letters.begins).waitFor())),
  "letter-many": once(steps(selectAll, (page, w) => page.getByRole("toolbar", { name: w.people.select.actions }).getByRole("button", { name: w.letters.writeMany }).click(), (page, w) => page.getByRole("dialog").getByRole("region", { name: w.letters.preview }).waitFor())),
  "letter-many-end": once(steps(selectAll, (page, w) => page.getByRole("toolbar", { name: w.people.select.actions }).getByRole("button", { name: w.letters.writeMany }).click(), (page, w) => page.getByRole("dialog").getByRole("region", { name: w.letters.preview }).waitFor(), (page) => page.getByRole("dialog").locator("*").evaluateAll((all) => { for (const one of all) one.scrollTop = 99_999; }))),
  "letter-template": once(steps(area("settings"), (page, w) => page.getByRole("button", { name: w.letters.newTemplate }).click(), (page, w) => page.getByRole("dialog").getByRole("textbox", { name: w.letters.text }).fill("{given}"), (page, w) => page.getByRole("region", { name: w.letters.preview }).waitFor())),
  "letter-circles": once(steps(area("settings"), (page, w) => page.getByRole("button", { name: w.letters.choose, exact: true }).click(), dialog)),
};
