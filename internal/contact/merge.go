package contact

import (
	"context"
	"errors"
	"slices"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// MergeChoices say how contacts become one. Keep is the id of the one that goes on, under its id and UID; "" takes the fullest.
// Fields says for a single field (FieldName …) the id of the contact whose value shall be shown; where it says nothing, Keep's value
// is taken if Prefer is set, else the fullest.
type MergeChoices struct {
	Keep   string
	Prefer bool
	Fields map[string]string
}

// MergePreview is what a merge would come to.
type MergePreview struct {
	Keep      string // id of the contact that goes on
	Before    []Contact
	After     Contact
	Conflicts []MergeConflict
}

// MergeConflict is a field of which one value has to be shown; what is not chosen is kept on the card in another way.
type MergeConflict struct {
	Field   string
	Options []MergeOption // in the order of the ids given, one for each contact that has a value
	Chosen  string        // id of the contact whose value is shown
}

// MergeOption is the value a contact has in a field; of a photo its version.
type MergeOption struct {
	ID   string
	Text string
}

// maxMerged bounds how many contacts become one in one go, as each value is compared with all others.
const maxMerged = 200

// merging is a contact about to be merged.
type merging struct {
	Stored
	card   *vcard.Card
	text   string
	source int64
	base   *string
}

// Merged registers what a feature has to do when contacts became one, inside the same write. Rows that follow the convention of
// link.go need none.
func (b *Book) Merged(fn func(tx *vault.Tx, into int64, gone []int64) error) {
	b.merged = append(b.merged, fn)
}

// PreviewMerge shows what Merge would do and changes nothing. Faults as Merge.
func (b *Book) PreviewMerge(ctx context.Context, ids []string, choices MergeChoices) (MergePreview, error) {
	all, err := b.loadMerging(ids, func(id string) scanner {
		return b.vault.QueryRow(ctx, mergingColumns, id)
	})
	if err != nil {
		return MergePreview{}, err
	}
	order, combined, err := combine(all, choices)
	if err != nil {
		return MergePreview{}, err
	}
	preview := MergePreview{Keep: order[0].ID, After: whole(combined.Card, order[0].Stored), Conflicts: []MergeConflict{}}
	for i := range all {
		preview.Before = append(preview.Before, whole(all[i].card, all[i].Stored))
	}
	for i := range preview.Before {
		if err := b.nameRelated(ctx, preview.Before[i].Related); err != nil {
			return preview, err
		}
	}
	if err := b.nameRelated(ctx, preview.After.Related); err != nil {
		return preview, err
	}
	for _, conflict := range combined.Conflicts {
		told := MergeConflict{Field: conflict.Field, Chosen: order[conflict.Chosen].ID}
		for i := range all {
			for _, option := range conflict.Options {
				if order[option.Card].ID == all[i].ID {
					told.Options = append(told.Options, MergeOption{all[i].ID, option.Text})
				}
			}
		}
		preview.Conflicts = append(preview.Conflicts, told)
	}
	return preview, nil
}

// Merge makes one contact of several: their values as Combine says, their encounters, follow-ups and all else that hangs on them,
// and the relations of other contacts to them. The old UIDs are remembered (see AliasQuery). Undo brings all of them back as they
// were. Faults: contact.not-found, contact.merge-few, contact.merge-many, contact.merge-field.
func (b *Book) Merge(ctx context.Context, ids []string, choices MergeChoices) (Contact, vault.Change, error) {
	var keep string
	change, err := b.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		m, err := b.merger(tx)
		if err != nil {
			return message.Message{}, err
		}
		into, err := m.merge(ids, choices)
		if err == nil {
			keep = into.ID
			err = m.relations()
		}
		label := message.New("contact.merged", message.Args{"n": len(ids)})
		if err == nil {
			label.Args["name"] = Project(into.card).Name
		}
		return label, errors.Join(err, m.w.Close())
	})
	if err != nil {
		return Contact{}, vault.Change{}, err
	}
	merged, err := b.Show(ctx, keep)
	return merged, change, err
}

// MergeAll merges several groups in one change, each into its first contact and otherwise as Merge does without choices. It answers how
// many contacts are gone.
func (b *Book) MergeAll(ctx context.Context, groups [][]string) (int, vault.Change, error) {
	gone := 0
	change, err := b.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		m, err := b.merger(tx)
		if err != nil {
			return message.Message{}, err
		}
		for _, ids := range groups {
			if err = tx.Context().Err(); err == nil && len(ids) > 1 {
				_, err = m.merge(ids, MergeChoices{Keep: ids[0]})
			}
			if err != nil {
				return message.Message{}, errors.Join(err, m.w.Close())
			}
			gone += len(ids) - 1
		}
		err = m.relations()
		return message.New("contact.merged-identical", message.Args{"n": gone}), errors.Join(err, m.w.Close())
	})
	if err != nil {
		return 0, vault.Change{}, err
	}
	return gone, change, nil
}

type scanner interface{ Scan(...any) error }

const mergingColumns = `SELECT key, id, change, created, changed, card, source, base FROM contact WHERE id = ? AND binned IS NULL`

// loadMerging reads contacts in the order of their ids, each once.
func (b *Book) loadMerging(ids []string, row func(id string) scanner) ([]merging, error) {
	var all []merging
	for _, id := range ids {
		if slices.ContainsFunc(all, func(m merging) bool { return m.ID == id }) {
			continue
		}
		if len(all) == maxMerged {
			return nil, fault.New("contact.merge-many", message.Args{"n": maxMerged})
		}
		var m merging
		var err error
		if m.card, m.Stored, err = scanCard(scanMore{row(id), &m}); err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	if len(all) < 2 {
		return nil, fault.New("contact.merge-few", nil)
	}
	return all, nil
}

// scanMore lets scanCard read the columns of a merging too.
type scanMore struct {
	row scanner
	m   *merging
}

func (s scanMore) Scan(targets ...any) error {
	err := s.row.Scan(append(targets, &s.m.source, &s.m.base)...)
	if text, ok := targets[len(targets)-1].(*[]byte); ok {
		s.m.text = string(*text)
	}
	return err
}

// combine puts the contact that goes on first and makes the card.
func combine(all []merging, choices MergeChoices) ([]merging, Combined, error) {
	order := slices.Clone(all)
	keep := 0
	for i := range order {
		switch {
		case choices.Keep == order[i].ID:
			keep = i
		case choices.Keep == "" && fuller(&order[i], &order[keep]):
			keep = i
		}
	}
	if choices.Keep != "" && order[keep].ID != choices.Keep {
		return nil, Combined{}, fault.New("contact.not-found", nil)
	}
	order[0], order[keep] = order[keep], order[0]
	wanted := map[string]int{}
	if choices.Prefer {
		for _, field := range singleFields {
			wanted[field] = 0
		}
	}
	for field, id := range choices.Fields {
		at := slices.IndexFunc(order, func(m merging) bool { return m.ID == id })
		if at < 0 || !slices.Contains(singleFields, field) {
			return nil, Combined{}, fault.New("contact.merge-field", message.Args{"field": field})
		}
		wanted[field] = at
	}
	cards, own := make([]*vcard.Card, len(order)), map[string]bool{}
	for i := range order {
		cards[i] = order[i].card
		for _, uid := range uids(&order[i]) {
			own[NormalUID(uid)] = true
		}
	}
	return order, Combine(cards, wanted, func(uid string) bool { return own[NormalUID(uid)] }), nil
}

// fuller reports whether a contact is rather the one that goes on: the one that says more, of equals the older.
func fuller(a, b *merging) bool {
	if x, y := len(a.card.Properties), len(b.card.Properties); x != y {
		return x > y
	}
	return a.Key < b.Key
}

// uids are what a contact is known by to other cards: its UIDs, and its id, under which a card without one leaves.
func uids(m *merging) []string {
	found := []string{m.ID}
	for _, p := range m.card.All("UID") {
		if uid := oneLine(p.Value); uid != "" {
			found = append(found, uid)
		}
	}
	return found
}
