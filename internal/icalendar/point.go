package icalendar

import "strings"

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
