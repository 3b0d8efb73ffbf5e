package rhythm

import (
	"context"
	"encoding/json"

	"kith/internal/vault"
)

// Today has room for a dozen people, however many wait; it asks for those who wait the longest, measured by their own rhythm or habit, and
// does not read the rest.

// lengthDays is the length of a rhythm in days, in SQL.
const lengthDays = `(p.every * CASE p.unit WHEN 'week' THEN 7.0 WHEN 'month' THEN 30.0 ELSE 1.0 END)`

// DueMost gives of those who are due on a day the n that are most overdue, measured by the length of their rhythm, everybody who was put off
// to a day that has come (as many at most), and of the contacts in always who is due; in no order. all is how many are due in all.
func (p *Plan) DueMost(ctx context.Context, today string, n int, always []int64) (most []Due, all int, err error) {
	if err := p.Refresh(ctx); err != nil {
		return nil, 0, err
	}
	if err := p.vault.QueryRow(ctx, `SELECT count(*) FROM rhythm_plan WHERE due <> '' AND due <= ?`, today).Scan(&all); err != nil {
		return nil, 0, err
	}
	keys, err := p.top(ctx, always, `SELECT p.contact FROM rhythm_plan p WHERE p.due <> '' AND p.due <= ?1
		ORDER BY (julianday(?1) - julianday(p.due)) / `+lengthDays+` DESC, p.contact LIMIT ?2`, today, n)
	if err != nil {
		return nil, 0, err
	}
	if keys, err = p.top(ctx, keys, `SELECT s.contact FROM rhythm_state s JOIN rhythm_plan p ON p.contact = s.contact
		WHERE s.until <> '' AND s.until <= ?1 AND p.due = s.until ORDER BY s.until, s.contact LIMIT ?2`, today, n); err != nil {
		return nil, 0, err
	}
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, 0, err
	}
	most, err = p.planned(ctx, `p.contact IN (SELECT value FROM json_each(?)) AND p.due <> '' AND p.due <= ?`, string(list), today)
	return most, all, err
}

// LosingMost gives of those of whom one loses sight the n whose silence is longest, measured by how often they used to be met, and those of
// the contacts in always; in no order. all is how many there are in all.
func (p *Plan) LosingMost(ctx context.Context, today string, n int, always []int64) (most []Fading, all int, err error) {
	if err := p.Refresh(ctx); err != nil {
		return nil, 0, err
	}
	// Nobody fades for longer than paceForget days: whoever began to before that is lost, and need not be looked at.
	from := plusDays(today, -paceForget)
	if err := p.vault.QueryRow(ctx, `SELECT count(*) FROM rhythm_plan WHERE fading > ? AND fading <= ? AND lost > ?`, from, today, today).Scan(&all); err != nil {
		return nil, 0, err
	}
	keys, err := p.top(ctx, always, `SELECT p.contact FROM rhythm_plan p WHERE p.fading > ?3 AND p.fading <= ?1 AND p.lost > ?1
		ORDER BY (julianday(?1) - julianday(p.fading)) / p.pace DESC, p.contact LIMIT ?2`, today, n, from)
	if err != nil {
		return nil, 0, err
	}
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, 0, err
	}
	most, err = p.losing(ctx, today, ` AND p.contact IN (SELECT value FROM json_each(?2))`, string(list))
	return most, all, err
}

// top adds the contacts that a query gives to keys.
func (p *Plan) top(ctx context.Context, keys []int64, query string, args ...any) ([]int64, error) {
	more, err := vault.Keys(p.vault.Query(ctx, query, args...))
	return append(append([]int64{}, keys...), more...), err
}
