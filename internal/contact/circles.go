package contact

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"runtime"
	"slices"
	"sync"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// Circle is a circle with the number of its members.
type Circle struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// Circles lists the circles that have members, by name.
func (b *Book) Circles(ctx context.Context) ([]Circle, error) {
	return b.circles(ctx, `SELECT k.name, (SELECT count(*) FROM contact_circle m WHERE m.circle = k.key) AS n
		FROM circle k WHERE n > 0 ORDER BY k.name COLLATE NOCASE`)
}

func (b *Book) circles(ctx context.Context, query string, args ...any) ([]Circle, error) {
	rows, err := b.vault.Query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	circles := []Circle{}
	for rows.Next() {
		var c Circle
		if err := rows.Scan(&c.Name, &c.Count); err != nil {
			return nil, err
		}
		circles = append(circles, c)
	}
	return circles, rows.Err()
}

// CirclesOf lists the circles that some of the contacts with these keys are in, by name, with how many of them.
func (b *Book) CirclesOf(ctx context.Context, keys []int64) ([]Circle, error) {
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	return b.circles(ctx, `SELECT k.name, count(*) FROM json_each(?) j JOIN contact_circle m ON m.contact = j.value JOIN circle k ON k.key = m.circle
		GROUP BY k.key ORDER BY k.name COLLATE NOCASE`, string(list))
}

// AddToCircle puts contacts into a circle, which is a category of their cards. Faults: contact.not-found, contact.bad-value.
func (b *Book) AddToCircle(ctx context.Context, circle string, ids []string) (vault.Change, error) {
	return b.circleOf(ctx, "add", circle, ids)
}

// RemoveFromCircle takes contacts out of a circle. Faults: contact.not-found, contact.bad-value.
func (b *Book) RemoveFromCircle(ctx context.Context, circle string, ids []string) (vault.Change, error) {
	return b.circleOf(ctx, "remove", circle, ids)
}

func (b *Book) circleOf(ctx context.Context, op, circle string, ids []string) (vault.Change, error) {
	keys, err := b.KeysOf(ctx, ids)
	if err == nil && len(keys) != len(ids) {
		err = fault.New("contact.not-found", nil)
	}
	if err != nil {
		return vault.Change{}, err
	}
	return b.circleKeys(ctx, op, circle, keys)
}

// AddKeysToCircle is AddToCircle for the contacts with these keys, as far as they are in the book; the label counts those who were not in it.
func (b *Book) AddKeysToCircle(ctx context.Context, circle string, keys []int64) (vault.Change, error) {
	return b.circleKeys(ctx, "add", circle, keys)
}

// RemoveKeysFromCircle is RemoveFromCircle for the contacts with these keys; the label counts those who were in it.
func (b *Book) RemoveKeysFromCircle(ctx context.Context, circle string, keys []int64) (vault.Change, error) {
	return b.circleKeys(ctx, "remove", circle, keys)
}

// circleKeys changes many cards in little more time than it takes to write them: what a circle does not change is left as it is,
// and the next cards are read and folded while the last ones are written.
func (b *Book) circleKeys(ctx context.Context, op, circle string, keys []int64) (vault.Change, error) {
	if circle = line(circle); circle == "" {
		return vault.Change{}, badValue("circle", "")
	}
	return b.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		changed, err := circleKeysIn(tx, op, circle, keys)
		code := map[string]string{"add": "contact.circle-added", "remove": "contact.circle-removed"}[op]
		return message.New(code, message.Args{"n": changed, "circle": circle}), err
	})
}

// AddKeysToCircleIn is AddKeysToCircle as a part of another change; it answers how many were not in the circle. An empty circle is none.
func AddKeysToCircleIn(tx *vault.Tx, circle string, keys []int64) (int, error) {
	if circle = line(circle); circle == "" || len(keys) == 0 {
		return 0, nil
	}
	return circleKeysIn(tx, "add", circle, keys)
}

func circleKeysIn(tx *vault.Tx, op, circle string, keys []int64) (int, error) {
	w, err := newCircleWriter(tx, Edit{Op: op, Field: "circle", Ref: -1, Text: circle})
	if err != nil {
		return 0, err
	}
	changed, err := w.all(once(keys))
	return changed, errors.Join(err, w.close())
}

// circleWriter applies an edit of circles to many cards.
type circleWriter struct {
	*Writer
	edit   Edit
	update *sql.Stmt
}

func newCircleWriter(tx *vault.Tx, edit Edit) (*circleWriter, error) {
	w, err := NewWriter(tx)
	if err != nil {
		return nil, err
	}
	update, err := tx.Prepare(`UPDATE contact SET base = CASE WHEN source <> 0 AND base IS NULL THEN card ELSE base END,
		card = ?, changed = ?, change = ? WHERE key = ?`)
	if err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return &circleWriter{w, edit, update}, nil
}

func (w *circleWriter) close() error { return errors.Join(w.update.Close(), w.Close()) }

// circled is a card on its way: as it is stored, then with what the edit makes of it.
type circled struct {
	key     int64
	text    []byte
	changed bool
	had     Has
	has     Has
	facts   string
	search  search.Prepared
	err     error
}

// all edits the cards of the contacts and answers how many of them it changed.
func (w *circleWriter) all(keys []int64) (changed int, err error) {
	var last []circled
	ready := func() {}
	for some := range slices.Chunk(keys, binAtOnce) {
		next, err := w.read(some)
		if err != nil {
			return changed, err
		}
		ready()
		done := make(chan struct{})
		go func() { defer close(done); w.prepare(next) }()
		ready = func() { <-done }
		n, err := w.write(last)
		if changed += n; err != nil {
			ready()
			return changed, err
		}
		last = next
	}
	ready()
	n, err := w.write(last)
	return changed + n, err
}

func (w *circleWriter) read(keys []int64) ([]circled, error) {
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	rows, err := w.tx.Query(`SELECT c.key, c.card, r.has FROM json_each(?) j JOIN contact_row r ON r.contact = j.value JOIN contact c ON c.key = r.contact`, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := make([]circled, 0, len(keys))
	for rows.Next() {
		var c circled
		if err := rows.Scan(&c.key, &c.text, &c.had); err != nil {
			return nil, err
		}
		found = append(found, c)
	}
	return found, rows.Err()
}

// prepare edits cards on all processors.
func (w *circleWriter) prepare(cards []circled) {
	var group sync.WaitGroup
	for part := range slices.Chunk(cards, max(1, (len(cards)+runtime.GOMAXPROCS(0)-1)/runtime.GOMAXPROCS(0))) {
		group.Go(func() {
			for i := range part {
				part[i].err = w.one(&part[i])
			}
		})
	}
	group.Wait()
}

func (w *circleWriter) one(c *circled) error {
	card, err := vcard.Parse(c.text)
	if err != nil {
		return err
	}
	before := string(vcard.Format(card))
	if err := Apply(card, []Edit{w.edit}); err != nil {
		return err
	}
	if string(vcard.Format(card)) == before {
		return nil
	}
	Touch(card, w.tx.Now())
	p := Project(card)
	c.changed, c.text, c.has = true, vcard.Format(card), p.Has
	c.facts, c.search = factTerms(p.facts), search.Prepare(searchDocument(&p)).At(c.key)
	return nil
}

func (w *circleWriter) write(cards []circled) (changed int, err error) {
	var members, bits []int64 // who comes or goes, and who is now in some circle or in none
	for i := range cards {
		c := &cards[i]
		if c.err != nil || !c.changed {
			if c.err != nil {
				return changed, c.err
			}
			continue
		}
		changed++
		// Without the context, for which the driver would start a goroutine each time.
		if _, err := w.update.Exec(string(c.text), w.born, w.tx.Change(), c.key); err != nil {
			return changed, err
		}
		members = append(members, c.key)
		if c.has != c.had {
			bits = append(bits, c.key)
		}
		w.facts.remove(c.key)
		if err := errors.Join(w.facts.put(c.key, c.facts), w.index.Replace(c.search)); err != nil {
			return changed, err
		}
	}
	if changed == 0 {
		return 0, w.tx.Context().Err()
	}
	circle, err := w.circle(w.edit.Text)
	if err != nil {
		return changed, err
	}
	member := `INSERT OR IGNORE INTO contact_circle (circle, contact) SELECT ?2, value FROM json_each(?1)`
	if w.edit.Op == "remove" {
		member = `DELETE FROM contact_circle WHERE circle = ?2 AND contact IN (SELECT value FROM json_each(?1))`
	}
	if err := w.each(members, member, circle); err != nil || len(bits) == 0 {
		return changed, err
	}
	return changed, w.each(bits, `UPDATE contact_row SET has = (has | ?2) - (has & ?2) WHERE contact IN (SELECT value FROM json_each(?1))`, int64(HasCircle))
}

// each runs a statement with the keys and one more value.
func (w *circleWriter) each(keys []int64, statement string, value int64) error {
	list, err := json.Marshal(keys)
	if err != nil {
		return err
	}
	return w.tx.Exec(statement, string(list), value)
}
