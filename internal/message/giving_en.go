package message

// englishGiving are the sentences about offers and needs.
var englishGiving = map[string]string{
	"giving.offer-added": "{name} offers: {text}",
	"giving.need-added":  "{name} looks for: {text}",
	"giving.done":        "Tick off “{text}” of {name}",
	"giving.reopened":    "Took up “{text}” of {name} again",
	"giving.renamed":     "Changed “{text}” of {name}",
	"giving.removed":     "Deleted “{text}” of {name}",

	"giving.not-found": "There is no such offer or need. kith offer list and kith need list show them with their ids.",
	"giving.no-text":   "There are no words yet for what it is.",
	"giving.long":      "That is too long for an offer or a need; nothing was saved. A note has room for more.",
	"giving.bad-kind":  "“{kind}” is neither an offer nor a need.",

	"done.offer":         "{name} offers: {text}",
	"done.need":          "{name} looks for: {text}",
	"done.giving-done":   "Ticked off: {text} ({name})",
	"done.giving-reopen": "Stands again: {text} ({name})",
	"done.giving-delete": "Deleted: {text} ({name})",

	"field.offer": "Offers", "field.need": "Looks for",

	"terminal.no-offer":    "No offers.",
	"terminal.no-need":     "No needs.",
	"terminal.giving-done": "done {day|date}",

	"help.offer":             "write down what somebody offers, or list, tick off and delete what there is",
	"help.offer.args":        "ID|NAME TEXT…",
	"help.offer.long":        "Offers are on the card (EXPERTISE) and leave with it. kith search finds people by them, kith list --where offers:tax too.",
	"help.offer.examples":    "kith offer \"Anna Weber\" tax advice for start-ups\nkith offer list\nkith offer done 4f2a",
	"help.offer.list":        "show offers",
	"help.offer.list.args":   "[ID|NAME]",
	"help.offer.done":        "tick an offer off",
	"help.offer.done.args":   "OFFER",
	"help.offer.reopen":      "let an offer stand again",
	"help.offer.reopen.args": "OFFER",
	"help.offer.delete":      "delete an offer",
	"help.offer.delete.args": "OFFER",
	"help.need":              "write down what somebody looks for, or list, tick off and delete what there is",
	"help.need.args":         "ID|NAME TEXT…",
	"help.need.long":         "Needs are on the card (X-KITH-NEED) and leave with it. kith search finds people by them, kith list --where needs:tax too.",
	"help.need.examples":     "kith need \"Anna Weber\" a tax adviser\nkith need list\nkith need done 91cc",
	"help.need.list":         "show needs",
	"help.need.list.args":    "[ID|NAME]",
	"help.need.done":         "tick a need off",
	"help.need.done.args":    "NEED",
	"help.need.reopen":       "take a need up again",
	"help.need.reopen.args":  "NEED",
	"help.need.delete":       "delete a need",
	"help.need.delete.args":  "NEED",
	"help.option.giving-all": "also those ticked off",
}
