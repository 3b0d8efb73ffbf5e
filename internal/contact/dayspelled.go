package contact

import (
	"strings"
	"unicode"

	"kith/internal/vcard"
)

// months are the names of the months as cards spell them, in English and German, and their short forms.
var months = map[string]int{
	"january": 1, "februar": 2, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"januar": 1, "jänner": 1, "märz": 3, "mai": 5, "juni": 6, "juli": 7, "oktober": 10, "dezember": 12,
	"jan": 1, "feb": 2, "mar": 3, "mär": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "okt": 10, "nov": 11, "dec": 12, "dez": 12,
}

// spelledDay reads a date whose month is a word, so that nothing else can be meant: April 12, 1985; 12. April 1985; 12 Apr; April 1985.
func spelledDay(text string) (d day, ok bool) {
	d = noDay
	letters := strings.IndexFunc(text, unicode.IsLetter)
	if letters < 0 || text[letters] == 'T' || text[letters] == 'Z' || len(text) > 40 {
		return d, false // a date in digits, as nearly all are
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == ',' || r == '.' || r == '-' })
	for _, word := range words {
		lower := strings.ToLower(word)
		month := months[lower]
		count, isDay := number(strings.TrimRight(lower, "sthndr"), 1, 2)
		year, isYear := number(word, 4, 4)
		switch {
		case month > 0 && d.month < 0:
			d.month = month
		case isDay && d.mday < 0:
			d.mday = count
		case isYear && d.year < 0:
			d.year = year
		default:
			return noDay, false
		}
	}
	return d, d.month > 0 && (d.mday > 0 || d.year > 0)
}

// IsUnreadDay reports whether a property is a date (BDAY, ANNIVERSARY, DEATHDATE) that cannot be read and does not say that it is text.
func IsUnreadDay(p *vcard.Property) bool {
	if !p.Is("BDAY") && !p.Is("ANNIVERSARY") && !p.Is("DEATHDATE") || strings.TrimSpace(p.Value) == "" {
		return false
	}
	for _, kind := range p.Param("VALUE") {
		if strings.EqualFold(kind, "text") {
			return false
		}
	}
	_, _, ok := dayOf(p)
	return !ok
}
