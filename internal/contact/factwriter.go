package contact

import (
	"context"
	"database/sql"
	"errors"

	"kith/internal/vault"
	"kith/internal/vcard"
)

// factWriter puts the facts of contacts into contact_fact.
type factWriter struct{ terms *vault.Terms }

// factBatch is the amount of terms, in bytes, that are written at once.
const factBatch = 2 << 20

func newFactWriter(tx *vault.Tx) factWriter { return factWriter{tx.Terms("contact_fact")} }

func (w factWriter) put(key int64, terms string) error {
	if terms == "" {
		return nil
	}
	w.terms.Put(key, terms)
	if w.terms.Size() < factBatch {
		return nil
	}
	return w.terms.Flush()
}

func (w factWriter) remove(key int64) { w.terms.Remove(key) }

func (w factWriter) flush() error { return w.terms.Flush() }

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
		dates, givings := dateRows(datesBulk(tx)), &Writer{givings: givingBulk(tx)}
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
				if err := errors.Join(datesOf(c.key, &p, dates.Add), givings.addGivings(c.key, &p)); err != nil {
					return err
				}
				after = c.key
			}
			if len(cards) < rebuildAtOnce {
				break
			}
		}
		if err := errors.Join(w.flush(), dates.Close(), givings.givings.Close()); err != nil {
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
