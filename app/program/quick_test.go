package program

import (
	"context"
	"slices"
	"testing"

	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/fault"
	"kith/internal/quickadd"
	"kith/internal/vault"
)

// A line becomes everything it says in one change, the stranger too, and one undo takes all of it back.
func TestQuickAddIsOneChange(t *testing.T) {
	ctx := context.Background()
	p, err := Open(t.TempDir(), vault.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = p.Close() }()
	anna, _, err := p.Contacts.NewFrom(ctx, "Anna Weber", nil)
	if err != nil {
		t.Fatal(err)
	}
	line := Line{Text: "gestern Mittagessen mit Anna und Bernd Neumann in Köln, sucht Steuerberater, in 3 Wochen nachfragen"}
	added, change, err := p.QuickAdd(ctx, line)
	if err != nil {
		t.Fatal(err)
	}
	if len(added.People) != 2 || added.People[0] != anna.ID || len(added.Followups) != 1 {
		t.Fatalf("%+v", added)
	}
	e, err := p.Encounters.Show(ctx, added.Encounter)
	if err != nil || e.Kind != "meal" || e.Place != "Köln" || e.Note != "Mittagessen" || len(e.People) != 2 {
		t.Fatalf("%+v %v", e, err)
	}
	needs, err := p.Giving.List(ctx, 0, contact.Need, true)
	if err != nil || len(needs) != 1 || needs[0].Text != "Steuerberater" || needs[0].ContactName != "Bernd Neumann" {
		t.Fatalf("%+v %v", needs, err)
	}
	f, err := p.Followups.Show(ctx, added.Followups[0])
	if err != nil || f.Title != "Nachfragen: Steuerberater" || len(f.People) != 1 {
		t.Fatalf("%+v %v", f, err)
	}
	if _, err := p.Vault.Undo(ctx, change.ID); err != nil {
		t.Fatal(err)
	}
	rows, total, err := p.Contacts.List(ctx, contact.ListQuery{})
	if err != nil || total != 1 || rows[0].ID != anna.ID {
		t.Errorf("after undo the book has %+v %v", rows, err)
	}
	if needs, err = p.Giving.List(ctx, 0, "", false); err != nil || len(needs) != 0 {
		t.Errorf("after undo there is %+v %v", needs, err)
	}
	if _, err := p.Encounters.Show(ctx, added.Encounter); err == nil {
		t.Error("after undo the encounter is still there")
	}
}

// Half a line is never saved, and what is missing is said.
func TestQuickAddSaysWhatIsMissing(t *testing.T) {
	ctx := context.Background()
	p, err := Open(t.TempDir(), vault.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = p.Close() }()
	for _, name := range []string{"Max Schmidt", "Max Bauer"} {
		if _, _, err := p.Contacts.NewFrom(ctx, name, nil); err != nil {
			t.Fatal(err)
		}
	}
	for text, code := range map[string]string{"": "quick.nothing", "loves cats": "quick.nobody", "Kaffee mit Max": "quick.open"} {
		if _, _, err := p.QuickAdd(ctx, Line{Text: text}); err == nil || fault.From(err).Message.Code != code {
			t.Errorf("%q: %v, want %s", text, err, code)
		}
	}
	said, err := p.Understand(ctx, Line{Text: "Kaffee mit Max", Fixes: []quickadd.Fix{{Key: "person:max#1", Value: "gone"}}})
	if err != nil || len(said.People) != 1 || !said.People[0].Open() || len(said.People[0].Choices) != 2 {
		t.Errorf("%+v %v", said, err)
	}
}

// Every kind that a line can say is one that an encounter can have.
func TestQuickAddKnowsTheKinds(t *testing.T) {
	for _, kind := range quickadd.Kinds() {
		if !slices.Contains(encounter.Kinds, kind) {
			t.Errorf("encounters have no kind %q", kind)
		}
	}
}
