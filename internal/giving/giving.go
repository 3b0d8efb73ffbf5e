// Package giving is what people offer and what they look for: short texts that stand until they are ticked off, on the way to
// introductions.
//
// They are on the cards (contact.Giving says how), so they leave with them, come back with them, and follow a person through merges and
// undo. The window, the terminal and quick add call this package.
package giving

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"sync/atomic"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// Entry is an offer or a need of somebody. ID names it for as long as neither its words nor its person change. Since and Done are civil
// days, "" for unknown, and Done "" while it stands.
type Entry struct {
	ID          string
	Contact     int64 // key
	ContactID   string
	ContactName string
	Kind        string // contact.Offer, contact.Need
	Text        string
	Since, Done string
}

// Board is the offers and needs of a vault.
type Board struct {
	vault    *vault.Vault
	contacts *contact.Book
	offers   atomic.Pointer[offered] // see match.go
}

// NewBoard gives the offers and needs of an open vault.
func NewBoard(v *vault.Vault, contacts *contact.Book) *Board {
	return &Board{vault: v, contacts: contacts}
}

// idOf is 12 hexadecimal figures that follow from whose it is and what it says.
func idOf(contactID, kind, text string) string {
	sum := sha256.Sum256([]byte(contactID + "\x00" + kind + "\x00" + search.Fold(text)))
	return hex.EncodeToString(sum[:6])
}

// List gives the entries of a contact by its key, or of everybody with 0, by name; kind "" is both. open leaves out what was ticked off, and
// what is ticked off stands behind what is not.
func (b *Board) List(ctx context.Context, contact int64, kind string, open bool) ([]Entry, error) {
	return b.read(b.vault.Query(ctx, `SELECT g.contact, c.id, r.name, g.kind, g.text, g.since, g.done
		FROM giving g JOIN contact_row r ON r.contact = g.contact JOIN contact c ON c.key = g.contact
		WHERE (?1 = 0 OR g.contact = ?1) AND (?2 = '' OR g.kind = ?2) AND (NOT ?3 OR g.done = '')
		ORDER BY r.sort, g.contact, g.done <> '', g.kind DESC, g.place`, contact, kind, open))
}

// Show finds an entry by its ID or, where that is enough, the beginning of it. Fault: giving.not-found.
func (b *Board) Show(ctx context.Context, id string) (Entry, error) {
	all, err := b.List(ctx, 0, "", false)
	if err != nil {
		return Entry{}, err
	}
	var found []Entry
	for _, e := range all {
		if e.ID == id {
			return e, nil
		}
		if len(id) >= 4 && strings.HasPrefix(e.ID, id) {
			found = append(found, e)
		}
	}
	if len(found) != 1 {
		return Entry{}, fault.New("giving.not-found", nil)
	}
	return found[0], nil
}

// maxText is how long an entry may be, in bytes; more is a note.
const maxText = 500

// Add writes down what somebody offers or looks for, since today. What stands there already stays; what was ticked off stands again.
// Faults: contact.not-found, giving.no-text, giving.long, giving.bad-kind.
func (b *Board) Add(ctx context.Context, contactID, kind, text, today string) (Entry, vault.Change, error) {
	change, err := b.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		return b.AddIn(tx, contactID, kind, text, today)
	})
	if err != nil {
		return Entry{}, change, err
	}
	entry, err := b.Show(ctx, idOf(contactID, kind, strings.Join(strings.Fields(text), " ")))
	return entry, change, err
}

// AddIn is Add inside another write; it answers the label.
func (b *Board) AddIn(tx *vault.Tx, contactID, kind, text, today string) (message.Message, error) {
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "\uFFFD")), " ")
	switch {
	case kind != contact.Offer && kind != contact.Need:
		return message.Message{}, fault.New("giving.bad-kind", message.Args{"kind": kind})
	case search.Fold(text) == "":
		return message.Message{}, fault.New("giving.no-text", nil)
	case len(text) > maxText:
		return message.Message{}, fault.New("giving.long", nil)
	}
	name := ""
	err := b.contacts.Rewrite(tx, []string{contactID}, func(card *vcard.Card, _ contact.Stored) error {
		name = contact.View(card).Name
		given := contact.Giving{Ref: -1, Kind: kind, Text: text, Since: today}
		for _, known := range contact.Givings(card) {
			if contact.SameGiving(known, given) {
				if known.Done == "" {
					return nil
				}
				known.Done, known.Since = "", today
				given = known
				break
			}
		}
		contact.SetGiving(card, given)
		return nil
	})
	return message.New("giving."+kind+"-added", message.Args{"name": name, "text": text}), err
}

// Complete ticks an entry off on a day, or with "" lets it stand again. Fault: giving.not-found.
func (b *Board) Complete(ctx context.Context, id, day string) (vault.Change, error) {
	code := "giving.done"
	if day == "" {
		code = "giving.reopened"
	}
	return b.change(ctx, id, code, func(g *contact.Giving) error {
		g.Done = day
		return nil
	})
}

// Rename changes the words of an entry. Faults: giving.not-found, giving.no-text, giving.long.
func (b *Board) Rename(ctx context.Context, id, text string) (vault.Change, error) {
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "\uFFFD")), " ")
	switch {
	case search.Fold(text) == "":
		return vault.Change{}, fault.New("giving.no-text", nil)
	case len(text) > maxText:
		return vault.Change{}, fault.New("giving.long", nil)
	}
	return b.change(ctx, id, "giving.renamed", func(g *contact.Giving) error {
		g.Text = text
		return nil
	})
}

// Remove deletes an entry. Fault: giving.not-found.
func (b *Board) Remove(ctx context.Context, id string) (vault.Change, error) {
	return b.change(ctx, id, "giving.removed", func(g *contact.Giving) error {
		g.Text = ""
		return nil
	})
}

func (b *Board) change(ctx context.Context, id, code string, fn func(*contact.Giving) error) (vault.Change, error) {
	entry, err := b.Show(ctx, id)
	if err != nil {
		return vault.Change{}, err
	}
	label := message.New(code, message.Args{"name": entry.ContactName, "text": entry.Text})
	return b.vault.Write(ctx, label, func(tx *vault.Tx) error {
		return b.contacts.Rewrite(tx, []string{entry.ContactID}, func(card *vcard.Card, stored contact.Stored) error {
			for _, g := range contact.Givings(card) {
				if idOf(entry.ContactID, g.Kind, g.Text) != entry.ID {
					continue
				}
				if err := fn(&g); err != nil {
					return err
				}
				contact.SetGiving(card, g)
				return nil
			}
			return fault.New("giving.not-found", nil)
		})
	})
}
