package rhythm

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"kith/internal/civil"
	"kith/internal/contact"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// atOnce is how many contacts are worked out in one go: few enough that whoever wants to write waits for no longer than a frame or two.
const atOnce = 2000

// Refresh works out anew what follows for those about whom something has changed since the last time. Every answer of Plan does that
// itself; the window calls it after a change, so that nobody waits for it. It costs as much as there are people with changes, and lets other writes through
// between some of them.
func (p *Plan) Refresh(ctx context.Context) error {
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
	keys, err := vault.Keys(tx.Query(`SELECT contact FROM rhythm_stale ORDER BY contact LIMIT ?`, atOnce))
	if err != nil || len(keys) == 0 {
		return err
	}
	first, last := keys[0], keys[len(keys)-1]
	list, err := json.Marshal(keys)
	if err != nil {
		return err
	}
	all, err := p.situations(tx, string(list))
	if err != nil {
		return err
	}
	if err := tx.Exec(`DELETE FROM rhythm_plan WHERE contact IN (SELECT contact FROM rhythm_stale WHERE contact BETWEEN ? AND ?)`, first, last); err != nil {
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
	return tx.Exec(`DELETE FROM rhythm_stale WHERE contact BETWEEN ? AND ?`, first, last)
}

// person is a situation with what else decides about fading.
type person struct {
	situation
	kind string
	dead bool
	days []string // of real encounters, ascending; only of those without a rhythm, for whom they matter
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

// Queries over a JSON list of contacts. An approximate time sorts before the first of its days, as which it counts: nobody seems to
// have been met later than they were. real is which encounters count.
const (
	real     = `l.counts = 1 OR l.counts = 2 AND (` + greetingsCount + `)`
	lastDay  = `SELECT j.value, (SELECT l.at FROM encounter_line l WHERE l.contact = j.value AND (` + real + `) ORDER BY l.at DESC LIMIT 1) FROM json_each(?) j`
	everyDay = `SELECT j.value, (SELECT group_concat(substr(l.at, 1, 10)) FROM encounter_line l WHERE l.contact = j.value AND (` + real + `)) FROM json_each(?) j`
)

// readEncounters reads the last day of those who have a rhythm, and all days of the others: one row for each contact, as a row costs
// more than what is in it.
func (p *Plan) readEncounters(from source, _ string, all map[int64]*person) error {
	var ruled, free []int64
	for key, one := range all {
		if r, _, _ := one.effective(); r.IsZero() {
			free = append(free, key)
		} else {
			ruled = append(ruled, key)
		}
	}
	if err := eachText(from, lastDay, ruled, func(key int64, at string) { all[key].last = dayIn(at) }); err != nil {
		return err
	}
	return eachText(from, everyDay, free, func(key int64, text string) {
		one := all[key]
		one.days = strings.Split(text, ",")
		if !slices.IsSorted(one.days) {
			slices.Sort(one.days)
		}
		for i, day := range one.days {
			one.days[i] = dayIn(day)
		}
		one.last = one.days[len(one.days)-1]
	})
}

// dayIn is the day of a moment, the first one of an approximate time.
func dayIn(at string) string { return civil.First(at[:min(len(at), len(time.DateOnly))]) }

// eachText runs a query for a text about each of some contacts, and leaves out those about whom there is none.
func eachText(from source, query string, contacts []int64, take func(key int64, text string)) error {
	if len(contacts) == 0 {
		return nil
	}
	slices.Sort(contacts) // their encounters lie side by side in the index
	list, err := json.Marshal(contacts)
	if err != nil {
		return err
	}
	rows, err := from.Query(query, string(list))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key int64
		var text sql.NullString
		if err := rows.Scan(&key, &text); err != nil {
			return err
		}
		if text.String != "" {
			take(key, text.String)
		}
	}
	return rows.Err()
}
