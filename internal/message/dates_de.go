package message

// germanDates is what is said about important dates.
var germanDates = map[string]string{
	"dates.notice":         "Tage im Kreis „{circle}“ {n|einen Tag|# Tage} vorher angekündigt",
	"dates.notice-removed": "Tage im Kreis „{circle}“ erst am Tag selbst angekündigt",
	"dates.bad-notice":     "Angekündigt wird zwischen 0 und {n} Tagen vorher. Nichts wurde geändert.",
	"dates.no-circle":      "Im Kreis „{circle}“ ist niemand. Nichts wurde geändert.",
	"dates.bad-days":       "„{value}“ ist keine Zahl von Tagen zwischen 0 und 366.",

	"dates.birthday":         "Geburtstag",
	"dates.birthday-years":   "wird {years}",
	"dates.anniversary":      "Jahrestag",
	"dates.anniversary-of":   "{years|ein Jahr|# Jahre} zusammen",
	"dates.remembrance":      "Todestag",
	"dates.remembrance-of":   "vor {years|einem Jahr|# Jahren} gestorben",
	"dates.date":             "{label}",
	"dates.date-years":       "{label}: {years|ein Jahr|# Jahre}",
	"dates.date-other":       "ein eigener Tag",
	"dates.date-other-years": "ein eigener Tag: {years|ein Jahr|# Jahre}",

	"terminal.no-dates":     "Keine besonderen Tage in den nächsten {n|Tag|# Tagen}.",
	"terminal.today-date":   "heute",
	"terminal.in-days":      "{n|morgen|in # Tagen}",
	"done.notice":           "Tage im Kreis „{circle}“ werden {n|einen Tag|# Tage} vorher angekündigt.",
	"done.notice-removed":   "Tage im Kreis „{circle}“ werden am Tag selbst angekündigt.",
	"help.dates":            "Geburtstage, Jahrestage und andere Tage, die kommen",
	"help.dates.args":       "[NAME]",
	"help.dates.long":       "Zeigt, was kommt: Geburtstage mit dem Alter, wo es bekannt ist, Jahrestage, eigene Tage. Der 29. Februar liegt in gewöhnlichen Jahren auf dem 28. Runde tragen einen Stern. Mit einem Namen alle Tage dieser Person.",
	"help.dates.examples":   "kith dates\nkith dates --days 60\nkith dates \"Käthe Brandt\"\nkith edit ID \"date+=Namenstag:--06-24\"\nkith dates --circle Familie --notice 7",
	"help.option.days":      "wie viele Tage voraus (`N`, sonst 30)",
	"help.option.notice":    "die Tage der Menschen im Kreis `N` Tage vorher auf Heute ankündigen, 0 für am Tag selbst",
	"help.option.of-circle": "der Kreis, um den es bei --notice geht",
}
