package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const threeFriends = "BEGIN:VCARD\nVERSION:3.0\nUID:anna\nFN:Anna Weber\nN:Weber;Anna;;;\nCATEGORIES:Chor\nBDAY:1980-05-09\nEND:VCARD\n" +
	"BEGIN:VCARD\nVERSION:3.0\nUID:jan\nFN:Jan Beck\nN:Beck;Jan;;;\nADR:;;;Köln;;;\nEND:VCARD\n" +
	"BEGIN:VCARD\nVERSION:3.0\nUID:ida\nFN:Ida Roth\nN:Roth;Ida;;;\nADR:;;;Köln;;;\nCATEGORIES:Chor\nEND:VCARD\n"

// TestBinDocuments walks through the bin and through changes of many people, as JSON and as text.
func TestBinDocuments(t *testing.T) {
	b, inText := newBook(t), newBook(t)
	file := write(t, "friends.vcf", threeFriends)
	target := t.TempDir()
	for _, step := range []struct {
		name string
		args []string
	}{
		{"", []string{"import", file}},
		{"bin-empty", []string{"bin", "list"}},
		{"circle-add-where", []string{"circle", "add", "Rhein", "--where", "place:Köln"}},
		{"circle-add-again", []string{"circle", "add", "Rhein", "--where", "place:Köln"}},
		{"circle-remove-where", []string{"circle", "remove", "rhein", "--circle", "chor"}},
		{"circle-add-nobody", []string{"circle", "add", "Rhein", "--where", "place:Bonn"}},
		{"export-where", []string{"export", filepath.Join(target, "koeln.vcf"), "--where", "place:Köln"}},
		{"export-circle", []string{"export", filepath.Join(target, "chor.csv"), "--circle", "CHOR", "--where", "place:Köln"}},
		{"export-where-nobody", []string{"export", filepath.Join(target, "bonn.vcf"), "--where", "place:Bonn"}},
		{"delete-where", []string{"delete", "--where", "place:Köln", "--yes"}},
		{"delete-where-nobody", []string{"delete", "--where", "place:Köln", "--yes"}},
		{"bin-list", []string{"bin", "list"}},
		{"bin-list-limit", []string{"bin", "list", "--limit", "1"}},
		{"bin-restore", []string{"bin", "restore", "ida roth"}},
		{"bin-purge", []string{"bin", "purge", "Jan Beck", "--yes"}},
		{"bin-purge-undo", []string{"undo"}},
		{"bin-restore-all", []string{"bin", "restore", "--all"}},
		{"bin-purge-all", []string{"bin", "purge", "--all", "--yes"}},
	} {
		t.Run(step.name, func(t *testing.T) {
			b.t, inText.t = t, t
			r := b.run(append(step.args, "--json")...).exits(exitDone)
			text := inText.run(step.args...).exits(exitDone)
			if step.name == "" {
				return
			}
			document := any("")
			if r.out != "" {
				r.document(&document)
			}
			noNulls(t, step.name, document)
			tidy := func(text string) string {
				return plainIDs(strings.ReplaceAll(text, target+string(os.PathSeparator), ""))
			}
			golden(t, "json/"+step.name+".json", tidy(indented(t, document)))
			golden(t, "text/"+step.name+".txt", tidy(text.out))
		})
	}
	if data, err := os.ReadFile(filepath.Join(target, "koeln.vcf")); err != nil || strings.Count(string(data), "BEGIN:VCARD") != 2 || strings.Contains(string(data), "Anna") {
		t.Errorf("Köln: %s %v", data, err)
	}
}

// TestBinAsks: who would delete many is asked, and nothing happens without a yes.
func TestBinAsks(t *testing.T) {
	b := newBook(t)
	b.does("import", write(t, "friends.vcf", threeFriends))
	for _, c := range []struct {
		in, says string
		code     int
		args     []string
	}{
		{"n\n", "Nichts wurde geändert.", exitFailed, []string{"delete", "--where", "Ort:Köln"}},
		{"\n", "Nichts wurde geändert.", exitFailed, []string{"delete", "--where", "Ort:Köln"}},
		{"", "--yes", exitUsage, []string{"delete", "--where", "Ort:Köln"}},
		{"y\n", "--yes", exitUsage, []string{"delete", "--where", "Ort:Köln", "--json"}},
		{"", "Jan Beck", exitUsage, []string{"delete", "Jan Beck", "--where", "Ort:Köln"}},
		{"", "kith delete", exitUsage, []string{"delete", "--where", " "}},
		{"", "kith circle add", exitUsage, []string{"circle", "add", "--where", "Ort:Köln"}},
		{"", "„kreiss:“", exitUsage, []string{"delete", "--where", "kreiss:Köln", "--yes"}},
		{"", "nicht im Papierkorb", exitFailed, []string{"bin", "restore", "Jan Beck"}},
		{"", "kith bin purge", exitUsage, []string{"bin", "purge"}},
		{"", "ist zu viel", exitUsage, []string{"bin", "purge", "Jan Beck", "--all"}},
	} {
		r := b.with(strings.NewReader(c.in), append(c.args, "--lang", "de")...)
		if r.code != c.code || !strings.Contains(r.err, c.says) {
			t.Errorf("kith %s: exit %d\nout: %s\nerr: %s", strings.Join(c.args, " "), r.code, r.out, r.err)
		}
		if out := b.does("list"); strings.Count(out, "\n") != 3 {
			t.Errorf("kith %s changed something: %s", strings.Join(c.args, " "), out)
		}
	}
	r := b.with(strings.NewReader("ja\n"), "delete", "--where", "Ort:Köln", "--lang", "de").exits(exitDone)
	if !strings.Contains(r.err, "2 Kontakte in den Papierkorb legen: Jan Beck, Ida Roth? [j/n]") || !strings.Contains(r.out, "2 Kontakte") {
		t.Errorf("asked: %s\ntold: %s", r.err, r.out)
	}
}

// TestBinHidesFollowups: what is only about somebody in the bin is not seen, not exported, and comes back with them; after 30 days the
// next command deletes them for good, and says so in the history.
func TestBinHidesFollowups(t *testing.T) {
	b := newBook(t)
	b.does("import", write(t, "friends.vcf", threeFriends))
	b.does("followup", "add", "Anna Weber", "--due", "2026-04-01", "--title", "Noten leihen")
	b.does("followup", "add", "Anna Weber", "Jan Beck", "--due", "2026-04-02", "--title", "Zu dritt essen")
	b.does("encounter", "Anna Weber", "--kind", "meal", "--date", "2026-02-27", "--note", "sucht eine Steuerberatung")
	file := filepath.Join(t.TempDir(), "k.ics")
	calendar := func() string {
		t.Helper()
		b.does("calendar", file, "--kinds", "followups,birthdays,encounters")
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	there := func(when string, want bool) {
		t.Helper()
		list, out := b.does("followup", "list"), calendar()
		if strings.Contains(list, "Noten leihen") != want || !strings.Contains(list, "Zu dritt essen") {
			t.Errorf("%s, follow-ups: %s", when, list)
		}
		for _, text := range []string{"Noten leihen", "Birthday: Anna", "Steuerberatung"} {
			if strings.Contains(out, text) != want {
				t.Errorf("%s, %q in the calendar: %v", when, text, !want)
			}
		}
		for _, query := range []string{"Steuerberatung", "Noten"} {
			if found := b.does("search", query); strings.Contains(found, "Anna") != want {
				t.Errorf("%s, searched for %s: %s", when, query, found)
			}
		}
		if found := b.does("encounters"); strings.Contains(found, "Steuer") != want {
			t.Errorf("%s, encounters: %s", when, found)
		}
	}
	there("before", true)
	b.does("delete", "Anna Weber")
	there("deleted", false)
	b.does("bin", "restore", "Anna Weber")
	there("restored", true)
	b.does("undo")
	there("restoring undone", false)
	b.now = b.now.Add(30 * 24 * time.Hour)
	there("purged", false)
	if history := b.does("history"); !strings.Contains(history, "Deleted Anna Weber after 30 days in the bin") {
		t.Errorf("history: %s", history)
	}
	b.does("undo")
	if bin := b.does("bin", "list"); !strings.Contains(bin, "Anna Weber") || !strings.Contains(bin, "30 days left") {
		t.Errorf("bin after the undo: %s", bin)
	}
	b.does("bin", "restore", "--all")
	there("purged, taken back and restored", true)
}

// TestAllInBin: who deleted everybody, or looks for somebody deleted, is told where they are, and one change brings all of them back.
func TestAllInBin(t *testing.T) {
	b := newBook(t)
	if out := b.does("list"); !strings.Contains(out, "kith sample") {
		t.Errorf("a new book: %s", out)
	}
	b.does("import", write(t, "friends.vcf", threeFriends))
	b.does("delete", "Anna Weber", "Jan Beck", "Ida Roth", "--yes")
	if out := b.does("list", "--lang", "de"); !strings.Contains(out, "3 Kontakte liegen im Papierkorb") || !strings.Contains(out, "kith bin restore --all") {
		t.Errorf("an emptied book: %s", out)
	}
	if r := b.run("show", "anna weber"); r.code != exitFailed || !strings.Contains(r.err, `kith bin restore "anna weber"`) {
		t.Errorf("somebody deleted: exit %d %s", r.code, r.err)
	}
	if r := b.run("show", "Anna Webber"); r.code != exitFailed || strings.Contains(r.err, "bin restore") {
		t.Errorf("somebody who never was: exit %d %s", r.code, r.err)
	}
	if out := b.does("search", "Ida Roth"); !strings.Contains(out, `kith bin restore "Ida Roth"`) {
		t.Errorf("a search for somebody deleted: %s", out)
	}
	b.does("bin", "restore", "--all")
	if out := b.does("list"); strings.Count(out, "\n") != 3 {
		t.Errorf("restored: %s", out)
	}
	b.does("undo")
	if out := b.does("bin", "list"); strings.Count(out, "\n") != 3 {
		t.Errorf("taken back: %s", out)
	}
}
