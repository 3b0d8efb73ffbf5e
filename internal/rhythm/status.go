package rhythm

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vault"
)

// Status is how it stands with one contact.
type Status struct {
	Own     Rhythm // the contact's own
	Rhythm  Rhythm // the one that counts; zero for none
	Circle  string // whose it is, "" for the contact's own
	Last    string // the last encounter that counts, "" for never
	Due     string // "" for not at all
	Snoozed string // put off until that day, "" if not
	Rests   bool
	Until   string   // of the rest; "" for good
	Quiet   string   // not named as fading before that day, "" if that is over
	Circles []Circle // those of the contact's circles that have a rhythm, the one that counts first; without Since
	Fading  *message.Message
}

// Of tells how it stands with a contact. It works that out anew and writes nothing, so that a look at somebody stays a look. Fault: contact.not-found.
func (p *Plan) Of(ctx context.Context, id, today string) (Status, error) {
	var key int64
	err := p.vault.QueryRow(ctx, `SELECT c.key FROM contact c JOIN contact_row r ON r.contact = c.key WHERE c.id = ?`, id).Scan(&key)
	if errors.Is(err, sql.ErrNoRows) {
		return Status{}, fault.New("contact.not-found", nil)
	}
	if err != nil {
		return Status{}, err
	}
	all, err := p.situations(committed{ctx, p.vault}, fmt.Sprintf("[%d]", key))
	if err != nil || all[key] == nil {
		return Status{}, err
	}
	return all[key].status(today), nil
}

func (p *person) status(today string) Status {
	row := p.plan()
	s := Status{Own: p.own, Rhythm: row.every, Circle: row.circle, Last: p.last, Due: row.due, Circles: []Circle{}}
	for _, c := range p.circles {
		s.Circles = append(s.Circles, Circle{Name: c.name, Rhythm: c.every})
	}
	slices.SortFunc(s.Circles, func(a, b Circle) int {
		return cmp.Or(cmp.Compare(a.Rhythm.Days(), b.Rhythm.Days()), cmp.Compare(a.Name, b.Name))
	})
	if p.state.quiet > today {
		s.Quiet = p.state.quiet
	}
	if p.state.until != "" && p.state.until == row.due && row.due > today {
		s.Snoozed = row.due
	}
	switch {
	case p.state.rest == always:
		s.Rests = true
	case p.state.rest > today:
		s.Rests, s.Until = true, p.state.rest
	}
	if row.fading != "" && row.fading <= today && today < row.lost {
		reason := row.pace.reason(p.last, today)
		s.Fading = &reason
	}
	return s
}

// DueSince tells for those of the contacts who are due since when they are. It writes nothing: a list is drawn from it.
func (p *Plan) DueSince(ctx context.Context, contacts []int64, today string) (map[int64]string, error) {
	list, err := json.Marshal(contacts)
	if err != nil {
		return nil, err
	}
	due := map[int64]string{}
	rows, err := p.vault.Query(ctx, `SELECT p.contact, p.due FROM json_each(?) j CROSS JOIN rhythm_plan p ON p.contact = j.value WHERE p.due <> '' AND p.due <= ?`, string(list), today)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var key int64
		var day string
		if err := rows.Scan(&key, &day); err != nil {
			return nil, err
		}
		due[key] = day
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	stale, err := vault.Keys(p.vault.Query(ctx, `SELECT contact FROM rhythm_stale WHERE contact IN (SELECT value FROM json_each(?))`, string(list)))
	if err != nil || len(stale) == 0 {
		return due, err
	}
	if list, err = json.Marshal(stale); err != nil {
		return nil, err
	}
	all, err := p.situations(committed{ctx, p.vault}, string(list))
	for _, key := range stale {
		delete(due, key)
		if one := all[key]; one != nil {
			if day := one.plan().due; day != "" && day <= today {
				due[key] = day
			}
		}
	}
	return due, err
}
