package filter

import (
	"time"

	"kith/internal/civil"
	"kith/internal/phrase"
)

// readFirstMet reads a time as the other keys do, and as one remembers it: "Frühjahr 2021", "last summer".
func readFirstMet(value string, today time.Time) (span, bool) {
	if s, ok := readSpan(value, today); ok {
		return s, true
	}
	day := value
	if when, ok := phrase.Read(value, phrase.Context{Now: today, Zone: time.UTC, Past: true}); ok {
		day = when.Day
	}
	from, err := time.Parse(time.DateOnly, civil.First(day))
	if err != nil {
		return span{}, false
	}
	last, err := time.Parse(time.DateOnly, civil.Last(day))
	return span{from: from, until: last.AddDate(0, 0, 1)}, err == nil
}

func readsFirstMet(_, value string) bool {
	_, ok := readFirstMet(value, someDay)
	return ok
}

// firstMet compares when one met somebody. A time that is only known about fits a stretch it may lie in, and is before or after a day
// when all of it is.
func (t Term) firstMet(at Moment) (string, []any) {
	s, _ := readFirstMet(t.Value, at.today())
	from, until := bounds(t.Op, s)
	sql := `+r.contact IN (SELECT contact FROM contact_met WHERE first <> '' AND `
	switch {
	case until.IsZero():
		return sql + `first >= ?)`, []any{from.Format(time.DateOnly)}
	case from.IsZero():
		return sql + `last < ?)`, []any{until.Format(time.DateOnly)}
	}
	return sql + `last >= ? AND first < ?)`, []any{from.Format(time.DateOnly), until.Format(time.DateOnly)}
}
