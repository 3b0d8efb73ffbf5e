package cli

import (
	"cmp"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// corpus holds cards of other people's programs. It is not part of the repository; where it is missing, this is skipped.
const corpus = "../../../shared/corpus"

// TestCorpusRoundTrip: what came in from another program goes out in either version and comes back the same.
func TestCorpusRoundTrip(t *testing.T) {
	var files []string
	_ = filepath.WalkDir(corpus, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".vcf") {
			files = append(files, path)
		}
		return nil
	})
	if len(files) == 0 || testing.Short() {
		t.Skip("no corpus here, or no time for it")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			first := newBook(t)
			var report reportJSON
			r := first.run("import", file, "--json").document(&report)
			if r.code != exitDone && r.code != exitPartly {
				if report.Created != 0 {
					t.Fatalf("exit %d with %d contacts", r.code, report.Created)
				}
				return
			}
			if sum := report.Created + report.Updated + report.Unchanged + report.Failed; sum != report.Files[0].Found {
				t.Errorf("%d cards were found, %d accounted for", report.Files[0].Found, sum)
			}
			before := contents(t, first)
			home := "3.0" // as which 2.1 is kept too
			if report.Files[0].Format == "vcard-4.0" {
				home = "4.0"
			}
			same(t, "as it is kept", before, contents(t, reborn(t, first, home)))
			away := map[string]string{"3.0": "4.0", "4.0": "3.0"}[home]
			abroad := reborn(t, first, away)
			same(t, "as "+away, before, contents(t, abroad))
			same(t, "there and back", before, contents(t, reborn(t, abroad, home)))
		})
	}
}

// reborn exports a book and imports that into a new one.
func reborn(t *testing.T, b *book, version string) *book {
	t.Helper()
	cards := b.does("export", "-", "--version", version)
	second := newBook(t)
	var report reportJSON
	second.with(strings.NewReader(cards), "import", "-", "--json").exits(exitDone).document(&report)
	// What a card says of a day and cannot be read goes along as it stands, and is told again.
	ours := slices.DeleteFunc(report.Warnings, func(w warningJSON) bool { return w.Code == "bad-date" })
	if len(ours) > 0 {
		t.Errorf("%s: our own export is remarked upon: %+v", version, ours)
	}
	return second
}

func same(t *testing.T, trip string, before, after []map[string]any) {
	t.Helper()
	if len(after) != len(before) {
		t.Errorf("%s: %d contacts became %d", trip, len(before), len(after))
		return
	}
	for i := range before {
		if d := difference(indented(t, before[i]), indented(t, after[i])); d != "" {
			t.Errorf("%s: contact %d differs:\n%s", trip, i, d)
		}
	}
}

// contents gives the contacts of a book, by their UIDs, without what is the book's own.
func contents(t *testing.T, b *book) []map[string]any {
	t.Helper()
	var list struct {
		Contacts []map[string]any `json:"contacts"`
	}
	b.run("list", "--json").exits(exitDone).document(&list)
	for _, c := range list.Contacts {
		for _, own := range []string{"id", "created", "changed"} {
			delete(c, own)
		}
	}
	slices.SortFunc(list.Contacts, func(a, b map[string]any) int {
		return cmp.Or(strings.Compare(a["uid"].(string), b["uid"].(string)), strings.Compare(indented(t, a), indented(t, b)))
	})
	return list.Contacts
}

// difference gives the lines that only one of two texts has.
func difference(a, b string) string {
	count := map[string]int{}
	for line := range strings.Lines(a) {
		count["- "+line]++
	}
	var out strings.Builder
	for line := range strings.Lines(b) {
		if count["- "+line] > 0 {
			count["- "+line]--
			continue
		}
		out.WriteString("+ " + line)
	}
	for line := range strings.Lines(a) {
		if count["- "+line] > 0 {
			count["- "+line]--
			out.WriteString("- " + line)
		}
	}
	return out.String()
}
