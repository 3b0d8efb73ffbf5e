package message

// englishRhythm is what Kith says of rhythms, in English.
var englishRhythm = map[string]string{
	"rhythm.never":       "no rhythm",
	"rhythm.every-day":   "{n|every day|every # days}",
	"rhythm.every-week":  "{n|every week|every # weeks}",
	"rhythm.every-month": "{n|every month|every # months}",
	"rhythm.every-year":  "{n|every year|every # years}",

	"rhythm.about-week":  "{n|every week|every # weeks}",
	"rhythm.about-month": "{n|every month|every # months}",
	"rhythm.about-year":  "{n|every year|every # years}",
	"rhythm.span-week":   "{n|1 week|# weeks}",
	"rhythm.span-month":  "{n|1 month|# months}",
	"rhythm.span-year":   "{n|1 year|# years}",

	"rhythm.due":              "In touch {rhythm}; last time {last|date}.",
	"rhythm.due-circle":       "In touch {rhythm} ({circle}); last time {last|date}.",
	"rhythm.due-first":        "In touch {rhythm}; no encounter yet.",
	"rhythm.due-first-circle": "In touch {rhythm} ({circle}); no encounter yet.",
	"rhythm.fading":           "You met about {pace} until {until|month}; the last time is {gap} ago.",

	"rhythm.set":            "Rhythm of {name}: {rhythm}",
	"rhythm.set-many":       "Rhythm of {n} contacts: {rhythm}",
	"rhythm.cleared":        "No rhythm for {name} any more",
	"rhythm.cleared-many":   "No rhythm for {n} contacts any more",
	"rhythm.circle-set":     "Rhythm of the circle {circle}: {rhythm}",
	"rhythm.circle-cleared": "No rhythm for the circle {circle} any more",
	"rhythm.snoozed":        "Put off {name} until {until|date}",
	"rhythm.snoozed-many":   "Put off {n} contacts until {until|date}",
	"rhythm.skipped":        "Let this round with {name} go",
	"rhythm.resting":        "Let {name} rest",
	"rhythm.resting-until":  "Let {name} rest until {until|date}",
	"rhythm.woken":          "{name} rests no more",
	"rhythm.quiet":          "Do not mention {name} until {until|date}",
	"rhythm.greetings":      "Greetings count as encounters",
	"rhythm.no-greetings":   "Greetings do not count as encounters",

	"rhythm.bad":        "“{value}” is no rhythm. Examples: 6w, every 2 months, weekly, none. Nothing was changed.",
	"rhythm.too-long":   "A rhythm can be at most ten years. Nothing was changed.",
	"rhythm.bad-day":    "“{value}” is not a day to come. Examples: 2026-03-01, 3w. Nothing was changed.",
	"rhythm.no-circle":  "There is no circle “{circle}”. Nothing was changed.",
	"rhythm.no-rhythm":  "{name} has no rhythm that could be put off. Nothing was changed.",
	"rhythm.no-contact": "Nobody was named. Nothing was changed.",
}
