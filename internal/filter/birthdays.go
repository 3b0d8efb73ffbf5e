package filter

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"

	"kith/internal/contact"
)

// Birthdays may lack their year or their day: 1980-05-09, --05-09, 1980-05, 1980, ---12. A value therefore becomes a pattern of
// such texts, or a stretch of days of any year.

// yearly is what a value says about a day that comes every year.
type yearly struct {
	globs       []string // patterns of GLOB, one of which fits
	first, last int      // else a stretch of days as month * 100 + day; it may run over the end of the year
	date        span     // the date or year itself, for comparisons; zero where there is none
}

var (
	monthDay  = pattern(`^(?:--)?(\d{1,2})-(\d{1,2})$`)
	dayMonth  = pattern(`^(\d{1,2})\.(\d{1,2})\.$`)
	onlyMonth = pattern(`^(?:--)?(\d{1,2})$`)
	coming    = pattern(`^(?:next|in|nachste|nachsten|die?nachsten)?(\d{1,3}[a-z]+)$`)
)

// months are the names of the months in both languages, folded, and their first three letters.
var months = sync.OnceValue(func() map[string]int {
	named := map[string]int{}
	for n, names := range []string{
		"january januar jänner jan", "february februar feb", "march märz mar mrz", "april apr", "may mai", "june juni jun", "july juli jul",
		"august aug", "september sept sep", "october oktober oct okt", "november nov", "december dezember dec dez",
	} {
		for name := range strings.FieldsSeq(names) {
			named[wordOf(name)] = n + 1
		}
	}
	return named
})

func ofMonth(month int) []string {
	return []string{fmt.Sprintf("--%02d*", month), fmt.Sprintf("[0-9][0-9][0-9][0-9]-%02d*", month)}
}

func ofDay(month, day int) (yearly, bool) {
	if month < 1 || month > 12 || day < 1 || day > 31 {
		return yearly{}, false
	}
	return yearly{globs: []string{fmt.Sprintf("*-%02d-%02d", month, day)}}, true
}

func readYearly(value string, today time.Time) (yearly, bool) {
	value = strings.TrimSpace(value)
	word := wordOf(value)
	if month := months()[word]; month != 0 {
		return yearly{globs: ofMonth(month)}, true
	}
	switch word {
	case "today", "heute":
		return stretch(today, today), true
	case "tomorrow", "morgen":
		return stretch(today.AddDate(0, 0, 1), today.AddDate(0, 0, 1)), true
	case "thisweek", wordOf("diese Woche"):
		monday := today.AddDate(0, 0, -(int(today.Weekday())+6)%7)
		return stretch(monday, monday.AddDate(0, 0, 6)), true
	case "thismonth", wordOf("diesen Monat"), wordOf("dieser Monat"):
		return yearly{globs: ofMonth(int(today.Month()))}, true
	}
	if parts := coming().FindStringSubmatch(word); parts != nil {
		if until, ok := readAmount(parts[1], today, 1); ok {
			return stretch(today, until), true
		}
	}
	if parts := onlyMonth().FindStringSubmatch(value); parts != nil {
		month := number(parts[1])
		return yearly{globs: ofMonth(month)}, month >= 1 && month <= 12
	}
	if parts := monthDay().FindStringSubmatch(value); parts != nil {
		return ofDay(number(parts[1]), number(parts[2]))
	}
	if parts := dayMonth().FindStringSubmatch(value); parts != nil {
		return ofDay(number(parts[2]), number(parts[1]))
	}
	date, ok := readDate(value)
	if !ok {
		return yearly{}, false
	}
	text := date.from.Format(time.DateOnly)
	switch date.until {
	case date.from.AddDate(0, 0, 1):
	case date.from.AddDate(0, 1, 0):
		text = text[:len("2006-01")] + "*"
	default:
		text = strconv.Itoa(date.from.Year()) + "*"
	}
	return yearly{globs: []string{text}, date: date}, true
}

// stretch is the days from one to another, both of them included; a year or more is every day.
func stretch(from, until time.Time) yearly {
	if !until.Before(from.AddDate(1, 0, 0)) {
		return yearly{first: 101, last: 1231}
	}
	y := yearly{first: turn(from), last: turn(until)}
	// In a year without a 29 February it is kept on the 28th.
	if next := until.AddDate(0, 0, 1); y.last == 228 && next.Month() == time.March {
		y.last = 229
	}
	return y
}

func readsAnniversary(op, value string) bool {
	y, ok := readYearly(value, someDay)
	return ok && (op == ":" || op == "=" || !y.date.from.IsZero())
}

func turn(day time.Time) int { return contact.Turn(int(day.Month()), day.Day()) }
