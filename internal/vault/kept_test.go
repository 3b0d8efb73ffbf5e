package vault

import (
	"context"
	"fmt"
	"testing"

	"kith/internal/fault"
)

// An undo that finds nothing to take back must say so and leave the history as it is, not fail on its own bookkeeping.
func TestUndoOfWhatIsKeptWholly(t *testing.T) {
	ctx := context.Background()
	v := openTest(t, t.TempDir(), Options{})
	added := write(t, v, "add", func(tx *Tx) error {
		_, err := addContact(tx, "a")
		return err
	})
	write(t, v, "edit", func(tx *Tx) error {
		return tx.Exec(`UPDATE contact SET card = 'A', change = ? WHERE key = 1`, tx.Change())
	})
	before := cards(t, v)
	if _, err := v.Undo(ctx, added.ID); fault.Code(err) != "undo.kept" {
		t.Fatalf("undo: %v", err)
	}
	if got := cards(t, v); got != before {
		t.Errorf("book is %q, was %q", got, before)
	}
	history, err := v.History(ctx, 10)
	if err != nil || len(history) != 2 || history[1].Undone {
		t.Errorf("history: %+v, %v", history, err)
	}
}

// A row that a change inserted and wrote once more, and that has to stay because a later row refers to it, stays as it was.
func TestUndoLeavesNoRowHalfway(t *testing.T) {
	ctx := context.Background()
	v := openTest(t, t.TempDir(), Options{})
	write(t, v, "contact", func(tx *Tx) error {
		_, err := addContact(tx, "a")
		return err
	})
	brought := write(t, v, "import", func(tx *Tx) error {
		if _, err := addContact(tx, "b"); err != nil {
			return err
		}
		if err := tx.Exec(`INSERT INTO import (change, id, at, created, updated, unchanged, failed, skipped, files) VALUES (?, 'i', 0, 0, 0, 0, 0, 0, '[]')`, tx.Change()); err != nil {
			return err
		}
		return tx.Exec(`UPDATE import SET created = 7, files = '["a.vcf"]' WHERE key = 1`)
	})
	write(t, v, "link", func(tx *Tx) error {
		return tx.Exec(`INSERT INTO import_contact (change, import, contact, file, format, did, digest) VALUES (?, 1, 1, 0, 0, 0, 1)`, tx.Change())
	})
	said := func() string {
		var created int
		var files string
		if err := v.QueryRow(ctx, `SELECT created, files FROM import WHERE key = 1`).Scan(&created, &files); err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(created, files)
	}
	before := said()
	undone, err := v.Undo(ctx, brought.ID)
	if err != nil || len(undone.Remarks) != 1 {
		t.Fatalf("undo: %+v %v", undone, err)
	}
	if got := said(); got != before {
		t.Errorf("the row that stayed says %s, said %s", got, before)
	}
	if _, err := v.Redo(ctx); err != nil {
		t.Fatal(err)
	}
	if got := said(); got != before {
		t.Errorf("after the redo: %s", got)
	}
}
