package message

// englishEncounter is what is said about encounters and about times that are known approximately.
var englishEncounter = map[string]string{
	"civil.month.01": "January {year}", "civil.month.02": "February {year}", "civil.month.03": "March {year}", "civil.month.04": "April {year}",
	"civil.month.05": "May {year}", "civil.month.06": "June {year}", "civil.month.07": "July {year}", "civil.month.08": "August {year}",
	"civil.month.09": "September {year}", "civil.month.10": "October {year}", "civil.month.11": "November {year}", "civil.month.12": "December {year}",
	"civil.season.21": "spring {year}", "civil.season.22": "summer {year}", "civil.season.23": "autumn {year}", "civil.season.24": "winter {year}",

	"encounter.created":       "Log an encounter with {name}",
	"encounter.edited":        "Edit an encounter with {name}",
	"encounter.removed":       "Delete an encounter with {name}",
	"encounter.not-found":     "This encounter no longer exists. Nothing was changed.",
	"encounter.nobody":        "An encounter needs at least one person. Nothing was saved.",
	"encounter.bad-kind":      "There is no kind of encounter “{kind}”. Known are: {kinds}.",
	"encounter.bad-day":       "“{value}” is neither a day like 2026-03-01 nor a time like 2026-03, 2026-21 (spring) or 2026. Nothing was saved.",
	"encounter.bad-time":      "“{value}” is not a time of day like 15:04. Nothing was saved.",
	"encounter.time-no-day":   "A time of day needs an exact day; “{value}” is not one. Nothing was saved.",
	"encounter.bad-size":      "“{value}” is not a number of people. Nothing was saved.",
	"encounter.bad-initiator": "Who reached out is either me or them, not “{value}”. Nothing was saved.",
	"encounter.bad-link":      "“{value}” is neither a web address nor the full path of a file. Nothing was saved.",

	"encounter.kind.meeting":  "Meeting",
	"encounter.kind.meal":     "Meal",
	"encounter.kind.call":     "Call",
	"encounter.kind.video":    "Video call",
	"encounter.kind.message":  "Message",
	"encounter.kind.letter":   "Letter",
	"encounter.kind.event":    "Event",
	"encounter.kind.feedback": "Feedback",
	"encounter.kind.greeting": "Greeting",
	"encounter.kind.attempt":  "Attempt",
	"encounter.kind.note":     "Note",
}
