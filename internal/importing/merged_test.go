package importing

import (
	"context"
	"path/filepath"
	"testing"

	"kith/internal/contact"
)

// Two contacts that became one keep the sources of both: either file again changes nothing, and a newer one updates the one they became.
func TestMergedContactIsFoundBySources(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t)
	dir := files(t, map[string]string{
		"phone.vcf": card("UID:p1", "FN:Anna Weber", "N:Weber;Anna;;;", "TEL:+49 30 1234567"),
		"mail.vcf":  card("UID:m1", "FN:Anna W.", "N:W.;Anna;;;", "EMAIL:anna@example.org", "NOTE:alt"),
		"newer.vcf": card("UID:m1", "FN:Anna W.", "N:W.;Anna;;;", "EMAIL:anna@example.org", "NOTE:neu"),
	})
	phone, mail, newer := filepath.Join(dir, "phone.vcf"), filepath.Join(dir, "mail.vcf"), filepath.Join(dir, "newer.vcf")
	f.take(t, Options{}, phone)
	f.take(t, Options{}, mail)
	if _, _, err := f.contacts.Merge(ctx, []string{f.id(t, "Anna Weber"), f.id(t, "Anna W.")}, contact.MergeChoices{}); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{mail, phone} {
		if again := f.take(t, Options{}, path); again.Unchanged != 1 || again.Batch != "" {
			t.Errorf("%s again: %+v", filepath.Base(path), again.Counts)
		}
	}
	if report := f.take(t, Options{}, newer); report.Updated != 1 {
		t.Fatalf("newer: %+v", report.Counts)
	}
	rows, _, err := f.contacts.List(ctx, contact.ListQuery{})
	if err != nil || len(rows) != 1 {
		t.Fatalf("contacts: %+v %v", rows, err)
	}
	c, err := f.contacts.Show(ctx, rows[0].ID)
	if err != nil || len(c.Phones) != 1 || len(c.Emails) != 1 || len(c.Notes) != 1 || c.Notes[0] != "neu" {
		t.Errorf("after the newer file: %+v %v", c, err)
	}
	if sources, err := f.importer.Sources(ctx, rows[0].ID); err != nil || len(sources) != 3 {
		t.Errorf("sources: %+v %v", sources, err)
	}
}
