package icalendar

import (
	"iter"
	"time"

	"github.com/teambition/rrule-go"
)

// occurrenceYears is how far Occurrences goes. A rule that never comes true,
// like 30 February, must end too.
const occurrenceYears = 200

// Occurrences goes through the times of a recurring item in order, beginning
// with w itself where the rule includes it, each with w's zone and duration.
// They are those ical.js and dateutil find in what Encode writes.
//
// rrule-go is given times of the clock and the zone is put on afterwards: left
// to itself it is a day wrong where clocks change at midnight (Brazil, Samoa).
func Occurrences(rule string, w When) (iter.Seq[When], error) {
	rule, err := recurrence(rule, w)
	if err != nil {
		return nil, err
	}
	option, err := rrule.StrToROption(rule)
	if err != nil {
		return nil, err
	}
	loc := w.zone()
	option.Dtstart = w.Day.utc()
	if !w.AllDay {
		option.Dtstart = clockIn(w.At, loc)
		if !option.Until.IsZero() {
			option.Until = clockIn(option.Until, loc)
		}
	}
	if end := option.Dtstart.AddDate(occurrenceYears, 0, 0); option.Until.IsZero() || end.Before(option.Until) {
		option.Until = end
	}
	r, err := rrule.NewRRule(*option)
	if err != nil {
		return nil, err
	}
	return func(yield func(When) bool) {
		next := r.Iterator()
		for t, ok := next(); ok; t, ok = next() {
			o := w
			if w.AllDay {
				o.Day = DayOf(t)
			} else {
				o.At = wall(t, loc)
			}
			if !yield(o) {
				return
			}
		}
	}, nil
}

// clockIn is what clocks in loc show at t, held as UTC.
func clockIn(t time.Time, loc *time.Location) time.Time {
	_, off := t.In(loc).Zone()
	return t.UTC().Add(time.Duration(off) * time.Second)
}
