package window

import (
	"testing"

	"kith/internal/contact"
)

// TestEmptiedBook: a book whose people are all in the bin says so with its start, and one change brings them back.
func TestEmptiedBook(t *testing.T) {
	w, _ := openWindow(t, t.TempDir())
	if start, err := w.Shell.Start(); err != nil || start.Binned != 0 || start.First.Total != 0 {
		t.Fatalf("a new book: %+v %v", start, err)
	}
	for _, name := range []string{"Anna", "Jan"} {
		if _, err := w.People.Create(contact.KindPerson, contact.NameParts{Given: []string{name}}, ""); err != nil {
			t.Fatal(err)
		}
	}
	page, err := w.People.List(ListQuery{})
	if err != nil || page.Total != 2 {
		t.Fatalf("%+v %v", page, err)
	}
	remove := func(ids ...string) {
		t.Helper()
		if _, err := w.People.Remove(ids); err != nil {
			t.Fatal(err)
		}
	}
	remove(page.Rows[0].ID)
	if start, err := w.Shell.Start(); err != nil || start.Binned != 0 || start.First.Total != 1 {
		t.Errorf("one is left: %+v %v", start, err)
	}
	remove(page.Rows[1].ID)
	if start, err := w.Shell.Start(); err != nil || start.Binned != 2 || start.First.Total != 0 {
		t.Errorf("all in the bin: %+v %v", start, err)
	}
	change, err := w.Bin.Restore(nil)
	if err != nil || change.ID == 0 {
		t.Fatalf("restored: %+v %v", change, err)
	}
	if start, err := w.Shell.Start(); err != nil || start.Binned != 0 || start.First.Total != 2 {
		t.Errorf("all are back: %+v %v", start, err)
	}
	if _, err := w.History.Undo(change.ID); err != nil {
		t.Fatal(err)
	}
	if bin, err := w.Bin.List(0, 10); err != nil || bin.Total != 2 {
		t.Errorf("taken back: %+v %v", bin, err)
	}
}
