package today

import (
	"context"
	"time"

	"kith/internal/vault"
)

// What was passed over is counted the morning after, when all that was done is known and all that was taken back is gone: the first list of
// a day looks at the lists before it. A day on which nothing was done counts for nobody; a day off is no verdict on anybody.

// turn is how many days an item was passed over since it is due as it is.
type turn struct {
	due  string
	n    int
	seen string // the last of them
}

// keptTurns is for how many days a turn is remembered.
const keptTurns = 400

// countTurns counts the lists of the days before that were not counted yet.
func (p *Planner) countTurns(ctx context.Context, today string) error {
	if p.vault.ReadOnly() {
		return nil
	}
	days, err := p.uncounted(ctx, today)
	if err != nil {
		return err
	}
	for _, day := range days {
		passed, err := p.passedOver(ctx, day)
		if err != nil {
			return err
		}
		if err := p.vault.Maintain(ctx, func(tx *vault.Tx) error { return countDay(tx, day, passed) }); err != nil {
			return err
		}
	}
	return nil
}

// uncounted gives the days before today whose lists were not counted yet, the earliest first.
func (p *Planner) uncounted(ctx context.Context, today string) ([]string, error) {
	rows, err := p.vault.Query(ctx, `SELECT DISTINCT day FROM today_item WHERE day < ? AND counted = 0 ORDER BY day`, today)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var days []string
	for rows.Next() {
		var day string
		if err := rows.Scan(&day); err != nil {
			return nil, err
		}
		days = append(days, day)
	}
	return days, rows.Err()
}

// passedOver gives the items of a day's list that were passed over: none if nothing was done on that day but those to which "not now" was
// said.
func (p *Planner) passedOver(ctx context.Context, day string) ([]Item, error) {
	list, err := p.kept(ctx, day)
	if err != nil {
		return nil, err
	}
	answers, err := p.answersOf(ctx, day)
	if err != nil {
		return nil, err
	}
	done, err := p.doneOn(ctx, day)
	if err != nil {
		return nil, err
	}
	active := len(answers) > 0 || len(done.met) > 0 || len(done.followups) > 0
	for _, k := range list {
		active = active || k.done
	}
	var passed []Item
	for _, k := range list {
		verdict, answered := answers[k.item.ID]
		switch {
		case k.item.must:
		case verdict == verdictNotNow, active && k.shown && !k.done && !answered && !done.settles(&k.item):
			passed = append(passed, k.item)
		}
	}
	return passed, nil
}

// answersOf gives what was said about items on a day, by their ids.
func (p *Planner) answersOf(ctx context.Context, day string) (map[string]string, error) {
	rows, err := p.vault.Query(ctx, `SELECT item, verdict FROM today_answer WHERE day = ?`, day)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	answers := map[string]string{}
	for rows.Next() {
		var item, verdict string
		if err := rows.Scan(&item, &verdict); err != nil {
			return nil, err
		}
		answers[item] = verdict
	}
	return answers, rows.Err()
}

// deeds is what was done on a day: with whom something was logged, and which follow-ups were ticked off.
type deeds struct {
	met       map[int64]logging
	followups map[string]bool
}

// manyDone is how many of the last follow-ups that were ticked off are looked at: more than anybody does on the days in between.
const manyDone = 200

func (p *Planner) doneOn(ctx context.Context, day string) (deeds, error) {
	d := deeds{followups: map[string]bool{}}
	var err error
	if d.met, err = p.metOn(ctx, day, nil); err != nil {
		return d, err
	}
	completed, err := p.followups.Completed(ctx, manyDone)
	for _, f := range completed {
		if f.Done.In(p.zone).Format(time.DateOnly) == day {
			d.followups[f.ID] = true
		}
	}
	return d, err
}

// settles reports whether an item was done by a deed.
func (d *deeds) settles(item *Item) bool {
	if item.Kind == KindFollowup {
		return d.followups[item.Followup]
	}
	for _, key := range item.keys {
		if _, ok := d.met[key]; ok {
			return true
		}
	}
	return false
}

// countDay writes down what was passed over on a day, and that the day was counted.
func countDay(tx *vault.Tx, day string, passed []Item) error {
	for i := range passed {
		if err := tx.Exec(`INSERT INTO today_turn (item, due, turns, seen) VALUES (?1, ?2, 1, ?3)
			ON CONFLICT (item) DO UPDATE SET turns = CASE due WHEN ?2 THEN turns ELSE 0 END + 1, due = ?2, seen = ?3`, passed[i].ID, passed[i].Due, day); err != nil {
			return err
		}
	}
	if err := tx.Exec(`UPDATE today_item SET counted = 1 WHERE day = ?`, day); err != nil {
		return err
	}
	return tx.Exec(`DELETE FROM today_turn WHERE seen < ?`, plus(day, -keptTurns))
}

// readTurns reads how often items were passed over.
func (p *Planner) readTurns(ctx context.Context) (map[string]turn, error) {
	rows, err := p.vault.Query(ctx, `SELECT item, due, turns, seen FROM today_turn`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	turns := map[string]turn{}
	for rows.Next() {
		var item string
		var t turn
		if err := rows.Scan(&item, &t.due, &t.n, &t.seen); err != nil {
			return nil, err
		}
		turns[item] = t
	}
	return turns, rows.Err()
}
