package encounter

import (
	"context"
	"encoding/json"
)

// Latest gives the last entry of each of the contacts, notes as well, the latest first and each entry once.
func (l *Log) Latest(ctx context.Context, contacts []int64) ([]Encounter, error) {
	list, err := json.Marshal(contacts)
	if err != nil {
		return nil, err
	}
	return l.query(ctx, `SELECT `+columns+` FROM encounter e WHERE e.key IN (
		SELECT (SELECT p.encounter FROM encounter_contact p JOIN encounter l ON l.key = p.encounter WHERE p.contact = j.value ORDER BY l.day DESC, l.key DESC LIMIT 1)
		FROM json_each(?) j) ORDER BY e.day DESC, e.key DESC`, string(list))
}
