package vault

import (
	"context"
	"errors"
	"regexp"
	"strings"
	"testing"

	"kith/internal/message"
)

// TestManyRowsAreJournalled: what Repeat writes to a record can be undone, also after rows of a projection for which the journal did not look.
func TestManyRowsAreJournalled(t *testing.T) {
	v := openTest(t, t.TempDir(), Options{})
	write(t, v, "test.one", func(tx *Tx) error { _, err := addContact(tx, "one"); return err })
	before := cards(t, v)
	write(t, v, "test.many", func(tx *Tx) error {
		if err := tx.Exec(`INSERT INTO circle (key, name) VALUES (1, 'One')`); err != nil {
			return err
		}
		if err := tx.Repeat(`INSERT INTO contact_key (hash, contact) VALUES (?, ?)`, 200, func(insert func(...any) error) error {
			for n := range 200 {
				if err := insert(n, 1); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			return err
		}
		return tx.Repeat(`UPDATE contact SET card = ?, change = ? WHERE key = ?`, 100, func(update func(...any) error) error {
			return update("two", tx.Change(), 1)
		})
	})
	if cards(t, v) == before {
		t.Fatal("nothing was written")
	}
	if _, err := v.Undo(context.Background(), 0); err != nil {
		t.Fatal(err)
	}
	if after := cards(t, v); after != before {
		t.Errorf("after the undo:\n%s\nwant\n%s", after, before)
	}
}

// TestNoRecordBesideTheJournal: while the journal does not look, no way leads to a record.
func TestNoRecordBesideTheJournal(t *testing.T) {
	v := openTest(t, t.TempDir(), Options{})
	write(t, v, "test.one", func(tx *Tx) error { _, err := addContact(tx, "one"); return err })
	for name, try := range map[string]func(*Tx) error{
		"Exec":   func(tx *Tx) error { return tx.Exec(`UPDATE contact SET card = 'two', change = ?`, tx.Change()) },
		"Insert": func(tx *Tx) error { _, err := addContact(tx, "two"); return err },
		"Repeat": func(tx *Tx) error {
			return tx.Repeat(`UPDATE contact SET card = 'two', change = ?`, 1, func(run func(...any) error) error { return run(tx.Change()) })
		},
		"Bulk": func(tx *Tx) error {
			b := tx.Bulk(`INSERT INTO contact (change, id, created, changed, card)`, 5)
			return errors.Join(b.Add(tx.Change(), "x", 0, 0, "two"), b.Close())
		},
		"UPDATE OR": func(tx *Tx) error {
			return tx.Repeat(`UPDATE OR IGNORE contact SET card = 'two', change = ?`, 1, func(run func(...any) error) error { return run(tx.Change()) })
		},
		"with its schema": func(tx *Tx) error {
			return tx.Repeat(`UPDATE main.contact SET card = 'two', change = ?`, 1, func(run func(...any) error) error { return run(tx.Change()) })
		},
		"not named": func(tx *Tx) error {
			return tx.Repeat(`WITH w AS (SELECT 1) UPDATE contact SET card = 'two', change = ?`, 1, func(run func(...any) error) error { return run(tx.Change()) })
		},
	} {
		_, err := v.Write(context.Background(), message.New("test.two", nil), func(tx *Tx) error {
			return tx.Repeat(`INSERT INTO contact_key (hash, contact) VALUES (?, ?)`, fewRuns+1, func(func(...any) error) error { return try(tx) })
		})
		if !errors.Is(err, errNotLooking) {
			t.Errorf("%s: %v", name, err)
		}
		write(t, v, "test.after", func(tx *Tx) error { return tx.Exec(`UPDATE contact SET card = 'after', change = ?`, tx.Change()) })
		if _, err := v.Undo(context.Background(), 0); err != nil || !strings.HasPrefix(cards(t, v), "1:one@") {
			t.Errorf("%s: the journal does not look again: %s, %v", name, cards(t, v), err)
		}
	}
}

// TestProjectionsLeaveRecordsAlone: no trigger of a projection writes a record, and none goes with a row of one, so that the journal may
// look away while one is written.
func TestProjectionsLeaveRecordsAlone(t *testing.T) {
	v := openTest(t, t.TempDir(), Options{})
	written := regexp.MustCompile(`(?i)(?:INSERT(?: OR \w+)? INTO|DELETE FROM|UPDATE(?: OR \w+)?)\s+(\w+)`)
	triggers := texts(t, v, `SELECT tbl_name || ' ' || sql FROM sqlite_schema WHERE type = 'trigger'`)
	if len(triggers) == 0 {
		t.Fatal("no triggers")
	}
	for _, trigger := range triggers {
		table, sql, _ := strings.Cut(trigger, " ")
		if v.records[table] != nil {
			continue
		}
		_, body, _ := strings.Cut(sql, "BEGIN")
		for _, found := range written.FindAllStringSubmatch(body, -1) {
			if v.records[found[1]] != nil {
				t.Errorf("a trigger of %s writes the record %s:\n%s", table, found[1], sql)
			}
		}
	}
	for _, reference := range texts(t, v, `SELECT m.name || ' ' || f."table" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'`) {
		child, parent, _ := strings.Cut(reference, " ")
		if v.records[child] != nil && v.records[parent] == nil && parent != "change" {
			t.Errorf("the record %s refers to %s, which is none", child, parent)
		}
	}
}

func texts(t *testing.T, v *Vault, query string) (all []string) {
	t.Helper()
	rows, err := v.Query(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		all = append(all, text)
	}
	return all
}

// TestCancelledInTheMiddle: a write that is stopped among many rows leaves nothing.
func TestCancelledInTheMiddle(t *testing.T) {
	v := openTest(t, t.TempDir(), Options{})
	ctx, stop := context.WithCancel(context.Background())
	_, err := v.Write(ctx, message.New("test.stopped", nil), func(tx *Tx) error {
		contacts := tx.Bulk(`INSERT INTO contact (change, id, created, changed, card)`, 5)
		for n := range 1000 {
			if n == 700 {
				stop()
			}
			id, err := tx.NewID()
			if err != nil {
				return err
			}
			if err := contacts.Add(tx.Change(), id, 0, 0, "card"); err != nil {
				return errors.Join(err, contacts.Close())
			}
		}
		return contacts.Close()
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error: %v", err)
	}
	// A stop that nobody noticed before the end counts as well.
	ctx, stop = context.WithCancel(context.Background())
	if _, err := v.Write(ctx, message.New("test.stopped", nil), func(tx *Tx) error {
		_, err := addContact(tx, "card")
		stop()
		return err
	}); !errors.Is(err, context.Canceled) {
		t.Errorf("error at the end: %v", err)
	}
	if left := cards(t, v); left != "" {
		t.Errorf("left: %s", left)
	}
	write(t, v, "test.after", func(tx *Tx) error { _, err := addContact(tx, "after"); return err })
}
