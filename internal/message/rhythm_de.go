package message

// germanRhythm is what Kith says of rhythms, in German.
var germanRhythm = map[string]string{
	"rhythm.never":       "kein Rhythmus",
	"rhythm.every-day":   "{n|jeden Tag|alle # Tage}",
	"rhythm.every-week":  "{n|jede Woche|alle # Wochen}",
	"rhythm.every-month": "{n|jeden Monat|alle # Monate}",
	"rhythm.every-year":  "{n|jedes Jahr|alle # Jahre}",

	"rhythm.about-week":  "{n|jede Woche|alle # Wochen}",
	"rhythm.about-month": "{n|jeden Monat|alle # Monate}",
	"rhythm.about-year":  "{n|jedes Jahr|alle # Jahre}",
	"rhythm.span-week":   "{n|1 Woche|# Wochen}",
	"rhythm.span-month":  "{n|1 Monat|# Monate}",
	"rhythm.span-year":   "{n|1 Jahr|# Jahre}",

	"rhythm.due":              "In Verbindung {rhythm}; zuletzt am {last|date}.",
	"rhythm.due-circle":       "In Verbindung {rhythm} ({circle}); zuletzt am {last|date}.",
	"rhythm.due-first":        "In Verbindung {rhythm}; noch keine Begegnung.",
	"rhythm.due-first-circle": "In Verbindung {rhythm} ({circle}); noch keine Begegnung.",
	"rhythm.fading":           "Bis {until|month} etwa {pace} eine Begegnung; die letzte ist {gap} her.",

	"rhythm.set":            "Rhythmus von {name}: {rhythm}",
	"rhythm.set-many":       "Rhythmus von {n} Kontakten: {rhythm}",
	"rhythm.cleared":        "Kein Rhythmus mehr für {name}",
	"rhythm.cleared-many":   "Kein Rhythmus mehr für {n} Kontakte",
	"rhythm.circle-set":     "Rhythmus des Kreises {circle}: {rhythm}",
	"rhythm.circle-cleared": "Kein Rhythmus mehr für den Kreis {circle}",
	"rhythm.snoozed":        "{name} bis {until|date} zurückgestellt",
	"rhythm.snoozed-many":   "{n} Kontakte bis {until|date} zurückgestellt",
	"rhythm.skipped":        "Diese Runde mit {name} ausgelassen",
	"rhythm.resting":        "{name} ruht",
	"rhythm.resting-until":  "{name} ruht bis {until|date}",
	"rhythm.woken":          "{name} ruht nicht mehr",
	"rhythm.quiet":          "{name} bis {until|date} nicht mehr erwähnen",
	"rhythm.greetings":      "Grüße zählen als Begegnung",
	"rhythm.no-greetings":   "Grüße zählen nicht als Begegnung",

	"rhythm.bad":        "„{value}“ ist kein Rhythmus. Beispiele: 6w, alle 2 Monate, wöchentlich, keiner. Nichts wurde geändert.",
	"rhythm.too-long":   "Ein Rhythmus kann höchstens zehn Jahre lang sein. Nichts wurde geändert.",
	"rhythm.bad-day":    "„{value}“ ist kein kommender Tag. Beispiele: 2026-03-01, 3w. Nichts wurde geändert.",
	"rhythm.no-circle":  "Es gibt keinen Kreis „{circle}“. Nichts wurde geändert.",
	"rhythm.no-rhythm":  "{name} hat keinen Rhythmus, der sich zurückstellen ließe. Nichts wurde geändert.",
	"rhythm.no-contact": "Es wurde niemand genannt. Nichts wurde geändert.",
}
