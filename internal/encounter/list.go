package encounter

import (
	"context"
	"encoding/json"
	"time"

	"kith/internal/fault"
)

const columns = `e.key, e.id, e.kind, e.day, e.note, e.created, e.changed`

// List gives entries, newest first; contact "" means everybody's. limit 0 gives all.
func (l *Log) List(ctx context.Context, contact string, offset, limit int) ([]Encounter, error) {
	if limit <= 0 {
		limit = -1
	}
	const order = ` ORDER BY e.day DESC, e.key DESC LIMIT ? OFFSET ?`
	if contact == "" {
		return l.query(ctx, `SELECT `+columns+` FROM encounter e`+order, limit, offset)
	}
	return l.query(ctx, `SELECT `+columns+` FROM contact c JOIN encounter_contact p ON p.contact = c.key JOIN encounter e ON e.key = p.encounter
		WHERE c.id = ?`+order, contact, limit, offset)
}

// Show gives one entry. Fault: encounter.not-found.
func (l *Log) Show(ctx context.Context, id string) (Encounter, error) {
	found, err := l.query(ctx, `SELECT `+columns+` FROM encounter e WHERE e.id = ?`, id)
	if err == nil && len(found) == 0 {
		err = fault.New("encounter.not-found", nil)
	}
	if err != nil {
		return Encounter{}, err
	}
	return found[0], nil
}

// ByKeys gives the entries that a search found, by key.
func (l *Log) ByKeys(ctx context.Context, keys []int64) (map[int64]Encounter, error) {
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	found, err := l.query(ctx, `SELECT `+columns+` FROM json_each(?) j JOIN encounter e ON e.key = j.value`, string(list))
	byKey := make(map[int64]Encounter, len(found))
	for _, e := range found {
		byKey[e.key] = e
	}
	return byKey, err
}

// LastDays gives, for those of the contacts that have one, the day of the last encounter. Notes do not count: nobody was met.
func (l *Log) LastDays(ctx context.Context, contacts []int64) (map[int64]string, error) {
	list, err := json.Marshal(contacts)
	if err != nil {
		return nil, err
	}
	rows, err := l.vault.Query(ctx, `SELECT p.contact, max(e.day) FROM json_each(?) j JOIN encounter_contact p ON p.contact = j.value
		JOIN encounter e ON e.key = p.encounter WHERE e.kind <> 'note' GROUP BY p.contact`, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	days := map[int64]string{}
	for rows.Next() {
		var key int64
		var day string
		if err := rows.Scan(&key, &day); err != nil {
			return nil, err
		}
		days[key] = day
	}
	return days, rows.Err()
}

func (l *Log) query(ctx context.Context, query string, args ...any) ([]Encounter, error) {
	rows, err := l.vault.Query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := []Encounter{}
	for rows.Next() {
		var e Encounter
		var created, changed int64
		if err := rows.Scan(&e.key, &e.ID, &e.Kind, &e.Day, &e.Note, &created, &changed); err != nil {
			return nil, err
		}
		e.Created, e.Changed = time.UnixMilli(created).UTC(), time.UnixMilli(changed).UTC()
		found = append(found, e)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return found, l.addPeople(ctx, found)
}

func (l *Log) addPeople(ctx context.Context, found []Encounter) error {
	keys := make([]int64, len(found))
	at := make(map[int64]int, len(found))
	for i := range found {
		found[i].People = []Person{}
		keys[i] = found[i].key
		at[found[i].key] = i
	}
	list, err := json.Marshal(keys)
	if err != nil {
		return err
	}
	rows, err := l.vault.Query(ctx, `SELECT p.encounter, p.contact, c.id, r.name FROM json_each(?) j JOIN encounter_contact p ON p.encounter = j.value
		JOIN contact c ON c.key = p.contact JOIN contact_row r ON r.contact = p.contact ORDER BY p.key`, string(list))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key int64
		var p Person
		if err := rows.Scan(&key, &p.Key, &p.ID, &p.Name); err != nil {
			return err
		}
		e := &found[at[key]]
		e.People = append(e.People, p)
	}
	return rows.Err()
}
