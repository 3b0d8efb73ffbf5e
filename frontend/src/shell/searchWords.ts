/**
 * What somebody may type who means a command, beside its title, by its id: the words of both languages, whichever the window
 * speaks, and what other programs call the same.
 */
export const searchWords: Record<string, string> = {
  map: "keyboard shortcuts keys help Tastatur Tastenkürzel Kürzel Hilfe",
  back: "back previous zurück vorige",
  undo: "undo revert take back rückgängig zurücknehmen widerrufen",
  redo: "redo again wiederholen wiederherstellen",
  "go-people": "people contacts persons address book Menschen Personen Kontakte Adressbuch",
  "go-followups": "follow-ups reminders tasks due today Wiedervorlagen Erinnerungen Aufgaben fällig heute",
  "sample-book": "sample example demo try Beispiel Demo ausprobieren erfunden",
  "go-imports": "import vcard vcf csv migrate iCloud Google Outlook file importieren Importe übernehmen Datei umziehen",
  "go-history": "history changes log undo versions Verlauf Änderungen Protokoll rückgängig",
  "go-settings": "settings preferences options export backup theme language vault Einstellungen Optionen exportieren sichern Sicherung Sprache Ablage",
  "theme-light": "theme light mode appearance colours bright Darstellung hell Design Farben Thema",
  "theme-dark": "theme dark mode appearance colours night Darstellung dunkel Design Farben Thema Nacht",
  "theme-system": "theme automatic mode appearance Darstellung automatisch Design Thema",
  german: "German Deutsch language Sprache",
  english: "English Englisch language Sprache",
  "calendar-export": "calendar export ics iCalendar birthdays follow-ups save Kalender exportieren Geburtstage Wiedervorlagen speichern sichern",
  "people-export": "export backup save print list labels csv table vcard vcf everybody contacts copy drucken Liste Etiketten Tabelle exportieren sichern Sicherung speichern alle Kontakte Kopie",
  "people-search": "find search filter finden suchen",
  "people-filter": "filter where condition query narrow circle place lacks filtern Bedingung eingrenzen Kreis Ort ohne",
  "people-new": "new add create contact person organisation neu anlegen hinzufügen Kontakt",
  "followup-new": "follow-up new add reminder task remind Wiedervorlage neu anlegen Erinnerung Aufgabe erinnern",
  "person-log": "log encounter meeting call note record Begegnung Treffen Telefonat Notiz festhalten",
  "person-followup": "follow-up reminder task remind Wiedervorlage Erinnerung Aufgabe erinnern",
  "person-name": "rename edit name umbenennen Name ändern bearbeiten",
  "person-add": "add field phone email address birthday circle Angabe hinzufügen Telefon Mail Adresse Geburtstag",
  "person-export": "export vcard save share exportieren Visitenkarte speichern weitergeben",
  "person-code": "qr code phone share scan Telefon teilen weitergeben",
  "person-remove": "delete remove löschen entfernen",
};
