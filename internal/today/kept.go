package today

import (
	"context"
	"encoding/json"
	"slices"
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
	Need     string          `json:"need,omitempty"`
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
			ID: k.item.ID, Question: form.Question, Kind: form.Kind, keys: form.People, Circle: form.Circle, Followup: form.Followup, Need: form.Need, Title: form.Title,
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
		for place, k := range list {
			item := &k.item
			data, err := json.Marshal(keptForm{
				item.Question, item.Kind, item.keys, item.Circle, item.Followup, item.Need, item.Title, item.Reason, item.Due, item.Time, item.Last, item.Minutes, item.must,
			})
			if err == nil {
				err = tx.Exec(`INSERT INTO today_item (day, place, item, shown, done, data, counted) VALUES (?, ?, ?, ?, ?, ?, 0)`, day, place, item.ID, k.shown, k.done, string(data))
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// logging is what was logged on a day with somebody: when last, and on which day the latest of it was, as far as that is known.
type logging struct {
	at  time.Time
	day string
}

// metOn gives with whom of some people, or with nil of all, something was logged on a day, of what happened in the week before.
func (p *Planner) metOn(ctx context.Context, day string, people []int64) (map[int64]logging, error) {
	entries, err := p.logged(ctx, people, plus(day, -7), day, day, plus(day, 1))
	if err != nil {
		return nil, err
	}
	met := map[int64]logging{}
	for _, e := range entries {
		known := met[e.Contact]
		if e.Created.After(known.at) {
			known.at = e.Created
		}
		known.day = max(known.day, e.Day)
		met[e.Contact] = known
	}
	return met, nil
}

// logged gives who of some people, or with nil of all, took part in encounters of the days from one to another that were written down from
// a day on and before another: whatever their kind but notes and attempts that failed.
func (p *Planner) logged(ctx context.Context, people []int64, from, until, since, before string) ([]encounter.Met, error) {
	begin, err := time.ParseInLocation(time.DateOnly, since, p.zone)
	if err != nil {
		return nil, err
	}
	end, err := time.ParseInLocation(time.DateOnly, before, p.zone)
	if err != nil {
		return nil, err
	}
	var entries []encounter.Met
	if people == nil {
		entries, err = p.encounters.Logged(ctx, from, until, begin, end)
	} else {
		entries, err = p.encounters.LoggedWith(ctx, people, from, until, begin, end)
	}
	return slices.DeleteFunc(entries, func(e encounter.Met) bool { return !encounter.Counts(e.Kind, true) }), err
}

// notFound makes nothing of the fault that something is no longer there.
func notFound(err error) error {
	if fault.Code(err) == "followup.not-found" {
		return nil
	}
	return err
}
