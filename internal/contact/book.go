package contact

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"strings"
	"sync/atomic"
	"time"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// Book is the people, organisations and groups of a vault.
type Book struct {
	vault       *vault.Vault
	index       *search.Index
	rolesFilled atomic.Bool // whether no contact is left in role_missing
	merged      []func(tx *vault.Tx, into int64, gone []int64) error
	seen        []func(tx *vault.Tx, contacts []int64) error
	renamed     []func(tx *vault.Tx, r CircleRename) error
}

// NewBook gives the contacts of an open vault. It registers how their projections are rebuilt after an undo.
func NewBook(v *vault.Vault, index *search.Index) *Book {
	b := &Book{vault: v, index: index}
	v.Restored("contact", b.rebuild)
	v.Emptied("contact", emptyProjections)
	v.Restored("contact_alias", rebuildAliases)
	return b
}

// Show gives one contact whole. Fault: contact.not-found.
func (b *Book) Show(ctx context.Context, id string) (Contact, error) {
	card, stored, err := b.Card(ctx, id)
	if err != nil {
		return Contact{}, err
	}
	c := whole(card, stored)
	if err := b.linkRoles(ctx, c.Held); err != nil {
		return Contact{}, err
	}
	if err := b.nameMet(ctx, c.Met); err != nil {
		return Contact{}, err
	}
	return c, b.nameRelated(ctx, c.Related)
}

// nameRelated finds who is meant where a relation names the UID of a contact.
func (b *Book) nameRelated(ctx context.Context, related []Related) error {
	for i := range related {
		r := &related[i]
		if !strings.HasPrefix(r.Value, "urn:") {
			continue
		}
		row, found, err := b.ByUID(ctx, r.Value)
		if err != nil {
			return err
		}
		if found {
			r.ContactID, r.Name = row.ID, row.Name
		}
	}
	return nil
}

// ByUID finds the contact of the book that has a UID, with or without urn:uuid:, or had it before it was merged into another; the id of a
// contact is the UID of a card that has none.
func (b *Book) ByUID(ctx context.Context, uid string) (Row, bool, error) {
	rows, err := b.rows(ctx, `SELECT `+rowColumns+` FROM contact_key k JOIN contact c ON c.key = k.contact JOIN contact_row r ON r.contact = c.key
		WHERE k.hash = ? >> 16`, UIDKey(uid))
	if err != nil {
		return Row{}, false, err
	}
	for _, row := range rows {
		card, _, err := b.Card(ctx, row.ID)
		if err != nil {
			return Row{}, false, err
		}
		if own := cmp.Or(Project(card).UID, row.ID); NormalUID(own) == NormalUID(uid) {
			return row, true, nil
		}
	}
	for _, row := range rows {
		var was bool
		if err := b.vault.QueryRow(ctx, `SELECT EXISTS (SELECT 1 FROM contact_alias WHERE contact = ? AND uid = ?)`, row.Key, NormalUID(uid)).Scan(&was); err != nil || was {
			return row, was, err
		}
	}
	return Row{}, false, nil
}

// Stored is what the vault knows of a contact beside its card.
type Stored struct {
	Key              int64
	ID               string
	Revision         int64
	Created, Changed time.Time // UTC
}

// Card gives the card of one contact. Fault: contact.not-found.
func (b *Book) Card(ctx context.Context, id string) (*vcard.Card, Stored, error) {
	row := b.vault.QueryRow(ctx, `SELECT key, id, change, created, changed, card FROM contact WHERE id = ? AND binned IS NULL`, id)
	return scanCard(row)
}

func scanCard(row interface{ Scan(...any) error }) (*vcard.Card, Stored, error) {
	var s Stored
	var created, changed int64
	var text []byte
	err := row.Scan(&s.Key, &s.ID, &s.Revision, &created, &changed, &text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, s, fault.New("contact.not-found", nil)
	}
	if err != nil {
		return nil, s, err
	}
	s.Created, s.Changed = time.UnixMilli(created).UTC(), time.UnixMilli(changed).UTC()
	card, err := vcard.Parse(text)
	return card, s, err
}

// whole joins the view of a card with what the vault knows. A card without a UID goes by its id, under which it also leaves.
func whole(card *vcard.Card, s Stored) Contact {
	c := View(card)
	c.ID, c.Revision = s.ID, s.Revision
	c.Created, c.Changed = s.Created.Format(time.RFC3339), s.Changed.Format(time.RFC3339)
	if c.UID == "" {
		c.UID = s.ID
	}
	return c
}

// Create adds a contact made in Kith. Fault: contact.empty.
func (b *Book) Create(ctx context.Context, kind string, name NameParts, organisation string) (Contact, vault.Change, error) {
	card, err := NewCard(kind, name, organisation)
	if err != nil {
		return Contact{}, vault.Change{}, err
	}
	return b.add(ctx, card)
}

// Edit changes a card and nothing but what the edits name. revision is the one the edits were made on, 0 to take whatever is there.
// Faults: contact.not-found, contact.changed, and those of Apply; in each case nothing is changed.
func (b *Book) Edit(ctx context.Context, id string, revision int64, edits []Edit) (Contact, vault.Change, error) {
	change, err := b.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		card, stored, err := scanCard(tx.QueryRow(`SELECT key, id, change, created, changed, card FROM contact WHERE id = ? AND binned IS NULL`, id))
		if err != nil {
			return message.Message{}, err
		}
		if revision != 0 && revision != stored.Revision {
			return message.Message{}, fault.New("contact.changed", nil)
		}
		return editLabel(card, edits), b.change(tx, stored, card, func(card *vcard.Card) error { return Apply(card, edits) })
	})
	if err != nil {
		return Contact{}, vault.Change{}, err
	}
	edited, err := b.Show(ctx, id)
	return edited, change, err
}

// change applies fn to a card and stores it, unless it is the same as before. What it does to an address that others share, it does
// to theirs.
func (b *Book) change(tx *vault.Tx, stored Stored, card *vcard.Card, fn func(*vcard.Card) error) error {
	var before *vcard.Card
	if sharesAddress(card) {
		before = card.Clone()
	}
	if err := b.store(tx, stored, card, fn); err != nil || before == nil {
		return err
	}
	return b.keepShared(tx, before, card, stored)
}

// store is change for this card alone.
func (b *Book) store(tx *vault.Tx, stored Stored, card *vcard.Card, fn func(*vcard.Card) error) error {
	before := string(vcard.Format(card))
	if err := fn(card); err != nil {
		return err
	}
	if string(vcard.Format(card)) == before {
		return nil
	}
	Touch(card, tx.Now())
	w, err := NewWriter(tx)
	if err != nil {
		return err
	}
	if err := w.Edit(NewPreparer().Prepare(card), stored.Key); err != nil {
		return errors.Join(err, w.Close())
	}
	return w.Close()
}

// Thumbnail gives the contact's face as an image of size × size pixels and its media type, made once and kept. It is empty
// when there is no photo, or none that can be shown.
func (b *Book) Thumbnail(ctx context.Context, id string, size int) (data []byte, mediaType string, err error) {
	size = min(max(size, 16), 512)
	var photo string
	err = b.vault.QueryRow(ctx, `SELECT r.photo FROM contact c JOIN contact_row r ON r.contact = c.key WHERE c.id = ?`, id).Scan(&photo)
	if errors.Is(err, sql.ErrNoRows) || err == nil && photo == "" {
		return nil, "", nil
	}
	if err != nil {
		return nil, "", err
	}
	err = b.vault.QueryRow(ctx, `SELECT data FROM thumbnail WHERE photo = ? AND size = ?`, photo, size).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		card, _, cardErr := b.Card(ctx, id)
		if cardErr != nil {
			return nil, "", cardErr
		}
		// A photo that cannot be decoded is remembered as an empty thumbnail, so that it is not tried at every sight.
		if data, _, err = Thumbnail(card, size); err != nil {
			data = []byte{}
		}
		err = nil
		if !b.vault.ReadOnly() {
			err = b.vault.Maintain(ctx, func(tx *vault.Tx) error {
				return tx.Exec(`INSERT OR REPLACE INTO thumbnail (photo, size, data) VALUES (?, ?, ?)`, photo, size, data)
			})
		}
	}
	return data, imageType(data), err
}

// imageType tells the two formats that thumbnails have apart.
func imageType(data []byte) string {
	switch {
	case len(data) > 1 && data[0] == 0xff:
		return "image/jpeg"
	case len(data) > 1:
		return "image/png"
	}
	return ""
}
