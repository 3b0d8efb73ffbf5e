package message

var germanEncounter = map[string]string{
	"civil.month.01": "Januar {year}", "civil.month.02": "Februar {year}", "civil.month.03": "März {year}", "civil.month.04": "April {year}",
	"civil.month.05": "Mai {year}", "civil.month.06": "Juni {year}", "civil.month.07": "Juli {year}", "civil.month.08": "August {year}",
	"civil.month.09": "September {year}", "civil.month.10": "Oktober {year}", "civil.month.11": "November {year}", "civil.month.12": "Dezember {year}",
	"civil.season.21": "Frühling {year}", "civil.season.22": "Sommer {year}", "civil.season.23": "Herbst {year}", "civil.season.24": "Winter {year}",

	"encounter.created":       "Begegnung mit {name} festgehalten",
	"encounter.edited":        "Begegnung mit {name} bearbeitet",
	"encounter.removed":       "Begegnung mit {name} gelöscht",
	"encounter.not-found":     "Diese Begegnung gibt es nicht mehr. Nichts wurde geändert.",
	"encounter.nobody":        "Eine Begegnung braucht mindestens einen Menschen. Nichts wurde gespeichert.",
	"encounter.bad-kind":      "Die Art „{kind}“ gibt es nicht. Bekannt sind: {kinds}.",
	"encounter.bad-day":       "„{value}“ ist weder ein Tag wie 2026-03-01 noch eine Zeit wie 2026-03, 2026-21 (Frühling) oder 2026. Nichts wurde gespeichert.",
	"encounter.bad-time":      "„{value}“ ist keine Uhrzeit wie 15:04. Nichts wurde gespeichert.",
	"encounter.time-no-day":   "Zu einer Uhrzeit gehört ein genauer Tag; „{value}“ ist keiner. Nichts wurde gespeichert.",
	"encounter.bad-size":      "„{value}“ ist keine Zahl von Menschen. Nichts wurde gespeichert.",
	"encounter.bad-initiator": "Gemeldet haben können sich me (ich) oder them (die anderen), nicht „{value}“. Nichts wurde gespeichert.",
	"encounter.bad-link":      "„{value}“ ist weder eine Webadresse noch der vollständige Pfad einer Datei. Nichts wurde gespeichert.",

	"encounter.kind.meeting":  "Treffen",
	"encounter.kind.meal":     "Essen",
	"encounter.kind.call":     "Telefonat",
	"encounter.kind.video":    "Videogespräch",
	"encounter.kind.message":  "Nachricht",
	"encounter.kind.letter":   "Brief",
	"encounter.kind.event":    "Veranstaltung",
	"encounter.kind.feedback": "Rückmeldung",
	"encounter.kind.greeting": "Gruß",
	"encounter.kind.attempt":  "Versuch",
	"encounter.kind.note":     "Notiz",
}
