package contact

import (
	"errors"
	"slices"
	"strings"

	"kith/internal/vault"
	"kith/internal/vcard"
)

// merger merges inside one write.
type merger struct {
	book  *Book
	tx    *vault.Tx
	w     *Writer
	links []linkTable
	moved map[string]string // normal UID of a contact that is gone → UID of the one it became
	prep  *Preparer
}

func (b *Book) merger(tx *vault.Tx) (*merger, error) {
	w, err := NewWriter(tx)
	if err != nil {
		return nil, err
	}
	links, err := linkTables(tx)
	if err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return &merger{book: b, tx: tx, w: w, links: links, moved: map[string]string{}, prep: NewPreparer()}, nil
}

// merge makes one contact of those with the ids and answers it with its new card.
func (m *merger) merge(ids []string, choices MergeChoices) (merging, error) {
	all, err := m.book.loadMerging(ids, func(id string) scanner { return m.tx.QueryRow(mergingColumns, id) })
	if err != nil {
		return merging{}, err
	}
	order, combined, err := combine(all, choices)
	if err != nil {
		return merging{}, err
	}
	into, gone := order[0], order[1:]
	if before := into.text; before != string(vcard.Format(combined.Card)) {
		Touch(combined.Card, m.tx.Now())
		if err := m.w.Edit(m.prep.Prepare(combined.Card), into.Key); err != nil {
			return merging{}, err
		}
	}
	into.card = combined.Card
	target := into.ID
	if p := combined.Card.First("UID"); p != nil {
		target = oneLine(p.Value)
	}
	keys := make([]int64, len(gone))
	for i := range gone {
		keys[i] = gone[i].Key
		for _, uid := range uids(&gone[i]) {
			m.moved[NormalUID(uid)] = target
		}
		if err := m.remember(&gone[i], into.Key); err != nil {
			return merging{}, err
		}
		if err := m.move(gone[i].Key, into.Key); err != nil {
			return merging{}, err
		}
	}
	for _, fn := range m.book.merged {
		if err := fn(m.tx, into.Key, keys); err != nil {
			return merging{}, err
		}
	}
	for _, key := range keys {
		if err := m.w.Remove(key); err != nil {
			return merging{}, err
		}
	}
	return into, nil
}

// remember keeps under which UIDs a contact was known, and with which card an import knew it.
func (m *merger) remember(gone *merging, into int64) error {
	var base any
	if gone.source != 0 {
		base = gone.text
		if gone.base != nil {
			base = *gone.base
		}
	}
	known := uids(gone)
	if len(known) > 1 {
		known = known[1:] // a card that has a UID never left under the id
	}
	for _, uid := range known {
		if err := addAlias(m.tx, into, uid, gone.source, base); err != nil {
			return err
		}
	}
	return m.tx.Exec(`UPDATE contact_alias SET contact = ?, change = ? WHERE contact = ?`, into, m.tx.Change(), gone.Key)
}

// move hangs what is about one contact on another.
func (m *merger) move(from, into int64) error {
	for _, table := range m.links {
		set, args := `contact = ?`, []any{into}
		if table.record {
			set, args = set+`, change = ?`, append(args, m.tx.Change())
		}
		// What is about both of them already needs no second row.
		if err := m.tx.Exec(`UPDATE OR IGNORE `+table.name+` SET `+set+` WHERE contact = ?`, append(args, from)...); err != nil {
			return err
		}
		if err := m.tx.Exec(`DELETE FROM `+table.name+` WHERE contact = ?`, from); err != nil {
			return err
		}
	}
	return nil
}

// linkTable is a table that hangs records of a feature on contacts, see link.go.
type linkTable struct {
	name   string
	record bool // it has the column change
}

func linkTables(tx *vault.Tx) ([]linkTable, error) {
	rows, err := tx.Query(`SELECT m.name, EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'change') FROM sqlite_schema m
		WHERE m.type = 'table' AND m.name LIKE '%\_contact' ESCAPE '\' AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'contact')
		ORDER BY m.name`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var tables []linkTable
	for rows.Next() {
		var t linkTable
		if err := rows.Scan(&t.name, &t.record); err != nil {
			return nil, err
		}
		tables = append(tables, t)
	}
	return tables, rows.Err()
}

// relations makes the cards that refer to a contact which is gone (RELATED, MEMBER of a group, the organisation of a role, through whom one met) refer to the one it became.
func (m *merger) relations() error {
	if err := m.w.Flush(); err != nil {
		return err
	}
	rows, err := m.tx.Query(`SELECT key, id, change, created, changed, card FROM contact WHERE card LIKE '%RELATED%' OR card LIKE '%MEMBER%'
		OR card LIKE '%X-KITH-ORGANISATION%' OR card LIKE '%X-KITH-ROLE%' OR card LIKE '%X-KITH-PERSON%'`)
	if err != nil {
		return err
	}
	defer rows.Close()
	type edited struct {
		key  int64
		card *vcard.Card
	}
	var found []edited
	for rows.Next() {
		card, stored, err := scanCard(rows)
		if err != nil {
			return err
		}
		if m.point(card) {
			found = append(found, edited{stored.Key, card})
		}
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	for _, e := range found {
		Touch(e.card, m.tx.Now())
		if err := m.w.Edit(m.prep.Prepare(e.card), e.key); err != nil {
			return err
		}
	}
	return nil
}

// point changes the references of one card and reports whether there were any. A member that is now named twice is named once.
func (m *merger) point(card *vcard.Card) bool {
	changed := false
	kept := make([]vcard.Property, 0, len(card.Properties))
	for _, p := range card.Properties {
		member := strings.HasSuffix(strings.ToUpper(p.Name), "MEMBER")
		if member || fieldOf(p.Name) == fieldRelated {
			uid := oneLine(p.Value)
			if target, ok := m.moved[NormalUID(uid)]; ok {
				changed = true
				if hasPrefixFold(uid, "urn:uuid:") && !hasPrefixFold(target, "urn:") {
					target = "urn:uuid:" + target
				}
				p.Value = vcard.Escape(target)
				same := func(q vcard.Property) bool { return q.Is(p.Name) && NormalUID(oneLine(q.Value)) == NormalUID(target) }
				if member && (slices.ContainsFunc(kept, same) || slices.ContainsFunc(card.Properties, same)) {
					continue
				}
			}
		}
		if pointRole(&p, m.moved) {
			changed = true
		}
		kept = append(kept, p)
	}
	card.Properties = kept
	return changed
}
