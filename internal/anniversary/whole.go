package anniversary

import (
	"context"
	"strconv"

	"kith/internal/vault"
	"kith/internal/whole"
)

const saidDays = "DAYS"

// Whole gives the notices of circles for a copy of everything.
func (c *Calendar) Whole(ctx context.Context) ([]whole.Record, error) {
	return whole.Read(ctx, c.vault, `SELECT circle, days FROM circle_notice ORDER BY circle`, func(scan func(...any) error) (whole.Record, error) {
		var circle, days string
		err := scan(&circle, &days)
		return whole.Record{Kind: whole.CircleNotice, Name: circle, Said: map[string]string{saidDays: days}}, err
	})
}

// Takes says whether a record is the notice of a circle.
func (c *Calendar) Takes(r whole.Record) bool {
	days, err := strconv.Atoi(r.Said[saidDays])
	return r.Kind == whole.CircleNotice && r.Name != "" && err == nil && days > 0 && days <= maxNotice
}

// Bring stores the notice of a circle of a copy.
func (c *Calendar) Bring(tx *vault.Tx, r whole.Record) error {
	days, err := strconv.Atoi(r.Said[saidDays])
	if err != nil {
		return err
	}
	return tx.Exec(`INSERT INTO circle_notice (change, circle, days) VALUES (?, ?, ?)`, tx.Change(), r.Name, days)
}
