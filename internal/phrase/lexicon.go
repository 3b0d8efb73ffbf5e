package phrase

import (
	"strings"
	"sync"

	"kith/internal/search"
)

// sense is what a word can be used for; a word may have several.
type sense int

const (
	spoken    sense = iota // a day by its distance from today
	weekday                // 1 Monday … 7 Sunday
	month                  // 1 … 12
	season                 // 21 … 24, as in EDTF
	unit                   // a length of time
	numeral                // a number
	ordinal                // first, zweiter
	qualifier              // this 0, next 1, the one after that 2, last -1, the one before that -2
	edge                   // early, middle, late: 1, 2, 3
	bound                  // a period and its edge in one word, "Monatsende": unit*10 + edge
	part                   // a part of the day, as its usual hour
	lead                   // says that a date or time follows
	clockLead              // says that a time follows
	holiday                // see holiday.go
	vague                  // neulich
	halves                 // a number that is none in whole, in halves: anderthalb 3
)

// units
const (
	minutes = iota + 1
	hours
	days
	workdays
	weeks
	weekends
	months
	quarters
	halfYears
	years
	fortnights
)

// entries are the vocabulary. A + stands for the endings of a German adjective (nächste, nächsten …).
var entries = []struct {
	sense sense
	value int
	words string
}{
	{spoken, 0, "heute today heut tdy"}, {spoken, 1, "morgen tomorrow tmrw tmr tomorow"}, {spoken, 2, "übermorgen overmorrow"},
	{spoken, 3, "überübermorgen"}, {spoken, -1, "gestern yesterday gstern"}, {spoken, -2, "vorgestern"}, {spoken, -3, "vorvorgestern"},

	{weekday, 1, "mo montag montags monday mondays mon"}, {weekday, 2, "di dienstag dienstags tuesday tuesdays tue tues"},
	{weekday, 3, "mi mittwoch mittwochs wednesday wednesdays wed weds"}, {weekday, 4, "do donnerstag donnerstags thursday thursdays thu thur thurs"},
	{weekday, 5, "fr freitag freitags friday fridays fri"}, {weekday, 6, "sa samstag samstags sonnabend sonnabends saturday saturdays sat"},
	{weekday, 7, "so sonntag sonntags sunday sundays sun"},

	{month, 1, "januar jänner january jan januars"}, {month, 2, "februar feber february feb februars"}, {month, 3, "märz march mär mar mrz"}, {month, 4, "april apr"},
	{month, 5, "mai may mais"}, {month, 6, "juni june jun junis"}, {month, 7, "juli july jul julis"}, {month, 8, "august aug augusts"},
	{month, 9, "september sep sept septembers"}, {month, 10, "oktober october okt oct oktobers"}, {month, 11, "november nov novembers"}, {month, 12, "dezember december dez dec dezembers"},

	{season, 21, "frühling frühjahr frühlings spring springtime"}, {season, 22, "sommer sommers summer summertime"},
	{season, 23, "herbst herbstes autumn fall"}, {season, 24, "winter winters wintertime"},

	{unit, minutes, "minute minuten minutes min mins"}, {unit, hours, "stunde stunden std hour hours hr hrs"},
	{unit, days, "tag tage tagen tags tages day days d t"}, {unit, workdays, "werktag werktage werktagen werktags arbeitstag arbeitstage arbeitstagen workday workdays weekday weekdays"},
	{unit, weeks, "woche wochen week weeks wk wks w"}, {unit, weekends, "wochenende wochenenden wochenendes weekend weekends"},
	{unit, months, "monat monate monaten monats monates month months mth m"}, {unit, quarters, "quartal quartale quartalen quartals vierteljahr vierteljahre vierteljahren quarter quarters"},
	{unit, halfYears, "halbjahr halbjahre halbjahren halbjahres"}, {unit, years, "jahr jahre jahren jahres year years yr yrs y j"}, {unit, fortnights, "fortnight fortnights"},

	{numeral, 0, "null zero"}, {numeral, 1, "ein+ ein eins one a an"}, {numeral, 2, "zwei zwo two zween"}, {numeral, 3, "drei three dreien"}, {numeral, 4, "vier four"},
	{numeral, 5, "fünf five"}, {numeral, 6, "sechs six"}, {numeral, 7, "sieben seven"}, {numeral, 8, "acht eight"}, {numeral, 9, "neun nine"}, {numeral, 10, "zehn ten"},
	{numeral, 11, "elf eleven"}, {numeral, 12, "zwölf twelve dutzend dozen"}, {numeral, 13, "dreizehn thirteen"}, {numeral, 14, "vierzehn fourteen"}, {numeral, 15, "fünfzehn fifteen"},
	{numeral, 16, "sechzehn sixteen"}, {numeral, 17, "siebzehn seventeen"}, {numeral, 18, "achtzehn eighteen"}, {numeral, 19, "neunzehn nineteen"}, {numeral, 20, "zwanzig twenty"},
	{numeral, 30, "dreißig thirty"}, {numeral, 40, "vierzig forty"}, {numeral, 45, "fünfundvierzig"}, {numeral, 50, "fünfzig fifty"}, {numeral, 60, "sechzig sixty"},
	{numeral, 90, "neunzig ninety"}, {numeral, 100, "hundert hundred"},

	{halves, 1, "halb+ halb half"}, {halves, 3, "anderthalb eineinhalb einundeinhalb"}, {halves, 5, "zweieinhalb zweiundeinhalb"}, {halves, 7, "dreieinhalb dreiundeinhalb"},
	{halves, 9, "viereinhalb"}, {halves, 11, "fünfeinhalb"}, {halves, 13, "sechseinhalb"},

	{ordinal, 1, "erst+ first"}, {ordinal, 2, "zweit+ second"}, {ordinal, 3, "dritt+ third"}, {ordinal, 4, "viert+ fourth"}, {ordinal, 5, "fünft+ fifth"},
	{ordinal, 6, "sechst+ sixth"}, {ordinal, 7, "siebt+ siebent+ seventh"}, {ordinal, 8, "acht+ eighth"}, {ordinal, 9, "neunt+ ninth"}, {ordinal, 10, "zehnt+ tenth"},
	{ordinal, 11, "elft+ eleventh"}, {ordinal, 12, "zwölft+ twelfth"}, {ordinal, 13, "dreizehnt+ thirteenth"}, {ordinal, 14, "vierzehnt+ fourteenth"}, {ordinal, 15, "fünfzehnt+ fifteenth"},
	{ordinal, 16, "sechzehnt+ sixteenth"}, {ordinal, 17, "siebzehnt+ seventeenth"}, {ordinal, 18, "achtzehnt+ eighteenth"}, {ordinal, 19, "neunzehnt+ nineteenth"}, {ordinal, 20, "zwanzigst+ twentieth"},
	{ordinal, 30, "dreißigst+ thirtieth"}, {ordinal, 31, "einunddreißigst+"},

	{qualifier, 0, "dies+ this heurig+ laufend+ aktuell+ current"}, {qualifier, 1, "nächst+ kommend+ next coming upcoming folgend+ following nx nxt"}, {qualifier, 2, "übernächst+"},
	{qualifier, -1, "letzt+ vergangen+ vorig+ verflossen+ last past previous"}, {qualifier, -2, "vorletzt+"},

	{edge, 1, "anfang anfangs beginn beginning start early früh+ zeitig+ begin"}, {edge, 2, "mitte mid middle"}, {edge, 3, "ende end late spät+ ausgang"},
	{bound, weeks*10 + 1, "wochenanfang wochenbeginn wochenstart"}, {bound, weeks*10 + 2, "wochenmitte midweek"},
	{bound, months*10 + 1, "monatsanfang monatsbeginn"}, {bound, months*10 + 2, "monatsmitte"}, {bound, months*10 + 3, "monatsende monatsletzten ultimo eom"},
	{bound, quarters*10 + 1, "quartalsanfang quartalsbeginn"}, {bound, quarters*10 + 2, "quartalsmitte"}, {bound, quarters*10 + 3, "quartalsende eoq"},
	{bound, years*10 + 1, "jahresanfang jahresbeginn"}, {bound, years*10 + 2, "jahresmitte"}, {bound, years*10 + 3, "jahresende jahresschluss eoy"}, {bound, weeks*10 + 3, "eow"},

	{part, 9, "früh morgens morning mornings frühmorgens"}, {part, 10, "vormittag vormittags forenoon"}, {part, 12, "mittag mittags noon midday lunchtime mittagszeit"},
	{part, 15, "nachmittag nachmittags afternoon afternoons arvo"}, {part, 18, "feierabend eod cob"}, {part, 19, "abend abends evening evenings eve"}, {part, 22, "nacht nachts night"}, {part, 24, "mitternacht midnight"},

	{lead, 0, "am an at on zu zum zur im in um bis by until till til ab from vom seit since der den dem des das the gegen around about circa ca etwa ungefähr spätestens before noch irgendwann sometime für for during während über over roughly so"},
	{clockLead, 0, "um at gegen ab around about by circa ca etwa ungefähr punkt so bis until till"},
	{vague, -7, "neulich kürzlich recently lately letztens unlängst jüngst"}, {vague, 0, "soeben"},
}

var endings = []string{"e", "en", "er", "es", "em"}

// lexicon is the vocabulary by folded word.
var lexicon = sync.OnceValue(func() map[string]map[sense]int {
	all := make(map[string]map[sense]int, 900)
	add := func(word string, s sense, value int) {
		key := search.Fold(word)
		if all[key] == nil {
			all[key] = map[sense]int{}
		}
		all[key][s] = value
	}
	for _, entry := range entries {
		for _, word := range strings.Fields(entry.words) {
			stem, inflected := strings.CutSuffix(word, "+")
			if !inflected {
				add(word, entry.sense, entry.value)
				continue
			}
			for _, ending := range endings {
				add(stem+ending, entry.sense, entry.value)
			}
		}
	}
	ones := []string{"", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"}
	tens := []string{"zwanzig", "dreißig", "vierzig", "fünfzig"}
	for t, ten := range tens {
		for n := 1; n < 10; n++ {
			add(ones[n]+"und"+ten, numeral, 20+10*t+n)
			if t == 0 {
				for _, ending := range endings {
					add(ones[n]+"und"+ten+"st"+ending, ordinal, 20+n)
				}
			}
		}
	}
	for word, which := range holidayWords {
		add(word, holiday, which)
	}
	return all
})

// alike are words of both languages that are one letter away from a word of the vocabulary and mean themselves.
var alike = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for _, word := range strings.Fields(`montage sontag monats morgan gesten western ostern extern intern weiter breite
		nächten nachtens nichte nichten lichte rechte dieser later letter latter fasten firsts sunny mounting marche juice kommende kommen
		sommerer winters stunde stande monaten nachster letzter woche worte wichen wachen weekly monthly yearly quarterly`) {
		words[search.Fold(word)] = true
	}
	return words
})

// lookUp finds a word, then one that it may be a slip of. A whole text that is a date may be mistyped in shorter words than a
// sentence, in which other words and names stand as well; and only there the beginning of a month or weekday is enough.
func lookUp(key string, whole bool) map[sense]int {
	words := lexicon()
	if senses, ok := words[key]; ok {
		return senses
	}
	if whole {
		if senses := begun(key); senses != nil {
			return senses
		}
	}
	shortest := 7
	if whole {
		shortest = 5
	}
	if len(key) < shortest || !whole && alike()[key] {
		return nil
	}
	var best map[sense]int
	least := 2
	if whole && len(key) >= 9 {
		least = 3
	}
	for word, senses := range words {
		if len(word) < shortest || word[0] != key[0] {
			continue
		}
		switch d := search.Distance(key, word); {
		case d < least:
			best, least = senses, d
		case d == least && best != nil && !same(best, senses):
			best = nil // two words are as near, so neither is meant
		}
	}
	return best
}

// begun finds the one month (from three letters) or weekday (from two) that a word is the beginning of.
func begun(key string) map[sense]int {
	if len(key) < 3 {
		return nil
	}
	var found map[sense]int
	for word, senses := range lexicon() {
		_, isMonth := senses[month]
		_, isWeekday := senses[weekday]
		if !isMonth && !isWeekday || !strings.HasPrefix(word, key) {
			continue
		}
		if found != nil && !same(found, senses) {
			return nil
		}
		found = senses
	}
	return found
}

func same(a, b map[sense]int) bool {
	if len(a) != len(b) {
		return false
	}
	for s, n := range a {
		if m, ok := b[s]; !ok || m != n {
			return false
		}
	}
	return true
}
