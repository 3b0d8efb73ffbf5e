package rhythm

import (
	"context"
	"database/sql"
	"errors"
	"sync/atomic"
	"time"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vault"
)

// Plan is the rhythms of a vault.
type Plan struct {
	vault    *vault.Vault
	contacts *contact.Book
	zone     *time.Location
	fresh    atomic.Int64 // the number of writes at which nothing was stale, see refresh
}

// NewPlan gives the rhythms of an open vault. zone is where the person lives: it decides which day a moment is.
func NewPlan(v *vault.Vault, contacts *contact.Book, zone *time.Location) *Plan {
	p := &Plan{vault: v, contacts: contacts, zone: zone}
	p.fresh.Store(-1)
	contacts.Merged(p.merged)
	contacts.CircleRenamed(renamed)
	return p
}

func (p *Plan) today(tx *vault.Tx) string { return text(tx.Now().In(p.zone)) }

// Circle is a circle that has a rhythm.
type Circle struct {
	Name   string
	Rhythm Rhythm
	Since  string // the day on which it was set
}

// Circles lists the circles that have a rhythm, by name.
func (p *Plan) Circles(ctx context.Context) ([]Circle, error) {
	rows, err := p.vault.Query(ctx, `SELECT circle, every, unit, since FROM rhythm ORDER BY circle COLLATE NOCASE`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := []Circle{}
	for rows.Next() {
		var c Circle
		if err := rows.Scan(&c.Name, &c.Rhythm.Every, &c.Rhythm.Unit, &c.Since); err != nil {
			return nil, err
		}
		found = append(found, c)
	}
	return found, rows.Err()
}

// Set gives contacts a rhythm of their own, or with the zero one takes theirs away. It begins today: who was met before is due a round
// after that, even if that is over; where several are due at once they come one after the other over the first round. Who rested does
// no more. Fault: contact.not-found, rhythm.no-contact.
func (p *Plan) Set(ctx context.Context, ids []string, r Rhythm) (vault.Change, error) {
	return p.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		keys, err := contact.Keys(tx, ids)
		if err != nil {
			return message.Message{}, err
		}
		return p.set(tx, keys, r)
	})
}

// SetKeys is Set for the contacts with these keys, as far as they are in the book, however many they are. Fault: rhythm.no-contact.
func (p *Plan) SetKeys(ctx context.Context, keys []int64, r Rhythm) (vault.Change, error) {
	return p.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) { return p.set(tx, keys, r) })
}

func (p *Plan) set(tx *vault.Tx, keys []int64, r Rhythm) (message.Message, error) {
	if err := p.contacts.SetRhythms(tx, keys, r.String()); err != nil {
		return message.Message{}, err
	}
	n, one, err := p.begin(tx, keys, r)
	if err == nil && n == 0 {
		err = fault.New("rhythm.no-contact", nil)
	}
	if err != nil {
		return message.Message{}, err
	}
	label := message.New("rhythm.set", message.Args{"rhythm": r.Message()})
	if r.IsZero() {
		label.Code = "rhythm.cleared"
	}
	return p.named(tx, label, one, n)
}

// named fills in whom a label is about: the name of one, the number of n.
func (p *Plan) named(tx *vault.Tx, label message.Message, one int64, n int) (message.Message, error) {
	if n > 1 {
		label.Code += "-many"
		label.Args["n"] = n
		return label, nil
	}
	var name string
	err := tx.QueryRow(`SELECT name FROM contact_row WHERE contact = ?`, one).Scan(&name)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return label, err
	}
	label.Args["name"] = name
	return label, nil
}

// SetCircle gives a circle a rhythm, or with the zero one takes it away. Fault: rhythm.no-circle.
func (p *Plan) SetCircle(ctx context.Context, circle string, r Rhythm) (vault.Change, error) {
	args := message.Args{"circle": circle, "rhythm": r.Message()}
	if r.IsZero() {
		return p.vault.Write(ctx, message.New("rhythm.circle-cleared", args), func(tx *vault.Tx) error {
			return tx.Exec(`DELETE FROM rhythm WHERE circle = ?`, circle)
		})
	}
	return p.vault.Write(ctx, message.New("rhythm.circle-set", args), func(tx *vault.Tx) error {
		has, err := contact.CircleHasPeople(tx, circle)
		if err == nil && !has {
			err = fault.New("rhythm.no-circle", message.Args{"circle": circle})
		}
		if err != nil {
			return err
		}
		return tx.Exec(`INSERT INTO rhythm (change, circle, every, unit, since) VALUES (?1, ?2, ?3, ?4, ?5)
			ON CONFLICT (circle) DO UPDATE SET change = ?1, every = ?3, unit = ?4, since = ?5 WHERE every <> ?3 OR unit <> ?4`,
			tx.Change(), circle, r.Every, r.Unit, p.today(tx))
	})
}

// CountGreetings says whether a greeting counts as an encounter.
func (p *Plan) CountGreetings(ctx context.Context, count bool) (vault.Change, error) {
	code := "rhythm.no-greetings"
	if count {
		code = "rhythm.greetings"
	}
	return p.vault.Write(ctx, message.New(code, nil), func(tx *vault.Tx) error { return countGreetings(tx, count) })
}

func countGreetings(tx *vault.Tx, count bool) error {
	return tx.Exec(`INSERT INTO rhythm_choice (key, change, greetings) VALUES (1, ?1, ?2)
		ON CONFLICT (key) DO UPDATE SET change = ?1, greetings = ?2 WHERE greetings <> ?2`, tx.Change(), count)
}

const greetingsCount = `SELECT coalesce(max(greetings), 0) FROM rhythm_choice`

// GreetingsCount reports whether they do.
func (p *Plan) GreetingsCount(ctx context.Context) (bool, error) {
	var count bool
	err := p.vault.QueryRow(ctx, greetingsCount).Scan(&count)
	return count, err
}
