package vault

import (
	"cmp"
	"slices"
)

// Terms gathers documents of a full-text table whose columns are rowid and terms, and writes many at once, in the order of their rows, as
// FTS5 likes it. FTS5 empties its buffer whenever another statement of the same write opens a savepoint, so that writing each document
// where it comes up would leave thousands of tiny segments behind. Nothing is in the table before Flush.
type Terms struct {
	tx    *Tx
	table string
	puts  []document
	gone  []int64
	size  int
}

// document is what a row is to hold; none where it is to be gone.
type document struct {
	row   int64
	terms string
}

// Terms begins a batch for a full-text table.
func (tx *Tx) Terms(table string) *Terms { return &Terms{tx: tx, table: table} }

// Put adds a document to the table. Where the row has one, Remove has to come before.
func (t *Terms) Put(row int64, terms string) {
	t.puts = append(t.puts, document{row, terms})
	t.size += len(terms)
}

// Remove takes a document out, if it is there or was put before.
func (t *Terms) Remove(row int64) {
	if len(t.puts) > 0 {
		t.puts = append(t.puts, document{row: row})
	}
	t.gone = append(t.gone, row)
}

// Size is the amount of terms that are gathered, in bytes.
func (t *Terms) Size() int { return t.size }

// Count is the number of documents that are gathered.
func (t *Terms) Count() int { return len(t.puts) }

// Flush writes what is gathered.
func (t *Terms) Flush() error {
	slices.Sort(t.gone)
	err := t.tx.Repeat(`DELETE FROM `+t.table+` WHERE rowid = ?`, len(t.gone), func(remove func(...any) error) error {
		for _, row := range slices.Compact(t.gone) {
			if err := remove(row); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	slices.SortStableFunc(t.puts, func(a, b document) int { return cmp.Compare(a.row, b.row) })
	err = t.tx.Repeat(`INSERT INTO `+t.table+` (rowid, terms) VALUES (?, ?)`, len(t.puts), func(insert func(...any) error) error {
		for i, d := range t.puts {
			if d.terms == "" || i+1 < len(t.puts) && t.puts[i+1].row == d.row {
				continue // the last word on a row counts
			}
			if err := insert(d.row, d.terms); err != nil {
				return err
			}
		}
		return nil
	})
	clear(t.puts)
	t.puts, t.gone, t.size = t.puts[:0], t.gone[:0], 0
	return err
}
