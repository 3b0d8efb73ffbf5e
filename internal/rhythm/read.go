package rhythm

import (
	"strconv"
	"strings"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/search"
)

// Read reads a rhythm as people type it, in either language: "6w", "every 2 months", "alle zwei Wochen", "jede dritte Woche", "quarterly",
// "zweimal im Jahr"; "none" or "keiner" is the zero rhythm. Faults: rhythm.bad, rhythm.too-long.
func Read(text string) (Rhythm, error) {
	words := strings.Fields(search.Fold(strings.ReplaceAll(text, "½", " halb ")))
	if len(words) == 0 && strings.Trim(text, " -–—") == "" && strings.TrimSpace(text) != "" || len(words) == 1 && noneWords(words[0]) {
		return Rhythm{}, nil
	}
	r, ok := read(words)
	if !ok {
		return Rhythm{}, fault.New("rhythm.bad", message.Args{"value": strings.TrimSpace(text)})
	}
	if _, fits := Parse(r.String()); !fits || r.Days() > 3660 {
		return Rhythm{}, fault.New("rhythm.too-long", nil)
	}
	return r, nil
}

func noneWords(word string) bool {
	switch word {
	case "none", "no", "never", "off", "kein", "keine", "keiner", "keinen", "keines", "nie", "aus", "ohne", "0":
		return true
	}
	return false
}

// read understands folded words: an optional number, a unit, and how often in it.
func read(words []string) (Rhythm, bool) {
	n, times, half := 0, 0, false
	for i, word := range words {
		digits, rest := leadingNumber(word)
		switch {
		case digits > 0 && rest == "":
			if n != 0 {
				return Rhythm{}, false
			}
			n = digits
		case digits > 0 && (rest == "x" || rest == "mal"), rest == "mal" || rest == "times":
			if times != 0 || digits == 0 && n == 0 {
				return Rhythm{}, false
			}
			times, n = max(digits, n), 0
		case digits > 0:
			unit, ok := unitOf(rest)
			if !ok || n != 0 || i != len(words)-1 {
				return Rhythm{}, false
			}
			return combine(digits, times, half, unit)
		case isFiller(word):
		case word == "half" || strings.HasPrefix(word, "halb") && len(word) <= len("halbes"):
			half = true
		case oftenOf(word) > 0:
			if times != 0 || n != 0 {
				return Rhythm{}, false
			}
			times = oftenOf(word)
		case numberOf(word) > 0:
			if n != 0 {
				return Rhythm{}, false
			}
			n = numberOf(word)
		default:
			if i != len(words)-1 {
				return Rhythm{}, false
			}
			if r, ok := adverb(word); ok {
				if n > 0 && r.Every == 1 { // "zwei wochentlich", which was written with a hyphen
					r.Every = n
				} else if n > 0 {
					return Rhythm{}, false
				}
				if half && r == (Rhythm{12, Month}) { // half-yearly
					r, half = Rhythm{6, Month}, false
				}
				return r, times == 0 && !half
			}
			unit, ok := unitOf(word)
			if !ok {
				return Rhythm{}, false
			}
			return combine(max(n, 1), times, half, unit)
		}
	}
	return Rhythm{}, false
}

// combine makes a rhythm of "twice in 1 month", or of half a unit.
func combine(n, times int, half bool, unit Rhythm) (Rhythm, bool) {
	r := Rhythm{n * unit.Every, unit.Unit}
	if half {
		times = 2 * max(times, 1)
	}
	switch {
	case times <= 1:
		return r, r.Every > 0
	case r.Every%times == 0:
		return Rhythm{r.Every / times, r.Unit}, true
	case r.Unit == Month && (r.Every*4)%times == 0:
		return Rhythm{r.Every * 4 / times, Week}, true
	case r.Unit == Month && r.Every == 12 && times <= 52:
		return Rhythm{(52 + times/2) / times, Week}, true
	case r.Unit == Week && times <= 7*r.Every:
		return Rhythm{(7*r.Every + times/2) / times, Day}, true
	}
	return Rhythm{}, false
}

// leadingNumber cuts the digits off the beginning of a word.
func leadingNumber(word string) (n int, rest string) {
	end := 0
	for end < len(word) && word[end] >= '0' && word[end] <= '9' {
		end++
	}
	if end == 0 || end > 4 {
		return 0, word
	}
	n, err := strconv.Atoi(word[:end])
	if err != nil {
		return 0, word
	}
	return n, word[end:]
}

func isFiller(word string) bool {
	switch word {
	case "every", "each", "all", "alle", "aller", "jede", "jeden", "jeder", "jedes", "per", "pro", "a", "an", "im", "in", "the", "der", "die", "das", "den", "dem", "am",
		"about", "around", "roughly", "ca", "circa", "etwa", "ungefahr", "rund", "so":
		return true
	}
	return false
}

func oftenOf(word string) int {
	switch word {
	case "once", "einmal":
		return 1
	case "twice", "zweimal":
		return 2
	case "thrice", "dreimal":
		return 3
	case "viermal":
		return 4
	case "funfmal":
		return 5
	case "sechsmal":
		return 6
	}
	return 0
}

// numberOf reads a number in words, also as in "every third week".
func numberOf(word string) int {
	switch word {
	case "one", "ein", "eine", "einem", "einen", "einer", "eines", "first":
		return 1
	case "two", "zwei", "second", "other", "andere", "anderen", "zweite", "zweiten", "zweiter", "zweites":
		return 2
	case "three", "drei", "third", "dritte", "dritten", "drittes", "dritter":
		return 3
	case "four", "vier", "fourth", "vierte", "vierten", "viertes", "vierter":
		return 4
	case "five", "funf", "fifth", "funfte", "funften":
		return 5
	case "six", "sechs", "sixth", "sechste", "sechsten":
		return 6
	case "seven", "sieben":
		return 7
	case "eight", "acht":
		return 8
	case "nine", "neun":
		return 9
	case "ten", "zehn":
		return 10
	case "eleven", "elf":
		return 11
	case "twelve", "zwolf":
		return 12
	}
	return 0
}

func unitOf(word string) (Rhythm, bool) {
	switch word {
	case "d", "day", "days", "t", "tag", "tage", "tagen":
		return Rhythm{1, Day}, true
	case "w", "wk", "wks", "week", "weeks", "wo", "woche", "wochen":
		return Rhythm{1, Week}, true
	case "fortnight", "fortnights":
		return Rhythm{2, Week}, true
	case "m", "mo", "month", "months", "monat", "monate", "monaten", "monats":
		return Rhythm{1, Month}, true
	case "q", "quarter", "quarters", "quartal", "quartale", "quartalen", "vierteljahr", "vierteljahre":
		return Rhythm{3, Month}, true
	case "halbjahr", "halbjahre":
		return Rhythm{6, Month}, true
	case "y", "yr", "year", "years", "j", "jahr", "jahre", "jahren":
		return Rhythm{12, Month}, true
	}
	return Rhythm{}, false
}

func adverb(word string) (Rhythm, bool) {
	switch word {
	case "daily", "taglich":
		return Rhythm{1, Day}, true
	case "weekly", "wochentlich":
		return Rhythm{1, Week}, true
	case "fortnightly", "biweekly", "zweiwochentlich", "vierzehntagig":
		return Rhythm{2, Week}, true
	case "tagig": // "14-tägig"
		return Rhythm{1, Day}, true
	case "wochig":
		return Rhythm{1, Week}, true
	case "monthly", "monatlich":
		return Rhythm{1, Month}, true
	case "bimonthly", "zweimonatlich":
		return Rhythm{2, Month}, true
	case "quarterly", "vierteljahrlich", "quartalsweise", "dreimonatlich":
		return Rhythm{3, Month}, true
	case "halfyearly", "semiannually", "biannually", "halbjahrlich", "sechsmonatlich":
		return Rhythm{6, Month}, true
	case "yearly", "annually", "jahrlich", "alljahrlich":
		return Rhythm{12, Month}, true
	}
	return Rhythm{}, false
}
