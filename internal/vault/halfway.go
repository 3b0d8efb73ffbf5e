package vault

import (
	"database/sql"
	"errors"
	"slices"
	"strings"
)

// halfway remembers the rows that an undo changed on its way to their insertion: a change may insert a row and write it once more. If
// the row has to stay in the end, since a later one refers to it, it stays as the change left it and not as it was halfway.
type halfway map[place]map[string]any

type place struct {
	table string
	key   int64
}

// note keeps what a row says before an entry is reversed. Where an entry changed the number of the change, the row is an earlier one.
func (h halfway) note(tx *Tx, e entry) error {
	if slices.Contains(e.Columns, "change") {
		return nil
	}
	values := make([]any, len(e.Columns))
	into := make([]any, len(e.Columns))
	for i := range values {
		into[i] = &values[i]
	}
	err := tx.QueryRow(`SELECT `+strings.Join(e.Columns, `, `)+` FROM `+e.Table+` WHERE key = ? AND change = ?`, e.Key, e.Change).Scan(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	at := place{e.Table, e.Key}
	if h[at] == nil {
		h[at] = map[string]any{}
	}
	for i, column := range e.Columns {
		if _, newer := h[at][column]; !newer {
			h[at][column] = values[i]
		}
	}
	return nil
}

// mend puts rows that stay back to what they were before the undo.
func (h halfway) mend(tx *Tx, e entry, left []int64) error {
	if len(h) == 0 {
		return nil
	}
	for _, key := range left {
		said := h[place{e.Table, key}]
		if len(said) == 0 {
			continue
		}
		var columns []string
		var args []any
		for column, value := range said {
			columns, args = append(columns, column), append(args, value)
		}
		query := `UPDATE ` + e.Table + ` SET ` + strings.Join(columns, ` = ?, `) + ` = ? WHERE key = ? AND change = ?`
		if err := tx.Exec(query, append(args, key, e.Change)...); err != nil {
			return err
		}
	}
	return nil
}
