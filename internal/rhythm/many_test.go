package rhythm

import (
	"context"
	"fmt"
	"testing"

	"kith/internal/contact"
)

// Many get a rhythm in one change, as each of them would by themselves; one undo takes it back, with what was said before.
func TestSetKeys(t *testing.T) {
	f, ctx := newFixture(t), context.Background()
	var ids []string
	for i := range 30 {
		ids = append(ids, f.person(fmt.Sprint("P", i)))
	}
	keys, err := f.contacts.KeysOf(ctx, ids)
	if err != nil {
		t.Fatal(err)
	}
	f.met("2026-02-20", "call", ids[0])
	f.met("2020-01-01", "call", ids[1])
	f.set("1m", ids[2])
	f.must(f.plan.Snooze(ctx, ids[2:3], "2026-05-05"))
	f.must(f.plan.Rest(ctx, ids[3], ""))
	f.must(f.plan.NotNow(ctx, ids[4], "2026-07-01"))
	f.must(f.contacts.Remove(ctx, ids[29:]))
	before := f.due(far)

	change, err := f.plan.SetKeys(ctx, append(keys, keys[0], 4711), Rhythm{6, Week})
	if err != nil {
		t.Fatal(err)
	}
	if change.Label.Code != "rhythm.set-many" || change.Label.Args["n"] != 29 {
		t.Errorf("%+v", change.Label)
	}
	found, err := f.plan.Due(ctx, far)
	if err != nil || len(found) != 29 {
		t.Fatalf("%d are due, %v", len(found), err)
	}
	for _, d := range found {
		if want := "2026-04-03"; d.ID == ids[0] && d.Day != want {
			t.Errorf("met on 20 February: due %s, want %s", d.Day, want)
		}
		if d.Day <= "2026-03-01" || d.Day > "2026-04-12" || d.Rhythm != (Rhythm{6, Week}) {
			t.Errorf("%+v", d)
		}
	}
	if s, err := f.plan.Of(ctx, ids[4], "2026-03-01"); err != nil || s.Quiet != "2026-07-01" {
		t.Errorf("%+v, %v", s, err)
	}
	// The same length in other words is another rhythm though nobody is asked for on another day.
	f.must(f.plan.SetKeys(ctx, keys, Rhythm{42, Day}))
	for _, d := range f.all() {
		if d.Rhythm != (Rhythm{42, Day}) {
			t.Errorf("%+v", d)
		}
	}
	f.must(f.vault.Undo(ctx, 0))
	f.must(f.vault.Undo(ctx, 0))
	f.expect(far, before)
	if card, _, err := f.contacts.Card(ctx, ids[2]); err != nil || contact.Rhythm(card) != "1m" {
		t.Errorf("on the card: %q, %v", contact.Rhythm(card), err)
	}
	f.must(f.vault.Redo(ctx))
	if n := len(f.all()); n != 29 {
		t.Errorf("done again: %d", n)
	}
	f.must(f.plan.SetKeys(ctx, keys, Rhythm{}))
	f.expect(far, "")
	if _, err := f.plan.SetKeys(ctx, nil, Rhythm{1, Week}); err == nil {
		t.Error("nobody has got a rhythm")
	}
}

func (f *fixture) all() []Due {
	f.Helper()
	found, err := f.plan.All(context.Background())
	if err != nil {
		f.Fatal(err)
	}
	return found
}

// More than are worked out in one go, and what changes while nobody asks.
func TestManyBatches(t *testing.T) {
	f, ctx := newFixture(t), context.Background()
	ids := make([]string, 7)
	for i := range ids {
		ids[i] = f.person(fmt.Sprint("P", i), "Chor")
	}
	f.must(f.plan.SetCircle(ctx, "Chor", Rhythm{1, Week}))
	for range 3 {
		for _, id := range ids {
			f.met("2026-03-01", "call", id)
		}
	}
	var stale int
	if err := f.vault.QueryRow(ctx, `SELECT count(*) FROM rhythm_stale`).Scan(&stale); err != nil || stale != len(ids) {
		t.Errorf("%d stand to be worked out, %v", stale, err)
	}
	if n := len(f.all()); n != len(ids) {
		t.Errorf("%d have a rhythm", n)
	}
	if err := f.vault.QueryRow(ctx, `SELECT count(*) FROM rhythm_stale`).Scan(&stale); err != nil || stale != 0 {
		t.Errorf("%d are left, %v", stale, err)
	}
}
