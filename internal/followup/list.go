package followup

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"kith/internal/contact"
	"kith/internal/fault"
)

const columns = `f.key, f.id, f.title, f.note, f.due_day, f.due_at, f.zone, f.done, f.created, f.changed,
	f.repeat, f.start, f.start_zone, f.turn`

// dueOrder sorts days and moments together: a day counts from its start in UTC, which is near enough for an order.
const dueOrder = `coalesce(f.due_at, unixepoch(f.due_day) * 1000)`

// seen leaves out what is only about people in the bin; it comes back with them.
var seen = contact.Seen("followup", "f.key")

// Show gives one follow-up. Fault: followup.not-found.
func (b *Board) Show(ctx context.Context, id string) (Followup, error) {
	found, err := b.query(ctx, `SELECT `+columns+` FROM followup f WHERE f.id = ? AND `+seen, id)
	if err == nil && len(found) == 0 {
		err = fault.New("followup.not-found", nil)
	}
	if err != nil {
		return Followup{}, err
	}
	return found[0], nil
}

// Open gives what is open, the most pressing first; limit 0 gives all.
func (b *Board) Open(ctx context.Context, limit int) ([]Followup, error) {
	return b.query(ctx, `SELECT `+columns+` FROM followup f WHERE f.done IS NULL AND `+seen+` ORDER BY `+dueOrder+`, f.key LIMIT ?`, orAll(limit))
}

// Completed gives what was ticked off, the latest first; limit 0 gives all.
func (b *Board) Completed(ctx context.Context, limit int) ([]Followup, error) {
	return b.query(ctx, `SELECT `+columns+` FROM followup f WHERE f.done IS NOT NULL AND `+seen+` ORDER BY f.done DESC, f.key DESC LIMIT ?`, orAll(limit))
}

// OfContact gives all follow-ups of a contact, open ones first.
func (b *Board) OfContact(ctx context.Context, contact string) ([]Followup, error) {
	return b.query(ctx, `SELECT `+columns+` FROM contact c JOIN followup_contact p ON p.contact = c.key JOIN followup f ON f.key = p.followup
		WHERE c.id = ? ORDER BY f.done IS NOT NULL, f.done DESC, `+dueOrder+`, f.key`, contact)
}

// All gives every follow-up in the order in which they were made, which never changes.
func (b *Board) All(ctx context.Context) ([]Followup, error) {
	return b.query(ctx, `SELECT `+columns+` FROM followup f WHERE `+seen+` ORDER BY f.key`)
}

// ByKeys gives the follow-ups that a search found, by key.
func (b *Board) ByKeys(ctx context.Context, keys []int64) (map[int64]Followup, error) {
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	found, err := b.query(ctx, `SELECT `+columns+` FROM json_each(?) j JOIN followup f ON f.key = j.value`, string(list))
	byKey := make(map[int64]Followup, len(found))
	for _, f := range found {
		byKey[f.key] = f
	}
	return byKey, err
}

// Next gives, for those of the contacts that have one, the open follow-up that is due first.
func (b *Board) Next(ctx context.Context, contacts []int64) (map[int64]Followup, error) {
	list, err := json.Marshal(contacts)
	if err != nil {
		return nil, err
	}
	rows, err := b.vault.Query(ctx, `SELECT p.contact, f.key FROM json_each(?) j JOIN followup_contact p ON p.contact = j.value
		JOIN followup f ON f.key = p.followup WHERE f.done IS NULL ORDER BY `+dueOrder+` DESC, f.key DESC`, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	first := map[int64]int64{} // contact → follow-up; the earliest comes last and stays
	keys := []int64{}
	for rows.Next() {
		var contact, key int64
		if err := rows.Scan(&contact, &key); err != nil {
			return nil, err
		}
		first[contact] = key
	}
	if err := rows.Err(); err != nil || len(first) == 0 {
		return nil, err
	}
	for _, key := range first {
		keys = append(keys, key)
	}
	byKey, err := b.ByKeys(ctx, keys)
	next := make(map[int64]Followup, len(first))
	for contact, key := range first {
		next[contact] = byKey[key]
	}
	return next, err
}

// CountDue counts the open follow-ups due on or before the day that now is in the zone.
func (b *Board) CountDue(ctx context.Context, now time.Time, zone *time.Location) (int, error) {
	local := now.In(zone)
	tomorrow := time.Date(local.Year(), local.Month(), local.Day()+1, 0, 0, 0, 0, zone)
	var n int
	err := b.vault.QueryRow(ctx, `SELECT count(*) FROM followup f WHERE f.done IS NULL AND (f.due_at < ? OR f.due_day <> '' AND f.due_day <= ?) AND `+seen,
		tomorrow.UnixMilli(), local.Format(time.DateOnly)).Scan(&n)
	return n, err
}

func orAll(limit int) int {
	if limit <= 0 {
		return -1
	}
	return limit
}

func (b *Board) query(ctx context.Context, query string, args ...any) ([]Followup, error) {
	rows, err := b.vault.Query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := []Followup{}
	for rows.Next() {
		var f Followup
		var at, done sql.NullInt64
		var created, changed int64
		var dueDay, dueZone, rule, start, zone, turn string
		if err := rows.Scan(&f.key, &f.ID, &f.Title, &f.Note, &dueDay, &at, &dueZone, &done, &created, &changed, &rule, &start, &zone, &turn); err != nil {
			return nil, err
		}
		f.Due = stored(dueDay, at, dueZone)
		if done.Valid {
			f.Done = time.UnixMilli(done.Int64).UTC()
		}
		if rule != "" {
			f.Series = readSeries(rule, start, zone, turn)
		}
		f.Created, f.Changed = time.UnixMilli(created).UTC(), time.UnixMilli(changed).UTC()
		found = append(found, f)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return found, b.complete(ctx, found)
}

// complete adds what hangs on follow-ups: their steps and their people.
func (b *Board) complete(ctx context.Context, found []Followup) error {
	keys := make([]int64, len(found))
	at := make(map[int64]*Followup, len(found))
	for i := range found {
		found[i].People, found[i].Steps = []contact.Row{}, []Step{}
		keys[i] = found[i].key
		at[found[i].key] = &found[i]
	}
	list, err := json.Marshal(keys)
	if err != nil {
		return err
	}
	if err := b.addSteps(ctx, string(list), at); err != nil {
		return err
	}
	rows, err := b.vault.Query(ctx, `SELECT p.followup, p.contact FROM json_each(?) j JOIN followup_contact p ON p.followup = j.value ORDER BY p.key`, string(list))
	if err != nil {
		return err
	}
	defer rows.Close()
	people := map[int64][]int64{}
	for rows.Next() {
		var followup, contact int64
		if err := rows.Scan(&followup, &contact); err != nil {
			return err
		}
		people[followup] = append(people[followup], contact)
	}
	if err := rows.Err(); err != nil || len(people) == 0 {
		return err
	}
	var wanted []int64
	for _, keys := range people {
		wanted = append(wanted, keys...)
	}
	known, err := b.contacts.Rows(ctx, wanted)
	if err != nil {
		return err
	}
	byKey := make(map[int64]contact.Row, len(known))
	for _, row := range known {
		byKey[row.Key] = row
	}
	for i := range found {
		for _, key := range people[found[i].key] {
			if row, ok := byKey[key]; ok {
				found[i].People = append(found[i].People, row)
			}
		}
	}
	return nil
}
