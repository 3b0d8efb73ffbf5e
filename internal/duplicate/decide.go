package duplicate

import (
	"context"
	"encoding/json"
	"slices"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vault"
)

func ordered(a, b int64) [2]int64 { return [2]int64{min(a, b), max(a, b)} }

// verdicts reads what was said about pairs.
func (f *Finder) verdicts(ctx context.Context) (map[[2]int64]string, error) {
	rows, err := f.vault.Query(ctx, `SELECT first, second, verdict FROM duplicate_decision`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	verdicts := map[[2]int64]string{}
	for rows.Next() {
		var first, second int64
		var verdict string
		if err := rows.Scan(&first, &second, &verdict); err != nil {
			return nil, err
		}
		verdicts[[2]int64{first, second}] = verdict
	}
	return verdicts, rows.Err()
}

// Decide remembers of all pairs among these contacts that they are Different, or are for Later; "" forgets what was said. One undo
// takes it back. Faults: contact.not-found, duplicate.few, duplicate.many.
func (f *Finder) Decide(ctx context.Context, ids []string, verdict string) (vault.Change, error) {
	code := map[string]string{Different: "duplicate.dismissed", Later: "duplicate.postponed", "": "duplicate.reopened"}[verdict]
	if code == "" {
		return vault.Change{}, fault.New("duplicate.verdict", message.Args{"value": verdict})
	}
	return f.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		keys, err := contact.Keys(tx, ids)
		if err != nil {
			return message.Message{}, err
		}
		slices.Sort(keys)
		keys = slices.Compact(keys)
		if len(keys) < 2 {
			return message.Message{}, fault.New("duplicate.few", nil)
		}
		if len(keys) > maxDecided {
			return message.Message{}, fault.New("duplicate.many", message.Args{"n": maxDecided})
		}
		label := message.New(code, message.Args{"n": len(keys)})
		for i, first := range keys {
			for _, second := range keys[i+1:] {
				if err := decide(tx, first, second, verdict); err != nil {
					return label, err
				}
			}
		}
		return label, nil
	})
}

// maxDecided bounds a decision, as it is about every pair.
const maxDecided = 100

func decide(tx *vault.Tx, first, second int64, verdict string) error {
	if verdict == "" {
		return tx.Exec(`DELETE FROM duplicate_decision WHERE first = ? AND second = ?`, first, second)
	}
	return tx.Exec(`INSERT INTO duplicate_decision (change, first, second, verdict) VALUES (?1, ?2, ?3, ?4)
		ON CONFLICT (first, second) DO UPDATE SET verdict = ?4, change = ?1 WHERE verdict <> ?4`, tx.Change(), first, second, verdict)
}

// moveDecisions lets what was said about contacts that are gone hold for the one they became.
func moveDecisions(tx *vault.Tx, into int64, gone []int64) error {
	list, err := json.Marshal(gone)
	if err != nil {
		return err
	}
	rows, err := tx.Query(`SELECT first, second, verdict FROM duplicate_decision
		WHERE first IN (SELECT value FROM json_each(?1)) OR second IN (SELECT value FROM json_each(?1))`, string(list))
	if err != nil {
		return err
	}
	defer rows.Close()
	type decision struct {
		other   int64
		verdict string
	}
	var moved []decision
	for rows.Next() {
		var first, second int64
		var d decision
		if err := rows.Scan(&first, &second, &d.verdict); err != nil {
			return err
		}
		d.other = first
		if slices.Contains(gone, first) {
			d.other = second
		}
		if d.other != into && !slices.Contains(gone, d.other) {
			moved = append(moved, d)
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if err := rows.Close(); err != nil {
		return err
	}
	if err := tx.Exec(`DELETE FROM duplicate_decision WHERE first IN (SELECT value FROM json_each(?1)) OR second IN (SELECT value FROM json_each(?1))`, string(list)); err != nil {
		return err
	}
	for _, d := range moved {
		key := ordered(into, d.other)
		if err := tx.Exec(`INSERT OR IGNORE INTO duplicate_decision (change, first, second, verdict) VALUES (?, ?, ?, ?)`, tx.Change(), key[0], key[1], d.verdict); err != nil {
			return err
		}
	}
	return nil
}
