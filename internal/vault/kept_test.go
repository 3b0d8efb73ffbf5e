package vault

import (
	"context"
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
