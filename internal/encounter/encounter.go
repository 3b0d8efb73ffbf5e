// Package encounter is the log of what happened with people: one dated entry on one or several of them, with a note.
//
// It owns the tables encounter and encounter_contact. The window and the terminal call it; package today will.
package encounter

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"time"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
)

// Kinds are the kinds an encounter can have; a note is an entry about people without having met them.
var Kinds = []string{"meeting", "meal", "call", "video", "message", "letter", "event", "note"}

// Encounter is one entry. Day is the civil day it happened on, 2026-03-01; Note is Markdown.
type Encounter struct {
	ID               string
	Kind             string
	Day              string
	Note             string
	People           []Person
	Created, Changed time.Time // UTC
	key              int64
}

// Person is who an encounter was with. Key is the key of the contact.
type Person struct {
	Key      int64
	ID, Name string
}

// Draft is what a person enters. An empty ID makes a new encounter, an empty Day means today in the given zone.
type Draft struct {
	ID     string
	Kind   string
	Day    string
	Note   string
	People []string // contact ids
}

// Log is the encounters of a vault.
type Log struct {
	vault *vault.Vault
}

// NewLog gives the encounters of an open vault. It registers how their search text is rebuilt after an undo.
func NewLog(v *vault.Vault) *Log {
	l := &Log{vault: v}
	v.Restored("encounter", l.rebuild)
	return l
}

// check brings a draft to its stored form.
func (d *Draft) check(today string) error {
	if d.Kind == "" {
		d.Kind = Kinds[0]
	}
	if !slices.Contains(Kinds, d.Kind) {
		return fault.New("encounter.bad-kind", message.Args{"kind": d.Kind, "kinds": strings.Join(Kinds, ", ")})
	}
	if d.Day == "" {
		d.Day = today
	}
	if _, err := time.Parse(time.DateOnly, d.Day); err != nil {
		return fault.New("encounter.bad-day", message.Args{"value": d.Day})
	}
	if len(d.People) == 0 {
		return fault.New("encounter.nobody", nil)
	}
	d.Note = strings.TrimSpace(strings.ToValidUTF8(strings.ReplaceAll(d.Note, "\x00", ""), "\uFFFD"))
	return nil
}

// Save stores a draft as a new encounter or over the one with its ID. zone decides what today is. Faults: encounter.not-found,
// encounter.bad-kind, encounter.bad-day, encounter.nobody, contact.not-found.
func (l *Log) Save(ctx context.Context, d Draft, zone *time.Location) (Encounter, vault.Change, error) {
	if err := d.check(l.vault.Now().In(zone).Format(time.DateOnly)); err != nil {
		return Encounter{}, vault.Change{}, err
	}
	id := d.ID
	change, err := l.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		people, err := contact.Keys(tx, d.People)
		if err != nil {
			return message.Message{}, err
		}
		code, key := "encounter.edited", int64(0)
		if id == "" {
			code = "encounter.created"
			if id, err = tx.NewID(); err != nil {
				return message.Message{}, err
			}
			now := tx.Now().UnixMilli()
			key, err = tx.Insert(`INSERT INTO encounter (change, id, kind, day, note, created, changed) VALUES (?, ?, ?, ?, ?, ?, ?)`,
				tx.Change(), id, d.Kind, d.Day, d.Note, now, now)
		} else {
			if key, err = tx.KeyOf("encounter", id, "encounter.not-found"); err == nil {
				err = tx.Exec(`UPDATE encounter SET change = ?, kind = ?, day = ?, note = ?, changed = ? WHERE key = ?`,
					tx.Change(), d.Kind, d.Day, d.Note, tx.Now().UnixMilli(), key)
			}
		}
		if err == nil {
			err = contact.Link(tx, "encounter", key, people)
		}
		if err == nil {
			err = l.rebuild(tx, []int64{key})
		}
		if err != nil {
			return message.Message{}, err
		}
		return label(tx, code, key)
	})
	if err != nil {
		return Encounter{}, vault.Change{}, err
	}
	saved, err := l.Show(ctx, id)
	return saved, change, err
}

// Remove deletes an encounter. Fault: encounter.not-found.
func (l *Log) Remove(ctx context.Context, id string) (vault.Change, error) {
	return l.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		key, err := tx.KeyOf("encounter", id, "encounter.not-found")
		if err != nil {
			return message.Message{}, err
		}
		named, err := label(tx, "encounter.removed", key)
		if err == nil {
			err = tx.Exec(`DELETE FROM encounter WHERE key = ?`, key)
		}
		if err == nil {
			err = l.rebuild(tx, []int64{key})
		}
		return named, err
	})
}

func label(tx *vault.Tx, code string, key int64) (message.Message, error) {
	var names string
	err := tx.QueryRow(contact.LinkedNames("encounter"), key).Scan(&names)
	return message.New(code, message.Args{"name": names}), err
}

// rebuild writes the search text of encounters anew, or removes it where the encounter is gone.
func (l *Log) rebuild(tx *vault.Tx, keys []int64) error {
	index, err := search.NewWriter(tx)
	if err != nil {
		return err
	}
	for _, key := range keys {
		var note, names string
		err := tx.QueryRow(`SELECT note FROM encounter WHERE key = ?`, key).Scan(&note)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			err = index.Remove(search.Encounter, key)
		case err == nil:
			if err = tx.QueryRow(contact.LinkedNames("encounter"), key).Scan(&names); err == nil {
				err = index.Replace(search.Prepare(search.Document{Kind: search.Encounter, Key: key, Name: names, Note: note}))
			}
		}
		if err != nil {
			return errors.Join(err, index.Close())
		}
	}
	return index.Close()
}
