package contact

import (
	"encoding/json"
	"errors"
	"slices"

	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// rewriter makes one edit in many cards in little more time than it takes to write them: a card that the edit leaves as it is stays
// untouched, and the next cards are read and edited while the last ones are written. It is for edits that show in few projections:
// whoever uses it writes those itself.
type rewriter struct {
	*Writer
	edit   func(*vcard.Card) error // called from several goroutines
	found  bool                    // the edit shows in what is searched and filtered for
	binned bool                    // the contacts are in the bin, where they have no row
}

func newRewriter(tx *vault.Tx, edit func(*vcard.Card) error) (*rewriter, error) {
	w, err := NewWriter(tx)
	if err != nil {
		return nil, err
	}
	return &rewriter{Writer: w, edit: edit}, nil
}

// rewritten is a card on its way: as it is stored, then with what the edit makes of it.
type rewritten struct {
	key     int64
	text    []byte
	changed bool
	had     Has
	has     Has
	facts   string
	search  search.Prepared
	err     error
}

// all edits the cards of the contacts, as far as they are in the book (or in the bin, see binned), and answers how many of them it changed. project gets those, some at
// a time, once they are written.
func (w *rewriter) all(keys []int64, project func([]rewritten) error) (changed int, err error) {
	err = pipeline(slices.Chunk(keys, binAtOnce), w.read, w.prepare, func(cards []rewritten) error {
		n, err := w.write(cards, project)
		changed += n
		return err
	})
	return changed, err
}

func (w *rewriter) read(keys []int64) ([]rewritten, error) {
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	rows, err := w.tx.Query(`SELECT c.key, c.card, coalesce(r.has, 0) FROM json_each(?1) j JOIN contact c ON c.key = j.value LEFT JOIN contact_row r ON r.contact = c.key
		WHERE (r.contact IS NULL) = ?2`, string(list), w.binned)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := make([]rewritten, 0, len(keys))
	for rows.Next() {
		var c rewritten
		if err := rows.Scan(&c.key, &c.text, &c.had); err != nil {
			return nil, err
		}
		found = append(found, c)
	}
	return found, rows.Err()
}

// prepare edits cards on all processors.
func (w *rewriter) prepare(cards []rewritten) {
	share(cards, func(_ int, part []rewritten) {
		for i := range part {
			part[i].err = w.one(&part[i])
		}
	})
}

func (w *rewriter) one(c *rewritten) error {
	card, err := vcard.Parse(c.text)
	if err != nil {
		return err
	}
	before := string(vcard.Format(card))
	if err := w.edit(card); err != nil {
		return err
	}
	if string(vcard.Format(card)) == before {
		return nil
	}
	Touch(card, w.tx.Now())
	p := Project(card)
	c.changed, c.text, c.has = true, vcard.Format(card), p.Has
	if w.found {
		c.facts, c.search = factTerms(p.facts), search.Prepare(searchDocument(&p)).At(c.key)
	}
	return nil
}

func (w *rewriter) write(cards []rewritten, project func([]rewritten) error) (changed int, err error) {
	for _, c := range cards {
		if c.err != nil {
			return 0, c.err
		}
	}
	cards = slices.DeleteFunc(cards, func(c rewritten) bool { return !c.changed })
	err = w.tx.Repeat(`UPDATE contact SET base = CASE WHEN source <> 0 AND base IS NULL THEN card ELSE base END,
		card = ?, changed = ?, change = ? WHERE key = ?`, len(cards), func(update func(...any) error) error {
		for ; changed < len(cards); changed++ {
			c := &cards[changed]
			if err := update(string(c.text), w.born, w.tx.Change(), c.key); err != nil {
				return err
			}
			if !w.found {
				continue
			}
			w.facts.remove(c.key)
			if err := errors.Join(w.facts.put(c.key, c.facts), w.index.Replace(c.search)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil || changed == 0 {
		return changed, err
	}
	return changed, project(cards)
}

// flip turns a bit of what contacts have where the cards have it no more, or have it now.
func (w *rewriter) flip(cards []rewritten, bit Has) error {
	var keys []int64
	for i := range cards {
		if (cards[i].had^cards[i].has)&bit != 0 {
			keys = append(keys, cards[i].key)
		}
	}
	if len(keys) == 0 {
		return nil
	}
	return w.each(keys, `UPDATE contact_row SET has = (has | ?2) - (has & ?2) WHERE contact IN (SELECT value FROM json_each(?1))`, int64(bit))
}

// each runs a statement with the keys and one more value.
func (w *rewriter) each(keys []int64, statement string, value int64) error {
	list, err := json.Marshal(keys)
	if err != nil {
		return err
	}
	return w.tx.Exec(statement, string(list), value)
}
