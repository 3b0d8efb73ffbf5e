package repeat

import (
	"strconv"
	"time"

	"kith/internal/icalendar"
)

// First is the first time on or after from: where a series begins when somebody says "every last Friday" on a Tuesday. A rule that
// counts after completion begins where it is told to. It is false for a rule that never comes true.
func (r Rule) First(from icalendar.When) (icalendar.When, bool) {
	if r.AfterDone() || r.IsZero() {
		return from, true
	}
	// "Every 2 weeks on Tuesday" said on a Wednesday means the next Tuesday, and counts from there.
	all, err := icalendar.Occurrences(r.with("INTERVAL", "").with("COUNT", "").Fitted(day(from)).String(), from)
	if err != nil {
		return from, false
	}
	for when := range all {
		return when, true
	}
	return from, false
}

// Next is the time that follows last in the series that begins at start. It skips what has passed: the answer is on a later day
// than last and than done, both where the person is. It is false when the series has come to its end.
func (r Rule) Next(start, last icalendar.When, done icalendar.Day) (icalendar.When, bool) {
	if r.AfterDone() {
		return r.after(last, done), true
	}
	for when := range r.series(start) {
		if later(day(when), day(last)) && later(day(when), done) {
			return when, true
		}
	}
	return last, false
}

// series goes through all times from start on.
func (r Rule) series(start icalendar.When) func(func(icalendar.When) bool) {
	return func(yield func(icalendar.When) bool) {
		all, err := icalendar.Occurrences(r.Fitted(day(start)).String(), start)
		if err == nil {
			all(yield)
		}
	}
}

// Upcoming gives the next times of a series from one on, at most so many; for a look at what a rule means.
func (r Rule) Upcoming(start icalendar.When, most int) []icalendar.When {
	var list []icalendar.When
	if r.AfterDone() || r.IsZero() {
		return list
	}
	for when := range r.series(start) {
		if len(list) == most {
			break
		}
		list = append(list, when)
	}
	return list
}

// Remaining is the rule of what is left of a series from one of its times on: COUNT is lower by those that are over. The day that
// start gives stays the one that is meant, as 31 in a month that ends on the 30th.
func (r Rule) Remaining(start, from icalendar.When) Rule {
	rest := r.Fitted(day(start))
	count, err := strconv.Atoi(r.get("COUNT"))
	if err != nil {
		return rest
	}
	for when := range r.series(start) {
		if count <= 1 || !later(day(from), day(when)) {
			break
		}
		count--
	}
	return rest.with("COUNT", strconv.Itoa(count))
}

// Before is the last time of the series earlier than from; false if from is its first.
func (r Rule) Before(start, from icalendar.When) (icalendar.When, bool) {
	last, found := start, false
	for when := range r.series(start) {
		if !later(day(from), day(when)) {
			break
		}
		last, found = when, true
	}
	return last, found
}

// after is so long after the day on which it was done, at the same time of the clock.
func (r Rule) after(last icalendar.When, done icalendar.Day) icalendar.When {
	to := Add(done, r.number, r.unit)
	if last.AllDay {
		last.Day = to
		return last
	}
	zone := last.Zone
	if zone == nil {
		zone = time.UTC
	}
	clock := last.At.In(zone)
	last.At = time.Date(to.Year, time.Month(to.Month), to.Day, clock.Hour(), clock.Minute(), clock.Second(), 0, zone)
	return last
}

// Add counts on from a day. A month after 31 January is the last of February.
func Add(from icalendar.Day, number int, unit Unit) icalendar.Day {
	switch unit {
	case Day:
		return from.Add(number)
	case Week:
		return from.Add(7 * number)
	case Year:
		number *= 12
	}
	first := time.Date(from.Year, time.Month(from.Month+number), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return icalendar.DayOf(first.AddDate(0, 0, min(from.Day, last)-1))
}

// day is the day of a time where the person is who meant it.
func day(when icalendar.When) icalendar.Day {
	if when.AllDay {
		return when.Day
	}
	if when.Zone == nil {
		return icalendar.DayOf(when.At.UTC())
	}
	return icalendar.DayOf(when.At.In(when.Zone))
}

func later(a, b icalendar.Day) bool {
	if a.Year != b.Year {
		return a.Year > b.Year
	}
	if a.Month != b.Month {
		return a.Month > b.Month
	}
	return a.Day > b.Day
}

// civil is the day's midnight in UTC, for counting only.
func civil(day icalendar.Day) time.Time {
	return time.Date(day.Year, time.Month(day.Month), day.Day, 0, 0, 0, 0, time.UTC)
}
