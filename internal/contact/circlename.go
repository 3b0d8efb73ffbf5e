package contact

import (
	"context"
	"errors"
	"slices"
	"strings"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// CircleRename is another name for a circle. Joined tells that a circle of that name was there already, so that the two are one now.
type CircleRename struct {
	From, To string
	Joined   bool
}

// CircleRenamed registers what a feature does with what it keeps by a circle's name, inside the same write and before the cards are
// written: until then both circles have the people they had. The new circle has its row already.
func (b *Book) CircleRenamed(fn func(tx *vault.Tx, r CircleRename) error) {
	b.renamed = append(b.renamed, fn)
}

// RenameCircle gives a circle another name: on the cards of its people, those in the bin too, and in all that features keep by its name.
// A name that another circle has, in whatever case, is that circle: with join the two become one, in which what is said about the other one
// stands. Faults: contact.bad-value, dates.no-circle, and without join contact.circle-taken with the other one's name and size.
func (b *Book) RenameCircle(ctx context.Context, from, to string, join bool) (vault.Change, error) {
	wanted := strings.Join(strings.Fields(line(to)), " ")
	if wanted == "" {
		return vault.Change{}, badValue("circle", to)
	}
	return b.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		r := CircleRename{From: from, To: wanted}
		has, err := CircleHasPeople(tx, from)
		if err == nil && !has {
			err = fault.New("dates.no-circle", message.Args{"circle": from})
		}
		if err != nil || wanted == from {
			return message.Message{}, err
		}
		there, people, err := otherCircle(tx, wanted, from)
		if err != nil {
			return message.Message{}, err
		}
		if there != "" {
			if r.To, r.Joined = there, true; !join {
				return message.Message{}, fault.New("contact.circle-taken", message.Args{"from": from, "circle": there, "n": people})
			}
		}
		changed, err := b.renameCircle(tx, r)
		code := "contact.circle-renamed"
		if r.Joined {
			code = "contact.circle-joined"
		}
		return message.New(code, message.Args{"from": r.From, "circle": r.To, "n": changed}), err
	})
}

// otherCircle finds the circle with people that a name means, but for one: the one called just so, else one whose name differs in case or
// umlauts only; "" for none.
func otherCircle(tx *vault.Tx, name, but string) (found string, people int, err error) {
	rows, err := tx.Query(`SELECT k.name, (SELECT count(*) FROM contact_circle m WHERE m.circle = k.key) AS n FROM circle k
		WHERE n > 0 AND k.name <> ? ORDER BY k.name`, but)
	if err != nil {
		return "", 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var one string
		var n int
		if err := rows.Scan(&one, &n); err != nil {
			return "", 0, err
		}
		if one == name {
			return one, n, rows.Err()
		}
		if found == "" && search.Same(one, name) {
			found, people = one, n
		}
	}
	return found, people, rows.Err()
}

func (b *Book) renameCircle(tx *vault.Tx, r CircleRename) (changed int, err error) {
	w, err := newRewriter(tx, func(card *vcard.Card) error { renameOn(card, r.From, r.To); return nil })
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	from, err := w.circle(r.From)
	if err != nil {
		return 0, err
	}
	to, err := w.circle(r.To)
	if err != nil {
		return 0, err
	}
	for _, fn := range b.renamed {
		if err := fn(tx, r); err != nil {
			return 0, err
		}
	}
	keys, err := vault.Keys(tx.Query(`SELECT contact FROM contact_circle WHERE circle = ? ORDER BY contact`, from))
	if err != nil {
		return 0, err
	}
	w.found = true
	changed, err = w.all(keys, func(cards []rewritten) error {
		keys := make([]int64, len(cards))
		for i := range cards {
			keys[i] = cards[i].key
		}
		return errors.Join(
			w.each(keys, `INSERT OR IGNORE INTO contact_circle (circle, contact) SELECT ?2, value FROM json_each(?1)`, to),
			w.each(keys, `DELETE FROM contact_circle WHERE circle = ?2 AND contact IN (SELECT value FROM json_each(?1))`, from))
	})
	if err != nil {
		return changed, err
	}
	binned, err := vault.Keys(tx.Query(`SELECT key FROM contact WHERE binned IS NOT NULL ORDER BY key`))
	if err != nil {
		return changed, err
	}
	// Nothing is projected of those in the bin: the card alone is theirs.
	w.found, w.binned = false, true
	_, err = w.all(binned, func([]rewritten) error { return nil })
	return changed, err
}

// renameOn writes another name where a card has a circle, in its place; a circle it is in already stands once.
func renameOn(card *vcard.Card, from, to string) {
	e := newEditor(card)
	l := e.listOf(fieldCircles)
	there := slices.ContainsFunc(l.parts, func(p listPart) bool { return p.text == to })
	for n := range l.parts {
		part := &l.parts[n]
		switch {
		case part.text != from:
		case there:
			l.take(n)
		default:
			part.text, part.raw, there = to, vcard.Escape(to), true
			l.touched[part.prop] = true
		}
	}
	e.writeLists()
	card.Properties = e.result()
}

// Follow lets the rows that a table of records keeps by a circle's name (column, unique) go along with it. Of two circles that become one, what
// the one that stays has wins; a row left over by a circle nobody was in gives way.
func (r CircleRename) Follow(tx *vault.Tx, table, column string) error {
	return r.FollowAs(tx, table, column, r.From, r.To)
}

// FollowAs is Follow where what stands in the column is made of the circle's name.
func (r CircleRename) FollowAs(tx *vault.Tx, table, column, from, to string) error {
	if !r.Joined {
		if err := tx.Exec(`DELETE FROM `+table+` WHERE `+column+` = ?`, to); err != nil {
			return err
		}
	}
	if err := tx.Exec(`UPDATE `+table+` SET `+column+` = ?2, change = ?3 WHERE `+column+` = ?1 AND NOT EXISTS (SELECT 1 FROM `+table+` WHERE `+column+` = ?2)`,
		from, to, tx.Change()); err != nil {
		return err
	}
	return tx.Exec(`DELETE FROM `+table+` WHERE `+column+` = ?`, from)
}
