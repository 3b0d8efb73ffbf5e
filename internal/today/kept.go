package today

import (
	"context"
	"encoding/json"
	"time"

	"kith/internal/encounter"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vault"
)

// The lists of the last days are kept: today's so that it stays the same, those before so that what was left undone is known.

// keptDays is how long lists are kept.
const keptDays = 14

// keptItem is an item of a list as it was kept.
type keptItem struct {
	item  Item
	shown bool // was among those that fit
	done  bool // or put off
}

// keptForm is what of an item is written down: all that is not found out anew each time.
type keptForm struct {
	Question string          `json:"question"`
	Kind     string          `json:"kind"`
	People   []int64         `json:"people"`
	Circle   string          `json:"circle,omitempty"`
	Followup string          `json:"followup,omitempty"`
	Title    string          `json:"title,omitempty"`
	Reason   message.Message `json:"reason"`
	Due      string          `json:"due"`
	Time     string          `json:"time,omitempty"`
	Last     string          `json:"last,omitempty"`
	Minutes  int             `json:"minutes"`
	Must     bool            `json:"must,omitempty"`
}

// kept reads the list of a day.
func (p *Planner) kept(ctx context.Context, day string) ([]keptItem, error) {
	rows, err := p.vault.Query(ctx, `SELECT item, shown, done, data FROM today_item WHERE day = ? ORDER BY place`, day)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []keptItem
	for rows.Next() {
		var k keptItem
		var data []byte
		var form keptForm
		if err := rows.Scan(&k.item.ID, &k.shown, &k.done, &data); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(data, &form); err != nil {
			return nil, err
		}
		k.item = Item{
			ID: k.item.ID, Question: form.Question, Kind: form.Kind, keys: form.People, Circle: form.Circle, Followup: form.Followup, Title: form.Title,
			Reason: form.Reason, Due: form.Due, Time: form.Time, Last: form.Last, Minutes: form.Minutes, must: form.Must, State: Open,
		}
		all = append(all, k)
	}
	return all, rows.Err()
}

// keep writes the list of a day down where it is not what was kept already: what is shown, and what was shown before.
func (p *Planner) keep(ctx context.Context, day string, before []keptItem, items []Item, shown []bool) error {
	was := map[string]bool{}
	for _, k := range before {
		was[k.item.ID] = true
	}
	var list []keptItem
	for i := range items {
		if shown[i] || was[items[i].ID] {
			list = append(list, keptItem{items[i], shown[i], items[i].State != Open})
		}
	}
	same := len(list) == len(before)
	for i := 0; same && i < len(list); i++ {
		same = list[i].item.ID == before[i].item.ID && list[i].shown == before[i].shown && list[i].done == before[i].done
	}
	if same || p.vault.ReadOnly() {
		return nil
	}
	return p.vault.Maintain(ctx, func(tx *vault.Tx) error {
		if err := tx.Exec(`DELETE FROM today_item WHERE day = ? OR day < ?`, day, plus(day, -keptDays)); err != nil {
			return err
		}
		if err := tx.Exec(`DELETE FROM today_turn WHERE seen < ?`, plus(day, -keptTurns)); err != nil {
			return err
		}
		for place, k := range list {
			item := &k.item
			data, err := json.Marshal(keptForm{
				item.Question, item.Kind, item.keys, item.Circle, item.Followup, item.Title, item.Reason, item.Due, item.Time, item.Last, item.Minutes, item.must,
			})
			if err == nil {
				err = tx.Exec(`INSERT INTO today_item (day, place, item, shown, done, data) VALUES (?, ?, ?, ?, ?, ?)`, day, place, item.ID, k.shown, k.done, string(data))
			}
			if err == nil {
				err = countTurn(tx, &k, day)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// turn is how many days an item was on the list since it is due as it is, without anything coming of it.
type turn struct {
	due string
	n   int
}

// keptTurns is for how many days a turn is remembered.
const keptTurns = 400

// countTurn counts the day for an item that is shown, and forgets the days of one that was answered.
func countTurn(tx *vault.Tx, k *keptItem, day string) error {
	switch {
	case k.done:
		return tx.Exec(`UPDATE today_turn SET turns = turns - 1, seen = '' WHERE item = ? AND seen = ?`, k.item.ID, day)
	case k.shown && !k.item.must:
		return tx.Exec(`INSERT INTO today_turn (item, due, turns, seen) VALUES (?1, ?2, 1, ?3)
			ON CONFLICT (item) DO UPDATE SET turns = CASE due WHEN ?2 THEN turns ELSE 0 END + 1, due = ?2, seen = ?3 WHERE seen <> ?3`, k.item.ID, k.item.Due, day)
	}
	return nil
}

// readTurns reads the turns of the days before.
func (p *Planner) readTurns(ctx context.Context, today string) (map[string]turn, error) {
	rows, err := p.vault.Query(ctx, `SELECT item, due, turns - (seen = ?) FROM today_turn`, today)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	turns := map[string]turn{}
	for rows.Next() {
		var item string
		var t turn
		if err := rows.Scan(&item, &t.due, &t.n); err != nil {
			return nil, err
		}
		turns[item] = t
	}
	return turns, rows.Err()
}

// metToday gives with whom something was logged today: an encounter of the last week that was written down today, whatever its kind but a note
// or an attempt that failed.
func (p *Planner) metToday(ctx context.Context, today string) (map[int64]time.Time, error) {
	entries, err := p.encounters.Between(ctx, plus(today, -7), today)
	if err != nil {
		return nil, err
	}
	met := map[int64]time.Time{}
	for _, e := range entries {
		if encounter.Counts(e.Kind, true) && e.Created.In(p.zone).Format(time.DateOnly) == today && e.Created.After(met[e.Contact]) {
			met[e.Contact] = e.Created
		}
	}
	return met, nil
}

// notFound makes nothing of the fault that something is no longer there.
func notFound(err error) error {
	if fault.Code(err) == "followup.not-found" {
		return nil
	}
	return err
}
