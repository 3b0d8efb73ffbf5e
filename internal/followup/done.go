package followup

import (
	"context"

	"kith/internal/icalendar"
	"kith/internal/message"
	"kith/internal/vault"
)

// Complete ticks a follow-up off, or opens it again. One that comes again stays and moves on to its next time, with its steps open
// again; what was done is kept beside it as an entry of its own. Fault: followup.not-found.
func (b *Board) Complete(ctx context.Context, id string, done bool) (vault.Change, error) {
	return b.update(ctx, id, func(tx *vault.Tx, key int64, title string) (message.Message, error) {
		if done {
			return b.finish(tx, key, title, tx.Now().UnixMilli())
		}
		return message.New("followup.reopened", message.Args{"title": title}),
			tx.Exec(`UPDATE followup SET done = NULL, change = ?, changed = ? WHERE key = ?`, tx.Change(), tx.Now().UnixMilli(), key)
	})
}

// finish ticks a follow-up off as done at a moment (milliseconds), or lets one that comes again be due next. It answers the label of that.
func (b *Board) finish(tx *vault.Tx, key int64, title string, at int64) (message.Message, error) {
	var rule, start, zone, turn string
	if err := tx.QueryRow(`SELECT repeat, start, start_zone, turn FROM followup WHERE key = ?`, key).Scan(&rule, &start, &zone, &turn); err != nil {
		return message.Message{}, err
	}
	series := readSeries(rule, start, zone, turn)
	if next, again := series.Next(b.day(tx, series.Start)); again && !series.Rule.IsZero() {
		return message.New("followup.done-again", message.Args{"title": title, "next": next.Spoken(next.Location())}), b.moveOn(tx, key, next)
	}
	return message.New("followup.done", message.Args{"title": title}),
		tx.Exec(`UPDATE followup SET done = ?, change = ?, changed = ? WHERE key = ?`, at, tx.Change(), tx.Now().UnixMilli(), key)
}

// day is today, in the zone of a series that has one, where the person is otherwise.
func (b *Board) day(tx *vault.Tx, start Due) icalendar.Day {
	zone := b.zone
	if start.Day == "" && start.Zone != "" {
		zone = start.Location()
	}
	return icalendar.DayOf(tx.Now().In(zone))
}

// moveOn writes down what was done as an entry of its own and lets the follow-up be due next.
func (b *Board) moveOn(tx *vault.Tx, key int64, next Due) error {
	id, err := tx.NewID()
	if err != nil {
		return err
	}
	now := tx.Now().UnixMilli()
	copied, err := tx.Insert(`INSERT INTO followup (change, id, title, note, due_day, due_at, zone, done, created, changed)
		SELECT ?, ?, title, note, due_day, due_at, zone, ?, created, ? FROM followup WHERE key = ?`, tx.Change(), id, now, now, key)
	if err != nil {
		return err
	}
	if err := tx.Exec(`INSERT INTO followup_contact (change, followup, contact) SELECT ?, ?, contact FROM followup_contact WHERE followup = ? ORDER BY key`,
		tx.Change(), copied, key); err != nil {
		return err
	}
	if err := copySteps(tx, key, copied); err != nil {
		return err
	}
	if err := tx.Exec(`UPDATE followup_step SET done = NULL, change = ? WHERE followup = ? AND done IS NOT NULL`, tx.Change(), key); err != nil {
		return err
	}
	day, at, zone := next.columns()
	if err := tx.Exec(`UPDATE followup SET due_day = ?, due_at = ?, zone = ?, turn = ?, done = NULL, change = ?, changed = ? WHERE key = ?`,
		day, at, zone, next.LocalDay(next.Location()), tx.Change(), now, key); err != nil {
		return err
	}
	return b.rebuild(tx, []int64{copied})
}

func copySteps(tx *vault.Tx, from, to int64) error {
	rows, err := tx.Query(`SELECT text, done FROM followup_step WHERE followup = ? ORDER BY place, key`, from)
	if err != nil {
		return err
	}
	defer rows.Close()
	type step struct {
		text string
		done *int64
	}
	var steps []step
	for rows.Next() {
		var s step
		if err := rows.Scan(&s.text, &s.done); err != nil {
			return err
		}
		steps = append(steps, s)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for place, s := range steps {
		id, err := tx.NewID()
		if err != nil {
			return err
		}
		if err := tx.Exec(`INSERT INTO followup_step (change, id, followup, place, text, done) VALUES (?, ?, ?, ?, ?, ?)`, tx.Change(), id, to, place, s.text, s.done); err != nil {
			return err
		}
	}
	return nil
}
