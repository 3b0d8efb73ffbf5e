package today

import (
	"context"

	"kith/internal/vault"
	"kith/internal/whole"
)

// Whole gives the communities for a copy of everything.
func (p *Planner) Whole(ctx context.Context) ([]whole.Record, error) {
	marked, err := p.Communities(ctx)
	var records []whole.Record
	for _, c := range marked {
		records = append(records, whole.Record{Kind: whole.CircleCommunity, Name: c.Circle})
	}
	return records, err
}

// Takes says whether a record marks a community.
func (p *Planner) Takes(r whole.Record) bool {
	return r.Kind == whole.CircleCommunity && r.Name != ""
}

// Bring marks a community of a copy. One that nobody is in was not in Whole, and may be marked already.
func (p *Planner) Bring(tx *vault.Tx, r whole.Record) error {
	return tx.Exec(`INSERT OR IGNORE INTO circle_community (change, circle) VALUES (?, ?)`, tx.Change(), r.Name)
}
