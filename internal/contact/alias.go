package contact

import (
	"database/sql"
	"errors"
	"strings"

	"kith/internal/vault"
)

// A merged contact is remembered under the UID it had, with the card that an import had brought under it: a later file that still
// has it updates the contact it became, and brings only what is new in it.

// AliasQuery finds what is remembered of a UID (as NormalUID gives it) that became the contact with a key: the digest of the card
// that the last import brought under it, 0 if none did, and that card, "" if none did. Its parameters are the key and the UID. Who
// may be meant is found under UIDKey in contact_key, as for every UID.
const AliasQuery = `SELECT source, coalesce(base, '') FROM contact_alias WHERE contact = ? AND uid = ? ORDER BY key DESC LIMIT 1`

// NormalUID brings a UID to the form in which two spellings of it are equal: lower case, without urn:uuid:.
func NormalUID(uid string) string {
	return strings.ToLower(without(strings.TrimSpace(uid), "urn:uuid:"))
}

// addAlias remembers that a contact was also known under a UID.
func addAlias(tx *vault.Tx, contact int64, uid string, source int64, base any) error {
	if err := tx.Exec(`INSERT INTO contact_alias (change, contact, uid, source, base) VALUES (?, ?, ?, ?, ?)`,
		tx.Change(), contact, NormalUID(uid), source, base); err != nil {
		return err
	}
	if err := addHint(tx, UIDKey(uid), contact); err != nil || source == 0 {
		return err
	}
	return addHint(tx, source, contact)
}

func addHint(tx *vault.Tx, key, contact int64) error {
	return tx.Exec(`INSERT OR IGNORE INTO contact_key (hash, contact) VALUES (? >> 16, ?)`, key, contact)
}

// rebuildAliases puts the hashes of aliases back that an undo or redo brought back.
func rebuildAliases(tx *vault.Tx, keys []int64) error {
	for _, key := range keys {
		var contact, source int64
		var uid string
		err := tx.QueryRow(`SELECT contact, uid, source FROM contact_alias WHERE key = ?`, key).Scan(&contact, &uid, &source)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err == nil {
			err = addHint(tx, UIDKey(uid), contact)
		}
		if err == nil && source != 0 {
			err = addHint(tx, source, contact)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
