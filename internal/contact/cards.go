package contact

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"runtime"
	"slices"
	"sync"

	"kith/internal/message"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// StoredCard is a card by the key of its contact.
type StoredCard struct {
	Key  int64
	Card *vcard.Card
}

// readAtOnce is how many cards go to a reading goroutine at a time.
const readAtOnce = 200

// ReadCards goes through everybody who is in the lists, in the order of their keys, once and with several goroutines; read says what is
// remembered of some cards. progress is told how many of how many were read.
func ReadCards[T any](ctx context.Context, b *Book, progress func(done, total int), read func([]StoredCard) []T) ([]T, error) {
	var total int
	if err := b.vault.QueryRow(ctx, `SELECT count(*) FROM contact_row`).Scan(&total); err != nil {
		return nil, err
	}
	rows, err := b.vault.Query(ctx, `SELECT c.key, c.card FROM contact_row r JOIN contact c ON c.key = r.contact ORDER BY r.contact`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	type text struct {
		key  int64
		card []byte
	}
	type job struct {
		at    int
		texts []text
	}
	jobs := make(chan job, 4)
	var group sync.WaitGroup
	var mu sync.Mutex
	parts := map[int][]T{}
	var failure error
	for range max(1, min(4, runtime.NumCPU())) {
		group.Go(func() {
			for j := range jobs {
				cards := make([]StoredCard, len(j.texts))
				var err error
				for i, t := range j.texts {
					card, parseErr := vcard.Parse(t.card)
					err = errors.Join(err, parseErr)
					cards[i] = StoredCard{t.key, card}
				}
				var part []T
				if err == nil {
					part = read(cards)
				}
				mu.Lock()
				parts[j.at] = part
				failure = errors.Join(failure, err)
				mu.Unlock()
			}
		})
	}
	at, batch := 0, make([]text, 0, readAtOnce)
	send := func() {
		if len(batch) > 0 {
			jobs <- job{at, batch}
			at++
			batch = make([]text, 0, readAtOnce)
			progress(min(at*readAtOnce, total), total)
		}
	}
	for rows.Next() {
		var t text
		if err = rows.Scan(&t.key, &t.card); err != nil {
			break
		}
		if batch = append(batch, t); len(batch) == readAtOnce {
			send()
		}
	}
	send()
	close(jobs)
	group.Wait()
	if err = errors.Join(err, rows.Err(), failure); err != nil {
		return nil, err
	}
	all := make([]T, 0, total)
	for i := range at {
		all = append(all, parts[i]...)
		delete(parts, i)
	}
	return all, nil
}

// SomeCards gives the cards of these contacts, in their order; those that are in no list are left out.
func (b *Book) SomeCards(ctx context.Context, keys []int64) ([]StoredCard, error) {
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	rows, err := b.vault.Query(ctx, someCards, string(list))
	if err != nil {
		return nil, err
	}
	return scanCards(rows)
}

// Revise changes the cards of many contacts, each by fn, in one change; label is asked at the end. Contacts that are gone are left out.
// An error of fn ends it, and nothing is changed.
func (b *Book) Revise(ctx context.Context, keys []int64, fn func(key int64, card *vcard.Card) error, label func() message.Message) (vault.Change, error) {
	return b.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		shared, err := b.reviseAlone(tx, keys, fn)
		if err != nil {
			return message.Message{}, err
		}
		// What others share takes a way of its own.
		for _, key := range shared {
			card, stored, err := scanCard(tx.QueryRow(`SELECT key, id, change, created, changed, card FROM contact WHERE key = ?`, key))
			if err == nil {
				err = b.change(tx, stored, card, func(card *vcard.Card) error { return fn(key, card) })
			}
			if err != nil {
				return message.Message{}, err
			}
		}
		return label(), nil
	})
}

// reviseAlone changes the cards that share no address, with one writer for all, and answers the others.
func (b *Book) reviseAlone(tx *vault.Tx, keys []int64, fn func(key int64, card *vcard.Card) error) (shared []int64, err error) {
	w, err := NewWriter(tx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	preparer := NewPreparer()
	for some := range slices.Chunk(keys, readAtOnce) {
		cards, err := cardsOf(tx, some)
		if err != nil {
			return nil, err
		}
		for _, c := range cards {
			if sharesAddress(c.Card) {
				shared = append(shared, c.Key)
				continue
			}
			before := string(vcard.Format(c.Card))
			if err := fn(c.Key, c.Card); err != nil {
				return nil, err
			}
			if string(vcard.Format(c.Card)) == before {
				continue
			}
			Touch(c.Card, tx.Now())
			if err := w.Edit(preparer.Prepare(c.Card), c.Key); err != nil {
				return nil, err
			}
		}
	}
	return shared, nil
}

func cardsOf(tx *vault.Tx, keys []int64) ([]StoredCard, error) {
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	rows, err := tx.Query(someCards, string(list))
	if err != nil {
		return nil, err
	}
	return scanCards(rows)
}

const someCards = `SELECT c.key, c.card FROM json_each(?) j JOIN contact_row r ON r.contact = j.value JOIN contact c ON c.key = r.contact ORDER BY j.key`

func scanCards(rows *sql.Rows) ([]StoredCard, error) {
	defer rows.Close()
	var cards []StoredCard
	for rows.Next() {
		var key int64
		var text []byte
		if err := rows.Scan(&key, &text); err != nil {
			return nil, err
		}
		card, err := vcard.Parse(text)
		if err != nil {
			return nil, err
		}
		cards = append(cards, StoredCard{key, card})
	}
	return cards, rows.Err()
}

// sharesAddress reports whether a card is of a household or has the address of one.
func sharesAddress(card *vcard.Card) bool {
	return slices.ContainsFunc(card.Properties, func(p vcard.Property) bool {
		return fieldOf(p.Name) == fieldHousehold || ownParam(&p, paramHousehold) != ""
	})
}
