package message

// englishMet is what Kith says of how one met somebody, in English.
var englishMet = map[string]string{
	"contact.met":         "How you met {name}",
	"contact.met-removed": "How you met {name}: no longer noted",
	"contact.met-self":    "Nobody is met through themselves. Nothing was changed.",

	"field.met": "How we met",

	"terminal.met":         "{name}: {met}",
	"terminal.met-by":      "through {name}",
	"terminal.met-unknown": "How you met {name} is not noted yet. kith met \"{name}\" --where Leipzig --when \"spring 2021\" does that.",
	"terminal.met-through": "Met through {name}: {names}",
	"terminal.day":         "{day|date}",

	"help.met":                "how you met somebody: where, when, through whom",
	"help.met.args":           "ID|NAME",
	"help.met.long":           "Without options it says what is noted, and whom you met through this person. An option changes its part; with nothing in it (--when \"\") that part is taken away. It is on the card and leaves with it; kith search finds it, kith list --where met-through:Anna and first-met:2021 too.",
	"help.met.examples":       "kith met \"Anna Weber\" --where \"Leipzig book fair\" --when \"spring 2021\"\nkith met \"Anna Weber\" --through \"Bernd Müller\"\nkith met \"Anna Weber\" --none\nkith list --where 'first-met<2015'",
	"help.option.met-where":   "where it was (`PLACE`)",
	"help.option.met-when":    "when it was (`D`), as exactly as you know: 2019, \"spring 2021\", 2021-05-03",
	"help.option.met-through": "through whom (`ID|NAME`): somebody of the book, or else a name",
	"usage.met-none":          "With --none nothing else: all of it is forgotten.",
	"help.option.met-none":    "forget how you met",
}
