package vault

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"regexp"
	"sync"
)

// statement is run many times inside a write. It goes to the driver directly: database/sql would look at every value twice and take
// three locks for every run.
type statement struct {
	tx      *Tx
	driver  driver.Stmt
	values  []driver.NamedValue
	records bool // it writes a record table, or one we cannot name
}

// target finds the table that a statement writes, where it is named plainly: what is written otherwise counts as a record.
var target = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*(?:INSERT(?: OR \w+)? INTO|DELETE FROM|UPDATE(?: OR \w+)?) (\w+)(?:[\s(]|$)`)
})

func (tx *Tx) statement(query string) (*statement, error) {
	prepared, err := tx.raw.PrepareContext(tx.ctx, query)
	if err != nil {
		return nil, err
	}
	table := target().FindStringSubmatch(query)
	return &statement{
		tx:      tx,
		driver:  prepared,
		values:  make([]driver.NamedValue, prepared.NumInput()),
		records: table == nil || tx.vault.records[table[1]] != nil,
	}, nil
}

// run executes the statement once. It ends between two runs when the write is cancelled: each is short, and the driver would start a
// goroutine to interrupt one.
func (s *statement) run(values ...any) error {
	if err := s.tx.ctx.Err(); err != nil {
		return err
	}
	if s.records && s.tx.vault.journal.away {
		return errNotLooking
	}
	if len(values) != len(s.values) {
		return fmt.Errorf("%d values for %d parameters", len(values), len(s.values))
	}
	for i, v := range values {
		known, err := bound(v)
		if err != nil {
			return err
		}
		s.values[i] = driver.NamedValue{Ordinal: i + 1, Value: known}
	}
	_, err := s.driver.(driver.StmtExecContext).ExecContext(context.Background(), s.values)
	return err
}

// bound gives a value as the driver takes it.
func bound(v any) (driver.Value, error) {
	switch v := v.(type) {
	case nil, int64, string, []byte, float64, bool:
		return v, nil
	case int:
		return int64(v), nil
	}
	return driver.DefaultParameterConverter.ConvertValue(v)
}

// lookAway has the journal look away while a projection is written; the answer makes it look again, if this made it look away.
func (s *statement) lookAway() (look func()) {
	if s.records || s.tx.vault.journal.away {
		return func() {}
	}
	return s.tx.vault.journal.lookAway()
}

func (s *statement) close() error { return s.driver.Close() }

// fewRuns is up to how often a statement runs for it not to be worth telling SQLite not to call the journal.
const fewRuns = 64

// Repeat hands over a way to run one statement about so many times, with other values each time. Where it writes a projection, nothing
// else may be written before Repeat returns. Executions pass the journal like all others, which however is only written out between calls
// of Exec. Without any times, nothing happens.
func (tx *Tx) Repeat(query string, times int, work func(run func(values ...any) error) error) error {
	if times == 0 {
		return nil
	}
	s, err := tx.statement(query)
	if err != nil {
		return err
	}
	if times > fewRuns {
		defer s.lookAway()()
	}
	return errors.Join(work(s.run), s.close())
}
