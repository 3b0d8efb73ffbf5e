package search

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"
	"time"

	"kith/internal/message"
	"kith/internal/vault"
)

// large is a book of many contacts, made once for all benchmarks. KITH_SEARCH_SIZE changes their number.
type large struct {
	*Index
	vault    *vault.Vault
	people   []Document
	families []string
	givens   []string
}

var largeBook *large

// clock is what the measures go by; on a busy machine, the time that the process has really run tells more.
var clock = func() time.Duration { return time.Since(begun) }

var begun = time.Now()

func TestMain(m *testing.M) {
	code := m.Run()
	if largeBook != nil {
		_ = largeBook.vault.Close()
		_ = os.RemoveAll(largeBook.vault.Dir())
	}
	os.Exit(code)
}

func openLarge(b *testing.B) *large {
	b.Helper()
	if largeBook != nil {
		return largeBook
	}
	size := 100_000
	if n, err := strconv.Atoi(os.Getenv("KITH_SEARCH_SIZE")); err == nil {
		size = n
	}
	dir, err := os.MkdirTemp("", "kith-search")
	if err != nil {
		b.Fatal(err)
	}
	v, err := vault.Open(dir, vault.Options{Key: []byte(strings.Repeat("k", vault.KeySize))})
	if err != nil {
		b.Fatal(err)
	}
	book := &large{Index: New(v), vault: v}
	g := newGenerator(1)
	for key := 1; key <= size; key++ {
		d, given, family := g.person(int64(key))
		book.people = append(book.people, d)
		book.givens, book.families = append(book.givens, given), append(book.families, family)
	}
	book.fill(b)
	largeBook = book
	return book
}

// fill writes the index and, for the names, the rows of package contact; it prints what the index costs.
func (l *large) fill(b *testing.B) {
	started := clock()
	prepared := make([]Prepared, len(l.people))
	bytes := 0
	for n, d := range l.people {
		prepared[n] = Prepare(d)
		bytes += len(d.Name) + len(d.Work) + len(d.Reach) + len(d.Place) + len(d.Circle) + len(d.Note)
	}
	folded := clock() - started
	var wrote time.Duration
	ctx := context.Background()
	if _, err := l.vault.Write(ctx, message.New("import.done", nil), func(tx *vault.Tx) error {
		started := clock()
		w := NewWriter(tx)
		for _, p := range prepared {
			if err := w.Put(p); err != nil {
				return err
			}
		}
		if err := w.Close(); err != nil {
			return err
		}
		wrote = clock() - started
		for n, d := range l.people {
			key, err := tx.Insert(`INSERT INTO contact (change, id, created, changed, card) VALUES (?, ?, 0, 0, '')`, tx.Change(), strconv.Itoa(n))
			if err != nil {
				return err
			}
			if err := tx.Exec(`INSERT INTO contact_row (contact, kind, sort, name, subtitle, place, birthday, anniversary, photo)
				VALUES (?, 'person', ?, ?, ?, '', '', '', '')`, key, []byte(Fold(d.Name)), d.Name, d.Work); err != nil {
				return err
			}
		}
		started = clock()
		defer func() { wrote += clock() - started }()
		return nil
	}); err != nil {
		b.Fatal(err)
	}
	var pages, segments int64
	if err := l.vault.QueryRow(ctx, `SELECT sum(length(block)) FROM search_term_data`).Scan(&pages); err != nil {
		b.Fatal(err)
	}
	if err := l.vault.QueryRow(ctx, `SELECT count(DISTINCT segid) FROM search_term_idx`).Scan(&segments); err != nil {
		b.Fatal(err)
	}
	var words, wordBytes int64
	if err := l.vault.QueryRow(ctx, `SELECT count(*), sum(length(word)) FROM search_word`).Scan(&words, &wordBytes); err != nil {
		b.Fatal(err)
	}
	fmt.Printf("%d contacts, %d bytes of text: fold %v (%v each), write %v, index %.1f MB in %d segments, %d words (%.1f MB)\n", len(l.people), bytes,
		folded, folded/time.Duration(len(l.people)), wrote, float64(pages)/1e6, segments, words, float64(wordBytes)/1e6)
	started = clock()
	if err := l.Warm(ctx); err != nil {
		b.Fatal(err)
	}
	fmt.Printf("words read in %v\n", clock()-started)
}

// names reads display names as package contact does.
func (l *large) names(ctx context.Context, keys []int64) (map[int64]string, error) {
	var list strings.Builder
	for n, key := range keys {
		if n > 0 {
			list.WriteByte(',')
		}
		list.WriteString(strconv.FormatInt(key, 10))
	}
	rows, err := l.vault.Query(ctx, `SELECT contact, name FROM contact_row WHERE contact IN (SELECT value FROM json_each(?))`, "["+list.String()+"]")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	names := make(map[int64]string, len(keys))
	for rows.Next() {
		var key int64
		var name string
		if err := rows.Scan(&key, &name); err != nil {
			return nil, err
		}
		names[key] = name
	}
	return names, rows.Err()
}

// measure runs all queries and reports how long they take; the slowest are logged with -v.
func (l *large) measure(b *testing.B, queries []string, among string) {
	b.Helper()
	type timed struct {
		query string
		took  time.Duration
		total int
	}
	var all []timed
	for b.Loop() {
		for _, query := range queries {
			started := clock()
			result, err := l.Search(context.Background(), Query{Text: query, Among: among}, l.names)
			if err != nil {
				b.Fatalf("%q: %v", query, err)
			}
			all = append(all, timed{query, clock() - started, result.Total})
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].took < all[j].took })
	at := func(share float64) float64 {
		return float64(all[int(share*float64(len(all)-1))].took.Microseconds()) / 1000
	}
	b.ReportMetric(at(0.5), "p50-ms")
	b.ReportMetric(at(0.99), "p99-ms")
	b.ReportMetric(at(1), "max-ms")
	b.ReportMetric(0, "ns/op")
	for _, one := range all[max(0, len(all)-6):] {
		b.Logf("%q %v total %d", one.query, one.took, one.total)
	}
}

func BenchmarkSearch(b *testing.B) {
	l := openLarge(b)
	r := rand.New(rand.NewPCG(2, 2))
	some := func(n int, query func(person int) string) (queries []string) {
		for range n {
			queries = append(queries, query(r.IntN(len(l.people))))
		}
		return queries
	}
	begin := func(text string, n int) string {
		letters := []rune(text)
		return string(letters[:min(n, len(letters))])
	}
	noted := func(person int) []string {
		for l.people[person].Note == "" {
			person = (person + 1) % len(l.people)
		}
		return strings.Fields(l.people[person].Note)
	}
	for _, set := range []struct {
		name    string
		queries []string
	}{
		{"letter", strings.Split("abcdefghijklmnopqrstuvwxyz", "")},
		{"two-letters", some(200, func(p int) string { return begin(l.families[p], 2) })},
		{"three-letters", some(200, func(p int) string { return begin(l.families[p], 3) })},
		{"three-letters-of-notes", l.worstPrefixes(3, 60)},
		{"four-letters-of-notes", l.worstPrefixes(4, 60)},
		{"note-words", some(200, func(p int) string { return noted(p)[0] })},
		{"family", some(200, func(p int) string { return l.families[p] })},
		{"full-name", some(200, func(p int) string { return l.people[p].Name })},
		{"two-begun", some(200, func(p int) string { return begin(l.givens[p], 3) + " " + begin(l.families[p], 2) })},
		{"name-and-note", some(200, func(p int) string { return l.givens[p] + " " + begin(noted(p)[0], 3) })},
		{"two-note-words", some(200, func(p int) string { words := noted(p); return words[0] + " " + words[1] })},
		{"phone", some(200, func(p int) string {
			return begin(l.people[p].Reach[strings.LastIndexByte(l.people[p].Reach, '\n')+1:], 4+r.IntN(6))
		})},
		{"mail", some(200, func(p int) string { return begin(l.people[p].Reach, 4+r.IntN(8)) })},
		{"domain", []string{"@example", "@mail", "example.com", "@example.org"}},
	} {
		b.Run(set.name, func(b *testing.B) { l.measure(b, set.queries, "") })
	}
	b.Run("in-a-circle", func(b *testing.B) {
		queries := append(strings.Split("abcdefghijklmnopqrstuvwxyz", ""), l.worstPrefixes(3, 60)...)
		l.measure(b, queries, `SELECT key FROM contact WHERE key % 50 = 0`)
	})
}

// worstPrefixes are the beginnings that stand for most documents.
func (l *large) worstPrefixes(length, n int) []string {
	counts := map[string]int{}
	for _, e := range l.Index.words.Load().list {
		if letters := []rune(e.text[1:]); len(letters) >= length {
			counts[string(letters[:length])] += int(e.count)
		}
	}
	var prefixes []string
	for p := range counts {
		prefixes = append(prefixes, p)
	}
	slices.SortFunc(prefixes, func(a, b string) int { return counts[b] - counts[a] })
	return prefixes[:min(n, len(prefixes))]
}

// BenchmarkTypo reports how often the person looked for is among the first 50, and how long it takes.
func BenchmarkTypo(b *testing.B) {
	l := openLarge(b)
	kinds := make([]string, 0, len(typos))
	for kind := range typos {
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	for _, kind := range kinds {
		r := rand.New(rand.NewPCG(3, 3))
		var queries []string
		var meant []int64
		for len(queries) < 200 {
			person := r.IntN(len(l.people))
			family := []rune(l.families[person])
			if len(family) < 4 {
				continue
			}
			wrong := string(typos[kind](r, family))
			if wrong == l.families[person] {
				continue
			}
			queries = append(queries, l.givens[person]+" "+wrong)
			meant = append(meant, l.people[person].Key)
		}
		b.Run(kind, func(b *testing.B) {
			l.measure(b, queries, "")
			found := 0
			for n, query := range queries {
				result, err := l.Search(context.Background(), Query{Text: query}, l.names)
				if err != nil {
					b.Fatal(err)
				}
				if slices.ContainsFunc(result.Hits, func(h Hit) bool { return h.Key == meant[n] }) {
					found++
				}
			}
			b.ReportMetric(100*float64(found)/float64(len(queries)), "recall-%")
		})
	}
}

func BenchmarkPrepare(b *testing.B) {
	g := newGenerator(1)
	var documents []Document
	for key := range int64(1000) {
		d, _, _ := g.person(key)
		documents = append(documents, d)
	}
	n := 0
	for b.Loop() {
		Prepare(documents[n%len(documents)])
		n++
	}
}
