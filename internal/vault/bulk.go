package vault

import (
	"database/sql"
	"errors"
	"strings"
)

// Bulk gathers rows and inserts many with one statement: a call into SQLite costs more than a row.
type Bulk struct {
	tx      *Tx
	head    string
	row     string
	columns int
	size    int
	args    []any
	full    *sql.Stmt
}

// maxBulkArgs keeps a statement well below SQLite's limit of 32,766 variables.
const maxBulkArgs = 400

// Bulk makes a batch for one table; head is "INSERT INTO t (a, b)" and columns the number of its columns. Rows are written when a
// batch is full, and by Close, which has to be called even after an error.
func (tx *Tx) Bulk(head string, columns int) *Bulk {
	return &Bulk{tx: tx, head: head, columns: columns, size: maxBulkArgs / columns, row: "(?" + strings.Repeat(",?", columns-1) + ")"}
}

// Add gathers one row. The values must stay unchanged until they are written.
func (b *Bulk) Add(values ...any) error {
	b.args = append(b.args, values...)
	if len(b.args) < b.size*b.columns {
		return nil
	}
	if b.full == nil {
		var err error
		if b.full, err = b.tx.Prepare(b.statement(b.size)); err != nil {
			return err
		}
	}
	_, err := b.full.ExecContext(b.tx.ctx, b.args...)
	b.args = b.args[:0]
	return err
}

// Flush writes what is gathered.
func (b *Bulk) Flush() error {
	rows := len(b.args) / b.columns
	if rows == 0 {
		return nil
	}
	err := b.tx.Exec(b.statement(rows), b.args...)
	b.args = b.args[:0]
	return err
}

// Close writes what is gathered and lets the statement go.
func (b *Bulk) Close() error {
	err := b.Flush()
	if b.full != nil {
		err = errors.Join(err, b.full.Close())
	}
	return err
}

func (b *Bulk) statement(rows int) string {
	return b.head + " VALUES " + b.row + strings.Repeat(","+b.row, rows-1)
}
