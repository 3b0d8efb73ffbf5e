package vault

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"kith/internal/fault"
	"kith/internal/message"
)

// Restored registers how a feature rebuilds its projections for rows of one of its record tables after an undo put them back,
// changed them or took them away (then no such row exists any more).
func (v *Vault) Restored(table string, rebuild func(tx *Tx, keys []int64) error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.restorers[table] = rebuild
}

// History lists the changes, newest first, undos themselves left out.
func (v *Vault) History(ctx context.Context, limit int) ([]Change, error) {
	rows, err := v.Query(ctx, `SELECT id, at, label, undone_by IS NOT NULL FROM change WHERE undoes IS NULL ORDER BY id DESC LIMIT ?`, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	changes := []Change{}
	for rows.Next() {
		var c Change
		var at int64
		var label string
		if err := rows.Scan(&c.ID, &at, &label, &c.Undone); err != nil {
			return nil, translate(err)
		}
		c.At = time.UnixMilli(at).UTC()
		if err := json.Unmarshal([]byte(label), &c.Label); err != nil {
			return nil, fmt.Errorf("history: label of change %d: %w", c.ID, err)
		}
		changes = append(changes, c)
	}
	return changes, translate(rows.Err())
}

// Undo takes a change back, the last one that still stands if id is 0. Rows that later changes touched, or that later
// entries depend on, are kept and counted in the remarks. The undo is a change itself: Redo takes it back. Faults: undo.nothing,
// undo.not-found, undo.already, undo.kept (nothing is left that could be taken back).
func (v *Vault) Undo(ctx context.Context, id int64) (Change, error) {
	return v.reverse(ctx, func(tx *Tx) (int64, error) {
		query, args := `SELECT id, undone_by FROM change WHERE undoes IS NULL AND undone_by IS NULL AND id < ? ORDER BY id DESC LIMIT 1`, []any{tx.change}
		if id != 0 {
			query, args = `SELECT id, undone_by FROM change WHERE undoes IS NULL AND id = ?`, []any{id}
		}
		var undoneBy sql.NullInt64
		var target int64
		err := tx.QueryRow(query, args...).Scan(&target, &undoneBy)
		switch {
		case errors.Is(err, sql.ErrNoRows) && id == 0:
			return 0, fault.New("undo.nothing", nil)
		case errors.Is(err, sql.ErrNoRows):
			return 0, fault.New("undo.not-found", message.Args{"id": id})
		case err != nil:
			return 0, err
		case undoneBy.Valid:
			return 0, fault.New("undo.already", nil)
		}
		return target, nil
	})
}

// Redo takes the last undo back, as long as it was the last thing that happened.
func (v *Vault) Redo(ctx context.Context) (Change, error) {
	return v.reverse(ctx, func(tx *Tx) (int64, error) {
		// The newest change that still stands must be an undo of a change that is still undone by it.
		var target int64
		err := tx.QueryRow(`SELECT c.id FROM change c JOIN change o ON o.id = c.undoes AND o.undone_by = c.id
			WHERE c.id < ?1 AND o.undoes IS NULL AND NOT EXISTS (
				SELECT 1 FROM change n WHERE n.id > c.id AND n.id < ?1 AND n.undoes IS NULL)
			ORDER BY c.id DESC LIMIT 1`, tx.change).Scan(&target)
		if errors.Is(err, sql.ErrNoRows) {
			return 0, fault.New("redo.nothing", nil)
		}
		return target, err
	})
}

// reverse records a new change that does the opposite of the one that pick chooses.
func (v *Vault) reverse(ctx context.Context, pick func(*Tx) (int64, error)) (Change, error) {
	var target int64
	var remarks []message.Message
	change, err := v.WriteAs(ctx, func(tx *Tx) (message.Message, error) {
		var err error
		if target, err = pick(tx); err != nil {
			return message.Message{}, err
		}
		label, undoes, err := tx.labelOf(target)
		if err != nil {
			return label, err
		}
		if err := tx.link(target, undoes); err != nil {
			return label, err
		}
		kept, err := tx.reverse(target)
		if err != nil {
			return label, err
		}
		if tx.vault.journal.empty() {
			return label, fault.New("undo.kept", nil)
		}
		if kept > 0 {
			remarks = append(remarks, message.New("change.kept", message.Args{"n": kept}))
		}
		return label, nil
	})
	change.Remarks = remarks
	return change, err
}

func (tx *Tx) labelOf(change int64) (label message.Message, undoes sql.NullInt64, err error) {
	var text string
	if err = tx.QueryRow(`SELECT label, undoes FROM change WHERE id = ?`, change).Scan(&text, &undoes); err != nil {
		return
	}
	err = json.Unmarshal([]byte(text), &label)
	return
}

// link notes who undoes whom. Undoing an undo lets the original stand again.
func (tx *Tx) link(target int64, undoes sql.NullInt64) error {
	if err := tx.Exec(`UPDATE change SET undoes = ? WHERE id = ?`, target, tx.change); err != nil {
		return err
	}
	if err := tx.Exec(`UPDATE change SET undone_by = ? WHERE id = ?`, tx.change, target); err != nil {
		return err
	}
	if undoes.Valid {
		return tx.Exec(`UPDATE change SET undone_by = NULL WHERE id = ?`, undoes.Int64)
	}
	return nil
}

// reverse undoes the entries of a change, the last first, and answers how many rows were kept because of later changes.
func (tx *Tx) reverse(target int64) (kept int, err error) {
	tx.vault.journal.undoing = true
	defer func() { tx.vault.journal.undoing = false }()
	// Rows come back in an order that may meet a foreign key before its target; the check waits for the commit.
	if err := tx.Exec(`PRAGMA defer_foreign_keys = ON`); err != nil {
		return 0, err
	}
	parts, err := tx.parts(target)
	if err != nil {
		return 0, err
	}
	restored := map[string][]int64{}
	earlier := halfway{}
	for _, part := range parts {
		var packed []byte
		if err := tx.QueryRow(`SELECT rows FROM change_part WHERE id = ?`, part).Scan(&packed); err != nil {
			return 0, err
		}
		entries, err := unpack(packed)
		if err != nil {
			return 0, err
		}
		for i := len(entries) - 1; i >= 0; i-- {
			n, keys, err := tx.reverseEntry(entries[i], earlier)
			if err != nil {
				return 0, err
			}
			kept += n
			restored[entries[i].Table] = append(restored[entries[i].Table], keys...)
		}
	}
	return kept, tx.rebuild(restored)
}

func (tx *Tx) parts(change int64) ([]int64, error) {
	rows, err := tx.Query(`SELECT id FROM change_part WHERE change = ? ORDER BY id DESC`, change)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var parts []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		parts = append(parts, id)
	}
	return parts, rows.Err()
}

// reverseEntry answers how many rows it had to keep and the keys of those it changed.
func (tx *Tx) reverseEntry(e entry, earlier halfway) (kept int, keys []int64, err error) {
	r := tx.vault.records[e.Table]
	if r == nil {
		return 0, nil, fmt.Errorf("history: table %s no longer exists", e.Table)
	}
	switch e.Verb {
	case inserted:
		return tx.reverseInserts(e, r, earlier)
	case updated:
		if len(e.Columns) == 0 {
			return 0, nil, nil
		}
		if err := earlier.note(tx, e); err != nil {
			return 0, nil, err
		}
		args := make([]any, 0, len(e.Old)+2)
		for _, old := range e.Old {
			args = append(args, old.sql())
		}
		query := `UPDATE ` + e.Table + ` SET ` + strings.Join(e.Columns, ` = ?, `) + ` = ? WHERE key = ? AND change = ?`
		result, err := tx.ExecContext(query, append(args, e.Key, e.Change)...)
		if err != nil {
			return 0, nil, err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return 1, nil, err
		}
	case deleted:
		args := make([]any, len(e.Old))
		for i, old := range e.Old {
			args[i] = old.sql()
		}
		query := `INSERT INTO ` + e.Table + ` (` + strings.Join(e.Columns, `, `) + `) VALUES (?` + strings.Repeat(`, ?`, len(args)-1) + `)`
		err := tx.Exec(query, args...)
		if isConstraint(err) {
			return 1, nil, nil
		}
		if err != nil {
			return 0, nil, err
		}
	}
	return 0, []int64{e.Key}, nil
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
