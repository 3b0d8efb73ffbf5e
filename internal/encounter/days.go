package encounter

import (
	"context"
	"encoding/json"

	"kith/internal/civil"
)

// firstDay gives the day that stands for what an encounter sorts by: an approximate time counts from its first day, so that nobody
// seems to have been met later than they were.
func firstDay(at string) string {
	if len(at) > len("2026-03-01") {
		at = at[:len("2026-03-01")]
	}
	return civil.First(at)
}

// LastDays gives, for those of the contacts that have one, the civil day of the last real encounter, greetings not counted.
func (l *Log) LastDays(ctx context.Context, contacts []int64) (map[int64]string, error) {
	days := map[int64]string{}
	err := l.eachDay(ctx, contacts, `SELECT j.value, l.at FROM json_each(?) j JOIN contact_row r ON r.contact = j.value JOIN encounter_line l ON l.link = (SELECT link FROM encounter_line
		WHERE contact = j.value AND counts = 1 ORDER BY at DESC, encounter DESC LIMIT 1)`, func(contact int64, day string) { days[contact] = day })
	return days, err
}

// DaysOf gives the civil days of all real encounters of contacts, ascending, a day once for each encounter; greetings are not counted.
func (l *Log) DaysOf(ctx context.Context, contacts []int64) (map[int64][]string, error) {
	days := map[int64][]string{}
	err := l.eachDay(ctx, contacts, `SELECT l.contact, l.at FROM json_each(?) j JOIN contact_row r ON r.contact = j.value JOIN encounter_line l ON l.contact = r.contact
		WHERE l.counts = 1 ORDER BY j.key, l.at`, func(contact int64, day string) { days[contact] = append(days[contact], day) })
	return days, err
}

// Years gives the years in which there are entries, newest first. Each costs one look into the index.
func (l *Log) Years(ctx context.Context) ([]string, error) {
	years := []string{}
	rows, err := l.vault.Query(ctx, `WITH RECURSIVE y (at) AS (SELECT max(at) FROM encounter
		UNION ALL SELECT (SELECT max(at) FROM encounter WHERE at < substr(y.at, 1, 4)) FROM y WHERE y.at IS NOT NULL)
		SELECT substr(at, 1, 4) FROM y WHERE at IS NOT NULL`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var year string
		if err := rows.Scan(&year); err != nil {
			return nil, err
		}
		years = append(years, year)
	}
	return years, rows.Err()
}

func (l *Log) eachDay(ctx context.Context, contacts []int64, query string, add func(contact int64, day string)) error {
	list, err := json.Marshal(contacts)
	if err != nil {
		return err
	}
	rows, err := l.vault.Query(ctx, query, string(list))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var contact int64
		var at string
		if err := rows.Scan(&contact, &at); err != nil {
			return err
		}
		add(contact, firstDay(at))
	}
	return rows.Err()
}
