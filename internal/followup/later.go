package followup

import (
	"strings"
	"time"
)

// evening is when "tonight" is, by the clock.
const evening = 18

// ParseLater reads until when something is put off: "tonight" (or "heute Abend": at six, or in an hour when it is later than that),
// and what ParseDue reads. Fault: followup.bad-due.
func ParseLater(text string, now time.Time, zone *time.Location) (Due, error) {
	switch strings.Join(strings.Fields(strings.ToLower(text)), " ") {
	case "tonight", "this evening", "heute abend", "abends":
		return Tonight(now, zone), nil
	}
	return ParseDue(text, now, zone)
}

// Tonight is six in the evening, or an hour from now when that is past.
func Tonight(now time.Time, zone *time.Location) Due {
	local := now.In(zone)
	at := time.Date(local.Year(), local.Month(), local.Day(), evening, 0, 0, 0, zone)
	if !at.After(now) {
		at = local.Truncate(time.Minute).Add(time.Hour)
	}
	return Due{At: at.UTC(), Zone: zoneName(zone)}
}
