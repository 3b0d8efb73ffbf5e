// Package followup is what a person means to do about somebody, and when: due on a day or at a time in a zone.
//
// One may come again (repeat.Rule), and have steps to tick off. It owns the tables followup, followup_contact and followup_step. The window and the terminal call it, publish hands it to calendars.
package followup

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"kith/internal/contact"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
)

// Followup is one entry. Done is the moment it was ticked off, zero while it is open.
type Followup struct {
	ID               string
	Title            string
	Note             string
	Due              Due
	Done             time.Time
	Series           Series
	Steps            []Step
	People           []contact.Row
	Created, Changed time.Time // UTC
	key              int64
}

// Board is the follow-ups of a vault.
type Board struct {
	vault    *vault.Vault
	contacts *contact.Book
	zone     *time.Location // where the person is: whose day it is when something is done
}

// NewBoard gives the follow-ups of an open vault to somebody in a zone (UTC until In). It registers how their search text is rebuilt
// after an undo.
func NewBoard(v *vault.Vault, contacts *contact.Book) *Board {
	b := &Board{vault: v, contacts: contacts, zone: time.UTC}
	v.Restored("followup", b.rebuild)
	contacts.WhenSeen(func(tx *vault.Tx, people []int64) error {
		keys, err := contact.About(tx, "followup", people)
		if err != nil || len(keys) == 0 {
			return err
		}
		return b.rebuild(tx, keys)
	})
	return b
}

// In says in which zone the person is.
func (b *Board) In(zone *time.Location) *Board {
	b.zone = zone
	return b
}

func clean(text string) string {
	return strings.TrimSpace(strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "\uFFFD"))
}

// Remove deletes a follow-up. Fault: followup.not-found.
func (b *Board) Remove(ctx context.Context, id string) (vault.Change, error) {
	return b.update(ctx, id, func(tx *vault.Tx, key int64, title string) (message.Message, error) {
		if err := tx.Exec(`DELETE FROM followup WHERE key = ?`, key); err != nil {
			return message.Message{}, err
		}
		return message.New("followup.removed", message.Args{"title": title}), b.rebuild(tx, []int64{key})
	})
}

// update changes the follow-up of an id; write gets the title it has before, for its label. Fault: followup.not-found.
func (b *Board) update(ctx context.Context, id string, write func(tx *vault.Tx, key int64, title string) (message.Message, error)) (vault.Change, error) {
	return b.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		key, err := tx.KeyOf("followup", id, "followup.not-found")
		if err != nil {
			return message.Message{}, err
		}
		title, err := titleOf(tx, key)
		if err != nil {
			return message.Message{}, err
		}
		return write(tx, key, title)
	})
}

func titleOf(tx *vault.Tx, key int64) (title string, err error) {
	err = tx.QueryRow(`SELECT title FROM followup WHERE key = ?`, key).Scan(&title)
	return title, err
}

// rebuild writes the search text of follow-ups anew, or removes it where the follow-up is gone or hidden.
func (b *Board) rebuild(tx *vault.Tx, keys []int64) error {
	index := search.NewWriter(tx)
	for _, key := range keys {
		var title, note, names, steps string
		err := tx.QueryRow(`SELECT f.title, f.note FROM followup f WHERE f.key = ? AND `+seen, key).Scan(&title, &note)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			index.Remove(search.Followup, key)
			err = nil
		case err == nil:
			if err = tx.QueryRow(contact.LinkedNames("followup"), key).Scan(&names); err == nil {
				err = tx.QueryRow(`SELECT coalesce(group_concat(text, char(10)), '') FROM (SELECT text FROM followup_step WHERE followup = ? ORDER BY place, key)`, key).Scan(&steps)
			}
			if err == nil {
				err = index.Replace(search.Prepare(search.Document{Kind: search.Followup, Key: key, Name: names, Note: title + "\n" + note + "\n" + steps}))
			}
		}
		if err != nil {
			return errors.Join(err, index.Close())
		}
	}
	return index.Close()
}
