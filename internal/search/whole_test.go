package search

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kith/internal/vault"
)

// Against a book large enough for all shortcuts, hits and totals are those of looking at every document.
func TestAgainstLookingAtAll(t *testing.T) {
	const size = 5000
	g := newGenerator(5)
	b := openBook(t)
	var documents []Document
	var terms [][]string
	for key := range int64(size) {
		d, _, _ := g.person(key + 1)
		documents = append(documents, d)
		terms = append(terms, strings.Fields(Prepare(d).terms))
	}
	b.put(t, documents...)
	r := rand.New(rand.NewPCG(7, 7))
	word := func() string {
		all := terms[r.IntN(size)]
		for {
			term := all[r.IntN(len(all))]
			if letters := []rune(term[1:]); counted(term[0]) && len(letters) > 2 && (letters[0] < '0' || letters[0] > '9') {
				return string(letters[:3+r.IntN(len(letters)-2)])
			}
		}
	}
	has := func(document []string, word string, marks string) bool {
		return slices.ContainsFunc(document, func(term string) bool {
			return strings.IndexByte(marks, term[0]) >= 0 && strings.HasPrefix(term[1:], word)
		})
	}
	for n := range 200 {
		words := []string{word()}
		marks := "nwdpcxe"
		if n%2 == 1 {
			words = append(words, word())
		}
		if len(words) == 2 && (len(words[0]) < minMail || len(words[1]) < minMail || words[0] == words[1]) {
			continue
		}
		text := strings.Join(words, " ")
		if Fold(text) != text {
			continue // Fold is not for folded text: quen would lose its e
		}
		total, named := 0, 0
		for _, document := range terms {
			if !slices.ContainsFunc(words, func(word string) bool { return !has(document, word, marks) }) {
				total++
			}
			if !slices.ContainsFunc(words, func(word string) bool { return !has(document, word, "n") }) {
				named++
			}
		}
		result := b.search(t, Query{Text: text})
		exactHits := 0
		for at, hit := range result.Hits {
			if hit.Near {
				continue
			}
			exactHits++
			document := terms[hit.Key-1]
			for _, word := range words {
				if !has(document, word, marks) {
					t.Fatalf("%q finds %v", text, documents[hit.Key-1])
				}
			}
			if at < named && slices.ContainsFunc(words, func(word string) bool { return !has(document, word, "n") }) {
				t.Errorf("%q: hit %d is not in the name, although %d names have it", text, at, named)
			}
		}
		if result.More != (total > totalCap) || exactHits != min(total, defaultLimit) ||
			exactHits == defaultLimit && result.Total != min(total, totalCap) {
			t.Errorf("%q: %d hits of %d, more %v; there are %d", text, exactHits, result.Total, result.More, total)
		}
	}
	// The first page of a short beginning is in the order of the alphabet.
	var first []string
	for _, d := range documents {
		for _, word := range strings.Fields(Fold(d.Name)) {
			if strings.HasPrefix(word, "ma") {
				first = append(first, word)
			}
		}
	}
	slices.Sort(first)
	for at, hit := range b.search(t, Query{Text: "ma", Limit: 20}).Hits {
		if !slices.Contains(strings.Fields(Fold(b.shown[hit.Key])), first[at]) {
			t.Errorf("hit %d of ma is %s, not somebody called %s", at, b.shown[hit.Key], first[at])
		}
	}
	for n := range size / 2 {
		documents[n] = Document{Key: int64(n + 1)}
	}
	b.write(t, func(w *Writer) error {
		for _, d := range documents[:size/2] {
			if err := w.Replace(Prepare(d)); err != nil {
				return err
			}
		}
		return nil
	})
	for _, hit := range b.search(t, Query{Text: "deutschland", Limit: size}).Hits {
		if hit.Key <= size/2 {
			t.Fatalf("contact %d is still found", hit.Key)
		}
	}
}

// Other writes go on inside the same change, and a document written again in the same batch counts once.
func TestSameBatch(t *testing.T) {
	b := openBook(t)
	b.write(t, func(w *Writer) error {
		for range 3 {
			if err := w.Replace(Prepare(Document{Key: 1, Name: "Anna Weber"})); err != nil {
				return err
			}
		}
		return nil
	})
	var count, words int
	if err := b.vault.QueryRow(t.Context(), `SELECT (SELECT count FROM search_word WHERE word = 'nanna'), (SELECT count(*) FROM search_word)`).
		Scan(&count, &words); err != nil || count != 1 || words != 2 {
		t.Errorf("anna counts %d of %d words, %v", count, words, err)
	}
	if err := b.vault.Maintain(t.Context(), func(tx *vault.Tx) error {
		return tx.Exec(`INSERT INTO search_term (search_term) VALUES ('integrity-check')`)
	}); err != nil {
		t.Error(err)
	}
}
