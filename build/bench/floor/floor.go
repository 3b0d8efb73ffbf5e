// Package floor is what Kith's import is measured against: a plain program that reads an address book with emersion/go-vcard
// and puts the same rows into plain SQLite, without encryption, undo, matching, forgiving search or a report. It is the one
// package beside internal/vault that knows go-sqlite3, and no part of the program.
package floor

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"strings"

	"github.com/emersion/go-vcard"
	_ "github.com/mattn/go-sqlite3" // the driver
)

const schema = `
CREATE TABLE contact (id INTEGER PRIMARY KEY, uid TEXT NOT NULL, name TEXT NOT NULL, family TEXT NOT NULL, given TEXT NOT NULL);
CREATE TABLE property (contact INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, value TEXT NOT NULL);
CREATE VIRTUAL TABLE found USING fts5 (text, tokenize = unicode61);`

// Rows counts what Store wrote.
type Rows struct{ Contacts, Properties int }

// Decode reads a book with go-vcard alone and answers the number of its cards.
func Decode(book io.Reader) (cards int, err error) {
	decoder := vcard.NewDecoder(book)
	for {
		switch _, err := decoder.Decode(); {
		case errors.Is(err, io.EOF):
			return cards, nil
		case err != nil:
			return cards, err
		}
		cards++
	}
}

// Store reads a book into a new database at path in one transaction: a row for each contact and for each property, and one
// of full text.
func Store(ctx context.Context, book io.Reader, path string) (rows Rows, err error) {
	db, err := sql.Open("sqlite3", "file:"+path+"?_journal_mode=WAL&_synchronous=NORMAL")
	if err != nil {
		return rows, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.ExecContext(ctx, schema); err != nil {
		return rows, err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return rows, err
	}
	defer func() { _ = tx.Rollback() }()
	w := writer{ctx: ctx}
	for _, prepared := range []struct {
		statement **sql.Stmt
		query     string
	}{
		{&w.contact, `INSERT INTO contact VALUES (?, ?, ?, ?, ?)`},
		{&w.property, `INSERT INTO property VALUES (?, ?, ?, ?)`},
		{&w.text, `INSERT INTO found (rowid, text) VALUES (?, ?)`},
	} {
		if *prepared.statement, err = tx.PrepareContext(ctx, prepared.query); err != nil {
			return rows, err
		}
	}
	decoder := vcard.NewDecoder(book)
	for {
		card, err := decoder.Decode()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return rows, err
		}
		if err := w.card(card); err != nil {
			return rows, err
		}
	}
	return w.rows, tx.Commit()
}

type writer struct {
	ctx                     context.Context
	contact, property, text *sql.Stmt
	rows                    Rows
	builder                 strings.Builder
}

func (w *writer) card(card vcard.Card) error {
	w.rows.Contacts++
	id := w.rows.Contacts
	var family, given string
	if name := card.Name(); name != nil {
		family, given = name.FamilyName, name.GivenName
	}
	full := card.PreferredValue(vcard.FieldFormattedName)
	if _, err := w.contact.ExecContext(w.ctx, id, card.Value(vcard.FieldUID), full, family, given); err != nil {
		return err
	}
	w.builder.Reset()
	for name, fields := range card {
		for _, field := range fields {
			w.rows.Properties++
			if _, err := w.property.ExecContext(w.ctx, id, name, strings.Join(field.Params[vcard.ParamType], ","), field.Value); err != nil {
				return err
			}
			switch name {
			case vcard.FieldPhoto, vcard.FieldUID, vcard.FieldRevision, vcard.FieldVersion:
			default:
				w.builder.WriteString(field.Value)
				w.builder.WriteByte('\n')
			}
		}
	}
	_, err := w.text.ExecContext(w.ctx, id, w.builder.String())
	return err
}
