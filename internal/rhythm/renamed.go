package rhythm

import (
	"kith/internal/contact"
	"kith/internal/vault"
)

// renamed lets a circle's rhythm go along with its other name, and since when it counts for each of its people. Where it comes to a circle that
// had none, it counts for those who were there from now on: nobody is late by a rhythm they did not have.
func renamed(tx *vault.Tx, r contact.CircleRename) error {
	var goes, stays bool
	if err := tx.QueryRow(`SELECT EXISTS (SELECT 1 FROM rhythm WHERE circle = ?), EXISTS (SELECT 1 FROM rhythm WHERE circle = ?)`, r.From, r.To).Scan(&goes, &stays); err != nil {
		return err
	}
	if goes && !(stays && r.Joined) {
		var from, to int64
		if err := tx.QueryRow(`SELECT (SELECT key FROM circle WHERE name = ?), (SELECT key FROM circle WHERE name = ?)`, r.From, r.To).Scan(&from, &to); err != nil {
			return err
		}
		if err := tx.Exec(`INSERT OR REPLACE INTO rhythm_joined (circle, contact, at) SELECT ?1, contact, ?2 FROM contact_circle WHERE circle = ?1`, to, tx.Now().UnixMilli()); err != nil {
			return err
		}
		if err := tx.Exec(`INSERT OR REPLACE INTO rhythm_joined (circle, contact, at) SELECT ?1, j.contact, j.at FROM rhythm_joined j
			JOIN contact_circle m ON m.circle = j.circle AND m.contact = j.contact WHERE j.circle = ?2`, to, from); err != nil {
			return err
		}
	}
	return r.Follow(tx, "rhythm", "circle")
}
