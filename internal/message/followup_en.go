package message

// englishFollowup is what is said of follow-ups that come again, their steps, and calendars kept up to date.
var englishFollowup = map[string]string{
	"followup.done-again": "Complete “{title}”, next on {next|date}",
	"followup.step-done":  "Tick off “{text}”",
	"followup.step-open":  "Reopen “{text}”",
	"followup.no-step":    "This step no longer exists. Nothing was changed.",
	"followup.bad-repeat": "“{value}” is no rule for repeating. Examples: 2w, every 2 weeks, every last Friday of the month, 3 weeks after it is done. Nothing was saved.",
	"followup.never":      "By the rule “{value}” it would never come. Nothing was saved.",
	"followup.after-done": "“{value}” names days or an end, which do not go with --after-done. Examples: 2w, 10d, 3 months. Nothing was saved.",
	"followup.which-step": "“{step}” names none, or several, of the {n|one step|# steps} of “{title}”. Their numbers: kith followup step. Nothing was changed.",

	"terminal.no-steps":           "“{title}” has no steps.",
	"done.followup-every":         "Follow-up “{title}”, due {due}, {every}.",
	"done.followup-done-every":    "Done: “{title}”, next {due}, {every}",
	"done.followup-reopen-every":  "Open again: “{title}”, due {due}, {every}.",
	"done.followup-snooze-every":  "“{title}” is now due {due}; it goes on as before: {every}.",
	"field.repeat":                "Repeats",
	"field.with":                  "With",
	"field.steps":                 "Steps",
	"usage.no-every":              "--after-done says how --every counts: --every 2w --after-done",
	"help.followup.show":          "show one whole: steps, note, and what was written last about the people",
	"help.followup.show.args":     "ID|TITLE",
	"help.followup.step":          "tick steps off, or list them",
	"help.followup.step.args":     "ID|TITLE",
	"help.followup.step.examples": "kith followup step contract --tick 1 --add \"Ask about the date\"",
	"help.option.repeat":          "`RULE` by which it comes again: 2w, 3m, 1y, “every last Friday of the month”, “3 weeks after it is done”, or an RRULE",
	"help.option.after-done":      "count --every from when it is done",
	"help.option.step":            "a `TEXT` to tick off; may be given several times",
	"help.option.tick":            "number or beginning of a `STEP` that is done",
	"help.option.open":            "number or beginning of a `STEP` that is open again",
	"help.option.add":             "`TEXT` of one more step",
}
