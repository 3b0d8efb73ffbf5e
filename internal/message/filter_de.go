package message

// germanFilter is what is said about filters and the views that keep them.
var germanFilter = map[string]string{
	"filter.key":           "Nach „{key}:“ lässt sich nicht filtern (Zeichen {at}). Bekannt sind Kreis, Organisation, Position, Ort, Land, Name, Mail, Telefon, Notiz, Art, hat, ohne, Geburtstag, Jahrestag, geändert, angelegt, Import, Begegnung, Rhythmus, fällig, kennengelernt, kennengelernt-in, durch, bietet, sucht und Wiedervorlage. In Anführungszeichen wird danach gesucht.",
	"filter.key-near":      "Nach „{key}:“ lässt sich nicht filtern (Zeichen {at}). Gemeint ist vielleicht „{near}:“. In Anführungszeichen wird danach gesucht.",
	"filter.operator":      "„{key}“ lässt sich nicht mit „{op}“ vergleichen (Zeichen {at}). Möglich sind: {known}",
	"filter.no-value":      "Nach „{key}“ fehlt ein Wert (Zeichen {at}), zum Beispiel Kreis:Hamburg.",
	"filter.open-quote":    "Das Anführungszeichen an Zeichen {at} wird nicht geschlossen.",
	"filter.open-bracket":  "Die Klammer an Zeichen {at} wird nicht geschlossen.",
	"filter.extra-close":   "Die Klammer an Zeichen {at} schließt nichts.",
	"filter.unexpected":    "„{text}“ steht an Zeichen {at}, wo eine Bedingung erwartet wird, zum Beispiel Kreis:Hamburg.",
	"filter.no-term":       "Nach „{after}“ wird eine Bedingung erwartet (Zeichen {at}), zum Beispiel Kreis:Hamburg.",
	"filter.too-long":      "Dieser Filter ist zu lang. Er darf {n} Zeichen und 200 Bedingungen haben.",
	"filter.too-deep":      "Dieser Filter hat zu viele Klammern in Klammern.",
	"filter.bad-phone":     "„{value}“ ist kein Anfang einer Telefonnummer (Zeichen {at}). Erwartet werden Ziffern, zum Beispiel Telefon:+49*.",
	"filter.bad-kind":      "Eine Art „{value}“ gibt es nicht (Zeichen {at}). Bekannt sind Person, Organisation und Gruppe.",
	"filter.bad-has":       "Ob jemand „{value}“ hat, lässt sich nicht fragen (Zeichen {at}). Bekannt sind Name, Telefon, Mail, Adresse, Geburtstag, Jahrestag, Foto, Notiz, Organisation, Position, Website, Messenger, Kreis, Verbindung, Spitzname, Begegnung, Rhythmus, kennengelernt und Wiedervorlage.",
	"filter.bad-birthday":  "„{value}“ ist kein Tag im Jahr (Zeichen {at}). Erwartet wird ein Monat (Mai, 05), ein Tag (9.5.), ein Jahr (1980), ein Datum (9.5.1980), heute oder next30d; zum Vergleichen mit < oder > ein Jahr oder ein Datum.",
	"filter.bad-day":       "„{value}“ ist keine Zeitangabe (Zeichen {at}). Erwartet wird ein Tag (1.3.2026), ein Monat (2026-03), ein Jahr, heute, gestern oder ein Alter wie 7t, 3w, 6m oder 1j.",
	"filter.bad-met":       "„{value}“ sagt nicht, wann die letzte Begegnung war (Zeichen {at}). Erwartet wird nie (nach einem Doppelpunkt), ein Tag (1.3.2026), ein Monat (2026-03), ein Jahr, heute, gestern oder ein Alter wie 7t, 3w, 6m oder 1j.",
	"filter.bad-rhythm":    "„{value}“ ist kein Rhythmus (Zeichen {at}). Erwartet wird 6w, „alle 2 Monate“, monatlich oder nach einem Doppelpunkt keiner.",
	"filter.bad-due":       "„{value}“ sagt nicht, wann jemand fällig ist (Zeichen {at}). Erwartet wird jetzt, überfällig oder nie (nach einem Doppelpunkt), heute, morgen, diese Woche, ein Tag (1.3.2026), ein Monat (2026-03), ein Jahr oder eine Zeit von heute an wie 2w.",
	"filter.bad-first-met": "„{value}“ ist keine Zeit, zu der man sich kennengelernt haben kann (Zeichen {at}). Erwartet wird ein Jahr (2019), ein Tag, ein Monat (2026-03), „Frühjahr 2021“ oder ein Alter wie 6m oder 1j.",
	"filter.bad-followup":  "Wiedervorlagen „{value}“ gibt es nicht (Zeichen {at}). Bekannt sind offen, fällig, überfällig, erledigt und keine.",

	"view.created":   "Ansicht „{name}“ gespeichert",
	"view.edited":    "Ansicht „{name}“ geändert",
	"view.renamed":   "Ansicht „{name}“ umbenannt",
	"view.moved":     "Ansicht „{name}“ verschoben",
	"view.removed":   "Ansicht „{name}“ gelöscht",
	"view.not-found": "Eine Ansicht „{name}“ gibt es nicht.",
	"view.no-name":   "Eine Ansicht braucht einen Namen. Nichts wurde gespeichert.",
	"view.empty":     "Eine Ansicht braucht einen Filter, zum Beispiel Kreis:Hamburg. Nichts wurde gespeichert.",
	"view.taken":     "Eine Ansicht „{name}“ gibt es schon. Nichts wurde gespeichert.",

	"done.view-saved":   "Ansicht „{name}“ gespeichert: {expression}",
	"done.view-removed": "Die Ansicht „{name}“ wurde gelöscht. kith undo holt sie zurück.",
	"terminal.no-views": "Noch keine Ansichten. kith view save NAME AUSDRUCK hebt eine auf.",
	"terminal.no-match": "Niemand passt dazu.",

	"help.option.where": "nur, wer zum Filter `AUSDRUCK` passt, etwa 'Kreis:Hamburg ohne:Telefon' (siehe kith help filters)",
	"help.option.view":  "nur, wer zur gespeicherten Ansicht `NAME` passt",

	"help.view":               "Filter, die einen Namen haben",
	"help.view.args":          "save|list|remove",
	"help.view.save":          "einen Filter unter einem Namen aufheben oder den vorhandenen ändern",
	"help.view.save.args":     "NAME AUSDRUCK",
	"help.view.save.examples": "kith view save \"Ohne Nummer\" 'ohne:Telefon Art:Person'\nkith list --view \"Ohne Nummer\"",
	"help.view.list":          "die Ansichten auflisten",
	"help.view.list.args":     "",
	"help.view.remove":        "eine Ansicht löschen",
	"help.view.remove.args":   "NAME",

	"help.filters.args": "",
	"help.filters":      "wie man sagt, wer gemeint ist: Kreis:Hamburg ohne:Telefon",
	"help.filters.long": "Ein Filter besteht aus Bedingungen. Nebeneinander müssen alle zutreffen; oder, nicht und Klammern wirken wie erwartet, ein Minus ist kurz für nicht. Die Wörter gehen auf Deutsch und Englisch, in jeder Groß- und Kleinschreibung und Schreibweise der Umlaute.\n\n" +
		"Kreis:Hamburg                       im Kreis\n" +
		"Organisation:\"ACME GmbH\"            arbeitet dort; = statt : heißt genau so\n" +
		"Position:Einkauf  Ort:Köln  Land:Österreich\n" +
		"Name:web*  Notiz:Tango              ein Stern steht für alles\n" +
		"Mail:*@acme.de  Telefon:+49*\n" +
		"Art:Organisation                    Person, Organisation, Gruppe\n" +
		"hat:Mail  ohne:Telefon              auch Adresse, Foto, Notiz, Website, Kreis …\n" +
		"Geburtstag:Mai                      05, 9.5., 1980, heute, next30d\n" +
		"geändert:7t  angelegt>2026-01-01    Tag, Monat, Jahr oder Alter (7t, 3w, 6m, 1j)\n" +
		"Import:\"iPhone\"                     aus dieser Datei oder Form (linkedin, csv)\n" +
		"Begegnung<2025-01-01                die letzte; auch Begegnung>6m, Begegnung:nie\n" +
		"Rhythmus:6w  Rhythmus<1m            eigener oder der eines Kreises; < heißt öfter\n" +
		"fällig:überfällig  fällig:jetzt     auch fällig<2026-12-01, heute, 2w, nie\n" +
		"kennengelernt:2021  durch:Anna      auch kennengelernt<2015, kennengelernt-in:Leipzig\n" +
		"Wiedervorlage:offen                 fällig, überfällig, erledigt, keine\n" +
		"Tango                               ein Wort allein wird überall gesucht",
	"help.filters.examples": "kith list --where 'Kreis:Hamburg und nicht Kreis:Chor'\nkith list --where '(Kreis:Familie oder Ort:Köln) hat:Mail'\nkith list --where 'Geburtstag:next30d' --limit 10\nkith search Steuer --where 'Ort:Köln'",
}
