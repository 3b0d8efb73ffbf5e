package followup

import (
	"strings"
	"time"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/phrase"
)

// ParseDue reads a due date as people type it in German or English, relative to now in the given zone: 2026-03-01T10:00,
// "Donnerstag um zehn", "in 3 weeks", "Ende Mai"; package phrase says what else. What is over is no due date, unless it is given by its day.
// Fault: followup.bad-due.
func ParseDue(text string, now time.Time, zone *time.Location) (Due, error) {
	if at, err := time.Parse(time.RFC3339, strings.TrimSpace(text)); err == nil {
		return Due{At: at.UTC(), Zone: zoneName(zone)}, nil
	}
	when, ok := phrase.Read(text, phrase.Context{Now: now, Zone: zone})
	if !ok || when.Period() {
		return Due{}, fault.New("followup.bad-due", message.Args{"value": text})
	}
	return DueAt(when, zone), nil
}

// DueAt makes a due date of a phrase that means a day.
func DueAt(when phrase.When, zone *time.Location) Due {
	if at, ok := when.Moment(zone); ok {
		return Due{At: at, Zone: zoneName(zone)}
	}
	return Due{Day: when.Day}
}

func zoneName(zone *time.Location) string {
	if name := zone.String(); name != "Local" {
		return name
	}
	return "UTC"
}
