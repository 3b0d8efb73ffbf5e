package writing

import (
	"context"

	"kith/internal/contact"
	"kith/internal/message"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// Address says on the cards of some contacts how they are addressed, all in one change: each field ("form", "language", "gender") with
// what it is to say, "" to take that away. Fault: contact.bad-value.
func (d *Desk) Address(ctx context.Context, keys []int64, fields map[string]string) (vault.Change, error) {
	var edits []contact.Edit
	for _, field := range []string{"form", "language", "gender"} {
		if text, said := fields[field]; said {
			edits = append(edits, contact.Edit{Op: "set", Field: field, Ref: -1, Text: text})
		}
	}
	changed := 0
	return d.contacts.Revise(ctx, keys, func(_ int64, card *vcard.Card) error {
		changed++
		return contact.Apply(card, edits)
	}, func() message.Message { return message.New("letter.addressed", message.Args{"n": changed}) })
}
