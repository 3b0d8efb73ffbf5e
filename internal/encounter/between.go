package encounter

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"
)

// Met is that a contact took part in an encounter.
type Met struct {
	Contact int64
	Kind    string
	Day     string    // as it is known, see Encounter.Day
	Created time.Time // UTC
}

// Between gives who took part in encounters of the civil days from one to another, both included, the latest first. Encounters of which only
// a longer time is known are not among them.
func (l *Log) Between(ctx context.Context, from, until string) ([]Met, error) {
	return l.between(ctx, from, until, ``)
}

// Logged is Between of those that were written down from a moment on and before another.
func (l *Log) Logged(ctx context.Context, from, until string, since, before time.Time) ([]Met, error) {
	return l.between(ctx, from, until, ` AND e.created >= ? AND e.created < ?`, since.UnixMilli(), before.UnixMilli())
}

// LoggedWith is Logged of some contacts, found by their timelines: as quick however many others were met.
func (l *Log) LoggedWith(ctx context.Context, contacts []int64, from, until string, since, before time.Time) ([]Met, error) {
	list, err := json.Marshal(contacts)
	if err != nil {
		return nil, err
	}
	return l.met(l.vault.Query(ctx, `SELECT p.contact, e.kind, e.day, e.created FROM json_each(?) j
		CROSS JOIN encounter_line p ON p.contact = j.value AND p.at >= ? AND p.at < ? CROSS JOIN encounter e ON e.key = p.encounter
		WHERE length(e.day) = 10 AND e.created >= ? AND e.created < ? ORDER BY p.at DESC, e.key DESC, p.link`,
		string(list), from, until+"~", since.UnixMilli(), before.UnixMilli()))
}

func (l *Log) between(ctx context.Context, from, until, more string, args ...any) ([]Met, error) {
	// Text of a moment of the last day sorts before "2026-03-01~".
	return l.met(l.vault.Query(ctx, `SELECT p.contact, e.kind, e.day, e.created FROM encounter e JOIN encounter_contact p ON p.encounter = e.key
		WHERE e.at >= ? AND e.at < ? AND length(e.day) = 10`+more+`
		ORDER BY e.at DESC, e.key DESC, p.key`, append([]any{from, until + "~"}, args...)...))
}

// met reads who took part out of rows of contact, kind, day and created.
func (*Log) met(rows *sql.Rows, err error) ([]Met, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := []Met{}
	for rows.Next() {
		var m Met
		var created int64
		if err := rows.Scan(&m.Contact, &m.Kind, &m.Day, &created); err != nil {
			return nil, err
		}
		m.Created = time.UnixMilli(created).UTC()
		found = append(found, m)
	}
	return found, rows.Err()
}

// LastWith gives the civil day of the last real encounter with any of the contacts, "" for never; greetings are not counted.
func (l *Log) LastWith(ctx context.Context, contacts []int64) (string, error) {
	list, err := json.Marshal(contacts)
	if err != nil {
		return "", err
	}
	var at string
	err = l.vault.QueryRow(ctx, `SELECT l.at FROM json_each(?) j JOIN encounter_line l ON l.link = (SELECT link FROM encounter_line
		WHERE contact = j.value AND counts = 1 ORDER BY at DESC, encounter DESC LIMIT 1) ORDER BY l.at DESC LIMIT 1`, string(list)).Scan(&at)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return firstDay(at), err
}
