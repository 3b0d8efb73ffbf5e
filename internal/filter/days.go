package filter

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

// span is what a value says about time: a stretch of whole days, or an age counted from today.
type span struct {
	from, until time.Time // civil days as midnight UTC, until exclusive
	age         bool      // from is today less an age; until is not used
}

var (
	isoDay    = pattern(`^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$`)
	germanDay = pattern(`^(?:(\d{1,2})\.)?(\d{1,2})\.(\d{4})$`)
	amount    = pattern(`^(\d{1,4})([a-z]+)$`)
)

// units are the letters and words for spans of time, folded, in both languages.
var units = map[string]byte{
	"d": 'd', "day": 'd', "days": 'd', "t": 'd', "tag": 'd', "tage": 'd', "tagen": 'd',
	"w": 'w', "week": 'w', "weeks": 'w', "woche": 'w', "wochen": 'w',
	"m": 'm', "month": 'm', "months": 'm', "monat": 'm', "monate": 'm', "monaten": 'm',
	"y": 'y', "year": 'y', "years": 'y', "j": 'y', "jahr": 'y', "jahre": 'y', "jahren": 'y',
}

// readAmount reads "30d", "6 Monate"; days may be counted forward or back by the sign.
func readAmount(word string, today time.Time, sign int) (time.Time, bool) {
	parts := amount().FindStringSubmatch(word)
	if parts == nil || units[parts[2]] == 0 {
		return time.Time{}, false
	}
	n, err := strconv.Atoi(parts[1])
	if err != nil {
		return time.Time{}, false
	}
	n *= sign
	switch units[parts[2]] {
	case 'd':
		return today.AddDate(0, 0, n), true
	case 'w':
		return today.AddDate(0, 0, 7*n), true
	case 'm':
		return today.AddDate(0, n, 0), true
	}
	return today.AddDate(n, 0, 0), true
}

// readSpan reads a day, a month, a year, a word for one of them, or an age.
func readSpan(value string, today time.Time) (span, bool) {
	day := func(t time.Time) (span, bool) { return span{from: t, until: t.AddDate(0, 0, 1)}, true }
	word := wordOf(value)
	switch word {
	case "today", "heute":
		return day(today)
	case "yesterday", "gestern":
		return day(today.AddDate(0, 0, -1))
	case "thisweek", wordOf("diese Woche"):
		monday := today.AddDate(0, 0, -(int(today.Weekday())+6)%7)
		return span{from: monday, until: monday.AddDate(0, 0, 7)}, true
	case "thismonth", wordOf("diesen Monat"), wordOf("dieser Monat"):
		first := today.AddDate(0, 0, 1-today.Day())
		return span{from: first, until: first.AddDate(0, 1, 0)}, true
	case "thisyear", wordOf("dieses Jahr"):
		first := time.Date(today.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
		return span{from: first, until: first.AddDate(1, 0, 0)}, true
	}
	if from, ok := readAmount(word, today, -1); ok {
		return span{from: from, age: true}, true
	}
	return readDate(strings.TrimSpace(value))
}

// readDate reads 2026, 2026-03, 2026-03-01, 3.2026 and 1.3.2026.
func readDate(value string) (span, bool) {
	var year, month, day string
	if parts := isoDay().FindStringSubmatch(value); parts != nil {
		year, month, day = parts[1], parts[2], parts[3]
	} else if parts := germanDay().FindStringSubmatch(value); parts != nil {
		year, month, day = parts[3], parts[2], parts[1]
	} else {
		return span{}, false
	}
	y, m, d := number(year), number(month), number(day)
	switch {
	case y == 0 || month != "" && (m < 1 || m > 12):
		return span{}, false
	case month == "":
		from := time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)
		return span{from: from, until: from.AddDate(1, 0, 0)}, true
	case day == "":
		from := time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC)
		return span{from: from, until: from.AddDate(0, 1, 0)}, true
	}
	from := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return span{from: from, until: from.AddDate(0, 0, 1)}, from.Day() == d && d > 0
}

// number is 0 for what is none.
func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0
	}
	return n
}

// someDay stands for today where a value is only checked.
var someDay = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// pattern compiles at the first use, for the reason that folded has.
func pattern(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}

func readsDays(_, value string) bool {
	_, ok := readSpan(value, someDay)
	return ok
}

func readsMet(op, value string) bool {
	if _, never := neverWords()[wordOf(value)]; never {
		return op == ":" || op == "="
	}
	return readsDays(op, value)
}
