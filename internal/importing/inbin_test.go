package importing

import (
	"context"
	"strings"
	"testing"

	"kith/internal/contact"
	"kith/internal/vault"
)

// bin deletes the one contact of a name.
func (f fixture) bin(t testing.TB, name string) string {
	t.Helper()
	id := f.id(t, name)
	if _, err := f.contacts.Remove(context.Background(), []string{id}); err != nil {
		t.Fatal(err)
	}
	return id
}

func (f fixture) binned(t testing.TB) string {
	t.Helper()
	list, _, err := f.contacts.BinList(context.Background(), 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, one := range list {
		names = append(names, one.Name)
	}
	return strings.Join(names, ", ")
}

// Neither the same file nor a newer one of the same book brings back who was deleted, nor does another program's card of them.
func TestDeletedPeopleStayInTheBin(t *testing.T) {
	f := newFixture(t)
	f.commit(t, anna+ömer, Options{})
	f.bin(t, "Anna Weber")
	f.bin(t, "Ömer Öztürk")
	for what, text := range map[string]string{
		"the same file":            anna + ömer,
		"a newer one":              strings.Replace(anna, "CATEGORIES:Chor", "NOTE:neu", 1) + strings.Replace(ömer, "EMAIL", "NOTE:neu\r\nEMAIL", 1),
		"another program's number": card("UID:other", "FN:Anna Weber", "TEL:0152 28817386") + card("UID:more", "FN:Oemer Oeztuerk", "EMAIL:OEMER@example.org"),
	} {
		report := f.commit(t, text, Options{})
		if report.InBin != 2 || report.Skipped != 2 || report.Created+report.Updated+report.Unchanged != 0 || report.Batch != "" {
			t.Errorf("%s: %+v", what, report)
		}
	}
	if f.names(t) != "" || f.binned(t) != "Ömer Öztürk, Anna Weber" {
		t.Errorf("listed %s, in the bin %s", f.names(t), f.binned(t))
	}
	// Who only has the same name is somebody else.
	if report := f.commit(t, card("UID:x", "FN:Anna Weber", "N:Weber;Anna;;;"), Options{}); report.Created != 1 || report.InBin != 0 {
		t.Errorf("another Anna Weber: %+v", report)
	}
}

// Somebody in the book under the same number gets the card of another program; the deleted entry itself does not come back through them.
func TestDeletedTwinStaysInTheBin(t *testing.T) {
	f := newFixture(t)
	f.commit(t, anna, Options{})
	f.bin(t, "Anna Weber")
	f.commit(t, card("UID:2", "FN:Anna Weber-Roth", "N:Weber-Roth;Anna;;;", "EMAIL:anna@example.org"), Options{})
	report := f.commit(t, strings.Replace(anna, "CATEGORIES", "EMAIL:anna@example.org\r\nCATEGORIES", 1), Options{})
	if report.InBin != 1 || report.Updated != 0 || f.names(t) != "Anna Weber-Roth" {
		t.Errorf("%+v, listed %s", report, f.names(t))
	}
}

// The preview says it and offers to restore; what is decided is done in the one change of the import.
func TestRestoreByImport(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t)
	f.importer.WhenSeen(f.contacts.TellSeen)
	told := 0
	f.contacts.WhenSeen(func(_ *vault.Tx, keys []int64) error { told += len(keys); return nil })
	f.commit(t, anna+ömer, Options{})
	id := f.bin(t, "Anna Weber")
	f.bin(t, "Ömer Öztürk")
	dir := files(t, map[string]string{"newer.vcf": strings.Replace(anna, "CATEGORIES:Chor", "CATEGORIES:Chor\r\nEMAIL:anna@example.org", 1) + ömer})
	s := f.begin(t, Options{}, dir)
	found, would := s.Counts()
	if found[FoundInBin] != 2 || would.InBin != 2 || would.Skipped != 2 {
		t.Fatalf("found %v, would %+v", found, would)
	}
	items, total, err := s.Items(FoundInBin, 0, 10)
	if err != nil || total != 2 || items[0].Name != "Anna Weber" || items[0].Fields != 1 || len(items[0].Why) != 1 || items[0].Why[0].Code != "import.in-bin" {
		t.Fatalf("items: %+v %v", items, err)
	}
	detail, err := s.Item(ctx, items[0].Number)
	if err != nil || len(detail.Fields) != 1 || detail.Fields[0].New != "anna@example.org" || detail.ID != "" {
		t.Fatalf("detail: %+v %v", detail, err)
	}
	if err := s.Decide(ctx, []int{items[0].Number}, Restore, ""); err != nil {
		t.Fatal(err)
	}
	if _, would = s.Counts(); would.Updated != 1 || would.InBin != 1 {
		t.Errorf("after the decision it would %+v", would)
	}
	told = 0
	report, err := s.Commit(ctx, "", nil)
	if err != nil || report.Updated != 1 || report.InBin != 1 || told != 1 {
		t.Fatalf("%+v, told of %d, %v", report, told, err)
	}
	shown, err := f.contacts.Show(ctx, id)
	if err != nil || len(shown.Emails) != 1 || f.names(t) != "Anna Weber" || f.binned(t) != "Ömer Öztürk" {
		t.Errorf("%+v %v, in the bin %s", shown, err, f.binned(t))
	}
	if _, err := f.vault.Undo(ctx, 0); err != nil || f.names(t) != "" || f.binned(t) != "Ömer Öztürk, Anna Weber" {
		t.Errorf("undone: listed %s, in the bin %s, %v", f.names(t), f.binned(t), err)
	}
	// In the terminal one option stands for all of them.
	if report := f.commit(t, anna+ömer, Options{Restore: true}); report.Updated != 2 || report.InBin != 0 || f.names(t) != "Ömer Öztürk, Anna Weber" {
		t.Errorf("all restored: %+v, listed %s", report, f.names(t))
	}
	if rows, _, err := f.contacts.List(ctx, contact.ListQuery{Circle: "Chor"}); err != nil || len(rows) != 1 {
		t.Errorf("in their circles: %+v %v", rows, err)
	}
}

// A large file does not take those for deleted whom it has brought itself a moment before.
func TestBinBesideNewPeople(t *testing.T) {
	f := newFixture(t)
	f.commit(t, ömer, Options{})
	f.bin(t, "Ömer Öztürk")
	var text strings.Builder
	for i := range 3000 {
		n := strings.Repeat("x", 1+i%7) + string(rune('a'+i%26))
		text.WriteString(card("UID:u"+strings.Repeat("0", i%3)+n+"-"+string(rune('A'+i/120)), "FN:"+n, "N:"+n+";;;;", "NOTE:"+n))
	}
	first := f.commit(t, text.String(), Options{})
	again := f.commit(t, text.String()+ömer, Options{})
	if again.InBin != 1 || again.Created != 0 || first.InBin != 0 {
		t.Errorf("first %+v, again %+v", first.Counts, again.Counts)
	}
}
