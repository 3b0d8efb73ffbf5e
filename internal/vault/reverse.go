package vault

import (
	"cmp"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// reverse undoes the entries of a change, the last first, and answers how many rows were kept because of later changes.
func (tx *Tx) reverse(target int64) (kept int, err error) {
	tx.vault.journal.undoing = true
	defer func() { tx.vault.journal.undoing = false }()
	// Rows come back in an order that may meet a foreign key before its target; the check waits for the commit.
	if err := tx.Exec(`PRAGMA defer_foreign_keys = ON`); err != nil {
		return 0, err
	}
	restored := map[string][]int64{}
	earlier := halfway{}
	emptied := map[string]bool{}
	err = tx.parts(target, func(entries []entry) error {
		for len(entries) > 0 {
			run := together(entries)
			entries = entries[:len(entries)-len(run)]
			if err := tx.empty(&run[0], emptied); err != nil {
				return err
			}
			n, keys, err := tx.reverseEntries(run, earlier)
			if err != nil {
				return err
			}
			kept += n
			restored[run[0].Table] = append(restored[run[0].Table], keys...)
		}
		return nil
	})
	if err != nil {
		return kept, err
	}
	for table, all := range emptied {
		if !all {
			continue
		}
		left, err := tx.keysWhere(table, ` true`)
		if err != nil {
			return kept, err
		}
		restored[table] = append(restored[table], left...)
	}
	return kept, tx.rebuild(restored)
}

// worthEmptying is how many rows have to go together before it is asked whether all of them go.
const worthEmptying = 100

// empty has projections emptied at once before a run of inserted rows goes, if all rows of the table are from the change that wrote the run:
// then mostly nothing of the table is left, and to take a hundred thousand rows out of projections one by one would cost more than all
// else. What does stay after all is rebuilt in the end.
func (tx *Tx) empty(e *entry, asked map[string]bool) error {
	tx.vault.mu.Lock()
	clear := tx.vault.emptiers[e.Table]
	tx.vault.mu.Unlock()
	if _, known := asked[e.Table]; known || clear == nil || e.Verb != inserted || e.Last-e.Key < worthEmptying {
		return nil
	}
	var others bool
	if err := tx.QueryRow(`SELECT EXISTS (SELECT 1 FROM `+e.Table+` WHERE change <> ?)`, e.Change).Scan(&others); err != nil {
		return err
	}
	asked[e.Table] = !others
	if others {
		return nil
	}
	return clear(tx)
}

// together gives the last entries that can be reversed at once: rows of one table that were deleted one after the other, else a single one.
func together(entries []entry) []entry {
	first := len(entries) - 1
	last := &entries[first]
	for first > 0 && last.Verb == deleted && entries[first-1].Verb == deleted && entries[first-1].Table == last.Table && len(entries[first-1].Columns) == len(last.Columns) {
		first--
	}
	return entries[first:]
}

// reverseEntries answers how many rows it had to keep and the keys of those it changed. It takes several entries only where they are
// rows that were deleted together.
func (tx *Tx) reverseEntries(run []entry, earlier halfway) (kept int, keys []int64, err error) {
	e := run[0]
	r := tx.vault.records[e.Table]
	if r == nil {
		return 0, nil, fmt.Errorf("history: table %s no longer exists", e.Table)
	}
	switch e.Verb {
	case inserted:
		return tx.reverseInserts(e, r, earlier)
	case updated:
		return tx.reverseUpdate(e, earlier)
	}
	return tx.reverseDeletes(run)
}

func (tx *Tx) reverseUpdate(e entry, earlier halfway) (kept int, keys []int64, err error) {
	if len(e.Columns) == 0 {
		return 0, nil, nil
	}
	if err := earlier.note(tx, e); err != nil {
		return 0, nil, err
	}
	query := `UPDATE ` + e.Table + ` SET ` + strings.Join(e.Columns, ` = ?, `) + ` = ? WHERE key = ? AND change = ?`
	result, err := tx.ExecContext(query, append(e.before(), e.Key, e.Change)...)
	if err != nil {
		return 0, nil, err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return 1, nil, err
	}
	return 0, []int64{e.Key}, nil
}

// reverseDeletes puts rows back that were deleted together, in the order of their keys: SQLite appends them then, and the journal needs one
// entry for them all.
func (tx *Tx) reverseDeletes(run []entry) (kept int, keys []int64, err error) {
	slices.SortFunc(run, func(a, b entry) int { return cmp.Compare(a.Key, b.Key) })
	columns := run[0].Columns
	query := `INSERT INTO ` + run[0].Table + ` (` + strings.Join(columns, `, `) + `) VALUES (?` + strings.Repeat(`, ?`, len(columns)-1) + `)`
	all := func(insert func(...any) error) error {
		for _, e := range run {
			err := insert(e.before()...)
			switch {
			case isConstraint(err):
				kept++
			case err != nil:
				return err
			default:
				keys = append(keys, e.Key)
			}
		}
		return nil
	}
	if len(run) > 1 {
		err = tx.Repeat(query, len(run), all)
		return kept, keys, err
	}
	err = all(func(values ...any) error { return tx.Exec(query, values...) })
	return kept, keys, err
}

// reverseInserts deletes a run of rows but for those that were touched since or that others refer to. It goes in steps, so that
// what the journal keeps for the redo is written out between them.
func (tx *Tx) reverseInserts(e entry, r *record, earlier halfway) (kept int, keys []int64, err error) {
	const step = 200
	untouched := ` key BETWEEN ? AND ? AND change = ?`
	for _, child := range r.children {
		untouched += fmt.Sprintf(` AND NOT EXISTS (SELECT 1 FROM %s c WHERE c.%s = %s.key)`, child.table, child.column, e.Table)
	}
	for last := e.Last; last >= e.Key; last -= step {
		first := max(e.Key, last-step+1)
		gone, err := tx.keysWhere(e.Table, untouched, first, last, e.Change)
		if err != nil {
			return 0, nil, err
		}
		keys = append(keys, gone...)
		if int64(len(gone)) == last-first+1 {
			// All of them go, so nothing has to be looked up a second time.
			if err := tx.Exec(`DELETE FROM `+e.Table+` WHERE key BETWEEN ? AND ?`, first, last); err != nil {
				return 0, nil, err
			}
			continue
		}
		if err := tx.Exec(`DELETE FROM `+e.Table+` WHERE`+untouched, first, last, e.Change); err != nil {
			return 0, nil, err
		}
		left, err := tx.keysWhere(e.Table, ` key BETWEEN ? AND ?`, first, last)
		if err != nil {
			return 0, nil, err
		}
		if err := earlier.mend(tx, e, left); err != nil {
			return 0, nil, err
		}
		kept += len(left)
	}
	return kept, keys, nil
}

func (tx *Tx) keysWhere(table, where string, args ...any) ([]int64, error) {
	return Keys(tx.Query(`SELECT key FROM `+table+` WHERE`+where, args...))
}

// Keys reads an answer of one column of numbers to its end and closes it: Keys(tx.Query(…)). It is never nil, so that it goes
// into JSON as a list.
func Keys(rows *sql.Rows, err error) ([]int64, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	keys := []int64{}
	for rows.Next() {
		var key int64
		if err := rows.Scan(&key); err != nil {
			return nil, err
		}
		keys = append(keys, key)
	}
	return keys, rows.Err()
}

func (tx *Tx) rebuild(restored map[string][]int64) error {
	tx.vault.mu.Lock()
	defer tx.vault.mu.Unlock()
	for table, keys := range restored {
		rebuild := tx.vault.restorers[table]
		if rebuild == nil || len(keys) == 0 {
			continue
		}
		if err := rebuild(tx, keys); err != nil {
			return err
		}
	}
	return nil
}
