package contact

import (
	"encoding/json"
	"errors"
	"runtime"
	"slices"
	"sync"

	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// rebuild makes the projections of these contacts anew from their cards, or removes them where the contact is gone or in the bin.
func (b *Book) rebuild(tx *vault.Tx, keys []int64) error {
	w, err := NewWriter(tx)
	if err != nil {
		return err
	}
	keys = once(keys) // what a change wrote twice comes twice
	restore, err := w.setIndexesAside(len(keys))
	if err != nil {
		return err
	}
	if err := w.rebuild(keys); err != nil {
		return errors.Join(err, w.Close())
	}
	if err := w.Close(); err != nil {
		return err
	}
	return errors.Join(restore(), stay(tx, keys), b.TellSeen(tx, keys))
}

// setIndexesAside lets many contacts be projected into an empty book as a first import is.
func (w *Writer) setIndexesAside(count int) (restore func() error, err error) {
	var filled bool
	if err := w.tx.QueryRow(`SELECT EXISTS (SELECT 1 FROM contact_row)`).Scan(&filled); err != nil {
		return nil, err
	}
	if w.bare = !filled; filled || count < rebuildAtOnce {
		return func() error { return nil }, nil
	}
	return w.tx.SetIndexesAside(Projected()...)
}

// emptyProjections takes everybody out of lists and search. It is called before all contacts go.
func emptyProjections(tx *vault.Tx) error {
	restore, err := tx.SetIndexesAside(Projected()...)
	if err != nil {
		return err
	}
	for _, table := range Projected() {
		if err := tx.Empty(table); err != nil {
			return err
		}
	}
	return errors.Join(restore(), search.RemoveAll(tx, search.Contact), tx.Exec(`INSERT INTO contact_fact (contact_fact) VALUES ('delete-all')`))
}

// rebuildAtOnce is how many contacts are rebuilt with one query: an undone import has all of them.
const rebuildAtOnce = 500

// rebuilt is a card on its way to its projections.
type rebuilt struct {
	key, source int64
	id          string
	text        []byte
	prepared    Prepared
	err         error
}

func (w *Writer) rebuild(keys []int64) error {
	preparers := make([]*Preparer, runtime.GOMAXPROCS(0))
	for i := range preparers {
		preparers[i] = NewPreparer()
	}
	prepare := func(cards []rebuilt) {
		share(cards, func(n int, some []rebuilt) {
			for i := range some {
				some[i].prepare(preparers[n])
			}
		})
	}
	return pipeline(slices.Chunk(keys, rebuildAtOnce), w.rebuiltCards, prepare, func(cards []rebuilt) error {
		for i := range cards {
			c := &cards[i]
			if c.err != nil {
				return c.err
			}
			if err := w.project(c.prepared, c.key, c.id, c.source); err != nil {
				return err
			}
		}
		return nil
	})
}

// rebuiltCards takes the projections of contacts away and reads the cards of those who are in the book.
func (w *Writer) rebuiltCards(keys []int64) ([]rebuilt, error) {
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	if !w.bare {
		if err := w.removeProjections(keys...); err != nil {
			return nil, err
		}
	}
	rows, err := w.tx.Query(`SELECT c.key, c.id, c.source, c.card FROM json_each(?) j JOIN contact c ON c.key = j.value WHERE c.binned IS NULL`, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var cards []rebuilt
	for rows.Next() {
		var c rebuilt
		if err := rows.Scan(&c.key, &c.id, &c.source, &c.text); err != nil {
			return nil, err
		}
		cards = append(cards, c)
	}
	return cards, rows.Err()
}

func (c *rebuilt) prepare(p *Preparer) {
	card, err := vcard.Parse(c.text)
	if c.err = err; err == nil {
		c.prepared = p.Prepare(card)
	}
}

// pipeline reads cards, prepares them beside the writing, and writes them, some at a time and in order.
func pipeline[T any](all func(func([]int64) bool), read func([]int64) ([]T, error), prepare func([]T), write func([]T) error) error {
	var last []T
	ready := make(chan struct{})
	close(ready)
	for some := range all {
		next, err := read(some)
		<-ready
		if err != nil {
			return err
		}
		done := make(chan struct{})
		go func() { defer close(done); prepare(next) }()
		err = write(last)
		last, ready = next, done
		if err != nil {
			<-ready
			return err
		}
	}
	<-ready
	return write(last)
}

// share has all processors work on a part of the cards each; work is told which part it is.
func share[T any](cards []T, work func(n int, part []T)) {
	var group sync.WaitGroup
	parts := slices.Collect(slices.Chunk(cards, max(1, (len(cards)+runtime.GOMAXPROCS(0)-1)/runtime.GOMAXPROCS(0))))
	for n, part := range parts {
		group.Go(func() { work(n, part) })
	}
	group.Wait()
}
