package search

import (
	"cmp"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// Whichever way several begun words are looked for, everybody is found who has them, by the best field, and counted: as looking
// at every term of every document tells.
func TestSeveralWordsAgainstLookingAtAll(t *testing.T) {
	const size = 1500
	g := newGenerator(11)
	b := openBook(t)
	r := rand.New(rand.NewPCG(3, 3))
	documents := map[uint32]Document{}
	terms := map[uint32][]string{}
	var words []string
	put := func(d Document) {
		row := uint32(row(d.Kind, d.Key))
		documents[row], terms[row] = d, strings.Fields(Prepare(d).terms)
	}
	for key := range int64(size) {
		d, given, family := g.person(key + 1)
		put(d)
		if key%5 == 0 {
			note := strings.Fields(d.Note + " Vertrag schicken")
			put(Document{Kind: Encounter + Kind(key/5%2), Key: key + 1, Name: given + " " + family, Note: strings.Join(note[:r.IntN(len(note))], " ")})
		}
	}
	var all []Document
	for _, row := range slices.Sorted(maps.Keys(terms)) {
		all = append(all, documents[row])
		for _, term := range terms[row] {
			if word := term[1:]; counted(term[0]) && strings.IndexFunc(word, func(r rune) bool { return r < 'a' }) < 0 {
				words = append(words, word)
			}
		}
	}
	b.put(t, all...)
	for n := range 300 {
		var begun []string
		for range 2 + n%3/2 {
			word := []rune(words[r.IntN(len(words))])
			begun = append(begun, string(word[:min(len(word), 1+r.IntN(6))]))
		}
		text := strings.Join(begun, " ")
		if Fold(text) != text || len(parseQuery(text)) != len(begun) {
			continue
		}
		// From few documents on, only those with the rarest word are read; from none on, all is streamed.
		b.Index.tooMany = []int{tooMany, 300, 0}[r.IntN(3)]
		var want []Hit
		for row, document := range terms {
			if hit, ok := lookAt(documents[row], document, parseQuery(text)); ok {
				want = append(want, hit)
			}
		}
		var got []Hit
		result := b.search(t, Query{Text: text, Limit: 2 * size})
		for _, hit := range result.Hits {
			if !hit.Near {
				got = append(got, hit)
			}
		}
		order := func(a, b Hit) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Key, b.Key)) }
		slices.SortFunc(want, order)
		slices.SortFunc(got, order)
		if !slices.Equal(got, want) {
			t.Fatalf("%q, too many %d:\n got %v\nwant %v", text, b.Index.tooMany, got, want)
		}
		if !result.Near && len(want) > 0 && (result.More || result.Total != len(result.Hits)) {
			t.Errorf("%q: total %d, more %v of %d", text, result.Total, result.More, len(want))
		}
		// As one types, the page is full of those who come first: names before all else.
		const page = 20
		quick := b.search(t, Query{Text: text, Limit: page, Quick: true})
		named := len(slices.DeleteFunc(slices.Clone(want), func(h Hit) bool { return h.Field != fieldName }))
		for at, hit := range quick.Hits[:min(len(quick.Hits), page, len(want))] {
			if hit.Near || !slices.Contains(want, hit) || at < named != (hit.Field == fieldName) {
				t.Errorf("%q: quick hit %d is %v, %d of %d are in names", text, at, hit, named, len(want))
			}
		}
		if want, got := min(len(want), page), len(quick.Hits); got < want {
			t.Errorf("%q: %d quick hits of %d", text, got, want)
		}
	}
}

// lookAt tells how a document is found by words, as slowly and plainly as can be.
func lookAt(d Document, terms []string, items []item) (Hit, bool) {
	shown, _, _ := strings.Cut(d.Name, "\n")
	missing, people := "", 0
	for _, i := range items {
		if !hasWord(terms, i.word, "nwedpcxm") {
			return Hit{}, false
		}
		if hasWord(terms, i.word, "m") {
			people++
		}
		if at, _ := i.among(strings.Fields(Fold(shown))); at < 0 && missing == "" {
			missing = i.word
		}
	}
	hit := Hit{Kind: d.Kind, Key: d.Key, Field: fieldName}
	switch {
	case people == len(items):
		return hit, false
	case d.Kind == Encounter:
		hit.Field = fieldEncounter
	case d.Kind == Followup:
		hit.Field = fieldFollowup
	case missing != "" && !hasWord(terms, missing, "n"):
		hit.Field = fieldNote
		for _, f := range fields[:strongFields] {
			if hasWord(terms, missing, f.marks) {
				hit.Field = f.name
				break
			}
		}
	}
	return hit, true
}

// hasWord: names by any beginning, other fields by beginnings of three letters, addresses of four.
func hasWord(terms []string, word, marks string) bool {
	letters := utf8.RuneCountInString(word)
	return slices.ContainsFunc(terms, func(term string) bool {
		mark, text := term[0], term[1:]
		begins := mark == markName || letters >= minMail || letters == 3 && mark != markMail
		return strings.IndexByte(marks, mark) >= 0 && (text == word || begins && strings.HasPrefix(text, word))
	})
}

// What is kept for the next letter is forgotten with the next write.
func TestKeptPostings(t *testing.T) {
	b := openBook(t)
	b.people(t, "Anna Weber", "Anna Wolf")
	if got, want := b.found(b.search(t, Query{Text: "anna w"})), "Anna Wolf, Anna Weber"; !sameNames(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
	b.write(t, func(w *Writer) error {
		b.shown[1], b.shown[3] = "Anna König", "Anna Wagner"
		if err := w.Replace(Prepare(Document{Key: 1, Name: "Anna König"})); err != nil {
			return err
		}
		return w.Put(Prepare(Document{Key: 3, Name: "Anna Wagner"}))
	})
	if got, want := b.found(b.search(t, Query{Text: "anna w"})), "Anna Wolf, Anna Wagner"; !sameNames(got, want) {
		t.Errorf("after a write: got %s, want %s", got, want)
	}
	b.write(t, func(w *Writer) error { w.Remove(Contact, 2); return nil })
	if got, want := b.found(b.search(t, Query{Text: "anna w"})), "Anna Wagner"; got != want {
		t.Errorf("after a removal: got %s, want %s", got, want)
	}
}

func sameNames(a, b string) bool {
	one, other := strings.Split(a, ", "), strings.Split(b, ", ")
	slices.Sort(one)
	slices.Sort(other)
	return slices.Equal(one, other)
}

// The shelf keeps what is used, within its room, and nothing older than the last write.
func TestShelf(t *testing.T) {
	var s shelf
	rows := make(postings, 40_000) // far apart, so that each takes two bytes
	for n := range rows {
		rows[n] = uint32(n * 1000)
	}
	for n := range 500 {
		s.put(string(rune('a'+n)), rows, 1)
		if _, ok := s.get("a", 1); !ok {
			t.Fatalf("what is used all the time is gone after %d", n)
		}
		if s.bytes > shelfSize || s.bytes != sizes(s.kept) {
			t.Fatalf("%d entries of %d bytes", len(s.kept), s.bytes)
		}
	}
	if _, ok := s.get("b", 1); ok {
		t.Error("what nobody used is still there")
	}
	if _, ok := s.get("a", 2); ok {
		t.Error("found after a write")
	}
	s.put("new", rows, 2)
	s.put("old", rows, 1)
	if _, ok := s.get("old", 2); ok || len(s.kept) != 1 {
		t.Errorf("%d entries, one of them older than the last write", len(s.kept))
	}
}

func sizes(kept map[string]*keptPostings) (sum int) {
	for name, one := range kept {
		sum += one.size(name)
	}
	return sum
}

func TestUnite(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 300 {
		var lists []string
		var want postings
		for range r.IntN(5) {
			var list []string
			row, most := uint32(r.IntN(9)), r.IntN(900)
			for range r.IntN(900) {
				row += 1 + uint32(r.IntN(1+most*most))
				list, want = append(list, strconv.FormatUint(uint64(row), 10)), append(want, row)
			}
			lists = append(lists, strings.Join(list, " "))
		}
		slices.Sort(want)
		want = slices.Compact(want)
		got, err := unite(lists)
		if err != nil || !slices.Equal(got, want) {
			t.Fatalf("%v\n got %v, %v\nwant %v", lists, got, err, want)
		}
		if got := unpack(pack(want), len(want)); !slices.Equal(got, want) {
			t.Fatalf("%v comes back as %v", want, got)
		}
		// Of any other rows, those that are among them.
		var some, common postings
		for range r.IntN(60) {
			if row := uint32(r.IntN(20_000)); len(want) == 0 || r.IntN(2) == 0 {
				some = append(some, row)
			} else {
				some = append(some, want[r.IntN(len(want))])
			}
		}
		some = sorted(some)
		got.each(some, func(at int) { common = append(common, some[at]) })
		if all := slices.DeleteFunc(slices.Clone(some), func(row uint32) bool { return !slices.Contains(want, row) }); !slices.Equal(common, all) {
			t.Fatalf("of %v in %v\n got %v\nwant %v", some, want, common, all)
		}
	}
	if rows, err := unite([]string{"1 4294967296"}); err == nil {
		t.Errorf("a row beyond the range becomes %v", rows)
	}
}
