import { expect, it } from "vitest";
import { de } from "../locales/de";
import { en } from "../locales/en";
import { fit, fitCommand } from "./match";
import { searchWords } from "./searchWords";

it.each([
  ["Zu den Menschen", "men", 1], ["Zu den Menschen", "zu d", 0], ["Rückgängig", "ruck", 0], ["Straße", "strasse", 0], ["Neue Person", "per neu", 1], ["Neue Person", "son", Infinity], ["Anything", "", 1],
])("%s fits %s", (title, typed, score) => expect(fit(title, typed)).toBe(score));

it.each([
  ["export", "calendar-export"], ["import", "go-imports"], ["undo", "undo"], ["backup", "people-export"], ["theme", "theme-dark"], ["dark", "theme-dark"],
  ["sichern", "people-export"], ["importieren", "go-imports"], ["rückgängig", "undo"], ["dunkel", "theme-dark"], ["sprache", "german"], ["dark mode", "theme-dark"],
  ["kalenderdatei", "calendar-export"], ["adressetiketten", "people-export"], ["namenstag", "person-add"], ["name day", "person-add"],
  ["haushalt", "person-share"], ["household", "person-share"], ["siezen", "person-address"], ["serienbrief", "select-write"], ["wiederherstellen", "bin-restore"],
])("%s finds the command %s in either language", (typed, id) => expect(fitCommand("", searchWords[id]!, typed)).toBeLessThan(Infinity));

it("prefers the title to the search words", () => {
  for (const title of [en.shell.commands.undo, de.shell.commands.undo]) expect(fitCommand(title, searchWords["undo"]!, title)).toBe(0);
  expect(fitCommand("Go to People", "contacts", "cont")).toBe(1.25);
});
