package message

// englishQuick are the sentences about quick add.
var englishQuick = map[string]string{
	"quick.added":     "Noted: {name}",
	"quick.nothing":   "There is nothing in this line to save yet. Say what happened, what somebody looks for, or what is to be done.",
	"quick.nobody":    "It is not clear yet whom this is about. Add a name, for example: Coffee with Anna Weber.",
	"quick.open":      "“{name}” fits several people. Choose who is meant; nothing has been saved yet.",
	"quick.stranger":  "{name} (new)",
	"quick.several":   "“{name}” fits {n|one contact|# contacts}. With --person \"{name}=ID\" it is clear who is meant:",
	"quick.not-saved": "Nothing has been saved. With --yes it is.",

	"ask.add":  "Save this?",
	"done.add": "Saved. kith undo takes all of it back.",

	"help.add":               "log what happened in one line: encounter, offers and needs, follow-ups",
	"help.add.args":          "TEXT…",
	"help.add.long":          "Shows what it understood and asks before it saves; without a terminal it only shows it unless --yes is given. A day ahead makes a follow-up of an encounter. What is not understood becomes the note. Names that are not in the book are added after “with”.",
	"help.add.examples":      "kith add \"Coffee with Anna Weber tomorrow 15:00, looks for a tax adviser\"\nkith add --yes \"yesterday lunch with Anna and Jonas, needs a plumber, follow up in 3 weeks\"\nkith add \"Call with Max\" --person Max=018f3c2a",
	"help.option.add-person": "who `NAME=ID` means, or an ID for somebody who was there besides",
}
