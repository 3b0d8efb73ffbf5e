package followup

import (
	"strings"
	"time"

	"kith/internal/fault"
	"kith/internal/icalendar"
	"kith/internal/message"
	"kith/internal/repeat"
)

// Series is how a follow-up comes again. The zero Series is of one that does not.
type Series struct {
	Rule  repeat.Rule
	Start Due // where it begins
	Turn  Due // the time this one stands for; its due date is another since it was snoozed
}

// Snoozed says whether a follow-up of a series is due at another time than the series says.
func (f Followup) Snoozed() bool { return !f.Series.Rule.IsZero() && !f.Due.same(f.Series.Turn) }

// Words say when it comes again: "jeden 2. Dienstag im Monat"; "" if it does not.
func (f Followup) Words(lang message.Language) string { return f.Series.Words(lang) }

// Words say the rule.
func (s Series) Words(lang message.Language) string { return s.Rule.Words(lang, s.Start.civil()) }

// NewSeries lets a follow-up that is due come again: it begins with the first time on or after then that fits the rule. A rule of "" gives
// the zero Series. Faults: followup.bad-repeat, followup.never.
func NewSeries(rule string, due Due) (Series, error) {
	read, err := repeat.Parse(rule)
	if err != nil {
		return Series{}, fault.Wrap(err, "followup.bad-repeat", message.Args{"value": rule})
	}
	if read.IsZero() {
		return Series{}, nil
	}
	first, ok := read.First(due.when())
	if !ok {
		return Series{}, fault.New("followup.never", message.Args{"value": rule})
	}
	start := dueOf(first, due)
	return Series{Rule: read, Start: start, Turn: start}, nil
}

// Next is the time that follows when this one was done on a day (in the zone of the series, or where the person is); false when the
// series is at its end.
func (s Series) Next(done icalendar.Day) (Due, bool) {
	next, ok := s.Rule.Next(s.Start.when(), s.Turn.when(), done)
	return dueOf(next, s.Start), ok
}

// Upcoming gives the turn and what follows it, at most so many.
func (s Series) Upcoming(most int) []Due {
	var list []Due
	for _, when := range s.Rule.Upcoming(s.Start.when(), most) {
		list = append(list, dueOf(when, s.Start))
	}
	return list
}

// When is a due date as calendars have it.
func (d Due) When() icalendar.When { return d.when() }

func (d Due) when() icalendar.When {
	if d.Day != "" {
		day, _ := icalendar.ParseDay(d.Day) // checked when it was saved
		return icalendar.When{AllDay: true, Day: day}
	}
	return icalendar.When{At: d.At, Zone: d.Location()}
}

func (d Due) same(o Due) bool { return d.Day == o.Day && d.Zone == o.Zone && d.At.Equal(o.At) }

// dueOf is a time of a calendar as a due date, in the zone that like has.
func dueOf(when icalendar.When, like Due) Due {
	if when.AllDay {
		return Due{Day: when.Day.String()}
	}
	return Due{At: when.At.UTC(), Zone: like.Zone}
}

// civil is the day where the person is who meant it.
func (d Due) civil() icalendar.Day {
	day, _ := icalendar.ParseDay(d.LocalDay(d.Location()))
	return day
}

// Columns give a series as texts, as they are stored and as SeriesOf reads them; "" each for the zero Series.
func (s Series) Columns() (rule, start, zone, turn string) {
	if s.Rule.IsZero() {
		return "", "", "", ""
	}
	return s.Rule.String(), s.Start.Text(s.Start.Location()), s.Start.Zone, s.Turn.LocalDay(s.Turn.Location())
}

// readSeries is a series from its columns; the zero Series if they make no sense.
func readSeries(rule, start, zone, turn string) Series {
	read, err := repeat.Parse(rule)
	if err != nil || read.IsZero() {
		return Series{}
	}
	s := Series{Rule: read, Start: Due{Day: start}}
	s.Turn = Due{Day: turn}
	if strings.Contains(start, "T") {
		s.Start = clock(start, zone)
		s.Turn = clock(turn+start[len(time.DateOnly):], zone)
	}
	return s
}

// clock reads 2026-12-01T10:00 by the clocks of a zone. A time that a change of the clocks skips is counted as before it (RFC 5545
// section 3.3.5), as everywhere where times come again.
func clock(text, zone string) Due {
	due := Due{Zone: zone}
	moment, err := time.Parse("2006-01-02T15:04", text)
	if err == nil {
		due.At = icalendar.Wall(moment, due.Location()).UTC()
	}
	return due
}
