package importing

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/samplebook"
	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

type fixture struct {
	vault    *vault.Vault
	contacts *contact.Book
	importer *Importer
}

func newFixture(t testing.TB) fixture {
	t.Helper()
	v, err := vault.Open(t.TempDir(), vault.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	return fixture{v, contact.NewBook(v, search.New(v)), New(v)}
}

func (f fixture) commit(t testing.TB, text string, options Options) Report {
	t.Helper()
	report, err := f.importer.Commit(context.Background(), []Source{Stream("book.vcf", strings.NewReader(text))}, options, nil)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func (f fixture) names(t testing.TB) string {
	t.Helper()
	rows, _, err := f.contacts.List(context.Background(), contact.ListQuery{})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, r := range rows {
		names = append(names, r.Name)
	}
	return strings.Join(names, ", ")
}

func card(lines ...string) string {
	return "BEGIN:VCARD\r\nVERSION:3.0\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VCARD\r\n"
}

var (
	anna = card("UID:1", "FN:Anna Weber", "N:Weber;Anna;;;", "TEL;TYPE=CELL:+49 152 28817386", "CATEGORIES:Chor")
	ömer = card("FN:Ömer Öztürk", "N:Öztürk;Ömer;;;", "EMAIL:oemer@example.org")
)

func TestSameFileAgainChangesNothing(t *testing.T) {
	f := newFixture(t)
	first := f.commit(t, anna+ömer, Options{})
	if first.Created != 2 || first.Batch == "" {
		t.Fatalf("first: %+v", first)
	}
	again := f.commit(t, anna+ömer, Options{})
	if again.Unchanged != 2 || again.Created+again.Updated+again.Failed != 0 || again.Batch != "" {
		t.Errorf("again: %+v", again)
	}
	twice := f.commit(t, ömer+ömer+anna, Options{})
	if twice.Unchanged != 3 {
		t.Errorf("the same card twice in a file: %+v", twice)
	}
	if got := f.names(t); got != "Ömer Öztürk, Anna Weber" {
		t.Errorf("names: %s", got)
	}
}

func TestCircleTakesInWhoWasThere(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t)
	f.commit(t, anna, Options{})
	both := f.commit(t, anna+ömer, Options{Circle: "Innung"})
	if both.Unchanged != 1 || both.Created != 1 || both.Circled != 1 {
		t.Errorf("%+v", both)
	}
	members := func() int {
		t.Helper()
		_, n, err := f.contacts.List(ctx, contact.ListQuery{Circle: "Innung"})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if n := members(); n != 2 {
		t.Errorf("%d in the circle", n)
	}
	if again := f.commit(t, anna+ömer, Options{Circle: "Innung"}); again.Unchanged != 2 || again.Circled != 0 || again.Change.ID != 0 {
		t.Errorf("again: %+v", again)
	}
	if _, err := f.vault.Undo(ctx, both.Change.ID); err != nil {
		t.Fatal(err)
	}
	if n := members(); n != 0 || f.names(t) != "Anna Weber" {
		t.Errorf("after the undo: %d in the circle, names %s", n, f.names(t))
	}
	if again := f.commit(t, anna, Options{}); again.Unchanged != 1 || again.Change.ID != 0 {
		t.Errorf("the file again: %+v", again)
	}
}

func TestExportComesBackUnchanged(t *testing.T) {
	f := newFixture(t)
	f.commit(t, anna+ömer, Options{Circle: "Handy"})
	var out strings.Builder
	if _, err := f.contacts.Export(context.Background(), &out, "3.0", nil); err != nil {
		t.Fatal(err)
	}
	if report := f.commit(t, out.String(), Options{}); report.Created != 0 {
		t.Errorf("own export made new contacts: %+v\n%s", report, out.String())
	}
}

// Kith's own export, in either version, brings nothing new: nobody is doubled and nobody changed.
func TestSampleBookThereAndBack(t *testing.T) {
	for _, version := range []vcard.Version{vcard.V30, vcard.V40} {
		f := newFixture(t)
		first := f.commit(t, string(samplebook.File()), Options{})
		var out strings.Builder
		if _, err := f.contacts.Export(context.Background(), &out, version, nil); err != nil {
			t.Fatal(err)
		}
		again := f.commit(t, out.String(), Options{})
		if again.Unchanged != first.Created || again.Updated != 0 || again.Created != 0 {
			t.Errorf("%s: %d created, %d updated, %d unchanged", version, again.Created, again.Updated, again.Unchanged)
			for _, one := range again.Sample {
				if one.Status != Unchanged {
					t.Logf("%s: %s", one.Name, one.Status)
				}
			}
		}
	}
}

func TestNewerFileUpdates(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t)
	f.commit(t, anna, Options{Circle: "Handy"})
	rows, _, err := f.contacts.List(ctx, contact.ListQuery{})
	if err != nil {
		t.Fatal(err)
	}
	id := rows[0].ID
	// The person adds a note and changes the name in Kith; the phone changes the number, adds an address and another name.
	if _, _, err := f.contacts.Edit(ctx, id, 0, []contact.Edit{
		{Op: "add", Field: "note", Ref: -1, Text: "singt Alt"},
		{Op: "set", Field: "name", Ref: -1, Name: &contact.NameParts{Given: []string{"Anna"}, Family: []string{"Weber-Roth"}}},
	}); err != nil {
		t.Fatal(err)
	}
	newer := card("UID:1", "FN:Anna W.", "N:W.;Anna;;;", "TEL;TYPE=CELL:+49 152 28817387", "CATEGORIES:Chor", "URL:https://anna.example")
	preview, err := f.importer.Preview(ctx, []Source{Stream("book.vcf", strings.NewReader(newer))}, Options{}, nil)
	if err != nil || preview.Updated != 1 {
		t.Fatalf("preview: %+v %v", preview, err)
	}
	report := f.commit(t, newer, Options{})
	if report.Updated != 1 || report.Created != 0 {
		t.Fatalf("report: %+v", report)
	}
	c, err := f.contacts.Show(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	if c.Name != "Anna Weber-Roth" || len(c.Notes) != 1 || len(c.Phones) != 1 || c.Phones[0].Value != "+49 152 28817387" || len(c.URLs) != 1 || strings.Join(c.Circles, ",") != "Chor,Handy" {
		t.Errorf("merged: %+v", c)
	}
	if report.WarningCount == 0 || report.Warnings[0].Code != "kept-edited" {
		t.Errorf("nobody was told that the name was kept: %+v", report.Warnings)
	}
	if again := f.commit(t, newer, Options{}); again.Unchanged != 1 {
		t.Errorf("again: %+v", again)
	}
}

func TestUndoOfAnImport(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t)
	f.commit(t, anna, Options{})
	f.commit(t, ömer, Options{})
	if _, err := f.vault.Undo(ctx, 0); err != nil {
		t.Fatal(err)
	}
	if got := f.names(t); got != "Anna Weber" {
		t.Errorf("after undo: %s", got)
	}
	if found, err := f.contacts.Find(ctx, "oemer", "", 10); err != nil || len(found.Hits) != 0 {
		t.Errorf("still found: %+v %v", found, err)
	}
	if _, err := f.vault.Redo(ctx); err != nil {
		t.Fatal(err)
	}
	if found, err := f.contacts.Find(ctx, "oemer", "", 10); err != nil || len(found.Hits) != 1 {
		t.Errorf("not found after redo: %+v %v", found, err)
	}
}

func TestSameUIDTwiceInAFileKeepsBoth(t *testing.T) {
	f := newFixture(t)
	other := card("UID:1", "FN:Berta Roth", "N:Roth;Berta;;;")
	report := f.commit(t, anna+other, Options{})
	if report.Created != 2 || report.WarningCount != 1 || report.Warnings[0].Code != "uid-twice" {
		t.Errorf("%+v", report)
	}
	if again := f.commit(t, anna+other, Options{}); again.Unchanged != 2 {
		t.Errorf("again: %+v", again)
	}
}

func TestBadInput(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t)
	dir := t.TempDir()
	file := func(name string, content []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	jpeg := append([]byte{0xff, 0xd8, 0xff, 0xe0, 0, 0x10}, make([]byte, 5000)...)
	if err := os.Mkdir(filepath.Join(dir, "sub"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		file("empty.vcf", nil):                        "import.nothing",
		file("photo.jpg", jpeg):                       "import.unknown",
		file("text.vcf", []byte("Dear Sir or Madam")): "import.nothing",
		file("termine.ics", []byte("\xef\xbb\xbfBEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")): "import.calendar",
		filepath.Join(dir, "sub"):         "import.empty-folder",
		filepath.Join(dir, "missing.vcf"): "import.missing",
	} {
		sources, err := Files([]string{name})
		if err == nil {
			_, err = f.importer.Commit(ctx, sources, Options{}, nil)
		}
		if fault.Code(err) != want {
			t.Errorf("%s: %v, want %s", filepath.Base(name), err, want)
		}
	}
	if got := f.names(t); got != "" {
		t.Errorf("something was imported: %s", got)
	}
	half := anna + strings.TrimSuffix(ömer, "END:VCARD\r\n")
	if report := f.commit(t, half, Options{}); report.Created != 2 || report.WarningCount == 0 {
		t.Errorf("half-downloaded book: %+v", report)
	}
}

func TestCancelLeavesNothing(t *testing.T) {
	f := newFixture(t)
	ctx, stop := context.WithCancel(context.Background())
	book := strings.Repeat(anna, 1) + manyCards(5000)
	_, err := f.importer.Commit(ctx, []Source{Stream("book.vcf", strings.NewReader(book))}, Options{}, func(p Progress) {
		if p.Cards > 1000 {
			stop()
		}
	})
	if fault.Code(err) != "import.cancelled" {
		t.Errorf("cancel: %v", err)
	}
	if got := f.names(t); got != "" {
		t.Errorf("left behind: %s", got[:50])
	}
	f.commit(t, anna, Options{})
}

func manyCards(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(card("UID:many-"+strings.Repeat("x", i%7)+string(rune('a'+i%26))+strings.Repeat("y", i/26%50), "FN:Person"))
	}
	return b.String()
}

// TestUIDTwiceFarApart: a card that changes a contact and, hundreds of cards later, another one under the same UID: that is told, however far
// apart they stand.
func TestUIDTwiceFarApart(t *testing.T) {
	f := newFixture(t)
	f.commit(t, anna, Options{})
	var others strings.Builder
	for i := range 200 {
		others.WriteString(card("UID:other-"+strconv.Itoa(i), "FN:Person "+strconv.Itoa(i)))
	}
	report := f.commit(t, card("UID:1", "FN:Anna Weber", "N:Weber;Anna;;;", "NOTE:neu")+others.String()+card("UID:1", "FN:Ben Roth", "N:Roth;Ben;;;"), Options{})
	if report.Updated != 1 || report.Created != 201 || report.WarningCount != 1 || report.Warnings[0].Code != "uid-twice" {
		t.Errorf("%+v %+v", report.Counts, report.Warnings)
	}
}
