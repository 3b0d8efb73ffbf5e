package letter

// The keys of the templates that come with Kith.
const (
	KeyPlain       = "plain"
	KeyBirthday    = "birthday"
	KeyRound       = "round-birthday"
	KeyAnniversary = "anniversary"
	KeyNameDay     = "name-day"
	KeyDate        = "date" // a date of a person's own
	KeyLostTouch   = "lost-touch"
	KeyThanks      = "thanks"
	KeyNewJob      = "new-job"
	KeySeason      = "season"
)

// Keys are those of the templates that come with Kith, in the order in which they are offered.
var Keys = []string{KeyPlain, KeyBirthday, KeyRound, KeyAnniversary, KeyNameDay, KeyDate, KeyLostTouch, KeyThanks, KeyNewJob, KeySeason}

// IsGreeting reports whether what a template writes is a greeting on a day, which counts as an encounter only where that is wished.
func IsGreeting(key string) bool {
	switch key {
	case KeyBirthday, KeyRound, KeyAnniversary, KeyNameDay, KeyDate, KeySeason:
		return true
	}
	return false
}

// Builtin gives a template that comes with Kith; one without texts for a key that there is not.
func Builtin(key string) Template {
	t := Template{Key: key, Texts: map[Manner]Text{}}
	for i, m := range Manners {
		if text := builtin[key][i]; text != [2]string{} {
			t.Texts[m] = Text{text[0], text[1]}
		}
	}
	return t
}

// builtin has for each key the texts in the order of Manners: German with du, with Sie, English among friends, in business.
var builtin = map[string][4][2]string{
	KeyPlain: {
		{"", "{anrede},\n\n\n\nviele Grüße\n{absender}"},
		{"", "{anrede},\n\n\n\nmit freundlichen Grüßen\n{absender}"},
		{"", "{salutation},\n\n\n\nBest wishes\n{sender}"},
		{"", "{salutation},\n\n\n\nKind regards\n{sender}"},
	},
	KeyBirthday: {
		{
			"Alles Gute zum Geburtstag!",
			"{anrede},\n\nherzlichen Glückwunsch zum Geburtstag! Ich wünsche dir ein gutes neues Lebensjahr, Gesundheit und viele Menschen um dich, mit denen du gern zusammen bist.\n\nFeier schön!\n\nLiebe Grüße\n{absender}",
		},
		{
			"Herzlichen Glückwunsch zum Geburtstag",
			"{anrede},\n\nzu Ihrem Geburtstag gratuliere ich Ihnen herzlich. Für das neue Lebensjahr wünsche ich Ihnen Gesundheit, Freude und gutes Gelingen bei allem, was Sie sich vorgenommen haben.\n\nMit herzlichen Grüßen\n{absender}",
		},
		{
			"Happy birthday!",
			"{salutation},\n\nHappy birthday! I hope you have a lovely day with people you like, and a good year ahead.\n\nAll the best\n{sender}",
		},
		{
			"Happy birthday",
			"{salutation},\n\nI would like to wish you a very happy birthday, and good health and success in the year ahead.\n\nWith kind regards\n{sender}",
		},
	},
	KeyRound: {
		{
			"Alles Gute zum {alter}. Geburtstag!",
			"{anrede},\n\nherzlichen Glückwunsch zum {alter}. Geburtstag! Das ist ein Tag, den man feiern muss, und ich freue mich mit dir. Für alles, was kommt, wünsche ich dir Gesundheit, Neugier und gute Menschen an deiner Seite.\n\nLiebe Grüße\n{absender}",
		},
		{
			"Herzlichen Glückwunsch zum {alter}. Geburtstag",
			"{anrede},\n\nzu Ihrem {alter}. Geburtstag gratuliere ich Ihnen sehr herzlich. Ich wünsche Ihnen einen schönen Festtag im Kreis der Menschen, die Ihnen wichtig sind, und für die kommenden Jahre Gesundheit und viel Freude.\n\nMit herzlichen Grüßen\n{absender}",
		},
		{
			"{age} today: happy birthday!",
			"{salutation},\n\nHappy birthday! Turning {age} deserves a proper celebration. I wish you good health, curiosity and good people around you for everything that is to come.\n\nAll the best\n{sender}",
		},
		{
			"Congratulations on your birthday",
			"{salutation},\n\nPlease accept my warmest congratulations on turning {age}. I wish you a wonderful day among the people who matter to you, and health and happiness for the years to come.\n\nWith kind regards\n{sender}",
		},
	},
	KeyAnniversary: {
		{
			"Alles Gute zum Hochzeitstag!",
			"{anrede},\n\nherzlichen Glückwunsch zu eurem Hochzeitstag! Ich wünsche euch einen schönen Tag zu zweit und noch viele gemeinsame Jahre.\n\nLiebe Grüße\n{absender}",
		},
		{
			"Herzlichen Glückwunsch zum Hochzeitstag",
			"{anrede},\n\nzu Ihrem Hochzeitstag gratuliere ich Ihnen herzlich und wünsche Ihnen beiden einen schönen Tag und noch viele gemeinsame Jahre.\n\nMit herzlichen Grüßen\n{absender}",
		},
		{
			"Happy anniversary!",
			"{salutation},\n\nHappy anniversary to you both! Have a lovely day together, and many more years to come.\n\nAll the best\n{sender}",
		},
		{
			"Congratulations on your anniversary",
			"{salutation},\n\nMy warmest congratulations to you both on your anniversary. I wish you a lovely day and many more years together.\n\nWith kind regards\n{sender}",
		},
	},
	KeyNameDay: {
		{"Alles Gute zum Namenstag!", "{anrede},\n\nzu deinem Namenstag wünsche ich dir alles Gute. Ich habe an dich gedacht und hoffe, es geht dir gut.\n\nLiebe Grüße\n{absender}"},
		{"Herzlichen Glückwunsch zum Namenstag", "{anrede},\n\nzu Ihrem Namenstag gratuliere ich Ihnen herzlich und wünsche Ihnen alles Gute.\n\nMit herzlichen Grüßen\n{absender}"},
		{"Happy name day!", "{salutation},\n\nHappy name day! I thought of you and hope you are well.\n\nAll the best\n{sender}"},
		{"Best wishes on your name day", "{salutation},\n\nI wish you all the very best on your name day.\n\nWith kind regards\n{sender}"},
	},
	KeyDate: {
		{"Heute denke ich an dich", "{anrede},\n\nheute ist ein besonderer Tag für dich: {anlass}. Dazu wünsche ich dir alles Gute!\n\nLiebe Grüße\n{absender}"},
		{"Herzliche Glückwünsche", "{anrede},\n\nheute ist für Sie ein besonderer Tag: {anlass}. Dazu wünsche ich Ihnen von Herzen alles Gute.\n\nMit herzlichen Grüßen\n{absender}"},
		{"Thinking of you today", "{salutation},\n\nToday is a special day for you: {occasion}. I wish you all the best!\n\nBest wishes\n{sender}"},
		{"Best wishes", "{salutation},\n\nToday is a special day for you: {occasion}. I wish you all the very best.\n\nWith kind regards\n{sender}"},
	},
	KeyLostTouch: {
		{"Lange nichts gehört", "{anrede},\n\nwir haben lange nichts voneinander gehört, und ich habe in diesen Tagen an dich gedacht. Wie geht es dir, und was beschäftigt dich gerade?\n\nWenn du magst, telefonieren wir in den nächsten Wochen einmal oder trinken einen Kaffee zusammen. Ich würde mich freuen.\n\nLiebe Grüße\n{absender}"},
		{"Ein Gruß nach längerer Zeit", "{anrede},\n\nunser letztes Gespräch liegt schon eine Weile zurück, und ich habe in diesen Tagen an Sie gedacht. Wie geht es Ihnen, und was beschäftigt Sie gerade?\n\nÜber ein Telefonat oder einen gemeinsamen Kaffee in den nächsten Wochen würde ich mich freuen.\n\nMit freundlichen Grüßen\n{absender}"},
		{"Long time no see", "{salutation},\n\nWe haven't spoken for quite a while, and I have been thinking of you. How are you, and what are you up to at the moment?\n\nIf you like, let's have a call or a coffee in the next few weeks. I'd be glad.\n\nBest wishes\n{sender}"},
		{"Getting back in touch", "{salutation},\n\nIt has been some time since we last spoke, and I have been thinking of you. How are you, and what are you working on at present?\n\nI would be delighted if we found time for a call or a coffee in the coming weeks.\n\nKind regards\n{sender}"},
	},
	KeyThanks: {
		{"Danke!", "{anrede},\n\nich möchte dir herzlich danken. Du hast mir sehr geholfen, und ich weiß, dass das nicht selbstverständlich ist.\n\nWenn ich auch einmal etwas für dich tun kann, sag es mir bitte.\n\nLiebe Grüße\n{absender}"},
		{"Herzlichen Dank", "{anrede},\n\nich möchte Ihnen herzlich danken. Sie haben mir sehr geholfen, und ich weiß, dass das nicht selbstverständlich ist.\n\nWenn ich auch einmal etwas für Sie tun kann, lassen Sie es mich bitte wissen.\n\nMit freundlichen Grüßen\n{absender}"},
		{"Thank you!", "{salutation},\n\nThank you so much. You were a great help, and I don't take that for granted.\n\nIf there is ever anything I can do for you, please tell me.\n\nBest wishes\n{sender}"},
		{"Thank you", "{salutation},\n\nI would like to thank you most sincerely. You have been a great help, and I do not take that for granted.\n\nIf there is ever anything I can do for you, please let me know.\n\nKind regards\n{sender}"},
	},
	KeyNewJob: {
		{"Glückwunsch zur neuen Stelle!", "{anrede},\n\nich habe von deiner neuen Aufgabe gehört und gratuliere dir herzlich! Ich wünsche dir einen guten Start, nette Leute um dich und viel Freude an dem, was kommt.\n\nErzähl mir gern, wie es anläuft.\n\nLiebe Grüße\n{absender}"},
		{"Glückwunsch zur neuen Position", "{anrede},\n\nzu Ihrer neuen Aufgabe gratuliere ich Ihnen herzlich. Ich wünsche Ihnen einen guten Start und viel Erfolg und würde mich freuen, bei Gelegenheit von Ihnen zu hören.\n\nMit freundlichen Grüßen\n{absender}"},
		{"Congratulations on the new job!", "{salutation},\n\nI heard about your new job: congratulations! I wish you a good start, good people around you and a lot of joy in what is to come.\n\nDo tell me how it is going.\n\nBest wishes\n{sender}"},
		{"Congratulations on your new position", "{salutation},\n\nMy warm congratulations on your new position. I wish you a good start and every success, and I would be glad to hear from you when you find the time.\n\nKind regards\n{sender}"},
	},
	KeySeason: {
		{"Frohe Weihnachten und ein gutes neues Jahr", "{anrede},\n\nzum Ende des Jahres denke ich an die Menschen, mit denen ich gern zu tun hatte, und du gehörst dazu. Ich wünsche dir und allen, die zu dir gehören, schöne Weihnachten, ein paar ruhige Tage und ein gutes neues Jahr.\n\nLiebe Grüße\n{absender}"},
		{"Frohe Weihnachten und ein gutes neues Jahr", "{anrede},\n\nzum Ende des Jahres danke ich Ihnen herzlich für die gute Verbindung. Ich wünsche Ihnen und Ihrer Familie schöne Weihnachtstage, etwas Ruhe und ein gesundes, gutes neues Jahr.\n\nMit herzlichen Grüßen\n{absender}"},
		{"Merry Christmas and a happy New Year", "{salutation},\n\nAs the year ends I think of the people I was glad to have around, and you are one of them. I wish you and yours a merry Christmas, some quiet days and a happy New Year.\n\nAll the best\n{sender}"},
		{"Season's greetings", "{salutation},\n\nAs the year draws to a close, I would like to thank you for the good contact we have had. I wish you and your family peaceful holidays and a healthy and happy New Year.\n\nWith kind regards\n{sender}"},
	},
}
