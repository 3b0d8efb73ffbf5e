package followup

import (
	"strings"

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
	first, ok := read.First(due.When())
	if !ok {
		return Series{}, fault.New("followup.never", message.Args{"value": rule})
	}
	start := dueOf(first, due)
	return Series{Rule: read, Start: start, Turn: start}, nil
}

// Next is the time that follows when this one was done on a day (in the zone of the series, or where the person is); false when the
// series is at its end.
func (s Series) Next(done icalendar.Day) (Due, bool) {
	next, ok := s.Rule.Next(s.Start.When(), s.Turn.When(), done)
	return dueOf(next, s.Start), ok
}

// Upcoming gives the turn and what follows it, at most so many.
func (s Series) Upcoming(most int) []Due {
	var list []Due
	for _, when := range s.Rule.Upcoming(s.Start.When(), most) {
		list = append(list, dueOf(when, s.Start))
	}
	return list
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
	s := Series{Rule: read, Start: ReadText(start, zone), Turn: Due{Day: turn}}
	if _, clock, timed := strings.Cut(start, "T"); timed {
		s.Turn = ReadText(turn+"T"+clock, zone)
	}
	return s
}
