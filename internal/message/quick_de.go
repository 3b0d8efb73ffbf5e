package message

// germanQuick are the sentences about quick add.
var germanQuick = map[string]string{
	"quick.added":     "Festgehalten: {name}",
	"quick.nothing":   "In dieser Zeile steht noch nichts, was sich speichern lässt. Es fehlt, was geschehen ist, was jemand sucht oder was zu tun ist.",
	"quick.nobody":    "Noch ist nicht klar, um wen es geht. Es fehlt ein Name, zum Beispiel: Kaffee mit Anna Weber.",
	"quick.open":      "„{name}“ passt auf mehrere Menschen. Bitte auswählen, wer gemeint ist; noch ist nichts gespeichert.",
	"quick.stranger":  "{name} (neu)",
	"quick.several":   "„{name}“ passt auf {n|einen Kontakt|# Kontakte}. Mit --person \"{name}=KENNUNG\" ist klar, wer gemeint ist:",
	"quick.not-saved": "Noch ist nichts gespeichert. Mit --yes wird es gespeichert.",

	"ask.add":  "So speichern?",
	"done.add": "Gespeichert. kith undo nimmt alles zusammen zurück.",

	"help.add":               "in einer Zeile festhalten, was war: Begegnung, Angebote und Gesuche, Wiedervorlagen",
	"help.add.args":          "TEXT…",
	"help.add.long":          "Zeigt, was verstanden wurde, und fragt vor dem Speichern; ohne Terminal wird es nur gezeigt, außer mit --yes. Liegt der Tag in der Zukunft, wird aus der Begegnung eine Wiedervorlage. Was nicht verstanden wurde, wird zur Notiz. Wer nach „mit“ steht und nicht im Buch ist, kommt hinein.",
	"help.add.examples":      "kith add \"gestern Mittagessen mit Anna und Jonas, sucht Steuerberater, in 3 Wochen nachfragen\"\nkith add --yes \"Kaffee mit Anna Weber morgen 15 Uhr\"\nkith add \"Telefonat mit Max\" --person Max=018f3c2a",
	"help.option.add-person": "wer mit `NAME=KENNUNG` gemeint ist, oder eine KENNUNG für jemanden, der auch dabei war",
}
