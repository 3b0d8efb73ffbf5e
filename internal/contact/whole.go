package contact

import (
	"context"
	"encoding/json"
	"strings"

	"kith/internal/message"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// Whole gives the contacts with these keys, in the order of the keys; keys without a contact are left out. All of them are in
// memory at once, so whoever shows a whole book asks for it in stretches.
func (b *Book) Whole(ctx context.Context, keys []int64) ([]Contact, error) {
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	rows, err := b.vault.Query(ctx, `SELECT c.key, c.id, c.change, c.created, c.changed, c.card
		FROM json_each(?) j JOIN contact c ON c.key = j.value ORDER BY j.key`, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	contacts := make([]Contact, 0, len(keys))
	for rows.Next() {
		card, stored, err := scanCard(rows)
		if err != nil {
			return nil, err
		}
		contacts = append(contacts, whole(card, stored))
	}
	return contacts, rows.Err()
}

// StartingWith gives the ids that begin with a text, at most limit of them.
func (b *Book) StartingWith(ctx context.Context, prefix string, limit int) ([]string, error) {
	rows, err := b.vault.Query(ctx, `SELECT id FROM contact WHERE id >= ?1 AND id < ?1 || '~' AND binned IS NULL ORDER BY id LIMIT ?2`, prefix, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// NewFrom adds a contact made in the terminal: a name as it is spoken, and assignments as ParseAssignments reads them, among them
// perhaps a kind. All of it is one change. Faults: contact.empty and those of ParseAssignments and Apply.
func (b *Book) NewFrom(ctx context.Context, name string, assignments []string) (Contact, vault.Change, error) {
	kind, rest := KindPerson, assignments[:0:0]
	for _, assignment := range assignments {
		if value, ok := strings.CutPrefix(assignment, "kind="); ok {
			kind = strings.ToLower(strings.TrimSpace(value))
			continue
		}
		rest = append(rest, assignment)
	}
	parts, organisation := NameParts{}, line(name)
	if kind == KindPerson {
		parts, organisation = SplitName(organisation), ""
	}
	card, err := NewCard(kind, parts, organisation)
	if err != nil {
		return Contact{}, vault.Change{}, err
	}
	edits, err := ParseAssignments(rest, View(card))
	if err == nil {
		err = Apply(card, edits)
	}
	if err != nil {
		return Contact{}, vault.Change{}, err
	}
	return b.add(ctx, card)
}

// NewPerson adds a person of whom nothing but a name is known, inside a write of another room. Fault: contact.empty.
func NewPerson(tx *vault.Tx, name string) (Stored, error) {
	return NewPersonAt(tx, name, "")
}

// NewPersonAt is NewPerson of somebody whose e-mail address is known as well; "" for none.
func NewPersonAt(tx *vault.Tx, name, email string) (Stored, error) {
	card, err := NewCard(KindPerson, SplitName(line(name)), "")
	if err == nil && email != "" {
		err = Apply(card, []Edit{{Op: "add", Field: "email", Ref: -1, Text: email}})
	}
	if err != nil {
		return Stored{}, err
	}
	return insert(tx, card)
}

// add stores the card of a new contact.
func (b *Book) add(ctx context.Context, card *vcard.Card) (Contact, vault.Change, error) {
	var id string
	label := message.New("contact.created", message.Args{"name": View(card).Name})
	change, err := b.vault.Write(ctx, label, func(tx *vault.Tx) error {
		stored, err := insert(tx, card)
		id = stored.ID
		return err
	})
	if err != nil {
		return Contact{}, vault.Change{}, err
	}
	created, err := b.Show(ctx, id)
	return created, change, err
}
