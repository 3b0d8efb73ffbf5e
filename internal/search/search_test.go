package search

import (
	"bytes"
	"context"
	"runtime"
	"strings"
	"testing"

	"kith/internal/vault"
)

// book is a vault with documents, and the names that the contacts among them are displayed with.
type book struct {
	*Index
	vault *vault.Vault
	shown map[int64]string
}

func openBook(t testing.TB) *book {
	t.Helper()
	v, err := vault.Open(t.TempDir(), vault.Options{Key: bytes.Repeat([]byte{7}, vault.KeySize)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	return &book{Index: New(v), vault: v, shown: map[int64]string{}}
}

func (b *book) write(t testing.TB, fn func(*Writer) error) {
	t.Helper()
	if err := b.vault.Maintain(context.Background(), func(tx *vault.Tx) error {
		w := NewWriter(tx)
		if err := fn(w); err != nil {
			return err
		}
		return w.Close()
	}); err != nil {
		t.Fatal(err)
	}
}

func (b *book) put(t testing.TB, documents ...Document) {
	t.Helper()
	b.write(t, func(w *Writer) error {
		for _, d := range documents {
			if d.Kind == Contact {
				b.shown[d.Key], _, _ = strings.Cut(d.Name, "\n")
			}
			if err := w.Put(Prepare(d)); err != nil {
				return err
			}
		}
		return nil
	})
}

func (b *book) names(_ context.Context, keys []int64) (map[int64]string, error) {
	names := make(map[int64]string, len(keys))
	for _, key := range keys {
		names[key] = b.shown[key]
	}
	return names, nil
}

func (b *book) search(t testing.TB, q Query) Result {
	t.Helper()
	result, err := b.Search(context.Background(), q, b.names)
	if err != nil {
		t.Fatalf("%q: %v", q.Text, err)
	}
	return result
}

// found lists the hits as their names, encounters and follow-ups as their field.
func (b *book) found(result Result) string {
	var names []string
	for _, hit := range result.Hits {
		name := b.shown[hit.Key]
		if hit.Kind != Contact {
			name = hit.Field
		}
		if hit.Near {
			name = "~" + name
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// people puts contacts that are nothing but names.
func (b *book) people(t testing.TB, names ...string) {
	t.Helper()
	var documents []Document
	for n, name := range names {
		documents = append(documents, Document{Key: int64(n + 1), Name: name})
	}
	b.put(t, documents...)
}

func TestBestFirst(t *testing.T) {
	for _, test := range []struct {
		query  string
		people []string
		want   string
	}{
		{"anna weber", []string{"Anna Weber-Klein", "Weber Anna", "Anna Maria Weber", "Anna Weber", "Annabel Weberling"},
			"Anna Weber, Weber Anna, Anna Maria Weber, Anna Weber-Klein, Annabel Weberling"},
		{"müller", []string{"Jan Muller", "Ida Müllerin", "Eva Mueller", "Zoe Müller"}, "Zoe Müller, Eva Mueller, Jan Muller, Ida Müllerin"},
		{"mueller", []string{"Zoe Müller", "Eva Mueller"}, "Eva Mueller, Zoe Müller"},
		{"dr anna weber", []string{"Dr. Anna Weber"}, "Dr. Anna Weber"},
		{"weber a", []string{"Anna Berta Weber", "Berta Weber", "Anna Weber"}, "Anna Weber, Anna Berta Weber"},
		{"m", []string{"Max Mustermann", "Anna Maas", "Eva Berg", "Li Meier"}, "Anna Maas, Max Mustermann, Li Meier"},
		{"佐藤", []string{"佐藤 美咲", "佐々木 藤", "田中"}, "佐藤 美咲, 佐々木 藤"},
		{"o'brien", []string{"Pat O’Brien"}, "Pat O’Brien"},
		{"brien", []string{"Pat O’Brien"}, "Pat O’Brien"},
		{"kith", []string{"Kith Verein", "Kithara", "Kith"}, "Kith, Kith Verein, Kithara"},
	} {
		b := openBook(t)
		b.people(t, test.people...)
		if got := b.found(b.search(t, Query{Text: test.query})); got != test.want {
			t.Errorf("%q:\n got %s\nwant %s", test.query, got, test.want)
		}
	}
}

func TestNear(t *testing.T) {
	b := openBook(t)
	b.people(t, "Jan Schmidt", "Käthe Brandt", "Eva Müller", "Udo Mayer", "Ida Meier", "Ute Maier", "Konstantin Achterberg", "Jürgen Groß")
	for query, want := range map[string]string{
		"Schmitt":     "~Jan Schmidt",
		"Kathe":       "Käthe Brandt",
		"Kaethe":      "Käthe Brandt",
		"Mueler":      "~Eva Müller",
		"Nüller":      "~Eva Müller",
		"Meier":       "Ida Meier, ~Udo Mayer, ~Ute Maier",
		"Achtrebreg":  "~Konstantin Achterberg",
		"Konstatnin":  "~Konstantin Achterberg",
		"achtrebe":    "~Konstantin Achterberg",
		"Jürgen Gro":  "Jürgen Groß",
		"Jurgn Gross": "~Jürgen Groß",
		"xyzzy":       "",
	} {
		result := b.search(t, Query{Text: query})
		if got := b.found(result); got != want {
			t.Errorf("%q:\n got %s\nwant %s", query, got, want)
		}
		if result.Near != strings.HasPrefix(want, "~") || result.Total != len(result.Hits) {
			t.Errorf("%q: near %v, total %d of %d", query, result.Near, result.Total, len(result.Hits))
		}
	}
}

func TestFields(t *testing.T) {
	b := openBook(t)
	b.put(t,
		Document{Key: 1, Name: "Käthe Brandt\nKate", Work: "Hanse Holz GmbH\nGeschäftsführerin", Reach: "kaethe.brandt@posteo.example\n+49 30 23125 001",
			Place: "Goethestraße 12a\n10115 Berlin", Circle: "Chor", Note: "Sammelt Briefmarken, seit 2019"},
		Document{Key: 2, Name: "Ida Weber", Reach: "weber17@mail.example\n0351/46 38-18", Note: "Kennt Brandt aus Hamburg"},
		Document{Key: 3, Name: "美咲 佐藤", Work: "日本銀行"},
		Document{Kind: Encounter, Key: 1, Name: "Ida Weber", Note: "Coffee; she looks for a tax adviser"},
		Document{Kind: Followup, Key: 1, Name: "Ida Weber", Note: "Send the contract"},
	)
	for _, test := range []struct{ query, name, field string }{
		{"käthe", "Käthe Brandt", "name"}, {"kate", "Käthe Brandt", "name"},
		{"holz", "Käthe Brandt", "organisation"}, {"geschaeftsf", "Käthe Brandt", "organisation"}, {"銀", "美咲 佐藤", "organisation"},
		{"kaethe.br", "Käthe Brandt", "name"}, {"kaethe.brandt@posteo.example", "Käthe Brandt", "email"}, {"@posteo", "Käthe Brandt", "email"},
		{"kaethebrandt", "Käthe Brandt", "email"}, {"weber17", "Ida Weber", "email"},
		{"+49 30 23", "Käthe Brandt", "phone"}, {"004930231", "Käthe Brandt", "phone"}, {"030 23125", "Käthe Brandt", "phone"},
		{"030", "Käthe Brandt", "phone"}, {"302", "Käthe Brandt", "phone"}, {"23125-001", "Käthe Brandt", "phone"}, {"(0351) 46", "Ida Weber", "phone"},
		{"4638", "Ida Weber", "phone"},
		{"goethestr", "Käthe Brandt", "place"}, {"10115", "Käthe Brandt", "place"}, {"12a", "Käthe Brandt", "place"},
		{"chor", "Käthe Brandt", "circle"}, {"briefm", "Käthe Brandt", "note"}, {"2019", "Käthe Brandt", "note"},
		{"tax adviser", "encounter", "encounter"}, {"weber tax", "encounter", "encounter"}, {"contract", "followup", "followup"},
		{"brandt holz", "Käthe Brandt", "organisation"}, {"brandt 030", "Käthe Brandt", "phone"}, {"weber hamburg", "Ida Weber", "note"},
	} {
		result := b.search(t, Query{Text: test.query})
		if len(result.Hits) == 0 {
			t.Errorf("%q finds nothing", test.query)
			continue
		}
		if got := strings.Split(b.found(result), ", ")[0]; got != test.name || result.Hits[0].Field != test.field {
			t.Errorf("%q: got %s by %s, want %s by %s", test.query, got, result.Hits[0].Field, test.name, test.field)
		}
	}
	for _, query := range []string{"001", "00", "weber holz", "@brandt", "it"} {
		if got := b.found(b.search(t, Query{Text: query})); got != "" {
			t.Errorf("%q finds %s", query, got)
		}
	}
	if got, want := b.found(b.search(t, Query{Text: "brandt"})), "Käthe Brandt, Ida Weber"; got != want {
		t.Errorf("name before note: got %s, want %s", got, want)
	}
	// Names alone find the people; with a word of what was noted, the encounter.
	for query, want := range map[string]string{"weber": "Ida Weber", "ida weber": "Ida Weber", "weber coffee": "encounter", "coffee": "encounter", "ida contr": "followup"} {
		if got := b.found(b.search(t, Query{Text: query})); got != want {
			t.Errorf("%q: got %s, want %s", query, got, want)
		}
	}
	if got, want := b.found(b.search(t, Query{Text: "weber", Among: "SELECT ? UNION SELECT 3", AmongArgs: []any{2}})), "Ida Weber"; got != want {
		t.Errorf("among: got %s, want %s", got, want)
	}
}

func TestReplaceAndRemove(t *testing.T) {
	b := openBook(t)
	b.people(t, "Anna Weber", "Berta Weber", "Carla Weber")
	b.search(t, Query{Text: "weber"})
	b.write(t, func(w *Writer) error {
		b.shown[1] = "Anna Königsmann"
		if err := w.Replace(Prepare(Document{Key: 1, Name: "Anna Königsmann"})); err != nil {
			return err
		}
		if err := w.Put(Prepare(Document{Key: 4, Name: "Dora Weber"})); err != nil {
			return err
		}
		w.Remove(Contact, 4)
		w.Remove(Contact, 2)
		return nil
	})
	for query, want := range map[string]string{"weber": "Carla Weber", "dora": "", "königs": "Anna Königsmann", "konigsman": "Anna Königsmann"} {
		if got := b.found(b.search(t, Query{Text: query})); got != want {
			t.Errorf("%q: got %s, want %s", query, got, want)
		}
	}
	if err := b.vault.Maintain(context.Background(), Clear); err != nil {
		t.Fatal(err)
	}
	if got := b.found(b.search(t, Query{Text: "weber"})); got != "" {
		t.Errorf("cleared, but found %s", got)
	}
	b.people(t, "Anna Weber")
	if got := b.found(b.search(t, Query{Text: "wbeer"})); got != "~Anna Weber" {
		t.Errorf("rebuilt: found %q", got)
	}
}

// Everybody whom a search finds is asked for with a limit beyond any book.
func TestLimitBeyondTheBook(t *testing.T) {
	b := openBook(t)
	b.put(t, Document{Kind: Contact, Key: 1, Name: "Anna Weber"}, Document{Kind: Contact, Key: 2, Name: "Jens Weber"})
	for _, text := range []string{"weber", "anna weber", "webre"} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		result := b.search(t, Query{Text: text, Limit: 1 << 30})
		runtime.ReadMemStats(&after)
		if len(result.Hits) == 0 {
			t.Errorf("%q finds nobody", text)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 32<<20 {
			t.Errorf("%q among two people takes %d MB", text, used>>20)
		}
	}
}
