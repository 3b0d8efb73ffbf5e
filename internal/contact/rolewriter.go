package contact

import (
	"cmp"
	"errors"

	"kith/internal/vault"
)

// roleWriter writes the tables role and organisation.
type roleWriter struct {
	roles         *vault.Sorted[roleRow]
	organisations *vault.Bulk
	known         map[int64]struct{} // organisations that are written already
}

type roleRow struct{ organisation, contact, state int64 }

func newRoleWriter(tx *vault.Tx) *roleWriter {
	return &roleWriter{
		roles: vault.NewSorted(tx.Bulk(`INSERT OR IGNORE INTO role (organisation, contact, state)`, 3),
			func(a, b roleRow) int {
				return cmp.Or(cmp.Compare(a.organisation, b.organisation), cmp.Compare(a.contact, b.contact), cmp.Compare(a.state, b.state))
			},
			func(to *vault.Bulk, r roleRow) error { return to.Add(r.organisation, r.contact, r.state) }),
		organisations: tx.Bulk(`INSERT OR REPLACE INTO organisation (base, key, name)`, 3),
		known:         map[int64]struct{}{},
	}
}

// add notes the rows of a contact. An organisation without a UID goes by its id.
func (w *roleWriter) add(links []roleLink, contact int64, id string, p *Projection) error {
	for _, link := range links {
		if err := w.one(link, contact); err != nil {
			return err
		}
	}
	if p.Kind == KindOrganisation && p.UID == "" {
		return w.one(roleLink{key: uidKey(id), name: p.Name, state: roleItself}, contact)
	}
	return nil
}

func (w *roleWriter) one(link roleLink, contact int64) error {
	if _, known := w.known[link.key.Whole]; !known {
		w.known[link.key.Whole] = struct{}{}
		if err := w.organisations.Add(link.key.Base, link.key.Whole, link.name); err != nil {
			return err
		}
	}
	return w.roles.Add(roleRow{link.key.Whole, contact, link.state})
}

func (w *roleWriter) flush() error { return errors.Join(w.roles.Flush(), w.organisations.Flush()) }

func (w *roleWriter) close() error { return errors.Join(w.roles.Close(), w.organisations.Close()) }
