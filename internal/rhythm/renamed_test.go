package rhythm

import (
	"context"
	"strings"
	"testing"
)

// A circle's other name moves nobody's day, also of who came into it after it had a rhythm; and its rhythm coming to a circle that had none
// makes nobody late who was there.
func TestCircleRenamed(t *testing.T) {
	f, ctx := newFixture(t), context.Background()
	f.person("Anna", "Chor")
	f.must(f.plan.SetCircle(ctx, "Chor", Rhythm{2, Week}))
	f.now = f.now.AddDate(0, 6, 0)
	f.person("Bert", "Chor")
	f.person("Carla", "Verein")
	before := f.due(far)
	if !strings.Contains(before, "Anna 2026-03-") || !strings.Contains(before, "Bert 2026-09-") {
		t.Fatal(before)
	}
	f.must(f.contacts.RenameCircle(ctx, "Chor", "Kantorei", false))
	f.expect(far, before)
	if all := f.all(); len(all) != 2 || all[0].Circle != "Kantorei" {
		t.Errorf("%+v", all)
	}
	f.must(f.vault.Undo(ctx, 0))
	f.expect(far, before)
	f.must(f.contacts.RenameCircle(ctx, "Chor", "Verein", true))
	joined := f.due(far)
	for _, want := range append(strings.Split(before, ", "), "Carla 2026-09-") {
		if !strings.Contains(joined, want) {
			t.Errorf("%q is not in %q", want, joined)
		}
	}
	f.must(f.vault.Undo(ctx, 0))
	f.expect(far, before)
	// The rhythm of the circle that stays wins.
	f.must(f.plan.SetCircle(ctx, "Verein", Rhythm{3, Month}))
	f.must(f.contacts.RenameCircle(ctx, "Chor", "Verein", true))
	for _, d := range f.all() {
		if d.Circle != "Verein" || d.Rhythm != (Rhythm{3, Month}) {
			t.Errorf("%+v", d)
		}
	}
}
