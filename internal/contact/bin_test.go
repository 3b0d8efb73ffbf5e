package contact

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// aging is a book whose clock can be moved on.
type aging struct {
	*Book
	vault *vault.Vault
	now   time.Time
}

func newAging(t *testing.T) *aging {
	t.Helper()
	a := &aging{now: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}
	v, err := vault.Open(t.TempDir(), vault.Options{Now: func() time.Time { return a.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	a.vault, a.Book = v, NewBook(v, search.New(v))
	return a
}

// binned gives the names of those in the bin, in order.
func (a *aging) binned(t *testing.T) string {
	t.Helper()
	list, total, err := a.BinList(context.Background(), 0, 0)
	if err != nil || total != len(list) {
		t.Fatal(total, err)
	}
	var names []string
	for _, one := range list {
		names = append(names, one.Name)
	}
	return strings.Join(names, ", ")
}

// everybody gives the names in the list.
func everybody(t *testing.T, b *Book) string {
	t.Helper()
	rows, _, err := b.List(context.Background(), ListQuery{})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, r := range rows {
		names = append(names, r.Name)
	}
	return strings.Join(names, ", ")
}

// Who is in the bin is nowhere else, keeps the card to the last byte, and comes back to all of it.
func TestBinHidesAndKeeps(t *testing.T) {
	ctx := context.Background()
	a := newAging(t)
	id := addCard(t, a.Book, a.vault, "UID:anna", "FN:Anna Weber", "EMAIL:anna@acme.example", "ORG:ACME GmbH", "BDAY:1980-05-09", "CATEGORIES:Chor", "X-ODD:as it is", "RELATED;TYPE=friend:urn:uuid:jan")
	jan := addCard(t, a.Book, a.vault, "UID:jan", "FN:Jan Beck", "ORG:ACME GmbH")
	card := func() string {
		var text string
		if err := a.vault.QueryRow(ctx, `SELECT card FROM contact WHERE id = ?`, id).Scan(&text); err != nil {
			t.Fatal(err)
		}
		return text
	}
	before := card()
	if _, err := a.Remove(ctx, []string{id}); err != nil {
		t.Fatal(err)
	}
	gone := func(when string) {
		t.Helper()
		if got := everybody(t, a.Book); got != "Jan Beck" {
			t.Errorf("%s, listed: %s", when, got)
		}
		if got := found(t, a.Book, "anna", ""); got != "" {
			t.Errorf("%s, found: %s", when, got)
		}
		if circles, err := a.Circles(ctx); err != nil || len(circles) != 0 {
			t.Errorf("%s, circles: %v %v", when, circles, err)
		}
		if values, err := a.Values(ctx, FactCircle, "ch", 5); err != nil || len(values) != 0 {
			t.Errorf("%s, suggested: %v %v", when, values, err)
		}
		if dates, err := a.WithDates(ctx); err != nil || len(dates) != 0 {
			t.Errorf("%s, birthdays: %v %v", when, dates, err)
		}
		if ids, err := a.StartingWith(ctx, id[:13], 5); err != nil || slices.Contains(ids, id) {
			t.Errorf("%s, by the beginning of the id: %v %v", when, ids, err)
		}
		var out strings.Builder
		if n, err := a.Export(ctx, &out, vcard.V40, nil); err != nil || n != 1 || strings.Contains(out.String(), "Anna") {
			t.Errorf("%s, exported: %d %v", when, n, err)
		}
		for what, err := range map[string]error{
			"shown":     second(a.Show(ctx, id)),
			"edited":    third(a.Edit(ctx, id, 0, []Edit{{Op: "add", Field: "note", Text: "x"}})),
			"merged":    third(a.Merge(ctx, []string{id, jan}, MergeChoices{})),
			"in circle": second(a.AddToCircle(ctx, "Chor", []string{id})),
			"deleted":   second(a.Remove(ctx, []string{id})),
			"exported":  second(a.Export(ctx, &out, vcard.V40, []string{id})),
		} {
			if fault.Code(err) != "contact.not-found" {
				t.Errorf("%s, %s: %v", when, what, err)
			}
		}
	}
	gone("in the bin")
	if got := a.binned(t); got != "Anna Weber" {
		t.Errorf("in the bin: %s", got)
	}
	back := func(when string) {
		t.Helper()
		if everybody(t, a.Book) != "Anna Weber, Jan Beck" || found(t, a.Book, "weber acme", "Chor") != "Anna Weber" || a.binned(t) != "" || card() != before {
			t.Errorf("%s: %s; %s; bin %s\n%s", when, everybody(t, a.Book), found(t, a.Book, "weber", "Chor"), a.binned(t), card())
		}
	}
	step := func(do func(context.Context, int64) (vault.Change, error)) {
		t.Helper()
		if _, err := do(ctx, 0); err != nil {
			t.Fatal(err)
		}
	}
	redo := func(ctx context.Context, _ int64) (vault.Change, error) { return a.vault.Redo(ctx) }
	step(a.vault.Undo)
	back("deletion undone")
	step(redo)
	gone("deletion redone")
	if _, err := a.Restore(ctx, []string{id}); err != nil {
		t.Fatal(err)
	}
	back("restored")
	step(a.vault.Undo)
	gone("restoring undone")
	step(redo)
	back("restoring redone")
	if _, err := a.Restore(ctx, []string{id}); fault.Code(err) != "bin.not-found" {
		t.Errorf("restored twice: %v", err)
	}
}

// A card in the bin that another change rewrites stays in the bin.
func TestBinStaysWhenRelationsMove(t *testing.T) {
	ctx := context.Background()
	a := newAging(t)
	friend := addCard(t, a.Book, a.vault, "UID:friend", "FN:Freundin", "RELATED:urn:uuid:jan2")
	one := addCard(t, a.Book, a.vault, "UID:urn:uuid:jan1", "FN:Jan Beck", "NOTE:fuller", "URL:https://jan.example")
	two := addCard(t, a.Book, a.vault, "UID:urn:uuid:jan2", "FN:Jan Beck")
	if _, err := a.Remove(ctx, []string{friend}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := a.Merge(ctx, []string{one, two}, MergeChoices{}); err != nil {
		t.Fatal(err)
	}
	if got := everybody(t, a.Book); got != "Jan Beck" || a.binned(t) != "Freundin" {
		t.Errorf("listed %s, in the bin %s", got, a.binned(t))
	}
	if _, err := a.Restore(ctx, []string{friend}); err != nil {
		t.Fatal(err)
	}
	shown, err := a.Show(ctx, friend)
	if err != nil || len(shown.Related) != 1 || shown.Related[0].ContactID != one {
		t.Errorf("the relation of who came back: %+v %v", shown.Related, err)
	}
}

// The bin keeps for 30 days and no longer; what was purged can be taken back, and is then kept as long again.
func TestBinExpires(t *testing.T) {
	ctx := context.Background()
	a := newAging(t)
	first, later := create(t, a.Book, "Anna", "Weber").ID, create(t, a.Book, "Jan", "Beck").ID
	remove := func(id string) {
		t.Helper()
		if _, err := a.Remove(ctx, []string{id}); err != nil {
			t.Fatal(err)
		}
	}
	open := func() string {
		t.Helper()
		change, err := a.PurgeExpired(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return change.Label.Code
	}
	days := func(n int) { a.now = a.now.AddDate(0, 0, n) }
	remove(first)
	days(10)
	remove(later)
	if list, _, err := a.BinList(ctx, 0, 0); err != nil || list[0].DaysLeft(a.now) != 30 || list[1].DaysLeft(a.now) != 20 {
		t.Errorf("days left: %+v %v", list, err)
	}
	days(20)
	a.now = a.now.Add(-time.Minute)
	if code := open(); code != "" || a.binned(t) != "Jan Beck, Anna Weber" {
		t.Errorf("a minute too early: %s", code)
	}
	if list, _, _ := a.BinList(ctx, 1, 1); len(list) != 1 || list[0].DaysLeft(a.now) != 1 {
		t.Errorf("the last minute: %+v", list)
	}
	a.now = a.now.Add(time.Minute)
	if code := open(); code != "contact.bin-expired-one" || a.binned(t) != "Jan Beck" {
		t.Errorf("on the day: %s, %s", code, a.binned(t))
	}
	history, err := a.vault.History(ctx, 1)
	if err != nil || history[0].Label.Args["name"] != "Anna Weber" {
		t.Fatalf("not in the history: %+v %v", history, err)
	}
	days(5)
	if _, err := a.vault.Undo(ctx, history[0].ID); err != nil {
		t.Fatal(err)
	}
	if code := open(); code != "" || a.binned(t) != "Jan Beck, Anna Weber" || everybody(t, a.Book) != "" {
		t.Errorf("just taken back and gone again: %s, bin %s, list %s", code, a.binned(t), everybody(t, a.Book))
	}
	days(5)
	if code := open(); code != "contact.bin-expired-one" || a.binned(t) != "Anna Weber" {
		t.Errorf("the other one: %s, %s", code, a.binned(t))
	}
	days(25)
	if code := open(); code != "contact.bin-expired-one" || a.binned(t) != "" {
		t.Errorf("30 days after it was taken back: %s, %s", code, a.binned(t))
	}
	if code := open(); code != "" {
		t.Errorf("nothing to purge: %s", code)
	}
}

func TestPurge(t *testing.T) {
	ctx := context.Background()
	a := newAging(t)
	var ids []string
	for _, name := range []string{"Ahorn", "Birke", "Tanne"} {
		ids = append(ids, create(t, a.Book, "Person", name).ID)
	}
	if _, err := a.Purge(ctx, ids[:1]); fault.Code(err) != "bin.not-found" {
		t.Errorf("purged out of the book: %v", err)
	}
	if _, err := a.Remove(ctx, ids); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Purge(ctx, ids[:1]); err != nil || a.binned(t) != "Person Tanne, Person Birke" {
		t.Errorf("one purged: %s %v", a.binned(t), err)
	}
	if change, err := a.EmptyBin(ctx); err != nil || change.Label.Args["n"] != 2 || a.binned(t) != "" {
		t.Errorf("emptied: %+v %s %v", change, a.binned(t), err)
	}
	if change, err := a.EmptyBin(ctx); err != nil || change.ID != 0 {
		t.Errorf("emptied again: %+v %v", change, err)
	}
	for range 3 { // the bin, the one, the deletion
		if _, err := a.vault.Undo(ctx, 0); err != nil {
			t.Fatal(err)
		}
	}
	if got := everybody(t, a.Book); got != "Person Ahorn, Person Birke, Person Tanne" || a.binned(t) != "" {
		t.Errorf("all undone: %s", got)
	}
}

// One undo takes a change of thousands back, exactly.
func TestManyAtOnce(t *testing.T) {
	ctx := context.Background()
	a := newAging(t)
	const n = 10_000
	if _, err := a.vault.Write(ctx, message.New("import.done", nil), func(tx *vault.Tx) error {
		w, err := NewWriter(tx)
		if err != nil {
			return err
		}
		p := NewPreparer()
		for i := range n {
			lines := []vcard.Property{{Name: "FN", Value: fmt.Sprintf("Person %05d", i)}}
			if i%2 == 0 {
				lines = append(lines, vcard.Property{Name: "CATEGORIES", Value: "Gerade"})
			}
			if _, err := w.Add(p.Prepare(&vcard.Card{Version: vcard.V40, Properties: lines}), fmt.Sprintf("id-%05d", i), 0); err != nil {
				return err
			}
		}
		return w.Close()
	}); err != nil {
		t.Fatal(err)
	}
	before := dump(t, a.vault)
	keys, err := a.Keys(ctx, ListQuery{})
	if err != nil || len(keys) != n {
		t.Fatal(len(keys), err)
	}
	counts := func(want string) {
		t.Helper()
		circles, err := a.Circles(ctx)
		if got := fmt.Sprint(circles); err != nil || got != want {
			t.Errorf("circles: %s, not %s (%v)", got, want, err)
		}
		for _, c := range circles {
			query := ListQuery{}
			query.Where, query.WhereArgs = FactCondition(FactCircle, c.Name, true)
			if _, total, err := a.List(ctx, query); err != nil || total != c.Count {
				t.Errorf("filter finds %d in %s, not %d: %v", total, c.Name, c.Count, err)
			}
			if hits, err := a.Find(ctx, c.Name, "", n+1); err != nil || len(hits.Hits) != c.Count {
				t.Errorf("search finds %d in %s, not %d: %v", len(hits.Hits), c.Name, c.Count, err)
			}
		}
		in := 0
		for _, c := range circles {
			in = max(in, c.Count)
		}
		if _, total, err := a.List(ctx, ListQuery{Where: `r.has & ? <> 0`, WhereArgs: []any{int64(HasCircle)}}); err != nil || total != in {
			t.Errorf("%d are marked as in a circle, not %d: %v", total, in, err)
		}
	}
	undo := func() {
		t.Helper()
		if _, err := a.vault.Undo(ctx, 0); err != nil {
			t.Fatal(err)
		}
		if dump(t, a.vault) != before {
			t.Error("undo left something else than was there")
		}
	}
	counts("[{Gerade 5000}]")
	if change, err := a.AddKeysToCircle(ctx, "Alle", keys); err != nil || change.Label.Args["n"] != n {
		t.Fatal(change, err)
	}
	counts("[{Alle 10000} {Gerade 5000}]")
	undo()
	if change, err := a.AddKeysToCircle(ctx, "Gerade", keys); err != nil || change.Label.Args["n"] != n/2 {
		t.Fatal(change, err)
	}
	counts("[{Gerade 10000}]")
	undo()
	if change, err := a.RenameCircle(ctx, "Gerade", "Paare", false); err != nil || change.Label.Args["n"] != n/2 {
		t.Fatal(change, err)
	}
	counts("[{Paare 5000}]")
	undo()
	if change, err := a.RemoveKeysFromCircle(ctx, "Gerade", keys[:n/2]); err != nil || change.Label.Args["n"] != n/4 {
		t.Fatal(change, err)
	}
	counts("[{Gerade 2500}]")
	undo()
	if change, err := a.RemoveKeys(ctx, keys); err != nil || change.Label.Args["n"] != n {
		t.Fatal(change, err)
	}
	if got := everybody(t, a.Book); got != "" {
		t.Errorf("still listed: %.60s", got)
	}
	counts("[]")
	undo()
	counts("[{Gerade 5000}]")
}

func second[A any](_ A, err error) error        { return err }
func third[A, B any](_ A, _ B, err error) error { return err }
