import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeFile, type Kith } from "../harness";
import { bringSample, idOf } from "../scene";
import { bringUntidy } from "../untidy";

/** What is in the vault: nothing, what somebody has after some weeks, or far more than anybody foresaw. */
export type Book = "empty" | "ordinary" | "overfull";

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const card = (...lines: string[]) => ["BEGIN:VCARD", "VERSION:4.0", ...lines, "END:VCARD", ""].join("\r\n");
const long = "A title that goes on and on, because somebody pasted a whole sentence into it and then another one, without ever looking up";

/** Somebody of whom everything is known. */
export const rich = "Friederike Lindström";
const richCard = () => card("UID:urn:uuid:00000000-0000-4000-8000-0000000000aa", `FN:${rich}`, "N:Lindström;Friederike;;Dr.;", "ORG;X-KITH-FROM=2019-06:Kontor Süderhöft GmbH;Einkauf", "TITLE:Leiterin strategischer Einkauf",
  "X-KITH-ROLE:Müller AG;;Trainee;;2001;2004", "TEL;TYPE=cell:+49 171 5550177", "TEL;TYPE=work:+49 40 5550178", "EMAIL;TYPE=work:friederike.lindstroem@einkauf.kontor-suederhoeft.example", "EMAIL;TYPE=home:f@lindstroem.example",
  "ADR;TYPE=home:;;Am Övelgönner Hang 12;Hamburg;;22763;Deutschland", "URL:https://lindstroem.example/ueber-mich/und/noch/viel/mehr", "IMPP:xmpp:friederike@lindstroem.example", "BDAY:19800229", "NICKNAME:Rike",
  "X-KITH-MET-PLACE:Frankfurter Buchmesse", "X-KITH-MET-DATE:2021-21", "X-KITH-MET-THROUGH:Sören Brandt", "X-KITH-RHYTHM:6w", `EXPERTISE;X-KITH-SINCE=${day(-40)}:Zollrecht Norwegen–EU`, `X-KITH-NEED;X-KITH-SINCE=${day(-12)}:Lagerfläche in Hamburg, ab Januar`,
  "CATEGORIES:Hamburg,Einkauf & Logistik", "NOTE:Spricht gern über Segeln.", "X-ODD-THING;X-P=q:kept as it is", "X-SKYPE-USERNAME:rike.l", "TZ:Europe/Berlin");
/** Two who may be one. */
const twice = () => card("UID:b-1", "FN:Robert Kühn", "N:Kühn;Robert;;;", "EMAIL:robert@kuehn.example", "TEL:+49 40 5550110", "BDAY:19800509")
  + card("UID:b-2", "FN:Bob Kühn", "N:Kühn;Bob;;;", "EMAIL:robert@kuehn.example", "BDAY:19800905", "ADR:;;Hafenstraße 5;Hamburg;;20359;Deutschland");

/** Fills the vault as far as the book says. */
export async function fill(kith: Kith, book: Book): Promise<void> {
  if (book === "empty") return;
  const change = (area: string, method: string, ...args: unknown[]) => kith.call(area, method, ...args);
  const followup = (title: string, due: string, time: string, contacts: string[], more: object = {}) => change("Followups", "Save", { id: "", title, note: "", day: due, time, zone: "", repeat: "", steps: [], contacts, ...more });
  const log = (kind: string, at: string, note: string, contacts: string[], more: object = {}) => change("Encounters", "Save", { id: "", kind, day: at, contacts, note, ...more });
  await bringSample(kith);
  const [kaethe, jens] = [await idOf(kith, "Käthe Brandt"), await idOf(kith, "Jens Behrens")];
  await followup("Ask about the garden", day(-3), "", [kaethe]);
  await followup("Send the minutes", day(0), "10:00", [jens], { steps: [{ id: "", text: "Type them", done: true }, { id: "", text: "Ask Sören", done: false }] });
  await followup("Congratulate", day(0), "", [kaethe, jens]);
  await followup("Lunch when the new office is open", day(5), "12:30", [jens]);
  await followup("Call", day(40), "", [kaethe], { repeat: "FREQ=MONTHLY;BYDAY=2TU" });
  const done = await kith.call<{ followup: { id: string } }>("Followups", "Save", { id: "", title: "Send the pictures", note: "", day: day(-1), time: "", zone: "", repeat: "", steps: [], contacts: [kaethe] });
  await change("Followups", "Done", done.followup.id, true);
  await log("meal", day(-40), "Coffee by the river. She **looks for** a tax adviser.", [kaethe]);
  await log("call", day(-3), "About the boat:\n\n- new sail\n- the berth in Övelgarten", [kaethe]);
  // Something for each question of Today.
  const looking = ["Anna Sommer|X-KITH-NEED", "Jonas Winter|EXPERTISE"].map((one, i) => {
    const [name, property] = one.split("|") as [string, string];
    const [given, family] = name.split(" ") as [string, string];
    return card(`FN:${name}`, `N:${family};${given};;;`, `${property};X-KITH-SINCE=${day(-2 - i)}:${["Steuerberater für den Verein", "Steuerberatung"][i]}`);
  });
  await change("Imports", "Commit", [writeFile(kith, "looking.vcf", looking.join("") + richCard() + twice())], "", "");
  await bringUntidy(kith);
  await change("Today", "SetCommunity", "Chor", true);
  const lindstroem = await idOf(kith, rich);
  await log("event", day(-90), `At the fair with [@Jens Behrens](kith:${jens}).`, [lindstroem], { place: "Leipzig", size: 40, initiator: "me", links: ["https://example.org/programme"] });
  await followup("Send the offer", day(9), "", [lindstroem]);
  await change("Organisations", "ShareAddress", [lindstroem, await idOf(kith, "Jonas Winter")], "spouse");
  await change("Filters", "SaveView", "", "Hamburg without birthday", "circle:Hamburg lacks:birthday");
  await change("Rhythms", "SetCircle", "Segeln", "3m");
  const marta = await idOf(kith, "Marta Dvořáková");
  const { revision } = await kith.call<{ revision: number }>("People", "Show", marta);
  const edit = (field: string, text: string, label: string | null) => ({ op: field === "date" ? "add" : "set", field, ref: -1, text, label, types: null, name: null, address: null, organisation: null });
  await change("People", "Edit", marta, revision, [edit("birthday", `1966${day(0).slice(4)}`, null), edit("date", "--06-24", "Namenstag"), edit("date", "2010-04-01", "Firmenjubiläum")]);
  await change("People", "Remove", [await idOf(kith, "Uwe Petersen"), await idOf(kith, "Željko Marić")]);
  if (book !== "overfull") return;
  const cards: string[] = [];
  for (let i = 0; i < 3000; i++) {
    const name = i % 7 === 0 ? `Prof. Dr. Dr. h. c. Maximiliane-Theodora von und zu Überlingen-Großschönau der ${i}ten Linie` : `Vorname${i} Nachname${i}`;
    cards.push(card(`UID:urn:uuid:00000000-0000-4000-8000-${String(i).padStart(12, "0")}`, `FN:${name}`, `N:${name.split(" ").at(-1)};${name.split(" ")[0]};;;`,
      `ORG:Gesellschaft für außerordentlich lange Firmennamen und deren Verwaltung mbH & Co. KG aA`, `CATEGORIES:Kreis ${i % 40},Hamburg`, `NOTE:${"Viel Text. ".repeat(1 + (i % 60))}`));
  }
  await change("Imports", "Commit", [writeFile(kith, "many.vcf", cards.join(""))], "", "");
  for (let i = 0; i < 80; i++) await followup(i % 5 ? `Nachfassen ${i}` : long, day(i - 40), "", [kaethe, jens], { note: long });
  for (let i = 0; i < 40; i++) await log("meeting", day(-i), `${long}\n\n`.repeat(1 + (i % 4)), [kaethe]);
}

const temporary = (name: string, text: string) => {
  const path = join(mkdtempSync(join(tmpdir(), "kith-shots-")), name);
  writeFileSync(path, text);
  return path;
};

/** A calendar with somebody known, somebody who may be two, and a stranger. */
export function calendarFile(): string {
  const stamp = (offset: number) => day(offset).replaceAll("-", "");
  const event = (n: number, title: string, who: string[], more = "") => `BEGIN:VEVENT\r\nUID:${n}\r\nDTSTAMP:${stamp(-9)}T100000Z\r\nDTSTART:${stamp(-n)}T100000Z\r\nDTEND:${stamp(-n)}T110000Z\r\nSUMMARY:${title}\r\n${who.map((one) => `ATTENDEE;CN=${one}:mailto:${one.split(" ")[0]?.toLowerCase()}@mail.example\r\n`).join("")}${more}END:VEVENT\r\n`;
  return temporary("calendar.ics", `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${event(3, "Lunch at the river", ["Käthe Brandt", "Ned Stranger"])}${event(5, "Call about the boat", ["Jens Behrens"])}${event(8, "Workshop", ["Ned Stranger", "Maximiliane-Theodora von und zu Überlingen"])}${event(2, "Off", ["Käthe Brandt"], "STATUS:CANCELLED\r\n")}END:VCALENDAR\r\n`);
}

/** A table with a column nobody knows and dates to be read in two ways. */
export const tableFile = (): string => temporary("kontakte.csv", ["Anrede;Vorname;Weitere Vornamen;Nachname;Suffix;Firma;Abteilung;Position;E-Mail-Adresse;Mobiltelefon;Geburtstag;Lieblingskuchen",
  "Herr;Jürgen;;Schröder;;Werft Nord;Einkauf;Leiter;juergen@example.org;0171 1234567;4.12.1980;Käsekuchen", "Frau;Anna;;Weiß;;Übersee;;;anna@example.org;;3.05.1990;Bienenstich", ""].join("\r\n"));

/** A newer state of people in the ordinary book: one changed, one who may be somebody, one from the bin, a broken card. */
export const newerFile = (): string => temporary("phone.vcf", card("UID:b-1", "FN:Robert Kühn", "N:Kühn;Robert;;;", "EMAIL:robert@kuehn.example", "TEL:+49 40 5550111", "BDAY:19800509", "NOTE:Hat jetzt ein Boot.")
  + card("FN:Käthe Brandt", "N:Brandt;Käthe;;;", "TEL:+49 89 222222") + card("FN:Zoë Ångström", "N:Ångström;Zoë;;;", "TEL;TYPE=CELL:+46 70 1234567", "this line is no property")
  + card("FN:Lena Weber", "N:Weber;Lena;;;") + "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cut Off\r\n");
