package repeat

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"kith/internal/icalendar"
)

// Read understands a rule as people type it, in German or English: "alle 2 Wochen", "every last Friday", "jeden 2. Dienstag im
// Monat", "jährlich am 5. März", "3 weeks after it is done", 2w, "daily, 10 times", "bis 31.12.2027", and what Parse reads. The
// spans 2w, 3m … mean "every" here, as one says it; it is false for what is no rule.
//
// "Every 2nd Tuesday" without "of the month" is every other one; "every last Friday" can only be of the month.
func Read(text string) (Rule, bool) {
	text = strings.TrimSpace(text)
	if strings.Contains(strings.ToUpper(text), "FREQ=") {
		r, err := Parse(text)
		return r, err == nil
	}
	words := tokens(text)
	if len(words) == 0 {
		return Rule{}, false
	}
	var s sentence
	words, ok := s.end(words)
	if !ok {
		return Rule{}, false
	}
	if at := slices.IndexFunc(words, func(w token) bool { return w.kind == isAfter }); at >= 0 {
		return afterwards(words, at, s)
	}
	for _, w := range words {
		if !s.take(w) {
			return Rule{}, false
		}
	}
	r, ok := s.rule()
	if !ok {
		return Rule{}, false
	}
	r, err := Parse(s.limit(r).String())
	return r, err == nil
}

// afterwards is a rule that counts after completion: a number and a unit stand before the word.
func afterwards(words []token, at int, s sentence) (Rule, bool) {
	if s.count != 0 || s.until != "" {
		return Rule{}, false
	}
	for _, w := range words[at+1:] {
		if w.kind != isDone && w.kind != isOf {
			return Rule{}, false
		}
	}
	for _, w := range words[:at] {
		if !s.take(w) {
			return Rule{}, false
		}
	}
	simple := sentence{every: s.every, unit: s.unit, number: s.number}
	if s.unit == 0 || !s.same(simple) || s.number < 0 || s.number > maxNumber {
		return Rule{}, false
	}
	return After(max(s.number, 1), s.unit), true
}

// sentence is what was understood so far.
type sentence struct {
	every    bool
	unit     Unit
	number   int // how many units, 0 not said
	pending  int // a number whose meaning the next word tells, 0 if there is none
	ordinal  bool
	days     []int
	nth      int // which of the weekdays or workdays of the month
	workdays bool
	monthDay int // -1 is the last
	month    int
	count    int
	until    string // 20261231
}

func (s sentence) same(o sentence) bool { return fmt.Sprint(s) == fmt.Sprint(o) }

// end takes "10 times" and "until …" off the end.
func (s *sentence) end(words []token) ([]token, bool) {
	if at := slices.IndexFunc(words, func(w token) bool { return w.kind == isUntil }); at >= 0 {
		day, ok := date(words[at+1:])
		if !ok {
			return nil, false
		}
		s.until = day
		words = words[:at]
	}
	if n := len(words); n > 1 && words[n-1].kind == isTimes && words[n-2].kind == isNumber {
		s.count = words[n-2].n
		words = words[:n-2]
	}
	return words, len(words) > 0
}

// take understands one more word.
func (s *sentence) take(w token) bool {
	switch w.kind {
	case isEvery, isOf:
		if w.kind == isEvery {
			s.every = true
		}
		return s.settle()
	case isNumber, isOrdinal:
		if s.pending != 0 || w.n > maxNumber {
			return false
		}
		s.pending, s.ordinal = w.n, w.kind == isOrdinal
		return true
	case isUnit:
		return s.takeUnit(w)
	case isWeekday:
		if s.pending != 0 {
			s.nth, s.pending = s.pending, 0
			if !s.ordinal { // every 2 Tuesdays
				s.number, s.nth, s.unit = s.nth, 0, Week
			}
		}
		s.days = append(s.days, w.n)
		return true
	case isWorkday:
		s.nth, s.pending, s.workdays = s.pending, 0, true
		return true
	case isMonth:
		if s.month != 0 || s.monthDay != 0 && s.pending != 0 {
			return false
		}
		s.month = w.n
		if s.pending != 0 {
			s.monthDay, s.pending = s.pending, 0
		}
		return true
	case isDate:
		s.monthDay, s.month = w.n, w.month
		return s.pending == 0
	case isAdverb:
		if s.unit != 0 {
			return false
		}
		s.every, s.unit = true, Unit(w.unit)
		if w.n > 1 {
			s.number = w.n
		}
		return true
	}
	return false
}

// settle gives a number that stands before "of the month" or "every month" its meaning: a day of the month.
func (s *sentence) settle() bool {
	if s.pending == 0 {
		return true
	}
	if !s.ordinal || s.monthDay != 0 {
		return false
	}
	s.monthDay, s.pending = s.pending, 0
	return true
}

func (s *sentence) takeUnit(w token) bool {
	unit := Unit(w.unit)
	switch {
	case unit == Day && s.pending == -1:
		s.monthDay, s.pending = -1, 0
		return true
	case unit == s.unit && s.pending == 0 && w.n == 1: // "every month on the last day of the month"
		return true
	case s.unit != 0 || s.pending < 0:
		return false
	}
	s.unit = unit
	if s.pending != 0 {
		s.number, s.pending = s.pending, 0
	}
	if w.n > 1 {
		s.number = max(s.number, 1) * w.n
	}
	return true
}

// rule puts together what was understood.
func (s *sentence) rule() (Rule, bool) {
	if s.pending != 0 { // "every month on the 15th", "every year on March 5"
		if s.monthDay != 0 || !s.ordinal && s.month == 0 {
			return Rule{}, false
		}
		s.monthDay = s.pending
	}
	if s.monthDay < -1 || s.monthDay > 31 || s.nth < -1 || s.number > maxNumber || s.number < 0 {
		return Rule{}, false
	}
	number := max(s.number, 1)
	is := func(units ...Unit) bool { return s.unit == 0 || slices.Contains(units, s.unit) }
	switch {
	case s.nth != 0 && len(s.days) > 1, len(s.days) > 0 && s.workdays, s.monthDay != 0 && (len(s.days) > 0 || s.workdays):
		return Rule{}, false
	case s.month != 0 && is(Year):
		return s.yearly(number)
	case s.month != 0:
		return Rule{}, false
	case s.nth != 0 && s.workdays && is(Month):
		return Every(number, Month).with("BYDAY", workdays).with("BYSETPOS", strconv.Itoa(s.nth)), true
	case s.nth != 0 && len(s.days) == 1 && s.unit == 0 && s.nth > 1:
		return Every(s.nth, Week).with("BYDAY", codes(s.days)), true
	case s.nth != 0 && len(s.days) == 1 && is(Month) && s.nth <= 5:
		return Every(number, Month).with("BYDAY", strconv.Itoa(s.nth)+codes(s.days)), true
	case s.nth != 0:
		return Rule{}, false
	case s.monthDay != 0 && is(Month):
		return Every(number, Month).onMonthDay(s.monthDay), true
	case s.monthDay != 0:
		return Rule{}, false
	case len(s.days) > 0 && is(Week):
		return Every(number, Week).with("BYDAY", codes(s.days)), true
	case s.workdays && s.unit == 0:
		return Every(1, Week).with("BYDAY", workdays), true
	case len(s.days) > 0 || s.workdays || s.unit == 0:
		return Rule{}, false
	}
	return Every(number, s.unit), true
}

func (s *sentence) yearly(number int) (Rule, bool) {
	r := Every(number, Year).with("BYMONTH", strconv.Itoa(s.month))
	switch {
	case s.nth != 0 && s.nth <= 5 && len(s.days) == 1:
		return r.with("BYDAY", strconv.Itoa(s.nth)+codes(s.days)), true
	case s.nth != 0 && s.nth <= 5 && s.workdays:
		return r.with("BYDAY", workdays).with("BYSETPOS", strconv.Itoa(s.nth)), true
	case s.monthDay == -1, s.month == 2 && s.monthDay == 29:
		return r.with("BYMONTHDAY", "-1"), true
	case s.monthDay > 0 && len(s.days) == 0 && (icalendar.Day{Year: 2024, Month: s.month, Day: s.monthDay}).Valid():
		return r.with("BYMONTHDAY", strconv.Itoa(s.monthDay)), true
	}
	return Rule{}, false
}

// limit ends the series as it was said.
func (s *sentence) limit(r Rule) Rule {
	if s.until != "" {
		return r.with("UNTIL", s.until)
	}
	if s.count > 0 {
		return r.with("COUNT", strconv.Itoa(s.count))
	}
	return r
}

func codes(on []int) string {
	list := slices.Clone(on)
	slices.Sort(list)
	names := make([]string, 0, len(list))
	for _, day := range slices.Compact(list) {
		names = append(names, strings.Split(days, ",")[day])
	}
	return strings.Join(names, ",")
}

// date reads what stands after "until": 2027-12-31, 31.12.2027, 31 December 2027, December 31 2027.
func date(words []token) (string, bool) {
	var day icalendar.Day
	var numbers []int
	for _, w := range words {
		switch w.kind {
		case isDate:
			day.Day, day.Month, day.Year = w.n, w.month, w.year
		case isMonth:
			day.Month = w.n
		case isNumber, isOrdinal:
			numbers = append(numbers, w.n)
		case isOf:
		default:
			return "", false
		}
	}
	if len(numbers) == 2 && day.Day == 0 {
		day.Day, day.Year = numbers[0], numbers[1]
	} else if len(numbers) != 0 {
		return "", false
	}
	if day.Year < 1970 || !day.Valid() {
		return "", false
	}
	return time.Date(day.Year, time.Month(day.Month), day.Day, 0, 0, 0, 0, time.UTC).Format("20060102"), true
}
