package icalendar

import (
	"strings"
	"time"
)

// PointProperty is a property that holds times: EXDATE, RDATE, RECURRENCE-ID (RFC
// 5545 sections 3.8.5.1, 3.8.5.2, 3.8.4.4). They have the form that a recurring
// item at the first of them is written in: dates, or times in its zone. Times in
// a zone need its definition in the file, which Encode adds.
func PointProperty(name string, times ...When) Property {
	p := Property{Name: name, Params: map[string][]string{}}
	values := make([]string, len(times))
	for i, w := range times {
		loc := w.zone()
		switch {
		case w.AllDay:
			p.Params["VALUE"] = []string{"DATE"}
			values[i] = w.Day.utc().Format(dateForm)
		case w.Floating:
			values[i] = w.At.UTC().Format(localForm)
		case isUTC(loc):
			values[i] = utc(w.At)
		default:
			p.Params["TZID"] = []string{loc.String()}
			values[i] = w.At.In(loc).Format(localForm)
		}
	}
	p.Value = strings.Join(values, ",")
	return p
}

// Times reads a property that holds times: DATE or DATE-TIME values, one or a list, in the zone that TZID names (RFC 5545 section
// 3.2.19; one that is unknown counts as UTC). Periods (RDATE;VALUE=PERIOD) count from their start. What is no time is left out.
func (p Property) Times() []When {
	loc := time.UTC
	floating := true
	for _, id := range p.Params["TZID"] {
		floating = false
		if found := (&decoder{}).findZone(id); found != nil {
			loc = found
		}
	}
	var times []When
	for value := range strings.SplitSeq(strings.ToUpper(p.Value), ",") {
		value, _, _ = strings.Cut(strings.TrimSpace(value), "/")
		if t, err := time.Parse(dateForm, value); err == nil && t.Year() > 0 {
			times = append(times, When{AllDay: true, Day: DayOf(t)})
		} else if t, err := time.Parse(utcForm, value); err == nil && inRange(t) {
			times = append(times, When{At: t, Zone: time.UTC})
		} else if t, err := time.Parse(localForm, value); err == nil && inRange(t) {
			if floating {
				times = append(times, When{At: t, Floating: true})
			} else {
				times = append(times, When{At: wall(t, loc), Zone: loc})
			}
		}
	}
	return times
}
