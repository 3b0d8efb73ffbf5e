package search

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
	"sync"

	"kith/internal/vault"
)

// Writer puts documents into the index and takes them out, inside one write of the vault. It gathers them and writes in
// large batches: FTS5 empties its buffer whenever another statement of the same write opens a savepoint, so that writing one
// document after each contact would leave thousands of tiny segments behind. Nothing is in the index before Close.
type Writer struct {
	tx     *vault.Tx
	puts   []Prepared
	places map[int64]int // row → its place in puts
	gone   []int64
	size   int
	counts map[uint64]*wordCount // what to add to search_word, by the hash of the term
	bulk   bool
}

// batchSize is the amount of terms, in bytes, that are written at once.
const batchSize = 3 << 20

// bulkCount is the number of documents from which on FTS5 gets a large buffer.
const bulkCount = 2000

// NewWriter begins writing inside a write of the vault; Close it before the write ends.
func NewWriter(tx *vault.Tx) (*Writer, error) {
	return &Writer{tx: tx, places: map[int64]int{}, counts: map[uint64]*wordCount{}}, nil
}

// Put adds a new document.
func (w *Writer) Put(p Prepared) error {
	if p.terms == "" {
		return nil
	}
	w.places[p.row] = len(w.puts)
	w.puts = append(w.puts, p)
	if w.size += len(p.terms); w.size >= batchSize {
		return w.flush()
	}
	return nil
}

// Replace puts a document in the place of its former self, if there was one.
func (w *Writer) Replace(p Prepared) error {
	w.remove(p.row)
	return w.Put(p)
}

// Remove takes a document out, if it is there.
func (w *Writer) Remove(kind Kind, key int64) error {
	w.remove(row(kind, key))
	return nil
}

func (w *Writer) remove(row int64) {
	if place, ok := w.places[row]; ok {
		w.puts[place].terms = ""
		delete(w.places, row)
	}
	w.gone = append(w.gone, row)
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

// Sizes of the buffer in which FTS5 gathers terms before it writes a segment. Larger ones than for bulk make fewer segments,
// but no longer fit the processor's caches: measured with 8 to 96 MB, a whole import was slower with more.
const (
	defaultHashSize = 1 << 20
	bulkHashSize    = 16 << 20
)

func (w *Writer) configure(option string, value int) error {
	return w.tx.Exec(`INSERT INTO search_term (search_term, rank) VALUES (?, ?)`, option, value)
}

// flush writes the documents gathered so far, in the order of their rows, as FTS5 likes it.
func (w *Writer) flush() error {
	if len(w.puts) >= bulkCount && !w.bulk {
		if err := w.configure("hashsize", bulkHashSize); err != nil {
			return err
		}
		w.bulk = true
	}
	if len(w.gone) > 0 {
		if err := w.delete(); err != nil {
			return err
		}
	}
	if len(w.puts) == 0 {
		return nil
	}
	slices.SortFunc(w.puts, func(a, b Prepared) int { return cmp.Compare(a.row, b.row) })
	// What counts the words needs no database, so it runs beside the writing.
	var counting sync.WaitGroup
	counting.Go(func() {
		for _, p := range w.puts {
			if p.terms != "" {
				w.count(p)
			}
		}
	})
	err := w.insert()
	counting.Wait()
	if err != nil {
		return err
	}
	w.puts, w.size = w.puts[:0], 0
	clear(w.places)
	return nil
}

func (w *Writer) insert() error {
	insert, err := w.tx.Prepare(`INSERT INTO search_term (rowid, terms) VALUES (?, ?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	for _, p := range w.puts {
		if p.terms == "" {
			continue
		}
		if err := exec(w.tx.Context(), insert, p.row, p.terms); err != nil {
			return err
		}
	}
	return nil
}

func (w *Writer) delete() error {
	remove, err := w.tx.Prepare(`DELETE FROM search_term WHERE rowid = ?`)
	if err != nil {
		return err
	}
	defer remove.Close()
	slices.Sort(w.gone)
	for _, row := range slices.Compact(w.gone) {
		if err := exec(w.tx.Context(), remove, row); err != nil {
			return err
		}
	}
	w.gone = w.gone[:0]
	return nil
}

// exec runs a statement without handing the context on, for which the driver would start a goroutine each time.
func exec(ctx context.Context, statement *sql.Stmt, args ...any) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	_, err := statement.Exec(args...)
	return err
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
