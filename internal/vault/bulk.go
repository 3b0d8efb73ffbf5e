package vault

import (
	"errors"
	"strings"
)

// Bulk gathers rows and inserts many with one statement: a call into SQLite costs more than a row.
type Bulk struct {
	tx      *Tx
	head    string
	row     string
	columns int
	size    int // rows of a full statement
	limit   int // values that are gathered before they are written
	parent  *Bulk
	args    []any
	full    *statement
}

// maxBulkArgs keeps a statement well below SQLite's limit of 32,766 variables.
const maxBulkArgs = 400

// Bulk makes a batch for one table; head is "INSERT INTO t (a, b)" and columns the number of its columns. Rows are written when a
// batch is full, and by Close, which has to be called even after an error.
func (tx *Tx) Bulk(head string, columns int) *Bulk {
	size := maxBulkArgs / columns
	return &Bulk{tx: tx, head: head, columns: columns, size: size, limit: size * columns, row: "(?" + strings.Repeat(",?", columns-1) + ")"}
}

// heldBatches is how many full statements a batch that stands after another gathers, so that the other is seldom written early.
const heldBatches = 16

// After has the rows written after those of a batch whose table they refer to. (As long as a reference is open, SQLite looks with every
// row of the table referred to whether it closes one, in all tables that may have one.)
func (b *Bulk) After(parent *Bulk) *Bulk {
	b.parent, b.limit = parent, b.limit*heldBatches
	return b
}

// Add gathers one row. The values must stay unchanged until they are written.
func (b *Bulk) Add(values ...any) error {
	b.args = append(b.args, values...)
	if len(b.args) < b.limit {
		return nil
	}
	return b.Flush()
}

// Flush writes what is gathered.
func (b *Bulk) Flush() error {
	if len(b.args) == 0 {
		return nil
	}
	if b.parent != nil {
		if err := b.parent.Flush(); err != nil {
			return err
		}
	}
	rest, err := b.flushFull()
	if err != nil || len(rest) == 0 {
		return err
	}
	return b.tx.Exec(b.statement(len(rest)/b.columns), rest...)
}

// flushFull writes as many full statements as are gathered and answers the values that are left.
func (b *Bulk) flushFull() ([]any, error) {
	args, full := b.args, b.size*b.columns
	b.args = b.args[:0]
	if len(args) < full {
		return args, nil
	}
	if b.full == nil {
		var err error
		if b.full, err = b.tx.statement(b.statement(b.size)); err != nil {
			return nil, err
		}
	}
	defer b.full.lookAway()()
	for ; len(args) >= full; args = args[full:] {
		if err := b.full.run(args[:full]...); err != nil {
			return nil, err
		}
	}
	return args, nil
}

// Close writes what is gathered and lets the statement go.
func (b *Bulk) Close() error {
	err := b.Flush()
	if b.full != nil {
		err = errors.Join(err, b.full.close())
	}
	return err
}

func (b *Bulk) statement(rows int) string {
	return b.head + " VALUES " + b.row + strings.Repeat(","+b.row, rows-1)
}
