package message

// englishDates is what is said about important dates.
var englishDates = map[string]string{
	"dates.notice":         "Dates in “{circle}” announced {n|a day|# days} ahead",
	"dates.notice-removed": "Dates in “{circle}” announced on the day itself",
	"dates.bad-notice":     "A notice is between 0 and {n} days. Nothing was changed.",
	"dates.no-circle":      "Nobody is in a circle “{circle}”. Nothing was changed.",
	"dates.bad-days":       "“{value}” is not a number of days between 0 and 366.",

	"dates.birthday":         "birthday",
	"dates.birthday-years":   "turns {years}",
	"dates.anniversary":      "anniversary",
	"dates.anniversary-of":   "{years|a year|# years} together",
	"dates.remembrance":      "day of death",
	"dates.remembrance-of":   "died {years|a year|# years} ago",
	"dates.date":             "{label}",
	"dates.date-years":       "{label}: {years|a year|# years}",
	"dates.date-other":       "a day of their own",
	"dates.date-other-years": "a day of their own: {years|a year|# years}",

	"terminal.no-dates":     "No important dates in the next {n|day|# days}.",
	"terminal.today-date":   "today",
	"terminal.in-days":      "{n|tomorrow|in # days}",
	"done.notice":           "Dates of “{circle}” are announced {n|a day|# days} ahead.",
	"done.notice-removed":   "Dates of “{circle}” are announced on the day itself.",
	"help.dates":            "birthdays, anniversaries and other days that are coming",
	"help.dates.args":       "[NAME]",
	"help.dates.long":       "Lists what is coming: birthdays with the age where it is known, anniversaries, days of one's own. 29 February is kept on the 28th in common years. A round one is marked with a star. With a name, all dates of that person.",
	"help.dates.examples":   "kith dates\nkith dates --days 60\nkith dates \"Käthe Brandt\"\nkith edit ID \"date+=Name day:--06-24\"\nkith dates --circle Family --notice 7",
	"help.option.days":      "how many days ahead (`N`, 30 unless said otherwise)",
	"help.option.notice":    "announce the dates of the circle's people `N` days ahead on Today, 0 for the day itself",
	"help.option.of-circle": "the circle that --notice is about",
}
