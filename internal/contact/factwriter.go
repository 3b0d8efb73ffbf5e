package contact

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"

	"kith/internal/vault"
	"kith/internal/vcard"
)

// factWriter puts the facts of contacts into contact_fact, in large batches and in the order of their keys, as FTS5 likes it.
type factWriter struct {
	tx     *vault.Tx
	puts   []factDocument
	places map[int64]int // key → its place in puts
	gone   []int64
	size   int
}

type factDocument struct {
	key   int64
	terms string
}

// factBatch is the amount of terms, in bytes, that are written at once.
const factBatch = 2 << 20

func newFactWriter(tx *vault.Tx) *factWriter { return &factWriter{tx: tx, places: map[int64]int{}} }

func (w *factWriter) put(key int64, terms string) error {
	if terms == "" {
		return nil
	}
	w.places[key] = len(w.puts)
	w.puts = append(w.puts, factDocument{key, terms})
	if w.size += len(terms); w.size >= factBatch {
		return w.flush()
	}
	return nil
}

func (w *factWriter) remove(key int64) {
	if place, ok := w.places[key]; ok {
		w.puts[place].terms = ""
		delete(w.places, key)
	}
	w.gone = append(w.gone, key)
}

func (w *factWriter) flush() error {
	if len(w.gone) > 0 {
		slices.Sort(w.gone)
		if err := w.each(`DELETE FROM contact_fact WHERE rowid = ?`, func(run func(...any) error) error {
			for _, key := range slices.Compact(w.gone) {
				if err := run(key); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			return err
		}
		w.gone = w.gone[:0]
	}
	if len(w.puts) == 0 {
		return nil
	}
	slices.SortFunc(w.puts, func(a, b factDocument) int { return cmp.Compare(a.key, b.key) })
	err := w.each(`INSERT INTO contact_fact (rowid, terms) VALUES (?, ?)`, func(run func(...any) error) error {
		for _, d := range w.puts {
			if d.terms == "" {
				continue
			}
			if err := run(d.key, d.terms); err != nil {
				return err
			}
		}
		return nil
	})
	w.puts, w.size = w.puts[:0], 0
	clear(w.places)
	return err
}

// each prepares a statement and hands over a way to run it, without a goroutine of the driver for each run.
func (w *factWriter) each(query string, work func(run func(...any) error) error) error {
	statement, err := w.tx.Prepare(query)
	if err != nil {
		return err
	}
	ctx := w.tx.Context()
	err = work(func(args ...any) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		_, err := statement.Exec(args...)
		return err
	})
	return errors.Join(err, statement.Close())
}

// factVersion is raised when factTerms, Has or the days of the year begin to say something else of the same card.
const factVersion = 4

// Fill makes what filters read for a book that an older version wrote. It is called once when the book is opened and does nothing
// where all is there.
func (b *Book) Fill(ctx context.Context) error {
	var version int
	err := b.vault.QueryRow(ctx, `SELECT version FROM projection WHERE name = 'contact_fact'`).Scan(&version)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if version >= factVersion || b.vault.ReadOnly() {
		return nil
	}
	return b.vault.Maintain(ctx, func(tx *vault.Tx) error {
		w := newFactWriter(tx)
		if err := tx.Exec(`INSERT INTO contact_fact (contact_fact) VALUES ('delete-all')`); err != nil {
			return err
		}
		if err := tx.Exec(`DELETE FROM contact_date`); err != nil {
			return err
		}
		if err := tx.Exec(`DELETE FROM giving`); err != nil {
			return err
		}
		dates := &Writer{dates: datesBulk(tx), givings: givingBulk(tx)}
		for after := int64(0); ; {
			cards, err := cardsAfter(tx, after)
			if err != nil {
				return err
			}
			for _, c := range cards {
				p := Project(c.card)
				if err := tx.Exec(`UPDATE contact_row SET has = ? WHERE contact = ?`, int64(p.Has), c.key); err != nil {
					return err
				}
				if err := w.put(c.key, factTerms(p.facts)); err != nil {
					return err
				}
				if err := errors.Join(dates.addDates(c.key, &p), dates.addGivings(c.key, &p)); err != nil {
					return err
				}
				after = c.key
			}
			if len(cards) < rebuildAtOnce {
				break
			}
		}
		if err := errors.Join(w.flush(), dates.dates.Close(), dates.givings.Close()); err != nil {
			return err
		}
		return tx.Exec(`INSERT OR REPLACE INTO projection (name, version) VALUES ('contact_fact', ?)`, factVersion)
	})
}

type keyedCard struct {
	key  int64
	card *vcard.Card
}

// cardsAfter reads the next cards that stand in lists.
func cardsAfter(tx *vault.Tx, after int64) (cards []keyedCard, err error) {
	rows, err := tx.Query(`SELECT c.key, c.card FROM contact c JOIN contact_row r ON r.contact = c.key WHERE c.key > ? ORDER BY c.key LIMIT ?`, after, rebuildAtOnce)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var c keyedCard
		var text []byte
		if err := rows.Scan(&c.key, &text); err != nil {
			return nil, err
		}
		if c.card, err = vcard.Parse(text); err != nil {
			return nil, err
		}
		cards = append(cards, c)
	}
	return cards, rows.Err()
}
