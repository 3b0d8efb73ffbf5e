package repeat

import (
	"strconv"
	"strings"
	"sync"
	"time"
)

// kind is what a word can mean in a rule.
type kind byte

const (
	isNoise   kind = iota
	isEvery        // every, jeden
	isOf           // of, im: what stands before belongs to what follows
	isNumber       // 2, zwei
	isOrdinal      // 2nd, zweiten, last (-1), other (2)
	isUnit         // weeks; n > 1 for quarters
	isAdverb       // weekly; n > 1 for fortnightly
	isWeekday      // n is 0 for Monday
	isWorkday      // Monday to Friday
	isMonth        // n is 1 for January
	isDate         // 5.3., 31.12.2027, 2027-12-31
	isAfter        // after, nach
	isDone         // completion, Erledigung
	isUntil        // until, bis
	isTimes        // times, mal
)

type token struct {
	kind           kind
	n, month, year int
	unit           byte
}

// tokens are the words of a text that mean something; nil if one is not known.
func tokens(text string) []token {
	text = strings.ToLower(strings.ToValidUTF8(text, ""))
	for _, phrase := range []string{"montags bis freitags", "montag bis freitag", "monday to friday", "mo-fr", "mo–fr"} {
		text = strings.ReplaceAll(text, phrase, "werktags")
	}
	text = strings.NewReplacer(",", " ", ";", " ", "&", " ", "(", " ", ")", " ", "14-täg", "vierzehntäg", "-mal", " mal ", "×", " mal ").Replace(text)
	var list []token
	for word := range strings.FieldsSeq(text) {
		t, ok := read(word)
		if !ok {
			return nil
		}
		if t.kind != isNoise {
			list = append(list, t)
		}
	}
	return list
}

func read(word string) (token, bool) {
	if t, ok := dictionary()[word]; ok {
		return t, true
	}
	if t, ok := dictionary()[strings.TrimSuffix(word, ".")]; ok {
		return t, true
	}
	if n, unit, ok := germanSpan(strings.TrimPrefix(word, "+")); ok {
		return token{kind: isAdverb, n: n, unit: byte(unit)}, true
	}
	if at, err := time.Parse(time.DateOnly, word); err == nil {
		return token{kind: isDate, n: at.Day(), month: int(at.Month()), year: at.Year()}, true
	}
	if t, ok := dotted(word); ok {
		return t, true
	}
	kind := isNumber
	for _, suffix := range []string{".", "st", "nd", "rd", "th", "ten", "te", "ter"} {
		if cut, ok := strings.CutSuffix(word, suffix); ok {
			word, kind = cut, isOrdinal
			break
		}
	}
	n, err := strconv.Atoi(word)
	return token{kind: kind, n: n}, err == nil && n > 0 && n < 10000 && word[0] != '+'
}

// germanSpan reads 2w as span does, and 3t, 1j.
func germanSpan(word string) (int, Unit, bool) {
	word = strings.NewReplacer("t", "d", "j", "y").Replace(word)
	return span(word)
}

// dotted reads 5.3. and 31.12.2027.
func dotted(word string) (token, bool) {
	parts := strings.Split(word, ".")
	if len(parts) != 3 {
		return token{}, false
	}
	day, err := strconv.Atoi(parts[0])
	if err != nil {
		return token{}, false
	}
	month, err := strconv.Atoi(parts[1])
	if err != nil || day < 1 || day > 31 || month < 1 || month > 12 {
		return token{}, false
	}
	t := token{kind: isDate, n: day, month: month}
	if parts[2] != "" {
		t.year, err = strconv.Atoi(parts[2])
	}
	return t, err == nil
}

// dictionary knows the words of both languages; "second" is never the sixtieth of a minute.
var dictionary = sync.OnceValue(func() map[string]token {
	d := map[string]token{}
	add := func(t token, words string) {
		for word := range strings.FieldsSeq(words) {
			d[word] = t
		}
	}
	add(token{kind: isNoise}, "on am and und the at um der dem den die a an wieder again")
	add(token{kind: isEvery}, "every each jeden jede jedes jeder jedem alle all")
	add(token{kind: isOf}, "of im in des eines")
	add(token{kind: isAfter}, "after nach")
	add(token{kind: isDone}, "it its it's is was done completion completed being finished finishing erledigung erledigen abschluss erledigt")
	add(token{kind: isUntil}, "until till bis")
	add(token{kind: isTimes}, "times time mal x")
	for i, words := range []string{"one eins ein eine einer einem einen", "two zwei", "three drei", "four vier", "five fünf fuenf", "six sechs", "seven sieben",
		"eight acht", "nine neun", "ten zehn", "eleven elf", "twelve zwölf zwoelf"} {
		add(token{kind: isNumber, n: i + 1}, words)
	}
	for i, words := range []string{"first erste", "second zweite other", "third dritte", "fourth vierte", "fifth fünfte fuenfte", "sixth sechste"} {
		add(token{kind: isOrdinal, n: i + 1}, words+inflected(words))
	}
	add(token{kind: isOrdinal, n: -1}, "last letzte"+inflected("letzte"))
	for unit, words := range map[byte]string{'d': "day days tag tage tagen tages", 'w': "week weeks woche wochen",
		'm': "month months monat monate monaten monats", 'y': "year years jahr jahre jahren jahres"} {
		add(token{kind: isUnit, n: 1, unit: unit}, words)
	}
	add(token{kind: isUnit, n: 3, unit: 'm'}, "quarter quarters quartal quartale quartalen quartals vierteljahr")
	add(token{kind: isUnit, n: 6, unit: 'm'}, "halbjahr")
	add(token{kind: isAdverb, n: 1, unit: 'd'}, "daily täglich taeglich")
	add(token{kind: isAdverb, n: 1, unit: 'w'}, "weekly wöchentlich woechentlich")
	add(token{kind: isAdverb, n: 2, unit: 'w'}, "fortnightly biweekly zweiwöchentlich zweiwoechentlich vierzehntägig vierzehntäglich")
	add(token{kind: isAdverb, n: 1, unit: 'm'}, "monthly monatlich")
	add(token{kind: isAdverb, n: 2, unit: 'm'}, "zweimonatlich")
	add(token{kind: isAdverb, n: 3, unit: 'm'}, "quarterly vierteljährlich vierteljaehrlich quartalsweise")
	add(token{kind: isAdverb, n: 6, unit: 'm'}, "half-yearly halbjährlich halbjaehrlich")
	add(token{kind: isAdverb, n: 1, unit: 'y'}, "yearly annually jährlich jaehrlich")
	add(token{kind: isWorkday}, "weekday weekdays workday workdays werktag werktage werktags wochentags")
	for i := range 7 {
		e, g := strings.ToLower(english.days[i]), strings.ToLower(german.days[i])
		add(token{kind: isWeekday, n: i}, e+" "+e+"s "+e[:3]+" "+g+" "+g+"s "+g+"e "+g[:2])
	}
	add(token{kind: isWeekday, n: 1}, "tues")
	add(token{kind: isWeekday, n: 3}, "thur thurs")
	add(token{kind: isWeekday, n: 5}, "sonnabend sonnabends")
	for i := range 12 {
		e, g := strings.ToLower(english.months[i]), strings.ToLower(german.months[i])
		add(token{kind: isMonth, n: i + 1}, e+" "+e[:3]+" "+g)
	}
	add(token{kind: isMonth, n: 3}, "maerz mrz mär")
	for i, words := range map[int]string{1: "jänner", 5: "mai", 10: "okt", 12: "dez", 9: "sept"} {
		add(token{kind: isMonth, n: i}, words)
	}
	return d
})

// inflected is German ordinals in their other cases: zweiten, zweiter, zweites, zweitem.
func inflected(words string) string {
	var out strings.Builder
	for word := range strings.FieldsSeq(words) {
		if strings.HasSuffix(word, "te") {
			for _, ending := range []string{"n", "r", "s", "m"} {
				out.WriteString(" " + word + ending)
			}
		}
	}
	return out.String()
}
