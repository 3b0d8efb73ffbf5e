package contact

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"kith/internal/message"
	"kith/internal/samplebook"
	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// addSamples stores invented people in one change, as an import does.
func addSamples(t *testing.T, v *vault.Vault, count int, seed uint64) {
	t.Helper()
	var text bytes.Buffer
	if err := samplebook.Generate(&text, count, seed); err != nil {
		t.Fatal(err)
	}
	decoder := vcard.NewDecoder(&text, vcard.Options{})
	_, err := v.Write(context.Background(), message.New("contact.created", nil), func(tx *vault.Tx) error {
		w, err := NewWriter(tx)
		if err != nil {
			return err
		}
		preparer := NewPreparer()
		for {
			entry, err := decoder.Decode()
			if errors.Is(err, io.EOF) {
				return w.Close()
			}
			if err == nil && entry.Card != nil {
				var id string
				if id, err = tx.NewID(); err == nil {
					p := preparer.Prepare(entry.Card)
					_, err = w.Add(p, id, p.Digest)
				}
			}
			if err != nil {
				return errors.Join(err, w.Close())
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

// projected is all that the projections of contacts say, but for hints, of which there may be more than needed.
func projected(t *testing.T, v *vault.Vault) string {
	t.Helper()
	var text strings.Builder
	err := v.Maintain(context.Background(), func(tx *vault.Tx) error {
		for _, index := range []string{"search_term", "contact_fact"} {
			if err := tx.Exec(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_of_` + index + ` USING fts5vocab(main, ` + index + `, instance)`); err != nil {
				return err
			}
		}
		for _, query := range []string{
			`SELECT * FROM contact_row ORDER BY contact`,
			`SELECT k.name, m.contact FROM contact_circle m JOIN circle k ON k.key = m.circle ORDER BY 1, 2`,
			`SELECT * FROM contact_date ORDER BY turn, contact, place`,
			`SELECT * FROM contact_met ORDER BY contact`,
			`SELECT * FROM giving ORDER BY contact, place`,
			`SELECT organisation, contact, state FROM role ORDER BY 1, 2, 3`,
			`SELECT term, doc FROM words_of_search_term ORDER BY 1, 2`,
			`SELECT term, doc FROM words_of_contact_fact ORDER BY 1, 2`,
			`SELECT name, sql FROM sqlite_schema WHERE type = 'index' ORDER BY 1`,
			`PRAGMA foreign_key_check`,
			`PRAGMA integrity_check`,
		} {
			if err := writeRows(&text, tx, query); err != nil {
				return fmt.Errorf("%s: %w", query, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func writeRows(to io.Writer, tx *vault.Tx, query string) error {
	rows, err := tx.Query(query)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	fmt.Fprintln(to, query)
	for rows.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		fmt.Fprintf(to, "%q\n", values)
	}
	return rows.Err()
}

// fromScratch throws the projections away and makes them anew.
func fromScratch(t *testing.T, b *Book) {
	t.Helper()
	err := b.vault.Maintain(context.Background(), func(tx *vault.Tx) error {
		for _, table := range Projected() {
			if err := tx.Exec(`DELETE FROM ` + table); err != nil {
				return err
			}
		}
		if err := errors.Join(search.Clear(tx), tx.Exec(`INSERT INTO contact_fact (contact_fact) VALUES ('delete-all')`)); err != nil {
			return err
		}
		keys, err := vault.Keys(tx.Query(`SELECT key FROM contact`))
		if err != nil {
			return err
		}
		w, err := NewWriter(tx)
		if err != nil {
			return err
		}
		return errors.Join(w.rebuild(keys), w.Close())
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestProjectionsAfterUndo: after many people came, some of them were changed or deleted, and their coming is undone and brought back,
// the projections are those that the cards alone give, whether all of them go or some stay.
func TestProjectionsAfterUndo(t *testing.T) {
	ctx := context.Background()
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 1))
			b, v := newBook(t)
			check := func(when string) {
				t.Helper()
				is := projected(t, v)
				fromScratch(t, b)
				if want := projected(t, v); is != want {
					t.Fatalf("%s the projections are not those of the cards: %s", when, difference(is, want))
				}
			}
			if seed%3 == 2 {
				addSamples(t, v, 40, seed+100) // the book is not empty
			}
			addSamples(t, v, 150+r.IntN(500), seed)
			check("at first")
			all, err := vault.Keys(v.Query(ctx, `SELECT key FROM contact`))
			if err != nil {
				t.Fatal(err)
			}
			if seed%2 == 1 {
				r.Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
				if _, err := b.AddKeysToCircle(ctx, "Chor", all[:7]); err != nil {
					t.Fatal(err)
				}
				if _, err := b.RemoveKeys(ctx, all[5:12]); err != nil {
					t.Fatal(err)
				}
				check("after changes")
			}
			history, err := v.History(ctx, 10)
			if err != nil {
				t.Fatal(err)
			}
			came := history[len(history)-1]
			if seed%3 == 2 {
				came = history[len(history)-2]
			}
			spoken := 0
			if seed%4 == 0 {
				// Who is spoken of elsewhere stays, though the change wrote all the rows there are.
				spoken = 3
				speakOf(t, v, all[:spoken])
			}
			v.Emptied("contact", func(tx *vault.Tx) error { return errors.Join(emptyProjections(tx), errors.New("pulled out")) })
			if _, err := v.Undo(ctx, came.ID); (err == nil) != (seed%2 == 1 || seed%3 == 2) {
				t.Fatalf("an undo that is broken off: %v", err)
			} else if err == nil {
				if _, err := v.Redo(ctx); err != nil {
					t.Fatal(err)
				}
			}
			v.Emptied("contact", emptyProjections)
			check("after an undo that was broken off")
			for round := range 2 {
				if _, err := v.Undo(ctx, came.ID); err != nil {
					t.Fatal(err)
				}
				check("after the undo")
				var left int
				if err := v.QueryRow(ctx, `SELECT count(*) FROM contact_row`).Scan(&left); err != nil || left < spoken || seed == 0 && left != spoken {
					t.Fatalf("%d contacts are left, want %d (%v)", left, spoken, err)
				}
				if _, err := v.Redo(ctx); err != nil {
					t.Fatal(err)
				}
				check(fmt.Sprint("after the redo ", round))
			}
			var back int
			if err := v.QueryRow(ctx, `SELECT count(*) FROM contact`).Scan(&back); err != nil || back != len(all) {
				t.Errorf("%d contacts came back, want %d (%v)", back, len(all), err)
			}
		})
	}
}

// speakOf notes that something happened with contacts.
func speakOf(t *testing.T, v *vault.Vault, contacts []int64) {
	t.Helper()
	_, err := v.Write(context.Background(), message.New("contact.created", nil), func(tx *vault.Tx) error {
		encounter, err := tx.Insert(`INSERT INTO encounter (change, id, kind, day, note, created, changed) VALUES (?, 'e', 'meeting', '2026-03-01', '', 0, 0)`, tx.Change())
		if err != nil {
			return err
		}
		for _, key := range contacts {
			if err := tx.Exec(`INSERT INTO encounter_contact (change, encounter, contact) VALUES (?, ?, ?)`, tx.Change(), encounter, key); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// difference gives the first line in which two texts differ.
func difference(a, b string) string {
	as, bs := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(as), len(bs)) {
		if as[i] != bs[i] {
			return fmt.Sprintf("line %d: %.300s / %.300s", i+1, as[i], bs[i])
		}
	}
	return fmt.Sprintf("%d lines / %d lines", len(as), len(bs))
}
