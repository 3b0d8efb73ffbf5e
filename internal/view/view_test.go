package view

import (
	"strings"
	"testing"

	"kith/internal/fault"
	"kith/internal/vault"
)

func TestShelf(t *testing.T) {
	ctx := t.Context()
	v, err := vault.Open(t.TempDir(), vault.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = v.Close() }()
	shelf := NewShelf(v)
	names := func() string {
		views, err := shelf.List(ctx)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, one := range views {
			all = append(all, one.Name+"="+one.Expression)
		}
		return strings.Join(all, ", ")
	}
	first, _, err := shelf.Save(ctx, View{Name: " Ohne  Nummer ", Expression: "ohne:Telefon"})
	if err != nil {
		t.Fatal(err)
	}
	second, _, err := shelf.Save(ctx, View{Name: "Köln", Expression: "(Ort:Köln)"})
	if err != nil {
		t.Fatal(err)
	}
	if got := names(); got != "Ohne Nummer=lacks:phone, Köln=place:Köln" {
		t.Errorf("saved: %s", got)
	}
	for code, wrong := range map[string]View{
		"view.taken":          {Name: "koeln", Expression: "a"},
		"view.no-name":        {Name: " ", Expression: "a"},
		"view.empty":          {Name: "x", Expression: " "},
		"view.not-found":      {ID: "x", Name: "x", Expression: "a"},
		"filter.bad-has":      {Name: "x", Expression: "has:fleas"},
		"filter.open-bracket": {ID: first.ID, Name: "x", Expression: "(a"},
		"filter.extra-close":  {ID: second.ID, Name: "x", Expression: "a)"},
	} {
		if _, _, err := shelf.Save(ctx, wrong); fault.Code(err) != code {
			t.Errorf("%+v: %v, want %s", wrong, err, code)
		}
	}
	if _, err := shelf.Move(ctx, second.ID, 0); err != nil {
		t.Fatal(err)
	}
	second.Name = "In Köln"
	renamed, change, err := shelf.Save(ctx, second)
	if err != nil || renamed.ID != second.ID || change.Label.Code != "view.renamed" {
		t.Errorf("%+v %+v %v", renamed, change, err)
	}
	if got := names(); got != "In Köln=place:Köln, Ohne Nummer=lacks:phone" {
		t.Errorf("moved and renamed: %s", got)
	}
	if found, err := shelf.Named(ctx, "in KOELN"); err != nil || found.ID != second.ID {
		t.Errorf("%+v %v", found, err)
	}
	removed, err := shelf.Remove(ctx, first.ID)
	if err != nil || names() != "In Köln=place:Köln" {
		t.Errorf("removed: %s %v", names(), err)
	}
	if _, err := v.Undo(ctx, removed.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := v.Undo(ctx, change.ID); err != nil {
		t.Fatal(err)
	}
	if got := names(); got != "Köln=place:Köln, Ohne Nummer=lacks:phone" {
		t.Errorf("undone: %s", got)
	}
	if _, err := shelf.Remove(ctx, "x"); fault.Code(err) != "view.not-found" {
		t.Error(err)
	}
	if _, err := shelf.Move(ctx, "x", 0); fault.Code(err) != "view.not-found" {
		t.Error(err)
	}
}
