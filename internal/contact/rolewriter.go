package contact

import (
	"cmp"
	"errors"
	"slices"

	"kith/internal/vault"
)

// roleWriter writes the tables role and organisation. It gathers rows, as a B-tree takes them several times as fast in order.
type roleWriter struct {
	roles         *vault.Bulk
	organisations *vault.Bulk
	known         map[int64]struct{} // organisations that are written already
	rows          []roleRow
}

type roleRow struct{ organisation, contact, state int64 }

func newRoleWriter(tx *vault.Tx) *roleWriter {
	return &roleWriter{
		roles:         tx.Bulk(`INSERT OR IGNORE INTO role (organisation, contact, state)`, 3),
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
	w.rows = append(w.rows, roleRow{link.key.Whole, contact, link.state})
	if len(w.rows) < keysAtOnce {
		return nil
	}
	return w.write()
}

func (w *roleWriter) write() error {
	slices.SortFunc(w.rows, func(a, b roleRow) int {
		return cmp.Or(cmp.Compare(a.organisation, b.organisation), cmp.Compare(a.contact, b.contact), cmp.Compare(a.state, b.state))
	})
	for _, r := range w.rows {
		if err := w.roles.Add(r.organisation, r.contact, r.state); err != nil {
			return err
		}
	}
	w.rows = w.rows[:0]
	return nil
}

func (w *roleWriter) flush() error {
	return errors.Join(w.write(), w.roles.Flush(), w.organisations.Flush())
}

func (w *roleWriter) close() error {
	return errors.Join(w.write(), w.roles.Close(), w.organisations.Close())
}
