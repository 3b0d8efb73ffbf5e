package contact

import (
	"context"
	"database/sql"
	"encoding/json"
	"io"
	"strings"

	"kith/internal/fault"
	"kith/internal/vcard"
)

// Leaving says who leaves in an export: those with the ids, in their order; else those with the keys, in theirs (nobody if there are
// none, unless it is nil); else those of the circle, else everybody, by name.
type Leaving struct {
	IDs    []string
	Keys   []int64
	Circle string
	ByName bool // those with the ids too
}

// Each goes through the cards of those who leave. A card without a UID gets the contact's id, so that a file can come back without
// making duplicates. Fault: contact.not-found, once all that are there have been gone through.
func (b *Book) Each(ctx context.Context, who Leaving, fn func(*vcard.Card, Stored) error) error {
	const columns = `SELECT c.key, c.id, c.change, c.created, c.changed, c.card FROM `
	query, args := columns+`contact_row r JOIN contact c ON c.key = r.contact ORDER BY r.sort, r.contact`, []any{}
	switch {
	case len(who.IDs) != 0:
		list, err := json.Marshal(who.IDs)
		if err != nil {
			return err
		}
		query, args = columns+`json_each(?) j JOIN contact c ON c.id = j.value JOIN contact_row r ON r.contact = c.key ORDER BY j.key`, []any{string(list)}
	case who.Keys != nil:
		list, err := json.Marshal(who.Keys)
		if err != nil {
			return err
		}
		query, args = columns+`json_each(?) j JOIN contact_row r ON r.contact = j.value JOIN contact c ON c.key = r.contact ORDER BY j.key`, []any{string(list)}
	case who.Circle != "":
		query, args = columns+`circle o JOIN contact_circle m ON m.circle = o.key JOIN contact_row r ON r.contact = m.contact
			JOIN contact c ON c.key = r.contact WHERE o.name = ? ORDER BY r.sort, r.contact`, []any{who.Circle}
	}
	if who.ByName && (len(who.IDs) != 0 || who.Keys != nil) {
		query = strings.Replace(query, `ORDER BY j.key`, `ORDER BY r.sort, r.contact`, 1)
	}
	rows, err := b.vault.Query(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	found, err := eachCard(rows, fn)
	if err != nil {
		return err
	}
	if found < len(who.IDs) {
		return fault.New("contact.not-found", nil)
	}
	return nil
}

func eachCard(rows *sql.Rows, fn func(*vcard.Card, Stored) error) (found int, err error) {
	for rows.Next() {
		card, stored, err := scanCard(rows)
		if err != nil {
			return found, err
		}
		if card.First("UID") == nil {
			card.Properties = append(card.Properties, vcard.Property{Name: "UID", Value: stored.ID})
		}
		if err := fn(card, stored); err != nil {
			return found, err
		}
		found++
	}
	return found, rows.Err()
}

// EachWhole is Each with the contacts as they are shown.
func (b *Book) EachWhole(ctx context.Context, who Leaving, fn func(Contact) error) error {
	return b.Each(ctx, who, func(card *vcard.Card, stored Stored) error { return fn(whole(card, stored)) })
}

// Export writes cards in the given version, those of the ids in their order, or everybody by name when there are none.
func (b *Book) Export(ctx context.Context, w io.Writer, version vcard.Version, ids []string) (written int, err error) {
	return b.WriteCards(ctx, w, version, Leaving{IDs: ids})
}

// WriteCards writes the cards of those who leave in the given version and answers how many.
func (b *Book) WriteCards(ctx context.Context, w io.Writer, version vcard.Version, who Leaving) (written int, err error) {
	err = b.Each(ctx, who, func(card *vcard.Card, _ Stored) error {
		written++
		return WriteCard(w, card, version)
	})
	return written, err
}

// WriteCard writes one card in the given version, with what strict readers demand.
func WriteCard(w io.Writer, card *vcard.Card, version vcard.Version) error {
	out := vcard.Convert(card, version)
	vcard.Complete(out)
	return vcard.Encode(w, out)
}
