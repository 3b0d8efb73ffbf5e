package contact

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

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
		FROM circle k WHERE n > 0`)
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
	// As people look names up: Ärzte stands before Büro.
	slices.SortFunc(circles, func(a, b Circle) int {
		return cmp.Or(strings.Compare(search.Fold(a.Name), search.Fold(b.Name)), strings.Compare(a.Name, b.Name))
	})
	return circles, rows.Err()
}

// CirclesOf lists the circles that some of the contacts with these keys are in, by name, with how many of them.
func (b *Book) CirclesOf(ctx context.Context, keys []int64) ([]Circle, error) {
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	return b.circles(ctx, `SELECT k.name, count(*) FROM json_each(?) j JOIN contact_circle m ON m.contact = j.value JOIN circle k ON k.key = m.circle
		GROUP BY k.key`, string(list))
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

// CircleHasPeople tells whether somebody of the book is in a circle of this name.
func CircleHasPeople(tx *vault.Tx, name string) (has bool, err error) {
	err = tx.QueryRow(`SELECT EXISTS (SELECT 1 FROM circle k JOIN contact_circle m ON m.circle = k.key WHERE k.name = ?)`, name).Scan(&has)
	return has, err
}

// AddKeysToCircleIn is AddKeysToCircle as a part of another change; it answers how many were not in the circle. An empty circle is none.
func AddKeysToCircleIn(tx *vault.Tx, circle string, keys []int64) (int, error) {
	if circle = line(circle); circle == "" || len(keys) == 0 {
		return 0, nil
	}
	return circleKeysIn(tx, "add", circle, keys)
}

func circleKeysIn(tx *vault.Tx, op, circle string, keys []int64) (int, error) {
	edit := Edit{Op: op, Field: "circle", Ref: -1, Text: circle}
	w, err := newRewriter(tx, func(card *vcard.Card) error { return Apply(card, []Edit{edit}) })
	if err != nil {
		return 0, err
	}
	w.found = true
	changed, err := w.all(once(keys), func(cards []rewritten) error { return w.member(cards, op, circle) })
	return changed, errors.Join(err, w.Close())
}

// member puts the contacts of rewritten cards into a circle of the projection, or takes them out of it.
func (w *rewriter) member(cards []rewritten, op, name string) error {
	circle, err := w.circle(name)
	if err != nil {
		return err
	}
	keys := make([]int64, len(cards))
	for i := range cards {
		keys[i] = cards[i].key
	}
	statement := `INSERT OR IGNORE INTO contact_circle (circle, contact) SELECT ?2, value FROM json_each(?1)`
	if op == "remove" {
		statement = `DELETE FROM contact_circle WHERE circle = ?2 AND contact IN (SELECT value FROM json_each(?1))`
	}
	return errors.Join(w.each(keys, statement, circle), w.flip(cards, HasCircle))
}
