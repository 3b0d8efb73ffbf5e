package importing

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"kith/internal/contact"
	"kith/internal/fault"
)

// An import can be taken back long after: what it brought goes, what it changed is as before, and what was changed since stays and is
// named.
func TestUndoLater(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t)
	dir := files(t, map[string]string{
		"old.vcf": anna,
		"new.vcf": card("UID:1", "FN:Anna Weber", "N:Weber;Anna;;;", "TEL;TYPE=CELL:+49 152 28817386", "CATEGORIES:Chor", "NOTE:neu") + ömer + card("FN:Ben Roth", "N:Roth;Ben;;;"),
	})
	f.take(t, Options{}, filepath.Join(dir, "old.vcf"))
	f.take(t, Options{}, filepath.Join(dir, "new.vcf"))
	if _, _, err := f.contacts.Edit(ctx, f.id(t, "Ben Roth"), 0, []contact.Edit{{Op: "add", Field: "note", Ref: -1, Text: "von Hand"}}); err != nil {
		t.Fatal(err)
	}
	past, err := f.importer.List(ctx, 0)
	if err != nil || len(past) != 2 || past[0].Remaining != 3 || past[0].Files[0].Name != "new.vcf" || past[0].Created != 2 || past[0].Updated != 1 {
		t.Fatalf("list: %+v %v", past, err)
	}
	undone, err := f.importer.Undo(ctx, past[0].ID)
	if err != nil || undone.KeptCount != 1 || undone.Kept[0].Name != "Ben Roth" {
		t.Fatalf("undo: %+v %v", undone, err)
	}
	if len(undone.Change.Remarks) != 1 || !strings.Contains(undone.Change.Remarks[0].In("en"), "Ben Roth") {
		t.Errorf("remarks: %+v", undone.Change.Remarks)
	}
	if got := f.names(t); got != "Ben Roth, Anna Weber" {
		t.Errorf("left: %s", got)
	}
	if c, err := f.contacts.Show(ctx, f.id(t, "Anna Weber")); err != nil || len(c.Notes) != 0 {
		t.Errorf("Anna is not as before: %+v %v", c, err)
	}
	if past, err = f.importer.List(ctx, 0); err != nil || len(past) != 1 || past[0].Files[0].Name != "old.vcf" {
		t.Errorf("list after: %+v %v", past, err)
	}
	if _, err := f.importer.Undo(ctx, undone.Change.Label.Code); fault.Code(err) != "import.not-found" {
		t.Errorf("undo of none: %v", err)
	}
	if again := f.take(t, Options{}, filepath.Join(dir, "new.vcf")); again.Created != 1 || again.Updated != 1 || again.Unchanged != 1 {
		t.Errorf("again: %+v", again.Counts)
	}
}

// An import that is taken back after some of its people went into others leaves those, says so, and is no longer among the imports.
func TestUndoAfterMerges(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t)
	dir := files(t, map[string]string{"old.vcf": anna, "new.vcf": card("FN:Anna Webber", "N:Webber;Anna;;;", "NOTE:neu") + ömer})
	f.take(t, Options{}, filepath.Join(dir, "old.vcf"))
	f.take(t, Options{}, filepath.Join(dir, "new.vcf"))
	ids := []string{f.id(t, "Anna Weber"), f.id(t, "Anna Webber")}
	if _, _, err := f.contacts.Merge(ctx, ids, contact.MergeChoices{}); err != nil {
		t.Fatal(err)
	}
	past, err := f.importer.List(ctx, 0)
	if err != nil || len(past) != 2 {
		t.Fatalf("list: %+v %v", past, err)
	}
	undone, err := f.importer.Undo(ctx, past[0].ID)
	if err != nil || undone.KeptCount != 1 || undone.Kept[0].Name != "Anna Weber" || len(undone.Change.Remarks) != 1 {
		t.Errorf("undo: %+v %v", undone, err)
	}
	if got := f.names(t); got != "Anna Weber" {
		t.Errorf("left: %s", got)
	}
	if past, err = f.importer.List(ctx, 0); err != nil || len(past) != 1 || past[0].Files[0].Name != "old.vcf" {
		t.Errorf("list after: %+v %v", past, err)
	}
	sources, err := f.importer.Sources(ctx, f.id(t, "Anna Weber"))
	if err != nil || len(sources) != 2 || sources[1].File != "new.vcf" {
		t.Errorf("sources: %+v %v", sources, err)
	}
}

// A newer export of a table replaces what its rows had, but never what another source has too; another book of the same program only adds.
func TestNewerExportOfATable(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t)
	head := "\"First Name\",\"Middle Name\",\"Last Name\",\"Company\",\"Job Title\",\"Mobile Phone\",\"E-mail Address\",\"E-mail Display Name\",\"Notes\"\r\n"
	row := func(given, family, title, mobile, mail string) string {
		return `"` + strings.Join([]string{given, "", family, "ACME", title, mobile, mail, "", ""}, `","`) + "\"\r\n"
	}
	rest := row("Eva", "Rot", "", "", "eva@example.org") + row("Jan", "Gelb", "", "", "jan@example.org")
	dir := files(t, map[string]string{
		"old.csv":   head + row("Uta", "Blau", "Azubi", "+49 170 1111111", "uta@example.org") + rest,
		"new.csv":   head + row("Uta", "Blau", "Leiterin", "+49 170 2222222", "uta@example.org") + rest,
		"other.csv": head + row("Uta", "Blau", "Beirätin", "+49 170 3333333", "uta@example.org") + row("Kai", "Grau", "", "", "kai@example.org"),
	})
	uta := func() string {
		c, err := f.contacts.Show(ctx, f.id(t, "Uta Blau"))
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Join(c.Titles, "+")
		for _, p := range c.Phones {
			text += " " + p.Value
		}
		return text
	}
	f.take(t, Options{}, filepath.Join(dir, "old.csv"))
	if r := f.take(t, Options{}, filepath.Join(dir, "new.csv")); r.Updated != 1 || r.Unchanged != 2 {
		t.Errorf("newer: %+v", r.Counts)
	}
	if got := uta(); got != "Leiterin +49 170 2222222" {
		t.Errorf("after the newer export: %s", got)
	}
	if r := f.take(t, Options{}, filepath.Join(dir, "other.csv")); r.Updated != 1 || r.Created != 1 {
		t.Errorf("other: %+v", r.Counts)
	}
	if got := uta(); !strings.Contains(got, "+49 170 2222222") || !strings.Contains(got, "+49 170 3333333") {
		t.Errorf("another book took something away: %s", got)
	}
}
