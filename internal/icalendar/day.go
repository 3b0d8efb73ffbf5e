package icalendar

import (
	"fmt"
	"time"
)

// Day is a civil day without time or zone. Year 0 means that the year is
// unknown, as with a birthday of which only day and month are known.
type Day struct{ Year, Month, Day int }

// DayOf is the civil day of t in t's own zone.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day{y, int(m), d}
}

// ParseDay reads "2026-03-01", or "--03-01" for a day without a year.
func ParseDay(s string) (Day, error) {
	var d Day
	layout, text := time.DateOnly, s
	if len(s) == len("--03-01") && s[:2] == "--" {
		text = "2000-" + s[2:] // any leap year: 29 February is a birthday too
	}
	t, err := time.Parse(layout, text)
	if err != nil {
		return d, fmt.Errorf("icalendar: %q is not a day like 2026-03-01 or --03-01", s)
	}
	d = DayOf(t)
	if text != s {
		d.Year = 0
	}
	if !d.Valid() {
		return Day{}, fmt.Errorf("icalendar: %q is not a day like 2026-03-01 or --03-01", s)
	}
	return d, nil
}

// String is the form ParseDay reads.
func (d Day) String() string {
	if d.Year == 0 {
		return fmt.Sprintf("--%02d-%02d", d.Month, d.Day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// IsZero says whether d is the zero Day, which stands for "no day".
func (d Day) IsZero() bool { return d == Day{} }

// Valid says whether such a day exists (in some year, if the year is unknown).
func (d Day) Valid() bool {
	if d.Year < 0 || d.Year > 9999 {
		return false
	}
	y := d.Year
	if y == 0 {
		y = 2000
	}
	return DayOf(time.Date(y, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)) == Day{y, d.Month, d.Day}
}

// Add is the day n days later. The year must be known.
func (d Day) Add(n int) Day { return DayOf(d.utc().AddDate(0, 0, n)) }

// DaysUntil counts the days from d to e; the years must be known.
func (d Day) DaysUntil(e Day) int { return int(e.utc().Sub(d.utc()) / (24 * time.Hour)) }

// utc is midnight in UTC, where every day has 24 hours: for counting only.
func (d Day) utc() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}
