package contact

import (
	"encoding/json"

	"kith/internal/fault"
	"kith/internal/vault"
)

// Records of other features are about contacts: encounters, follow-ups. Such a feature named x has the tables x and x_contact, the
// latter with the columns key, change, x and contact.

// Keys translates the ids of contacts of the book into keys, in order. Fault: contact.not-found.
func Keys(tx *vault.Tx, ids []string) ([]int64, error) {
	return keysOfIDs(tx, `SELECT c.key FROM json_each(?) j JOIN contact c ON c.id = j.value JOIN contact_row r ON r.contact = c.key ORDER BY j.key`, ids, "contact.not-found")
}

// keysOfIDs asks for the keys of all these ids; missing is the fault when one has none.
func keysOfIDs(tx *vault.Tx, query string, ids []string, missing string) ([]int64, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	keys, err := vault.Keys(tx.Query(query, string(list)))
	if err == nil && len(keys) != len(ids) {
		err = fault.New(missing, nil)
	}
	return keys, err
}

// Seen is the condition that a record of a feature, whose key column is given, is not only about contacts in the bin: it is about
// somebody of the book, or about nobody at all.
func Seen(feature, key string) string {
	return `(EXISTS (SELECT 1 FROM ` + feature + `_contact l JOIN contact_row lr ON lr.contact = l.contact WHERE l.` + feature + ` = ` + key + `)
		OR NOT EXISTS (SELECT 1 FROM ` + feature + `_contact l WHERE l.` + feature + ` = ` + key + `))`
}

// About gives the keys of the records of a feature that are about any of these contacts, each once.
func About(tx *vault.Tx, feature string, contacts []int64) ([]int64, error) {
	list, err := json.Marshal(contacts)
	if err != nil {
		return nil, err
	}
	return vault.Keys(tx.Query(`SELECT DISTINCT l.`+feature+` FROM json_each(?) j JOIN `+feature+`_contact l ON l.contact = j.value`, string(list)))
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

// KeysOf gives the keys of rows, in their order.
func KeysOf(rows []Row) []int64 {
	keys := make([]int64, len(rows))
	for i, row := range rows {
		keys[i] = row.Key
	}
	return keys
}
