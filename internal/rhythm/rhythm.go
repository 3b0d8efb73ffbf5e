// Package rhythm is how often to be in touch: a rhythm per person or per circle, counted from the last encounter; who is due, and of whom
// without a rhythm one is losing sight.
//
// A person's own rhythm is on the card (X-KITH-RHYTHM), a circle's is a record. Rhythm, read and rule are pure: civil days in, civil days
// out. Plan works on the vault. The window, the terminal, package today and the calendar call it.
package rhythm

import (
	"strconv"
	"time"

	"kith/internal/contact"
	"kith/internal/message"
)

// The units of a rhythm.
const (
	Day   = "day"
	Week  = "week"
	Month = "month"
)

// Rhythm is every so many days, weeks or civil months. The zero value is none.
type Rhythm struct {
	Every int
	Unit  string
}

// Parse reads the form that is stored, "6w".
func Parse(text string) (Rhythm, bool) {
	every, unit, ok := contact.RhythmParts(text)
	if !ok {
		return Rhythm{}, false
	}
	return Rhythm{every, map[byte]string{'d': Day, 'w': Week, 'm': Month}[unit]}, true
}

// IsZero reports whether it is none.
func (r Rhythm) IsZero() bool { return r.Every == 0 }

// String gives the form that is stored, "6w"; "" for none.
func (r Rhythm) String() string {
	if r.IsZero() {
		return ""
	}
	return strconv.Itoa(r.Every) + r.Unit[:1]
}

// Message says it in words: "every 6 weeks".
func (r Rhythm) Message() message.Message {
	switch {
	case r.IsZero():
		return message.New("rhythm.never", nil)
	case r.Unit == Month && r.Every%12 == 0:
		return message.New("rhythm.every-year", message.Args{"n": r.Every / 12})
	}
	return message.New("rhythm.every-"+r.Unit, message.Args{"n": r.Every})
}

// After is the day one round after a day. Months are civil: a month after 31 January is the last day of February.
func (r Rhythm) After(day string) string {
	t := dayOf(day)
	switch r.Unit {
	case Week:
		return text(t.AddDate(0, 0, 7*r.Every))
	case Month:
		first := time.Date(t.Year(), t.Month()+time.Month(r.Every), 1, 0, 0, 0, 0, time.UTC)
		last := first.AddDate(0, 1, -1).Day()
		return text(first.AddDate(0, 0, min(t.Day(), last)-1))
	}
	return text(t.AddDate(0, 0, r.Every))
}

// Days is about how long a round is, to compare rhythms; a month has 30.44 of them.
func (r Rhythm) Days() float64 {
	switch r.Unit {
	case Week:
		return 7 * float64(r.Every)
	case Month:
		return 30.44 * float64(r.Every)
	}
	return float64(r.Every)
}

// dayOf is a civil day as midnight UTC, where every day has 24 hours; the zero time for what is no day. It is read by hand: a book of many
// years has a million of them.
func dayOf(day string) time.Time {
	if len(day) != len(time.DateOnly) || day[4] != '-' || day[7] != '-' {
		return time.Time{}
	}
	year, month, date := digits(day[:4]), digits(day[5:7]), digits(day[8:])
	t := time.Date(year, time.Month(month), date, 0, 0, 0, 0, time.UTC)
	if year < 0 || month < 1 || month > 12 || t.Day() != date {
		return time.Time{}
	}
	return t
}

// digits reads a number without a sign; -1 for what is none.
func digits(text string) int {
	n := 0
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return -1
		}
		n = 10*n + int(text[i]-'0')
	}
	return n
}

func text(t time.Time) string { return t.Format(time.DateOnly) }

// between is how many days lie between two civil days.
func between(from, to string) int { return int(dayOf(to).Sub(dayOf(from)).Hours() / 24) }

func plusDays(day string, n int) string { return text(dayOf(day).AddDate(0, 0, n)) }

func isDay(day string) bool { return len(day) == len(time.DateOnly) && !dayOf(day).IsZero() }
