package message

// germanGiving are the sentences about offers and needs.
var germanGiving = map[string]string{
	"giving.offer-added": "{name} bietet: {text}",
	"giving.need-added":  "{name} sucht: {text}",
	"giving.done":        "„{text}“ von {name} abhaken",
	"giving.reopened":    "„{text}“ von {name} wieder aufnehmen",
	"giving.renamed":     "„{text}“ von {name} ändern",
	"giving.removed":     "„{text}“ von {name} löschen",

	"giving.not-found": "Dieses Angebot oder Gesuch gibt es nicht. kith offer list und kith need list zeigen sie mit ihren Kennungen.",
	"giving.no-text":   "Es fehlen noch die Worte, worum es geht.",
	"giving.long":      "Das ist zu lang für ein Angebot oder Gesuch; nichts wurde gespeichert. In eine Notiz passt mehr.",
	"giving.bad-kind":  "„{kind}“ ist weder Angebot noch Gesuch.",

	"done.offer":         "{name} bietet: {text}",
	"done.need":          "{name} sucht: {text}",
	"done.giving-done":   "Abgehakt: {text} ({name})",
	"done.giving-reopen": "Gilt wieder: {text} ({name})",
	"done.giving-delete": "Gelöscht: {text} ({name})",

	"field.offer": "Bietet", "field.need": "Sucht",

	"terminal.no-offer":    "Keine Angebote.",
	"terminal.no-need":     "Keine Gesuche.",
	"terminal.giving-done": "erledigt {day|date}",

	"help.offer":             "festhalten, was jemand bietet, oder Angebote zeigen, abhaken und löschen",
	"help.offer.args":        "KENNUNG|NAME TEXT…",
	"help.offer.long":        "Angebote stehen auf der Karte (EXPERTISE) und gehen mit ihr hinaus. kith search findet Menschen danach, kith list --where bietet:Steuer auch.",
	"help.offer.examples":    "kith offer \"Anna Weber\" Steuerberatung für Gründer\nkith offer list\nkith offer done 4f2a",
	"help.offer.list":        "Angebote zeigen",
	"help.offer.list.args":   "[KENNUNG|NAME]",
	"help.offer.done":        "ein Angebot abhaken",
	"help.offer.done.args":   "ANGEBOT",
	"help.offer.reopen":      "ein Angebot wieder gelten lassen",
	"help.offer.reopen.args": "ANGEBOT",
	"help.offer.delete":      "ein Angebot löschen",
	"help.offer.delete.args": "ANGEBOT",
	"help.need":              "festhalten, was jemand sucht, oder Gesuche zeigen, abhaken und löschen",
	"help.need.args":         "KENNUNG|NAME TEXT…",
	"help.need.long":         "Gesuche stehen auf der Karte (X-KITH-NEED) und gehen mit ihr hinaus. kith search findet Menschen danach, kith list --where sucht:Steuer auch.",
	"help.need.examples":     "kith need \"Anna Weber\" eine Steuerberatung\nkith need list\nkith need done 91cc",
	"help.need.list":         "Gesuche zeigen",
	"help.need.list.args":    "[KENNUNG|NAME]",
	"help.need.done":         "ein Gesuch abhaken",
	"help.need.done.args":    "GESUCH",
	"help.need.reopen":       "ein Gesuch wieder aufnehmen",
	"help.need.reopen.args":  "GESUCH",
	"help.need.delete":       "ein Gesuch löschen",
	"help.need.delete.args":  "GESUCH",
	"help.option.giving-all": "auch Abgehaktes",
}
