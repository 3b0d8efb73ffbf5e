package vault

import (
	"context"
	"database/sql"
	"errors"
)

// Choice gives a small choice of how Kith should behave, "" where none was made. Features name theirs "feature.what".
func (v *Vault) Choice(ctx context.Context, name string) (string, error) {
	var value string
	err := v.QueryRow(ctx, `SELECT value FROM choice WHERE name = ?`, name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, translate(err)
}

// Choose remembers a choice. It is no change of the book and does not stand in the history: nobody wants Ctrl-Z to turn a switch back.
func (v *Vault) Choose(ctx context.Context, name, value string) error {
	return v.Maintain(ctx, func(tx *Tx) error {
		return tx.Exec(`INSERT INTO choice (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2`, name, value)
	})
}
