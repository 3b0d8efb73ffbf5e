package contact

import (
	"encoding/json"

	"kith/internal/vault"
)

// Records of other features are about contacts: encounters, follow-ups. Such a feature named x has the tables x and x_contact, the
// latter with the columns key, change, x and contact.

// Keys translates ids into keys, in order. Fault: contact.not-found.
func Keys(tx *vault.Tx, ids []string) ([]int64, error) {
	keys := make([]int64, len(ids))
	for i, id := range ids {
		var err error
		if keys[i], err = tx.KeyOf("contact", id, "contact.not-found"); err != nil {
			return nil, err
		}
	}
	return keys, nil
}

// Link makes a record of a feature be about exactly these contacts.
func Link(tx *vault.Tx, feature string, record int64, contacts []int64) error {
	for _, contact := range contacts {
		if err := tx.Exec(`INSERT OR IGNORE INTO `+feature+`_contact (change, `+feature+`, contact) VALUES (?, ?, ?)`, tx.Change(), record, contact); err != nil {
			return err
		}
	}
	list, err := json.Marshal(contacts)
	if err != nil {
		return err
	}
	return tx.Exec(`DELETE FROM `+feature+`_contact WHERE `+feature+` = ? AND contact NOT IN (SELECT value FROM json_each(?))`, record, string(list))
}

// LinkedNames is a query for the names of the contacts that a record of a feature is about, in the order they were added, as one
// text; its parameter is the key of the record.
func LinkedNames(feature string) string {
	return `SELECT coalesce(group_concat(name, ', '), '') FROM (
		SELECT r.name FROM ` + feature + `_contact p JOIN contact_row r ON r.contact = p.contact WHERE p.` + feature + ` = ? ORDER BY p.key)`
}
