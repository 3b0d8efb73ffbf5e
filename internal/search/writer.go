package search

import (
	"slices"
	"strings"
	"sync"

	"kith/internal/vault"
)

// Writer puts documents into the index and takes them out, inside one write of the vault. Nothing is in the index before Close.
type Writer struct {
	tx        *vault.Tx
	terms     *vault.Terms
	uncounted []Prepared            // with a row and nothing else where a document was taken out again
	again     bool                  // a row may come twice in uncounted
	counts    map[uint64]*wordCount // what to add to search_word, by the hash of the term
	bulk      bool
}

// batchSize is the amount of terms, in bytes, that are written at once.
const batchSize = 3 << 20

// bulkCount is the number of documents from which on FTS5 gets a large buffer.
const bulkCount = 2000

// NewWriter begins writing inside a write of the vault; Close it before the write ends.
func NewWriter(tx *vault.Tx) *Writer {
	return &Writer{tx: tx, terms: tx.Terms("search_term"), counts: map[uint64]*wordCount{}}
}

// Put adds a new document.
func (w *Writer) Put(p Prepared) error {
	if p.terms == "" {
		return nil
	}
	w.terms.Put(p.row, p.terms)
	w.uncounted = append(w.uncounted, p)
	if w.terms.Size() < batchSize {
		return nil
	}
	return w.flush()
}

// Replace puts a document in the place of its former self, if there was one.
func (w *Writer) Replace(p Prepared) error {
	w.remove(p.row)
	return w.Put(p)
}

// Remove takes a document out, if it is there.
func (w *Writer) Remove(kind Kind, key int64) { w.remove(row(kind, key)) }

func (w *Writer) remove(row int64) {
	w.terms.Remove(row)
	if len(w.uncounted) > 0 {
		w.uncounted, w.again = append(w.uncounted, Prepared{row: row}), true
	}
}

// Close writes what is left.
func (w *Writer) Close() error {
	if err := w.flush(); err != nil {
		return err
	}
	if err := w.writeWords(); err != nil {
		return err
	}
	if w.bulk {
		return w.configure("hashsize", defaultHashSize)
	}
	return nil
}

// Clear empties the index, to be rebuilt.
func Clear(tx *vault.Tx) error {
	if err := tx.Exec(`INSERT INTO search_term (search_term) VALUES ('delete-all')`); err != nil {
		return err
	}
	return tx.Exec(`DELETE FROM search_word`)
}

// RemoveAll takes all documents of a kind out. The words stay, as they do when documents go one by one.
func RemoveAll(tx *vault.Tx, kind Kind) error {
	var others bool
	if err := tx.QueryRow(`SELECT EXISTS (SELECT 1 FROM search_term_docsize WHERE id % ? <> ?)`, kindCount, int(kind)).Scan(&others); err != nil {
		return err
	}
	if !others {
		return tx.Exec(`INSERT INTO search_term (search_term) VALUES ('delete-all')`)
	}
	rows, err := vault.Keys(tx.Query(`SELECT id FROM search_term_docsize WHERE id % ? = ?`, kindCount, int(kind)))
	if err != nil {
		return err
	}
	w := NewWriter(tx)
	for _, row := range rows {
		w.remove(row)
	}
	return w.Close()
}

// Sizes of the buffer in which FTS5 gathers terms before it writes a segment. Larger ones than for bulk make fewer segments,
// but no longer fit the processor's caches: measured with 8 to 96 MB, a whole import was slower with more.
const (
	defaultHashSize = 1 << 20
	bulkHashSize    = 16 << 20
)

func (w *Writer) configure(option string, value int) error {
	return w.tx.Exec(`INSERT INTO search_term (search_term, rank) VALUES (?, ?)`, option, value)
}

// flush writes the documents gathered so far.
func (w *Writer) flush() error {
	if len(w.uncounted) >= bulkCount && !w.bulk {
		if err := w.configure("hashsize", bulkHashSize); err != nil {
			return err
		}
		w.bulk = true
	}
	// What counts the words needs no database, so it runs beside the writing.
	var counting sync.WaitGroup
	counting.Go(w.countAll)
	err := w.terms.Flush()
	counting.Wait()
	clear(w.uncounted)
	w.uncounted, w.again = w.uncounted[:0], false
	return err
}

// countAll counts the words of what each row ends up with.
func (w *Writer) countAll() {
	seen := map[int64]bool{}
	for _, p := range slices.Backward(w.uncounted) {
		if w.again {
			if seen[p.row] {
				continue
			}
			seen[p.row] = true
		}
		w.count(p)
	}
}

type wordCount struct {
	word string
	n    int64
}

// count notes the words of a document for search_word. It compares hashes only: of 64 bits, a million words will not share one.
func (w *Writer) count(p Prepared) {
	rest := 0 // the terms before it have been looked at
	at := 0   // hashes that they had
	for n, hash := range p.hashes {
		if known := w.counts[hash]; known != nil {
			known.n++
			continue
		}
		for ; ; rest += strings.IndexByte(p.terms[rest:], ' ') + 1 {
			if !counted(p.terms[rest]) {
				continue
			}
			if at++; at > n {
				break
			}
		}
		end := rest + strings.IndexByte(p.terms[rest:], ' ')
		// A clone, as a part keeps the whole document in memory.
		w.counts[hash] = &wordCount{strings.Clone(p.terms[rest:end]), 1}
		rest = end + 1
	}
}

// wordsAtOnce is the number of rows in one INSERT of words.
const wordsAtOnce = 250

// writeWords adds what was counted to search_word.
func (w *Writer) writeWords() error {
	words := make([]*wordCount, 0, len(w.counts))
	for _, word := range w.counts {
		words = append(words, word)
	}
	slices.SortFunc(words, func(a, b *wordCount) int { return strings.Compare(a.word, b.word) })
	args := make([]any, 0, 2*wordsAtOnce)
	for chunk := range slices.Chunk(words, wordsAtOnce) {
		args = args[:0]
		for _, word := range chunk {
			args = append(args, word.word, word.n)
		}
		values := strings.TrimSuffix(strings.Repeat("(?, ?), ", len(chunk)), ", ")
		if err := w.tx.Exec(`INSERT INTO search_word (word, count) VALUES `+values+`
			ON CONFLICT (word) DO UPDATE SET count = count + excluded.count`, args...); err != nil {
			return err
		}
	}
	clear(w.counts)
	return nil
}
