package contact

import (
	"cmp"
	"strings"

	"kith/internal/vault"
)

// The rows of those projections whose keys do not come in the order of the contacts.

// keyBits is how many lower bits of a key contact_key does without; SQL says "hash = ? >> 16".
const keyBits = 16

type keyRow struct{ hash, contact int64 }

func keyRows(tx *vault.Tx) *vault.Sorted[keyRow] {
	return vault.NewSorted(tx.Bulk(`INSERT OR IGNORE INTO contact_key (hash, contact)`, 2),
		func(a, b keyRow) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.contact, b.contact)) },
		func(to *vault.Bulk, r keyRow) error { return to.Add(r.hash, r.contact) })
}

type memberRow struct{ circle, contact int64 }

func memberRows(tx *vault.Tx, contacts *vault.Bulk) *vault.Sorted[memberRow] {
	return vault.NewSorted(tx.Bulk(`INSERT OR IGNORE INTO contact_circle (circle, contact)`, 2).After(contacts),
		func(a, b memberRow) int {
			return cmp.Or(cmp.Compare(a.circle, b.circle), cmp.Compare(a.contact, b.contact))
		},
		func(to *vault.Bulk, r memberRow) error { return to.Add(r.circle, r.contact) })
}

type dateRow struct {
	turn, contact, place int64
	kind, year           int
	label                string
	died                 bool
}

// dateRows is for what comes every year.
func dateRows(bulk *vault.Bulk) *vault.Sorted[dateRow] {
	return vault.NewSorted(bulk,
		func(a, b dateRow) int {
			return cmp.Or(cmp.Compare(a.turn, b.turn), cmp.Compare(a.contact, b.contact), cmp.Compare(a.place, b.place))
		},
		func(to *vault.Bulk, r dateRow) error {
			return to.Add(r.turn, r.contact, r.place, r.kind, r.year, r.label, r.died)
		})
}

func datesBulk(tx *vault.Tx) *vault.Bulk {
	return tx.Bulk(`INSERT OR REPLACE INTO contact_date (turn, contact, place, kind, year, label, died)`, 7)
}

// datesOf gives the rows of a contact.
func datesOf(key int64, p *Projection, yield func(dateRow) error) error {
	for place, d := range p.Dates {
		// A clone, as a part of a card keeps all of it in memory.
		row := dateRow{int64(Turn(d.Month, d.Day)), key, int64(place), int(d.Kind), d.Year, strings.Clone(d.Label), p.Has&IsDead != 0}
		if err := yield(row); err != nil {
			return err
		}
	}
	return nil
}
