package message

// englishFilter is what is said about filters and the views that keep them.
var englishFilter = map[string]string{
	"filter.key":           "There is no “{key}:” to filter by (character {at}). Known are circle, organisation, title, place, country, name, email, phone, note, kind, has, lacks, birthday, anniversary, changed, created, imported, met, rhythm, due, first-met, met-at, met-through, offers, needs and followup. In quotes it is searched for.",
	"filter.key-near":      "There is no “{key}:” to filter by (character {at}). Perhaps “{near}:” was meant. In quotes it is searched for.",
	"filter.operator":      "“{key}” cannot be compared with “{op}” (character {at}). Possible are: {known}",
	"filter.no-value":      "“{key}” is followed by nothing (character {at}). Expected is a value, for example circle:Hamburg.",
	"filter.open-quote":    "The quote at character {at} is not closed.",
	"filter.open-bracket":  "The bracket at character {at} is not closed.",
	"filter.extra-close":   "The bracket at character {at} closes nothing.",
	"filter.unexpected":    "“{text}” at character {at} stands where a condition is expected, for example circle:Hamburg.",
	"filter.no-term":       "After “{after}” a condition is expected (character {at}), for example circle:Hamburg.",
	"filter.too-long":      "This filter is too long. It may have {n} characters and 200 conditions.",
	"filter.too-deep":      "This filter has too many brackets within brackets.",
	"filter.bad-phone":     "“{value}” is no beginning of a phone number (character {at}). Expected are digits, for example phone:+49*.",
	"filter.bad-kind":      "There is no kind “{value}” (character {at}). Known are person, organisation and group.",
	"filter.bad-has":       "Whether somebody has “{value}” cannot be asked (character {at}). Known are name, phone, email, address, birthday, anniversary, photo, note, organisation, title, url, im, circle, related, nickname, encounter, rhythm, met and followup.",
	"filter.bad-birthday":  "“{value}” is no day of the year (character {at}). Expected is a month (may, 05), a day (05-09), a year (1980), a date (1980-05-09), today or next30d; to compare with < or >, a year or a date.",
	"filter.bad-day":       "“{value}” is no time (character {at}). Expected is a day (2026-03-01), a month (2026-03), a year, today, yesterday or an age such as 7d, 3w, 6m or 1y.",
	"filter.bad-met":       "“{value}” is no time of a last encounter (character {at}). Expected is never (after a colon), a day (2026-03-01), a month (2026-03), a year, today, yesterday or an age such as 7d, 3w, 6m or 1y.",
	"filter.bad-rhythm":    "“{value}” is no rhythm (character {at}). Expected is 6w, “every 2 months”, monthly or, after a colon, none.",
	"filter.bad-due":       "“{value}” does not say when somebody is due (character {at}). Expected is now, overdue or never (after a colon), today, tomorrow, this week, a day (2026-03-01), a month (2026-03), a year or a time from today such as 2w.",
	"filter.bad-first-met": "“{value}” is no time at which you may have met somebody (character {at}). Expected is a year (2019), a day, a month (2026-03), “spring 2021” or an age such as 6m or 1y.",
	"filter.bad-followup":  "There are no follow-ups “{value}” (character {at}). Known are open, due, overdue, done and none.",

	"view.created":   "View “{name}” saved",
	"view.edited":    "View “{name}” changed",
	"view.renamed":   "View “{name}” renamed",
	"view.moved":     "View “{name}” moved",
	"view.removed":   "View “{name}” deleted",
	"view.not-found": "There is no view “{name}”.",
	"view.no-name":   "A view needs a name. Nothing was saved.",
	"view.empty":     "A view needs a filter, for example circle:Hamburg. Nothing was saved.",
	"view.taken":     "There already is a view “{name}”. Nothing was saved.",

	"done.view-saved":   "View “{name}” saved: {expression}",
	"done.view-removed": "View “{name}” deleted. kith undo brings it back.",
	"terminal.no-views": "No views yet. kith view save NAME EXPRESSION keeps one.",
	"terminal.no-match": "Nobody fits.",

	"help.option.where": "only who fits the filter `EXPR`, for example 'circle:Hamburg lacks:phone' (see kith help filters)",
	"help.option.view":  "only who fits the saved view `NAME`",

	"help.view":               "filters kept under a name",
	"help.view.args":          "save|list|remove",
	"help.view.save":          "keep a filter under a name, or change the one it has",
	"help.view.save.args":     "NAME EXPR",
	"help.view.save.examples": "kith view save \"Without a number\" 'lacks:phone kind:person'\nkith list --view \"Without a number\"",
	"help.view.list":          "list the views",
	"help.view.list.args":     "",
	"help.view.remove":        "delete a view",
	"help.view.remove.args":   "NAME",

	"help.filters.args": "",
	"help.filters":      "how to say whom one means: circle:Hamburg lacks:phone",
	"help.filters.long": "A filter is made of conditions. Beside each other all of them have to fit; or, not and brackets work as expected, a minus is short for not. Words may be in English or German, in any case and spelling of umlauts.\n\n" +
		"circle:Hamburg                      in the circle\n" +
		"organisation:\"ACME GmbH\"            works there; = instead of : means nothing but that\n" +
		"title:buyer  place:Köln  country:Österreich\n" +
		"name:web*  note:tango               a star stands for anything\n" +
		"email:*@acme.de  phone:+49*\n" +
		"kind:organisation                   person, organisation, group\n" +
		"has:email  lacks:phone              also address, photo, note, url, circle …\n" +
		"birthday:may                        05, 05-09, 1980, today, next30d\n" +
		"changed:7d  created>2026-01-01      day, month, year or age (7d, 3w, 6m, 1y)\n" +
		"imported:\"iPhone\"                   by a file, or its form (linkedin, csv)\n" +
		"met<2025-01-01  met>6m  met:never   the last encounter\n" +
		"rhythm:6w  rhythm<1m                one's own or a circle's; < is more often\n" +
		"due:overdue  due:now                also due<2026-12-01, today, 2w, never\n" +
		"first-met:2021  met-at:Leipzig      how you met; also first-met<2015, met-through:Anna\n" +
		"followup:open                       due, overdue, done, none\n" +
		"tango                               a word alone is searched for everywhere",
	"help.filters.examples": "kith list --where 'circle:Hamburg and not circle:Choir'\nkith list --where '(circle:Family or place:Köln) has:email'\nkith list --where 'birthday:next30d' --limit 10\nkith search tax --where 'place:Köln'",
}
