package window

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

const doubled = "BEGIN:VCARD\nVERSION:3.0\nUID:a\nFN:Hans Weber\nN:Weber;Hans;;;\nEMAIL:hw@example.org\nTEL:0171 2345678\nEND:VCARD\n" +
	"BEGIN:VCARD\nVERSION:3.0\nUID:b\nFN:Johannes Weber\nN:Weber;Johannes;;;\nEMAIL:hw@example.org\nTEL:+49 171 2345678\nNOTE:aus Köln\nEND:VCARD\n" +
	"BEGIN:VCARD\nVERSION:3.0\nUID:c\nFN:Jan\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nUID:d\nFN:Jan\nEND:VCARD\n"

// A person goes through the duplicates: looks, decides, merges, takes it back.
func TestReviewOfDuplicates(t *testing.T) {
	w, host := openWindow(t, t.TempDir())
	file := filepath.Join(t.TempDir(), "doubled.vcf")
	if err := os.WriteFile(file, []byte(doubled), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Imports.Commit([]string{file}, "", ""); err != nil {
		t.Fatal(err)
	}
	d := w.Duplicates
	if counts, err := d.Counts(); err != nil || counts.Scanned {
		t.Errorf("before a scan: %+v %v", counts, err)
	}
	counts, err := d.Scan()
	if err != nil || counts.Contacts != 4 || counts.Likely != 1 || counts.Identical != 1 {
		t.Fatalf("scan: %+v %v", counts, err)
	}
	page, err := d.Groups(DuplicateQuery{Class: "likely", Limit: 5})
	if err != nil || page.Total != 1 || len(page.Groups) != 1 {
		t.Fatalf("groups: %+v %v", page, err)
	}
	g := page.Groups[0]
	if g.Reasons[0].Code != "same-email" || g.Reasons[0].Text == "" || len(g.Contacts) != 2 {
		t.Errorf("group: %+v", g)
	}
	states := map[string]string{}
	for _, line := range g.Lines {
		states[line.Field] = line.State
	}
	if states["name"] != "different" || states["phone"] != "equal" || states["note"] != "only" {
		t.Errorf("lines: %+v", g.Lines)
	}
	ids := []string{g.Contacts[0].ID, g.Contacts[1].ID}
	preview, err := d.Preview(ids, ids[0], []MergeChoice{{"name", ids[1]}})
	if err != nil || preview.Keep != ids[0] || preview.After.Name != "Johannes Weber" || len(preview.Conflicts) != 1 || preview.Conflicts[0].Chosen != ids[1] {
		t.Errorf("preview: %+v %v", preview, err)
	}
	if _, err := d.Decide(ids, "later"); err != nil {
		t.Fatal(err)
	}
	if later, err := d.Groups(DuplicateQuery{Later: true}); err != nil || later.Total != 1 {
		t.Errorf("later: %+v %v", later, err)
	}
	merged, err := d.Merge(ids, ids[0], []MergeChoice{{"name", ids[1]}})
	if err != nil || merged.Contact.ID != ids[0] || merged.Contact.Name != "Johannes Weber" || merged.Change.ID == 0 {
		t.Fatalf("merge: %+v %v", merged, err)
	}
	identical, err := d.MergeIdentical()
	if err != nil || identical.Gone != 1 {
		t.Errorf("identical: %+v %v", identical, err)
	}
	if counts, err = d.Scan(); err != nil || counts.Contacts != 2 || counts.Likely+counts.Identical+counts.Later != 0 {
		t.Errorf("at the end: %+v %v", counts, err)
	}
	if _, err := w.History.Undo(0); err != nil {
		t.Fatal(err)
	}
	if counts, err = d.Counts(); err != nil || !counts.Stale {
		t.Errorf("after the undo: %+v %v", counts, err)
	}
	if err := d.Cancel(); err != nil {
		t.Error(err)
	}
	_, err = d.Groups(DuplicateQuery{Class: "sure"})
	if problemOf(t, err).Code != "duplicate.verdict" {
		t.Errorf("a class there is not: %v", err)
	}
	host.mu.Lock()
	defer host.mu.Unlock()
	if !slices.Contains(host.events, "duplicates:progress") || !slices.Contains(host.events, "changed") {
		t.Errorf("events: %v", host.events)
	}
}
