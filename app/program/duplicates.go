package program

import (
	"context"
	"encoding/json"
)

// Hanging says how much is remembered about a contact beside its card.
type Hanging struct{ Encounters, Followups int }

// HangingOn counts it for contacts by their keys.
func (p *Program) HangingOn(ctx context.Context, keys []int64) (map[int64]Hanging, error) {
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	rows, err := p.Vault.Query(ctx, `SELECT j.value,
		(SELECT count(*) FROM encounter_contact e WHERE e.contact = j.value), (SELECT count(*) FROM followup_contact f WHERE f.contact = j.value)
		FROM json_each(?) j`, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := make(map[int64]Hanging, len(keys))
	for rows.Next() {
		var key int64
		var h Hanging
		if err := rows.Scan(&key, &h.Encounters, &h.Followups); err != nil {
			return nil, err
		}
		found[key] = h
	}
	return found, rows.Err()
}
