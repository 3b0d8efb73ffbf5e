package duplicate

import (
	"context"
	"slices"

	"kith/internal/contact"
	"kith/internal/vault"
	"kith/internal/whole"
)

const saidVerdict = "VERDICT"

// Whole gives what was said about pairs of contacts for a copy of everything.
func (f *Finder) Whole(ctx context.Context) ([]whole.Record, error) {
	return whole.Read(ctx, f.vault, `SELECT a.id, ar.name, b.id, br.name, d.verdict FROM duplicate_decision d
		JOIN contact a ON a.key = d.first JOIN contact_row ar ON ar.contact = a.key
		JOIN contact b ON b.key = d.second JOIN contact_row br ON br.contact = b.key ORDER BY d.first, d.second`, func(scan func(...any) error) (whole.Record, error) {
		var a, b whole.Person
		var verdict string
		err := scan(&a.ID, &a.Name, &b.ID, &b.Name, &verdict)
		return whole.Record{Kind: whole.Verdict, Said: map[string]string{saidVerdict: verdict}, People: []whole.Person{a, b}}, err
	})
}

// Takes says whether a record is what was said about a pair of contacts.
func (f *Finder) Takes(r whole.Record) bool {
	verdict := r.Said[saidVerdict]
	return r.Kind == whole.Verdict && len(r.People) == 2 && (verdict == Different || verdict == Later)
}

// Bring remembers what was said about a pair. Two that are one contact by now need no word. Fault: contact.not-found.
func (f *Finder) Bring(tx *vault.Tx, r whole.Record) error {
	keys, err := contact.Keys(tx, []string{r.People[0].ID, r.People[1].ID})
	if err != nil || keys[0] == keys[1] {
		return err
	}
	slices.Sort(keys)
	return decide(tx, keys[0], keys[1], r.Said[saidVerdict])
}
