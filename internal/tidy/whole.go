package tidy

import (
	"context"
	"strconv"

	"kith/internal/contact"
	"kith/internal/vault"
	"kith/internal/whole"
)

// Whole gives the findings that are left alone for a copy of everything. A mark is made of kind and value, so it means the same in every
// book; it is the record's name.
func (f *Finder) Whole(ctx context.Context) ([]whole.Record, error) {
	return whole.Read(ctx, f.vault, `SELECT c.id, r.name, i.finding FROM tidy_ignored i
		JOIN contact c ON c.key = i.contact JOIN contact_row r ON r.contact = c.key ORDER BY c.key, i.finding`, func(scan func(...any) error) (whole.Record, error) {
		var about whole.Person
		var mark int64
		err := scan(&about.ID, &about.Name, &mark)
		return whole.Record{Kind: whole.LeftAlone, Name: strconv.FormatInt(mark, 10), People: []whole.Person{about}}, err
	})
}

// Takes says whether a record is a finding that is left alone.
func (f *Finder) Takes(r whole.Record) bool {
	_, err := strconv.ParseInt(r.Name, 10, 64)
	return r.Kind == whole.LeftAlone && len(r.People) == 1 && err == nil
}

// Bring leaves a finding alone. Fault: contact.not-found.
func (f *Finder) Bring(tx *vault.Tx, r whole.Record) error {
	mark, err := strconv.ParseInt(r.Name, 10, 64)
	if err != nil {
		return err
	}
	keys, err := contact.Keys(tx, []string{r.People[0].ID})
	if err != nil {
		return err
	}
	return tx.Exec(`INSERT OR IGNORE INTO tidy_ignored (change, contact, finding) VALUES (?, ?, ?)`, tx.Change(), keys[0], mark)
}
