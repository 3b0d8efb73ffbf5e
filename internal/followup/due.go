package followup

import (
	"database/sql"
	"strings"
	"time"

	"kith/internal/fault"
	"kith/internal/icalendar"
	"kith/internal/message"
)

// clockText is how a due date with a time is written, by the clocks of its zone.
const clockText = "2006-01-02T15:04"

// Due is when a follow-up is due: a civil day (2026-03-01), or a moment with the zone the person meant. Exactly one of Day
// and At is set.
type Due struct {
	Day  string
	At   time.Time // UTC
	Zone string    // IANA name
}

// Location is the zone of a timed due date; UTC where its name is no longer known.
func (d Due) Location() *time.Location {
	zone, err := time.LoadLocation(d.Zone)
	if err != nil {
		return time.UTC
	}
	return zone
}

// LocalDay is the day a due date falls on for somebody in the given zone.
func (d Due) LocalDay(zone *time.Location) string {
	if d.Day != "" {
		return d.Day
	}
	return d.At.In(zone).Format(time.DateOnly)
}

// LocalTime is the time of day (10:00) that a due date has for somebody in the given zone, "" where it is a day.
func (d Due) LocalTime(zone *time.Location) string {
	if d.Day != "" {
		return ""
	}
	return d.At.In(zone).Format("15:04")
}

// Text writes a due date as the terminal takes it and ReadText reads it: 2026-03-01 or 2026-03-01T10:00 in the given zone.
func (d Due) Text(zone *time.Location) string {
	if d.Day != "" {
		return d.Day
	}
	return d.At.In(zone).Format(clockText)
}

// Spoken writes a due date for people to read: 2026-03-01 or 2026-03-01 10:00 in the given zone.
func (d Due) Spoken(zone *time.Location) string { return strings.Replace(d.Text(zone), "T", " ", 1) }

// ReadText reads what Text wrote in a zone, given by its IANA name. A time that a change of the clocks skips is counted as before it (RFC
// 5545 section 3.3.5), as everywhere where times come again. What makes no sense becomes a due date that Check refuses.
func ReadText(text, zone string) Due {
	if !strings.Contains(text, "T") {
		return Due{Day: text}
	}
	due := Due{Zone: zone}
	if moment, err := time.Parse(clockText, text); err == nil {
		due.At = icalendar.Wall(moment, due.Location()).UTC()
	}
	return due
}

// Check says whether a due date can be kept. Faults: followup.bad-due, followup.bad-zone.
func (d Due) Check() error {
	if d.Day != "" {
		if _, err := time.Parse(time.DateOnly, d.Day); err != nil || !d.At.IsZero() {
			return fault.New("followup.bad-due", message.Args{"value": d.Day})
		}
		return nil
	}
	if d.At.IsZero() {
		return fault.New("followup.bad-due", message.Args{"value": ""})
	}
	if _, err := time.LoadLocation(d.Zone); err != nil || d.Zone == "Local" {
		return fault.New("followup.bad-zone", message.Args{"zone": d.Zone})
	}
	return nil
}

// When is a due date as calendars have it.
func (d Due) When() icalendar.When {
	if d.Day != "" {
		day, _ := icalendar.ParseDay(d.Day) // checked when it was saved
		return icalendar.When{AllDay: true, Day: day}
	}
	return icalendar.When{At: d.At, Zone: d.Location()}
}

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

func (d Due) same(o Due) bool { return d.Day == o.Day && d.Zone == o.Zone && d.At.Equal(o.At) }

// columns are a due date as it is stored.
func (d Due) columns() (day string, at any, zone string) {
	if d.Day != "" {
		return d.Day, nil, ""
	}
	return "", d.At.UTC().UnixMilli(), d.Zone
}

// stored is a due date from its columns.
func stored(day string, at sql.NullInt64, zone string) Due {
	due := Due{Day: day, Zone: zone}
	if at.Valid {
		due.At = time.UnixMilli(at.Int64).UTC()
	}
	return due
}
