// Package civil reads days as people mean them: a civil day (2026-03-01), or an approximate time that is as long as what is
// remembered: a month (2026-03), a season (2026-21 spring, 2026-22 summer, 2026-23 autumn, 2026-24 winter) or a year (2026), all as
// ISO 8601-2 (EDTF) writes them. It knows no clock and no zone. Packages that keep when something happened use it.
package civil

import (
	"strconv"
	"time"

	"kith/internal/message"
)

// Precision is how exactly a time is known.
type Precision int

// What a text can say.
const (
	None Precision = iota // it is no time
	Year
	Season
	Month
	Day
)

// Of says what a text is. A day has to be in the calendar: 2026-02-30 is None.
func Of(text string) Precision {
	switch len(text) {
	case len("2026"):
		if number(text) > 0 {
			return Year
		}
	case len("2026-03"):
		if text[4] != '-' || number(text[:4]) <= 0 {
			return None
		}
		switch n := number(text[5:]); {
		case n >= 1 && n <= 12:
			return Month
		case n >= spring && n <= winter:
			return Season
		}
	case len(time.DateOnly):
		if _, err := time.Parse(time.DateOnly, text); err == nil && number(text[:4]) > 0 {
			return Day
		}
	}
	return None
}

// The numbers that ISO 8601-2 §4.8 gives the seasons.
const (
	spring = 21
	winter = 24
)

// First gives the first day of a time, itself for a day, "" for None. Spring begins in March, and winter belongs to the year in whose
// December it begins.
func First(text string) string {
	switch Of(text) {
	case Day:
		return text
	case Month:
		return text + "-01"
	case Season:
		return text[:5] + twoDigits(firstMonth(text)) + "-01"
	case Year:
		return text + "-01-01"
	}
	return ""
}

// Last gives the last day of a time, itself for a day, "" for None.
func Last(text string) string {
	months := map[Precision]int{Month: 1, Season: 3, Year: 12}[Of(text)]
	if months == 0 {
		return First(text)
	}
	first, err := time.Parse(time.DateOnly, First(text))
	if err != nil {
		return ""
	}
	return first.AddDate(0, months, -1).Format(time.DateOnly)
}

func firstMonth(season string) int { return 3 * (number(season[5:]) - spring + 1) }

// Words says an approximate time in words: "spring 2026", "winter 2026/27", "March 2026", "2026". A day is left as it is.
func Words(text string, lang message.Language) string {
	switch Of(text) {
	case Month:
		return message.New("civil.month."+text[5:], message.Args{"year": text[:4]}).In(lang)
	case Season:
		year := text[:4]
		if number(text[5:]) == winter {
			year += "/" + twoDigits((number(year)+1)%100)
		}
		return message.New("civil.season."+text[5:], message.Args{"year": year}).In(lang)
	}
	return text
}

// number reads digits; -1 where there is anything else.
func number(text string) int {
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return -1
		}
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return -1
	}
	return n
}

func twoDigits(n int) string {
	text := strconv.Itoa(n)
	if len(text) < 2 {
		return "0" + text
	}
	return text
}
