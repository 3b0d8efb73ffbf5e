// Package unsaved keeps what was typed and neither saved nor thrown away, until it is. It owns the table unsaved.
package unsaved

import (
	"context"
	"time"

	"kith/internal/vault"
)

const (
	// mostBytes is beyond what anybody types: more is not kept.
	mostBytes = 1 << 20
	// after that nobody comes back to it.
	forgotten = 90 * 24 * time.Hour
)

// Keep keeps a text under a key; "" forgets it. It is no change of the history.
func Keep(ctx context.Context, v *vault.Vault, key, text string) error {
	return v.Maintain(ctx, func(tx *vault.Tx) error {
		if text == "" || len(text) > mostBytes {
			return tx.Exec(`DELETE FROM unsaved WHERE key = ?`, key)
		}
		if err := tx.Exec(`DELETE FROM unsaved WHERE at < ?`, tx.Now().Add(-forgotten).UnixMilli()); err != nil {
			return err
		}
		return tx.Exec(`INSERT OR REPLACE INTO unsaved (key, text, at) VALUES (?, ?, ?)`, key, text, tx.Now().UnixMilli())
	})
}

// All gives what is kept by its keys, never nil.
func All(ctx context.Context, v *vault.Vault) (map[string]string, error) {
	rows, err := v.Query(ctx, `SELECT key, text FROM unsaved`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	kept := map[string]string{}
	for rows.Next() {
		var key, text string
		if err := rows.Scan(&key, &text); err != nil {
			return nil, err
		}
		kept[key] = text
	}
	return kept, rows.Err()
}
