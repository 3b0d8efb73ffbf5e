import { listed, plural } from "../plural";
import type { Words } from "../en";

export const appointments = {
  title: "Termine als Begegnungen",
  text: "Was vorbei ist, und mit wem. Übernommen wird nichts, bevor es bestätigt ist.",
  reading: (files: string) => `${files} wird gelesen …`,
  cancel: "Abbrechen",
  take: (n: number, followups = 0, records = 0) => {
    const parts = [
      n > 0 || followups + records === 0 ? plural("de", n, "# Begegnung", "# Begegnungen") : "",
      followups > 0 ? plural("de", followups, "# Wiedervorlage", "# Wiedervorlagen") : "",
      records > 0 ? plural("de", records, "# Angabe der Kopie", "# Angaben der Kopie") : "",
    ].filter(Boolean);
    return `${listed("de", parts)} übernehmen`;
  },
  followup: "Wiedervorlage",
  none: "Kein Termin zu übernehmen",
  noneText: "In diesem Kalender ist kein vergangener Termin mit anderen.",
  nothing: "Kein Kalender geöffnet",
  nothingText: "Eine .ics-Datei irgendwo im Fenster ablegen oder bei den Importen auswählen.",
  since: "Erst ab",
  list: "Termine",
  people: {
    asked: "Wer ist gemeint?",
    askedText: "Mehrere aus dem Buch kommen in Frage. Ohne Antwort bleibt es ein Name in der Notiz.",
    strangers: "Nicht im Buch",
    strangersText: "Sie bleiben ein Name in der Notiz oder kommen ins Buch.",
    known: "Erkannt",
  },
  becomes: (name: string) => `${name} wird`,
  times: (n: number) => plural("de", n, "# Termin", "# Termine"),
  choices: { undecided: "Wer ist das?", name: "Nur ein Name in der Notiz", new: "Neu ins Buch", me: "Das bin ich", other: "Jemand anders …", who: (name: string) => `Wer ist ${name}?` },
  takeOne: (title: string) => `„${title}“ übernehmen`,
  others: (names: string) => `auch dabei: ${names}`,
  states: { known: "schon übernommen", nobody: "mit niemandem aus dem Buch" },
  copyTitle: "Auch in der Kopie",
  leftTitle: "Nicht dabei",
  left: {
    known: (n: number) => (n === 0 ? "" : plural("de", n, "# Termin wurde schon übernommen.", "# Termine wurden schon übernommen.")),
    nobody: (n: number) => (n === 0 ? "" : plural("de", n, "# Termin ist mit niemandem aus dem Buch.", "# Termine sind mit niemandem aus dem Buch.")),
    ahead: (n: number) => (n === 0 ? "" : plural("de", n, "# Termin steht noch bevor.", "# Termine stehen noch bevor.")),
    cancelled: (n: number) => (n === 0 ? "" : plural("de", n, "# Termin wurde abgesagt.", "# Termine wurden abgesagt.")),
    before: (n: number) => (n === 0 ? "" : plural("de", n, "# Termin war vor diesem Tag.", "# Termine waren vor diesem Tag.")),
    alone: (n: number) => (n === 0 ? "" : plural("de", n, "# Termin nennt sonst niemanden.", "# Termine nennen sonst niemanden.")),
    many: (n: number) => (n === 0 ? "" : plural("de", n, "# weiterer Termin bleibt weg: So viele werden nicht auf einmal übernommen.", "# weitere Termine bleiben weg: So viele werden nicht auf einmal übernommen.")),
  },
  warnings: "Zeilen, die sich nicht lesen ließen",
  line: (n: number) => `Zeile ${n}`,
} satisfies Words["appointments"];
