package samplebook

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode"

	"kith/internal/vcard"
)

func generate(t testing.TB, b Book, n int) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := b.Write(&out, n); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestGenerateIsDeterministic(t *testing.T) {
	for _, mixed := range []bool{false, true} {
		long := generate(t, Book{Seed: 7, Mixed: mixed}, 400)
		if !bytes.Equal(long, generate(t, Book{Seed: 7, Mixed: mixed}, 400)) {
			t.Error("two runs differ")
		}
		if !bytes.HasPrefix(long, generate(t, Book{Seed: 7, Mixed: mixed}, 150)) {
			t.Error("the first cards of a longer book differ")
		}
		if bytes.Equal(long, generate(t, Book{Seed: 8, Mixed: mixed}, 400)) {
			t.Error("the seed does not matter")
		}
	}
}

// TestGenerateIsStable: figures measured on different days compare only as long as the book stays the same.
func TestGenerateIsStable(t *testing.T) {
	var out bytes.Buffer
	if err := Generate(&out, 1, 1); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(out.Bytes(), generate(t, Book{Seed: 1}, 1)) {
		t.Error("Generate is not the plain book")
	}
}

func TestGenerateLooksLikeAnAddressBook(t *testing.T) {
	const n = 4000
	entries := decode(t, generate(t, Book{Seed: 1}, n))
	if len(entries) != n {
		t.Fatalf("%d cards", len(entries))
	}
	properties, count := 0, map[string]int{}
	names, noteWords, umlauts := map[string]bool{}, map[string]bool{}, 0
	for _, e := range entries {
		if e.Source != vcard.V30 {
			t.Fatalf("version %s", e.Source)
		}
		properties += len(e.Card.Properties)
		name := e.Card.First("FN").Value
		if strings.IndexFunc(name, func(c rune) bool { return c > 127 }) >= 0 {
			umlauts++
		}
		addWords(names, name)
		for _, property := range []string{"NOTE", "PHOTO", "BDAY", "CATEGORIES"} {
			p := e.Card.First(property)
			if p == nil {
				continue
			}
			count[property]++
			switch property {
			case "NOTE":
				addWords(noteWords, vcard.Unescape(p.Value))
			case "PHOTO":
				if size := checkPhoto(t, p); size < 1500 || size > 4096 {
					t.Errorf("a photo of %d bytes", size)
				}
			}
		}
	}
	within := func(what string, got, low, high int) {
		if got < low || got > high {
			t.Errorf("%s: %d, want %d to %d", what, got, low, high)
		}
	}
	within("properties per hundred cards", properties*100/n, 1100, 1500)
	within("notes", count["NOTE"]*100/n, 46, 52)
	within("photos", count["PHOTO"]*1000/n, 38, 58)
	within("birthdays", count["BDAY"]*100/n, 57, 63)
	within("names with letters beyond ASCII", umlauts*100/n, 25, 70)
	within("different words in names", len(names), 2200, n*3)
	within("different words in notes", len(noteWords), 500, 5000)
}

// TestVocabularyGrows: a search index of 100,000 cards must have a real book's many rare names in it.
func TestVocabularyGrows(t *testing.T) {
	names, b := map[string]bool{}, Book{Seed: 1}
	const n = 30_000
	for i := range n {
		addWords(names, b.person(i).fullName())
	}
	if len(names) < 9_000 {
		t.Errorf("%d cards have only %d different words in their names", n, len(names))
	}
}

func addWords(set map[string]bool, text string) {
	for word := range strings.FieldsFuncSeq(text, func(c rune) bool { return !unicode.IsLetter(c) && c != '\'' }) {
		set[strings.ToLower(word)] = true
	}
}

func TestGenerateMixed(t *testing.T) {
	versions, photos := map[vcard.Version]int{}, 0
	for _, e := range decode(t, generate(t, Book{Seed: 3, Mixed: true}, 1500)) {
		versions[e.Source]++
		if p := e.Card.First("PHOTO"); p != nil {
			checkPhoto(t, p)
			photos++
		}
	}
	for _, v := range []vcard.Version{vcard.V21, vcard.V30, vcard.V40} {
		if versions[v] < 150 {
			t.Errorf("version %s: %d cards", v, versions[v])
		}
	}
	if photos == 0 {
		t.Error("no photos")
	}
}

// TestMixedSaysTheSame: a version is only another dress.
func TestMixedSaysTheSame(t *testing.T) {
	plain, mixed := decode(t, generate(t, Book{Seed: 5}, 300)), decode(t, generate(t, Book{Seed: 5, Mixed: true}, 300))
	for i := range plain {
		for _, name := range []string{"FN", "N", "NOTE", "ORG", "CATEGORIES", "UID"} {
			a, b := plain[i].Card.First(name), mixed[i].Card.First(name)
			if (a == nil) != (b == nil) || a != nil && a.Value != b.Value {
				t.Fatalf("card %d, version %s: %s differs: %+v and %+v", i, mixed[i].Source, name, a, b)
			}
		}
	}
}

func TestWordLists(t *testing.T) {
	v := words()
	given, family := map[string]bool{}, map[string]bool{}
	for _, c := range v.countries {
		for _, word := range c.given {
			given[word] = true
		}
		for _, word := range c.family {
			family[word] = true
		}
		if v.notes[c.notes] == nil || len(c.cities) == 0 || len(c.front) != 0 && len(c.back) == 0 {
			t.Errorf("%s is not complete", c.envelope)
		}
	}
	if len(given) < 250 || len(family) < 500 {
		t.Errorf("%d given and %d family names", len(given), len(family))
	}
	for language, p := range v.notes {
		for _, sentence := range p.sentences {
			for rest := sentence; ; {
				_, after, ok := strings.Cut(rest, "{")
				if !ok {
					break
				}
				slot, tail, _ := strings.Cut(after, "}")
				if len(p.slots[slot]) == 0 {
					t.Errorf("%s: nothing fills {%s} in %q", language, slot, sentence)
				}
				rest = tail
			}
		}
	}
}

type full struct{}

var errFull = errors.New("full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestGenerateTellsErrors(t *testing.T) {
	if err := Generate(full{}, 1000, 1); !errors.Is(err, errFull) {
		t.Errorf("error %v", err)
	}
}

func TestQueries(t *testing.T) {
	const n = 3000
	names := map[string]bool{}
	for _, e := range decode(t, generate(t, Book{Seed: 2}, n)) {
		names[vcard.Unescape(e.Card.First("FN").Value)] = true
	}
	for _, q := range Queries(n, 2) {
		if !names[q.Name] || q.Text == "" {
			t.Errorf("%+v", q)
		}
	}
	kinds := map[string]int{}
	typos := Typos(n, 2)
	for _, q := range typos {
		kinds[q.Kind]++
		if !names[q.Name] || strings.Contains(strings.ToLower(q.Name), strings.ToLower(q.Text)) {
			t.Errorf("%+v", q)
		}
	}
	if len(typos) != 1000 || len(kinds) != 6 {
		t.Errorf("%d typos of kinds %v", len(typos), kinds)
	}
	for kind, count := range kinds {
		if count < 150 {
			t.Errorf("kind %s: only %d", kind, count)
		}
	}
}

func BenchmarkGenerate(b *testing.B) {
	for b.Loop() {
		b.SetBytes(int64(len(generate(b, Book{Seed: 1}, 1000))))
	}
}
