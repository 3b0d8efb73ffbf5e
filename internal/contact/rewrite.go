package contact

import (
	"kith/internal/vault"
	"kith/internal/vcard"
)

// Rewrite changes the cards of contacts inside a write of another room, each by fn; a card that fn leaves as it is stays untouched. An
// address that others share is changed for them too. Fault: contact.not-found.
func (b *Book) Rewrite(tx *vault.Tx, ids []string, fn func(*vcard.Card, Stored) error) error {
	for _, id := range ids {
		card, stored, err := scanCard(tx.QueryRow(`SELECT key, id, change, created, changed, card FROM contact WHERE id = ?`, id))
		if err != nil {
			return err
		}
		if err := b.change(tx, stored, card, func(card *vcard.Card) error { return fn(card, stored) }); err != nil {
			return err
		}
	}
	return nil
}
