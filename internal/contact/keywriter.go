package contact

import (
	"cmp"
	"errors"
	"slices"

	"kith/internal/vault"
)

// keyWriter writes contact_key. It gathers hashes and writes them in order, as a B-tree takes them several times as fast.
type keyWriter struct {
	rows   *vault.Bulk
	keys   []hashed
	sorted chan []hashed // what is being sorted, beside the writing; nil if nothing is
}

type hashed struct{ hash, contact int64 }

// keyBits is how many lower bits of a key contact_key does without; SQL says "hash = ? >> 16".
const keyBits = 16

// keysAtOnce is how many hashes are gathered before they are written.
const keysAtOnce = 100_000

func newKeyWriter(tx *vault.Tx) *keyWriter {
	return &keyWriter{rows: tx.Bulk(`INSERT OR IGNORE INTO contact_key (hash, contact)`, 2)}
}

func (w *keyWriter) add(key, contact int64) error {
	w.keys = append(w.keys, hashed{key >> keyBits, contact})
	if len(w.keys) < keysAtOnce {
		return nil
	}
	return w.next()
}

// next writes what was sorted meanwhile and has what is gathered sorted.
func (w *keyWriter) next() error {
	full := w.keys
	done, err := w.writeSorted()
	w.keys = done[:0]
	w.sorted = make(chan []hashed, 1)
	go func(sorted chan<- []hashed) {
		slices.SortFunc(full, func(a, b hashed) int {
			return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.contact, b.contact))
		})
		sorted <- full
	}(w.sorted)
	return err
}

// writeSorted writes what was sorted and answers it, to be used again.
func (w *keyWriter) writeSorted() ([]hashed, error) {
	if w.sorted == nil {
		return nil, nil
	}
	keys := <-w.sorted
	w.sorted = nil
	for _, k := range keys {
		if err := w.rows.Add(k.hash, k.contact); err != nil {
			return keys, err
		}
	}
	return keys, nil
}

func (w *keyWriter) flush() error {
	if err := w.next(); err != nil {
		return err
	}
	if _, err := w.writeSorted(); err != nil {
		return err
	}
	return w.rows.Flush()
}

func (w *keyWriter) close() error { return errors.Join(w.flush(), w.rows.Close()) }
