package rhythm

import (
	"encoding/json"
	"slices"

	"kith/internal/vault"
)

// beginner is a contact whose own rhythm begins.
type beginner struct {
	key   int64
	order uint64 // among those who are due at once, see scatter
	last  string // the last real encounter, "" for none
	first string // the first day on which the rhythm asks
}

// begin sets the day on which each contact's own rhythm asks for the first time, and answers how many contacts that are and one of them.
// Who is in the bin is left out.
func (p *Plan) begin(tx *vault.Tx, keys []int64, r Rhythm) (n int, one int64, err error) {
	// Somebody who was named twice begins once.
	keys = slices.Clone(keys)
	slices.Sort(keys)
	var all []beginner
	for some := range slices.Chunk(slices.Compact(keys), atOnce) {
		found, err := beginners(tx, some)
		if err != nil {
			return 0, 0, err
		}
		all = append(all, found...)
	}
	if len(all) == 0 {
		return 0, 0, nil
	}
	if !r.IsZero() {
		firstRound(all, r, p.today(tx))
	}
	for some := range slices.Chunk(all, atOnce) {
		if err := write(tx, some); err != nil {
			return 0, 0, err
		}
	}
	return len(all), all[0].key, nil
}

// firstRound says when each of those whose rhythm begins today is asked for: a round after they were last met, if that is yet to come;
// who was never met, when they are alone, a round from today. All others come one after the other over the first round.
func firstRound(all []beginner, r Rhythm, today string) {
	end := r.After(today)
	var waiting []*beginner
	for i := range all {
		b := &all[i]
		b.first = end
		if b.last != "" {
			b.first = r.After(b.last)
		}
		if b.last == "" || b.first <= today {
			waiting = append(waiting, b)
		}
	}
	if len(waiting) <= 1 {
		return
	}
	slices.SortFunc(waiting, func(a, b *beginner) int {
		if a.order < b.order {
			return -1
		}
		return 1
	})
	round := between(today, end)
	for i, b := range waiting {
		b.first = plusDays(today, 1+i*round/len(waiting))
	}
}

func beginners(tx *vault.Tx, keys []int64) ([]beginner, error) {
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	rows, err := tx.Query(`SELECT c.key, c.id FROM json_each(?) j JOIN contact c ON c.key = j.value JOIN contact_row r ON r.contact = c.key`, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := make([]beginner, 0, len(keys))
	at := make(map[int64]int, len(keys))
	for rows.Next() {
		var b beginner
		var id string
		if err := rows.Scan(&b.key, &id); err != nil {
			return nil, err
		}
		b.order = scatter(id)
		at[b.key] = len(found)
		found = append(found, b)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return found, eachText(tx, lastDay, keys, func(key int64, day string) {
		if i, ok := at[key]; ok {
			found[i].last = dayIn(day)
		}
	})
}

// write keeps when they are first asked for. What else was said about them is over, but for that somebody is not to be named as fading.
// Their rhythm may be another one though nothing of that changed, so that they are stale in any case.
func write(tx *vault.Tx, all []beginner) error {
	type pair [2]any
	pairs := make([]pair, len(all))
	for i, b := range all {
		pairs[i] = pair{b.key, b.first}
	}
	text, err := json.Marshal(pairs)
	if err != nil {
		return err
	}
	list := string(text)
	if err := tx.Exec(`INSERT INTO rhythm_state (change, contact, `+stateColumns+`)
		SELECT ?2, value ->> 0, value ->> 1, '', '', '', '', '' FROM json_each(?1) WHERE value ->> 1 <> '' OR EXISTS (SELECT 1 FROM rhythm_state s WHERE s.contact = value ->> 0)
		ON CONFLICT (contact) DO UPDATE SET change = ?2, first = excluded.first, skipped = '', snoozed = '', until = '', rest = ''
		WHERE first <> excluded.first OR skipped <> '' OR snoozed <> '' OR until <> '' OR rest <> ''`, list, tx.Change()); err != nil {
		return err
	}
	// A row that says nothing any more is taken away.
	if err := tx.Exec(`DELETE FROM rhythm_state WHERE contact IN (SELECT value ->> 0 FROM json_each(?))
		AND first = '' AND skipped = '' AND snoozed = '' AND until = '' AND rest = '' AND quiet = ''`, list); err != nil {
		return err
	}
	return tx.Exec(`INSERT INTO rhythm_stale (contact) SELECT value ->> 0 FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM rhythm_stale s WHERE s.contact = value ->> 0)`, list)
}
