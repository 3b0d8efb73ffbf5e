package rhythm

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"kith/internal/civil"
	"kith/internal/contact"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// atOnce is how many contacts are worked out in one go.
const atOnce = 2000

// refresh works out anew what follows for those about whom something has changed since the last time. The tables' triggers note who
// that is, so it costs as much as has changed.
func (p *Plan) refresh(ctx context.Context) error {
	commits := p.vault.Commits()
	if p.fresh.Load() == commits || p.vault.ReadOnly() {
		return nil
	}
	for {
		var stale bool
		if err := p.vault.QueryRow(ctx, `SELECT EXISTS (SELECT 1 FROM rhythm_stale)`).Scan(&stale); err != nil {
			return err
		}
		if !stale {
			p.fresh.Store(commits)
			return nil
		}
		if err := p.vault.Maintain(ctx, p.workOut); err != nil {
			return err
		}
		commits = p.vault.Commits()
	}
}

// workOut fills rhythm_plan for some of the stale contacts.
func (p *Plan) workOut(tx *vault.Tx) error {
	var last int64
	if err := tx.QueryRow(`SELECT coalesce(max(turn), 0) FROM (SELECT turn FROM rhythm_stale ORDER BY turn LIMIT ?)`, atOnce).Scan(&last); err != nil {
		return err
	}
	keys, err := vault.Keys(tx.Query(`SELECT DISTINCT contact FROM rhythm_stale WHERE turn <= ? ORDER BY contact`, last))
	if err != nil {
		return err
	}
	list, err := json.Marshal(keys)
	if err != nil {
		return err
	}
	chosen := string(list)
	all, err := p.situations(tx, chosen)
	if err != nil {
		return err
	}
	if err := tx.Exec(`DELETE FROM rhythm_plan WHERE contact IN (SELECT value FROM json_each(?))`, chosen); err != nil {
		return err
	}
	rows := tx.Bulk(`INSERT INTO rhythm_plan (contact, every, unit, circle, last, due, pace, fading, lost)`, 9)
	for _, key := range keys {
		s := all[key]
		if s == nil {
			continue
		}
		row := s.plan()
		if row.every.IsZero() && row.fading == "" {
			continue
		}
		if err = rows.Add(key, row.every.Every, row.every.Unit, row.circle, s.last, row.due, row.pace.days, row.fading, row.lost); err != nil {
			break
		}
	}
	if closing := rows.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return err
	}
	return tx.Exec(`DELETE FROM rhythm_stale WHERE turn <= ?`, last)
}

// person is a situation with what else decides about fading.
type person struct {
	situation
	kind string
	dead bool
	days []string // of real encounters, ascending
}

// planned is a row of rhythm_plan.
type planned struct {
	every        Rhythm
	circle, due  string
	pace         pace
	fading, lost string
}

// plan is what follows for somebody.
func (p *person) plan() planned {
	var row planned
	row.every, row.circle, _ = p.effective()
	if !row.every.IsZero() {
		if !p.dead {
			row.due = p.due()
		}
		return row
	}
	if p.dead || p.kind != contact.KindPerson || p.state.rest == always {
		return row
	}
	if row.pace = paceOf(p.days); row.pace.days > 0 {
		row.fading, row.lost = max(row.pace.fading, p.state.quiet, p.state.rest), row.pace.lost
		if row.fading >= row.lost {
			row.fading, row.lost = "", ""
		}
	}
	return row
}

// source is where a situation is read from: a write that is going on, or what is committed.
type source interface {
	Query(query string, args ...any) (*sql.Rows, error)
}

// committed reads what is committed.
type committed struct {
	ctx   context.Context
	vault *vault.Vault
}

func (c committed) Query(query string, args ...any) (*sql.Rows, error) {
	return c.vault.Query(c.ctx, query, args...)
}

// situations reads what decides about the contacts of a JSON list of keys that stand in lists.
func (p *Plan) situations(from source, chosen string) (map[int64]*person, error) {
	all := map[int64]*person{}
	for _, read := range []func(source, string, map[int64]*person) error{p.readContacts, p.readCircles, p.readStates, p.readEncounters} {
		if err := read(from, chosen, all); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (p *Plan) readContacts(from source, chosen string, all map[int64]*person) error {
	rows, err := from.Query(`SELECT c.key, c.id, c.created, r.kind, r.has, CASE WHEN r.has & ? THEN c.card END
		FROM json_each(?) j JOIN contact c ON c.key = j.value JOIN contact_row r ON r.contact = c.key`, int64(contact.HasRhythm), chosen)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key, created, has int64
		var card []byte
		var one person
		if err := rows.Scan(&key, &one.id, &created, &one.kind, &has, &card); err != nil {
			return err
		}
		one.born, one.dead = p.day(created), contact.Has(has)&contact.IsDead != 0
		if card != nil {
			parsed, err := vcard.Parse(card)
			if err != nil {
				return err
			}
			one.own, _ = Parse(contact.Rhythm(parsed))
		}
		all[key] = &one
	}
	return rows.Err()
}

func (p *Plan) day(milliseconds int64) string {
	return text(time.UnixMilli(milliseconds).In(p.zone))
}

// readCircles reads the rhythms of circles. They are for people: an organisation in a circle is there to be found.
func (p *Plan) readCircles(from source, chosen string, all map[int64]*person) error {
	rows, err := from.Query(`SELECT m.contact, y.circle, y.every, y.unit, y.since, coalesce(e.at, 0)
		FROM json_each(?) j JOIN contact_circle m ON m.contact = j.value JOIN circle k ON k.key = m.circle JOIN rhythm y ON y.circle = k.name
		LEFT JOIN rhythm_joined e ON e.circle = m.circle AND e.contact = m.contact`, chosen)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key, joined int64
		var c circleRhythm
		if err := rows.Scan(&key, &c.name, &c.every.Every, &c.every.Unit, &c.since, &joined); err != nil {
			return err
		}
		if one := all[key]; one != nil && one.kind == contact.KindPerson {
			if joined > 0 {
				c.since = max(c.since, p.day(joined))
			}
			one.circles = append(one.circles, c)
		}
	}
	return rows.Err()
}

func (p *Plan) readStates(from source, chosen string, all map[int64]*person) error {
	rows, err := from.Query(`SELECT contact, `+stateColumns+` FROM json_each(?) j JOIN rhythm_state s ON s.contact = j.value`, chosen)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key int64
		var s state
		if err := rows.Scan(append([]any{&key}, s.targets()...)...); err != nil {
			return err
		}
		if one := all[key]; one != nil {
			one.state = s
		}
	}
	return rows.Err()
}

// days is a query for the days of the real encounters of the contacts in a JSON list, each contact's in ascending order.
const days = `SELECT l.contact, l.at FROM json_each(?) j JOIN encounter_line l ON l.contact = j.value
	WHERE l.counts = 1 OR l.counts = 2 AND (` + greetingsCount + `) ORDER BY j.key, l.at`

func (p *Plan) readEncounters(from source, chosen string, all map[int64]*person) error {
	rows, err := from.Query(days, chosen)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key int64
		var at string
		if err := rows.Scan(&key, &at); err != nil {
			return err
		}
		if one := all[key]; one != nil {
			// What is only known about counts from its first day: nobody seems to have been met later than they were.
			one.last = civil.First(at[:min(len(at), len(time.DateOnly))])
			one.days = append(one.days, one.last)
		}
	}
	return rows.Err()
}
