package followup

import (
	"context"
	"time"
)

// DueBy gives the open follow-ups that are due on a civil day or before it, as that day is in the zone, the most pressing first. What is
// only about people in the bin is not among them.
func (b *Board) DueBy(ctx context.Context, day string, zone *time.Location) ([]Followup, error) {
	start, err := time.ParseInLocation(time.DateOnly, day, zone)
	if err != nil {
		return nil, err
	}
	next := time.Date(start.Year(), start.Month(), start.Day()+1, 0, 0, 0, 0, zone)
	return b.query(ctx, `SELECT `+columns+` FROM followup f WHERE f.done IS NULL AND (f.due_at < ? OR f.due_day <> '' AND f.due_day <= ?)
		AND (NOT EXISTS (SELECT 1 FROM followup_contact p WHERE p.followup = f.key)
			OR EXISTS (SELECT 1 FROM followup_contact p JOIN contact_row r ON r.contact = p.contact WHERE p.followup = f.key))
		ORDER BY `+dueOrder+`, f.key`, next.UnixMilli(), day)
}
