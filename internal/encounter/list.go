package encounter

import (
	"context"
	"encoding/json"
	"time"

	"kith/internal/fault"
)

const columns = `e.key, e.id, e.kind, e.day, e.time, e.place, e.size, e.initiator, e.links, e.note, e.created, e.changed, e.at`

// List gives entries, newest first; contact "" means everybody's. limit 0 gives all. See Timeline for stretches of a long log.
func (l *Log) List(ctx context.Context, contact string, offset, limit int) ([]Encounter, error) {
	if limit <= 0 {
		limit = -1
	}
	if contact == "" {
		return l.query(ctx, `SELECT `+columns+` FROM encounter e WHERE `+visible+` ORDER BY e.at DESC, e.key DESC LIMIT ? OFFSET ?`, limit, offset)
	}
	return l.query(ctx, `SELECT `+columns+` FROM contact c JOIN encounter_line l ON l.contact = c.key JOIN encounter e ON e.key = l.encounter
		WHERE c.id = ? ORDER BY l.at DESC, l.encounter DESC LIMIT ? OFFSET ?`, contact, limit, offset)
}

// visible leaves out encounters with nobody but people who are in the bin: those have no row in the list.
const visible = `EXISTS (SELECT 1 FROM encounter_contact p JOIN contact_row r ON r.contact = p.contact WHERE p.encounter = e.key)`

// Mentioning gives the entries whose notes mention a contact, newest first. limit 0 gives all.
func (l *Log) Mentioning(ctx context.Context, contact string, offset, limit int) ([]Encounter, error) {
	if limit <= 0 {
		limit = -1
	}
	return l.query(ctx, `SELECT `+columns+` FROM encounter_mention m JOIN encounter e ON e.key = m.encounter WHERE m.id = ? AND `+visible+`
		ORDER BY e.at DESC, e.key DESC LIMIT ? OFFSET ?`, contact, limit, offset)
}

// Show gives one entry. Fault: encounter.not-found.
func (l *Log) Show(ctx context.Context, id string) (Encounter, error) {
	found, err := l.query(ctx, `SELECT `+columns+` FROM encounter e WHERE e.id = ? AND `+visible, id)
	if err == nil && len(found) == 0 {
		err = fault.New("encounter.not-found", nil)
	}
	if err != nil {
		return Encounter{}, err
	}
	return found[0], nil
}

// Ending gives the entries whose ids end with a text: the ends of ids differ, while those made at a time begin alike.
func (l *Log) Ending(ctx context.Context, end string) ([]Encounter, error) {
	return l.query(ctx, `SELECT `+columns+` FROM encounter e WHERE substr(e.id, -length(?1)) = ?1 AND `+visible+` ORDER BY e.at DESC, e.key DESC`, end)
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

func (l *Log) query(ctx context.Context, query string, args ...any) ([]Encounter, error) {
	rows, err := l.vault.Query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := []Encounter{}
	for rows.Next() {
		e := Encounter{Links: []string{}, People: []Person{}}
		var links string
		var created, changed int64
		if err := rows.Scan(&e.key, &e.ID, &e.Kind, &e.Day, &e.Time, &e.Place, &e.Size, &e.Initiator, &links, &e.Note, &created, &changed, &e.at); err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(links), &e.Links); err != nil {
			return nil, err
		}
		e.Created, e.Changed = time.UnixMilli(created).UTC(), time.UnixMilli(changed).UTC()
		found = append(found, e)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if err := l.addPeople(ctx, found); err != nil {
		return nil, err
	}
	return found, l.nameMentioned(ctx, found)
}

func (l *Log) addPeople(ctx context.Context, found []Encounter) error {
	keys := make([]int64, len(found))
	at := make(map[int64]int, len(found))
	for i := range found {
		keys[i] = found[i].key
		at[found[i].key] = i
	}
	list, err := json.Marshal(keys)
	if err != nil {
		return err
	}
	rows, err := l.vault.Query(ctx, `SELECT p.encounter, p.contact, c.id, r.name, r.kind, r.photo FROM json_each(?) j JOIN encounter_contact p ON p.encounter = j.value
		JOIN contact c ON c.key = p.contact JOIN contact_row r ON r.contact = p.contact ORDER BY p.key`, string(list))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key int64
		var p Person
		if err := rows.Scan(&key, &p.Key, &p.ID, &p.Name, &p.Kind, &p.Photo); err != nil {
			return err
		}
		e := &found[at[key]]
		e.People = append(e.People, p)
	}
	return rows.Err()
}

// nameMentioned gives those mentioned in notes the names they have now; who is gone keeps the one they were mentioned by.
func (l *Log) nameMentioned(ctx context.Context, found []Encounter) error {
	var ids []string
	for i := range found {
		ids = append(ids, Mentioned(found[i].Note)...)
	}
	if len(ids) == 0 {
		return nil
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	rows, err := l.vault.Query(ctx, `SELECT c.id, r.name FROM json_each(?) j JOIN contact c ON c.id = j.value JOIN contact_row r ON r.contact = c.key`, string(list))
	if err != nil {
		return err
	}
	defer rows.Close()
	names := map[string]string{}
	for rows.Next() {
		var id, name string
		if err := rows.Scan(&id, &name); err != nil {
			return err
		}
		names[id] = name
	}
	for i := range found {
		found[i].Note = eachMention(found[i].Note, func(name, id string) string {
			if now := names[id]; now != "" {
				name = now
			}
			return Mention(name, id)
		})
	}
	return rows.Err()
}
