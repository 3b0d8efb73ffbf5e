package vault

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
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

// Emptied registers how a feature takes everything at once out of the projections of one of its record tables, when an undo is about to take
// (nearly) all its rows away. What Restored registered gets the keys of all of them afterwards, and of those that stay.
func (v *Vault) Emptied(table string, empty func(tx *Tx) error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.emptiers[table] = empty
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
