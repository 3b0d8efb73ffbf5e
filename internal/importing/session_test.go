package importing

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/table"
)

// files writes files into a folder of their own and answers it.
func files(t testing.TB, content map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range content {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func zipOf(t testing.TB, content ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i+1 < len(content); i += 2 {
		f, err := w.Create(content[i])
		if err == nil {
			_, err = f.Write([]byte(content[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func (f fixture) begin(t testing.TB, options Options, paths ...string) *Session {
	t.Helper()
	sources, err := Files(paths)
	if err != nil {
		t.Fatal(err)
	}
	s, err := f.importer.Begin(context.Background(), sources, options, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func (f fixture) take(t testing.TB, options Options, paths ...string) Report {
	t.Helper()
	sources, err := Files(paths)
	if err != nil {
		t.Fatal(err)
	}
	report, err := f.importer.Commit(context.Background(), sources, options, nil)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// id finds the one contact of a name.
func (f fixture) id(t testing.TB, name string) string {
	t.Helper()
	rows, _, err := f.contacts.List(context.Background(), contact.ListQuery{})
	if err != nil {
		t.Fatal(err)
	}
	id := ""
	for _, r := range rows {
		if r.Name == name {
			if id != "" {
				t.Fatalf("%s is there twice", name)
			}
			id = r.ID
		}
	}
	if id == "" {
		t.Fatalf("there is no %s", name)
	}
	return id
}

func TestPreviewOfEverything(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t)
	f.commit(t, anna+ömer+card("UID:9", "FN:Ben Roth", "N:Roth;Ben;;;", "TEL:+49 30 5551234"), Options{})
	dir := files(t, map[string]string{"book.vcf": anna +
		card("UID:9", "FN:Ben Roth", "N:Roth;Ben;;;", "TEL:+49 30 5551235") + // changed
		card("FN:Ömer Öztürk", "N:Öztürk;Ömer;;;", "NOTE:ein anderer?") + // the same name and nothing else
		card("FN:Clara Neu", "N:Neu;Clara;;;") + "BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n"})
	s := f.begin(t, Options{}, dir)
	found, would := s.Counts()
	if fmt.Sprint(found) != fmt.Sprint(map[Finding]int{FoundNew: 1, FoundChanged: 1, FoundSame: 1, FoundDoubtful: 1, FoundUnread: 1}) {
		t.Fatalf("findings: %v", found)
	}
	if would != (Counts{Created: 2, Updated: 1, Unchanged: 1, Failed: 1, Doubtful: 1}) {
		t.Errorf("would: %+v", would)
	}
	changed, err := s.Item(ctx, 2)
	if err != nil || len(changed.Fields) != 1 || changed.Fields[0] != (Field{"phone", "+49 30 5551234", "+49 30 5551235"}) {
		t.Errorf("changed: %+v %v", changed.Fields, err)
	}
	doubt, err := s.Item(ctx, 3)
	if err != nil || len(doubt.Doubts) != 1 || doubt.Doubts[0].Name != "Ömer Öztürk" || doubt.Why[0].In("de") != "derselbe Name Ömer Öztürk" {
		t.Errorf("doubt: %+v %v", doubt, err)
	}
	items, total, err := s.Items(FoundUnread, 0, 10)
	if err != nil || total != 1 || items[0].Line == 0 || len(items[0].Why) != 1 {
		t.Errorf("failed: %+v %v", items, err)
	}
	// The person says who it is, leaves the change out, and sees what would happen.
	if err := s.Decide(ctx, []int{3}, IsPerson, doubt.Doubts[0].ID); err != nil {
		t.Fatal(err)
	}
	if err := s.DecideAll(FoundChanged, LeaveOut); err != nil {
		t.Fatal(err)
	}
	doubt, err = s.Item(ctx, 3)
	if err != nil || len(doubt.Fields) != 1 || doubt.Fields[0] != (Field{"note", "", "ein anderer?"}) {
		t.Errorf("decided: %+v %v", doubt.Fields, err)
	}
	if err := os.RemoveAll(dir); err != nil { // the files vanish meanwhile
		t.Fatal(err)
	}
	report, err := s.Commit(ctx, "Neu", nil)
	if err != nil || report.Counts != (Counts{Created: 1, Updated: 1, Unchanged: 1, Skipped: 1, Failed: 1}) {
		t.Errorf("commit: %+v %v", report.Counts, err)
	}
	if c, err := f.contacts.Show(ctx, f.id(t, "Ömer Öztürk")); err != nil || len(c.Notes) != 1 || len(c.Emails) != 1 || strings.Join(c.Circles, ",") != "Neu" {
		t.Errorf("merged: %+v %v", c, err)
	}
	if c, err := f.contacts.Show(ctx, f.id(t, "Ben Roth")); err != nil || c.Phones[0].Value != "+49 30 5551234" {
		t.Errorf("left out: %+v %v", c, err)
	}
}

func TestZipAndFolder(t *testing.T) {
	f := newFixture(t)
	inner := zipOf(t, "deep.vcf", card("FN:Dora Tief", "N:Tief;Dora;;;"))
	dir := files(t, map[string]string{
		"b/anna.vcf": anna, "a.csv": "First Name,Last Name,Email\nEva,Tabelle,eva@example.org\n", "readme.txt": "This is no address book.\n", "photo.jpg": "\xff\xd8\xff\xe0\x00\x10JFIF",
		"book.zip": zipOf(t, "ömer.vcf", ömer, "photo.png", "\x89PNG\r\n\x1a\n", "../evil.vcf", anna, "inner.zip", inner, "__MACOSX/x.vcf", anna),
		".hidden":  anna,
	})
	report := f.take(t, Options{}, dir)
	var names []string
	for _, file := range report.Files {
		names = append(names, fmt.Sprintf("%s:%d", strings.TrimPrefix(file.Name, dir+"/"), file.Found))
	}
	if got := strings.Join(names, " "); got != "a.csv:1 b/anna.vcf:1 book.zip/../evil.vcf:0 book.zip/inner.zip/deep.vcf:1 book.zip/ömer.vcf:1" {
		t.Errorf("files: %s", got)
	}
	if report.Created != 4 || report.WarningCount != 1 || report.Warnings[0].Code != "zip-path" {
		t.Errorf("report: %+v", report)
	}
	if again := f.take(t, Options{}, dir, filepath.Join(dir, "book.zip")); again.Unchanged != 6 || again.Batch != "" {
		t.Errorf("again: %+v", again)
	}
	twice := f.take(t, Options{}, filepath.Join(dir, "a.csv"), filepath.Join(dir, "a.csv"))
	if twice.WarningCount != 1 || twice.Warnings[0].Code != "file-twice" {
		t.Errorf("twice: %+v", twice)
	}
	stream, err := f.importer.Commit(context.Background(), []Source{Stream("stdin", strings.NewReader(zipOf(t, "x.vcf", card("FN:Xaver", "N:;Xaver;;;"))))}, Options{}, nil)
	if err != nil || stream.Created != 1 || stream.Files[0].Name != "stdin.zip/x.vcf" {
		t.Errorf("stream: %+v %v", stream, err)
	}
}

func TestUnsafeZips(t *testing.T) {
	locked := []byte(zipOf(t, "a.vcf", anna))
	for _, mark := range []string{"PK\x03\x04", "PK\x01\x02"} {
		at := bytes.Index(locked, []byte(mark))
		flags := at + 6
		if mark == "PK\x01\x02" {
			flags = at + 8
		}
		locked[flags] |= 1
	}
	deep := zipOf(t, "1.zip", zipOf(t, "2.zip", zipOf(t, "a.vcf", anna)))
	dir := files(t, map[string]string{
		"locked.zip": string(locked), "none.zip": zipOf(t, "photo.png", "\x89PNG\r\n\x1a\n"), "cut.zip": zipOf(t, "a.vcf", anna)[:60], "deep.zip": deep,
		"bomb.zip": zipOf(t, "bomb.vcf", "BEGIN:VCARD\r\nFN:Bomb\r\nNOTE:"+strings.Repeat("a", 20<<20)+"\r\nEND:VCARD\r\n"), "empty/x.txt": "nothing",
	})
	f := newFixture(t)
	for name, want := range map[string]string{
		"locked.zip": "import.zip-encrypted", "none.zip": "import.empty-zip", "cut.zip": "import.unreadable", "deep.zip": "import.nothing-because", "bomb.zip": "import.nothing-because",
		"empty": "import.empty-folder",
	} {
		sources, err := Files([]string{filepath.Join(dir, name)})
		if err == nil {
			_, err = f.importer.Commit(context.Background(), sources, Options{}, nil)
		}
		if fault.Code(err) != want {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
}

func TestMappingIsRemembered(t *testing.T) {
	dir := files(t, map[string]string{
		"one.csv": "Wer,Kontakt,Nr\nJan Kühn,jan@example.org,17\n", "two.csv": "Wer,Kontakt,Nr\nPia Lang,pia@example.org,18\n",
	})
	ctx := context.Background()
	f := newFixture(t)
	s := f.begin(t, Options{}, filepath.Join(dir, "one.csv"))
	if info, remembered := s.Table(0); info == nil || remembered || len(info.Columns) != 3 {
		t.Fatalf("table: %+v", info)
	}
	options := Options{Reading: Reading{Columns: map[string]string{"wer": "name", "Kontakt": "email:work", "Nr": "property:X-NR"}}}
	if err := s.Reread(ctx, options, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Commit(ctx, "", nil); err != nil {
		t.Fatal(err)
	}
	f.take(t, Options{}, filepath.Join(dir, "two.csv"))
	c, err := f.contacts.Show(ctx, f.id(t, "Pia Lang"))
	if err != nil || len(c.Emails) != 1 || strings.Join(c.Emails[0].Types, "") != "work" || len(c.Properties) != 1 || c.Properties[0].Name != "X-NR" {
		t.Errorf("second file: %+v %v", c, err)
	}
	if err := s.Reread(ctx, Options{Reading: Reading{Columns: map[string]string{"Wo": "name"}}}, nil); fault.Code(err) != "import.column" {
		t.Errorf("no such column: %v", err)
	}
	if _, total, err := s.Items(EveryItem, 0, 1); err != nil || total != 1 {
		t.Errorf("the preview did not stay: %d %v", total, err)
	}
	if _, err := ParseTarget("shoe"); fault.Code(err) != "import.target" {
		t.Errorf("target: %v", err)
	}
	if got, err := ParseTarget("address.locality:home"); err != nil || got != (table.Target{Field: "address", Part: "locality", Type: "home"}) {
		t.Errorf("target: %+v %v", got, err)
	}
}

// Days of one's own are told with what they are called, not as the properties they are made of.
func TestDaysOfAPreview(t *testing.T) {
	f := newFixture(t)
	s := f.begin(t, Options{}, files(t, map[string]string{"book.vcf": card("FN:Anna Weber", "N:Weber;Anna;;;",
		"item1.X-ABDATE:2018-06-05", "item1.X-ABLabel:Connected On", "item2.X-ABDATE:--06-24", "item2.X-ABLabel:Namenstag", "X-OWN:1")}))
	detail, err := s.Item(context.Background(), 1)
	if err != nil || len(detail.Fields) != 4 || detail.Fields[1] != (Field{"date", "", "2018-06-05 (connected)"}) || detail.Fields[2] != (Field{"date", "", "--06-24 (Namenstag)"}) || detail.Fields[3].Name != "X-OWN" {
		t.Errorf("%+v %v", detail.Fields, err)
	}
}
