import { calendarFile } from "./book";
import { alsoEmpty, alsoOverfull, area, dialog, dropped, end, inAll, keys, menu, once, steps, undone, type Screens, type Way } from "./ways";

const followups = (view?: "upcoming" | "done"): Way => async (page, w, kith) => {
  await area("followups")(page, w, kith);
  if (view) await page.getByRole("radiogroup", { name: w.followups.view }).getByRole("radio", { name: w.followups[view] }).check({ force: true });
};
const today: Way = async (page, w, kith) => {
  await area("today")(page, w, kith);
  await page.getByRole("radiogroup", { name: w.today.minutes }).waitFor();
};
const form: Way = (page) => page.getByRole("dialog").getByRole("textbox").first().waitFor();

/** What is done day by day: Today, encounters, follow-ups, the one line for everything. */
export const work: Screens = {
  today: inAll(today),
  "today-end": alsoOverfull(steps(today, end)),
  "today-look": once(steps(today, (page, w) => page.getByRole("button", { name: w.today.look.title }).click(), end)),
  "today-later": once(steps(today, (page) => page.locator("[data-today]").first().focus(), keys("s"), menu)),
  "today-minutes": { books: ["overfull"], way: steps(today, async (page, w) => { await page.getByRole("radiogroup", { name: w.today.minutes }).getByRole("radio").last().check({ force: true }); await page.locator("[data-today]").nth(8).waitFor(); }) },
  encounters: inAll(area("encounters")),
  "encounters-open": once(steps(area("encounters"), (page) => page.getByRole("main").getByRole("listitem").getByRole("button").first().click())),
  "encounters-none": once(steps(area("encounters"), (page, w) => page.getByRole("textbox", { name: w.encounters.search }).fill("xyzzy"), (page, w) => page.getByText(w.encounters.noneFits).waitFor())),
  "encounter-new": once(steps(area("encounters"), keys("n"), dialog)),
  followups: inAll(followups()),
  "followups-upcoming": inAll(followups("upcoming")),
  "followups-done": alsoEmpty(followups("done")),
  "followup-new": once(steps(followups(), keys("n"), form)),
  "followup-edit": once(steps(followups(), (page) => page.getByRole("main").getByRole("button", { name: /Send the minutes/ }).last().click(), form)),
  "followup-day": once(steps(followups(), keys("n"), form, (page, w) => page.getByRole("dialog").getByRole("button", { name: w.ui.pickDay }).click())),
  "followup-later": once(steps(followups(), (page) => page.getByRole("main").locator("[data-row]").first().focus(), keys("s"), menu)),
  "followup-later-day": once(steps(followups(), (page) => page.getByRole("main").locator("[data-row]").first().focus(), keys("s"), menu, (page, w) => page.getByRole("menuitem", { name: w.followups.onADay }).click(), dialog)),
  "followup-next": once(steps(followups(), (page) => page.getByRole("main").locator("[data-row]").first().focus(), keys("Space"), (page, w) => page.getByText(w.followups.next.ask).waitFor()), undone),
  calendar: once(steps(followups(), (page, w) => page.getByRole("button", { name: w.followups.calendar.action }).click(), dialog)),
  appointments: once(steps(dropped(calendarFile), (page, w) => page.getByRole("button", { name: w.appointments.take(2, 0) }).waitFor())),
  quick: alsoEmpty(steps(keys("q"), (page, w) => page.getByRole("textbox", { name: w.quick.line }).fill(w.quick.examples[0]!), (page, w) => page.getByRole("group", { name: w.quick.understood }).getByRole("button").first().waitFor())),
  "quick-empty": once(steps(keys("q"), (page, w) => page.getByRole("textbox", { name: w.quick.line }).waitFor())),
  "quick-who": once(steps(keys("q"), (page, w) => page.getByRole("textbox", { name: w.quick.line }).fill(w.quick.examples[0]!), (page, w) => page.getByRole("group", { name: w.quick.understood }).getByRole("button", { name: /Jonas/ }).first().click())),
  palette: alsoOverfull(steps(keys("Control+k"), (page) => page.getByRole("combobox").fill("br"), (page) => page.getByRole("option").first().waitFor())),
  "palette-empty": alsoEmpty(steps(keys("Control+k"), (page) => page.getByRole("option").first().waitFor())),
  "palette-none": once(steps(keys("Control+k"), (page) => page.getByRole("combobox").fill("xyzzy"))),
  keys: once(steps(keys("Shift+?"), dialog)),
  "keys-end": once(steps(keys("Shift+?"), dialog, (page) => page.getByRole("dialog").locator("*").evaluateAll((all) => { for (const one of all) one.scrollTop = 99_999; }))),
};
