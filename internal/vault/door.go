package vault

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"github.com/google/uuid"
	"github.com/mattn/go-sqlite3"

	"kith/internal/fault"
	"kith/internal/message"
)

// Change is one entry of the history. ID 0 means that nothing was changed.
type Change struct {
	ID     int64
	At     time.Time // UTC
	Label  message.Message
	Undone bool
	// Remarks say what an undo could not take back and kept instead.
	Remarks []message.Message
}

// Event tells listeners what a committed write touched: per record table, how many rows and the first of their keys.
type Event struct {
	Change int64
	Tables map[string]Touched
}

// Touched says which rows of a table were written: Count of them, Keys holding the first hundred.
type Touched struct {
	Count int
	Keys  []int64
}

// Tx is a write in progress. It is only good inside the function it was given to.
type Tx struct {
	vault  *Vault
	ctx    context.Context
	tx     *sql.Tx
	raw    *sqlite3.SQLiteConn // the connection of tx
	change int64
	at     time.Time
	lastID uuid.UUID
}

// Write is the one door. It runs fn in one transaction, records under the label what fn did to records so that it can be
// undone, and tells the listeners. When fn fails or ctx ends, nothing has happened. A write that touched no record leaves no
// trace in the history and answers a Change with ID 0.
func (v *Vault) Write(ctx context.Context, label message.Message, fn func(*Tx) error) (Change, error) {
	return v.WriteAs(ctx, func(tx *Tx) (message.Message, error) { return label, fn(tx) })
}

// WriteAs is Write for changes whose label is known only at their end.
func (v *Vault) WriteAs(ctx context.Context, fn func(*Tx) (message.Message, error)) (Change, error) {
	var change Change
	err := v.transact(ctx, func(tx *Tx) error {
		result, err := tx.ExecContext(`INSERT INTO change (at, label) VALUES (?, '')`, tx.at.UnixMilli())
		if err != nil {
			return err
		}
		if tx.change, err = result.LastInsertId(); err != nil {
			return err
		}
		v.journal.start(tx.change)
		label, err := fn(tx)
		if err != nil {
			return err
		}
		return tx.conclude(label, &change)
	})
	if err != nil {
		return Change{}, err
	}
	return change, nil
}

// conclude writes the label and the rest of the journal, or removes a change that changed nothing.
func (tx *Tx) conclude(label message.Message, change *Change) error {
	j := tx.vault.journal
	if j.misuse != nil {
		return j.misuse
	}
	if j.empty() {
		_, err := tx.ExecContext(`DELETE FROM change WHERE id = ?`, tx.change)
		return err
	}
	if err := j.finish(tx); err != nil {
		return err
	}
	text, err := json.Marshal(label)
	if err != nil {
		return err
	}
	*change = Change{ID: tx.change, At: tx.at, Label: label}
	_, err = tx.ExecContext(`UPDATE change SET label = ? WHERE id = ?`, string(text), tx.change)
	return err
}

// Maintain is the service entrance: it writes projections and bookkeeping (thumbnails, export stamps), which nobody would
// want to undo. Touching a record in it is a programming error and fails.
func (v *Vault) Maintain(ctx context.Context, fn func(*Tx) error) error {
	return v.transact(ctx, func(tx *Tx) error {
		v.journal.start(0)
		if err := fn(tx); err != nil {
			return err
		}
		return v.journal.misuse
	})
}

// transact runs fn in a transaction on the one writing connection, commits, and notifies.
func (v *Vault) transact(ctx context.Context, fn func(*Tx) error) (err error) {
	v.door.Lock()
	defer v.door.Unlock()
	if v.beside {
		return v.inUse()
	}
	if v.readOnly {
		return fault.New("vault.read-only", nil)
	}
	defer func() { err = cancelled(ctx, translate(err)) }()
	// The end of ctx stops statements but does not end the transaction: that would happen in a goroutine of database/sql, beside what
	// Bulk and Repeat do with the connection.
	sqlTx, err := v.writer.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return err
	}
	// A panic in fn must not leave the only writing connection inside a transaction.
	defer func() { _ = sqlTx.Rollback() }()
	defer v.journal.stop()
	tx := &Tx{vault: v, ctx: ctx, tx: sqlTx, raw: v.journal.conn, at: v.Now()}
	if err := fn(tx); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	err = sqlTx.Commit()
	v.commits.Add(1)
	if err != nil {
		return err
	}
	if event := v.journal.event(); len(event.Tables) != 0 {
		v.notify(event)
	}
	return nil
}

// cancelled gives the one fault for every way in which a stopped context shows.
func cancelled(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		var known *fault.Error
		if errors.As(err, &known) && known.Message.Code != "cancelled" {
			return err
		}
		return fault.Wrap(ctx.Err(), "cancelled", nil)
	}
	return err
}

// OnChange registers a listener, called after each commit that touched records, in the goroutine that wrote. It must be quick
// and must not write.
func (v *Vault) OnChange(listener func(Event)) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.listeners = append(v.listeners, listener)
}

func (v *Vault) notify(event Event) {
	v.mu.Lock()
	listeners := v.listeners
	v.mu.Unlock()
	for _, listener := range listeners {
		listener(event)
	}
}

// Change is the number to put into the change column of every record written; 0 in Maintain.
func (tx *Tx) Change() int64 { return tx.change }

// Now is the moment of this write, in UTC, the same throughout.
func (tx *Tx) Now() time.Time { return tx.at }

// Context ends when the write is cancelled.
func (tx *Tx) Context() context.Context { return tx.ctx }

// ExecContext runs a statement inside the write.
func (tx *Tx) ExecContext(query string, args ...any) (sql.Result, error) {
	if tx.vault.journal.away {
		return nil, errNotLooking
	}
	result, err := tx.tx.ExecContext(tx.ctx, query, args...)
	if err != nil {
		return nil, err
	}
	if tx.vault.journal.full() {
		if err := tx.vault.journal.flush(tx); err != nil {
			return nil, err
		}
	}
	return result, nil
}

// Exec runs a statement whose result does not matter.
func (tx *Tx) Exec(query string, args ...any) error {
	_, err := tx.ExecContext(query, args...)
	return err
}

// Insert runs an INSERT of one row and answers its key.
func (tx *Tx) Insert(query string, args ...any) (int64, error) {
	result, err := tx.ExecContext(query, args...)
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

// Query reads inside the write, seeing what it has done so far.
func (tx *Tx) Query(query string, args ...any) (*sql.Rows, error) {
	return tx.tx.QueryContext(tx.ctx, query, args...)
}

// QueryRow reads one row inside the write.
func (tx *Tx) QueryRow(query string, args ...any) *sql.Row {
	return tx.tx.QueryRowContext(tx.ctx, query, args...)
}

// KeyOf gives the key of the row of a record table that has the id; the fault missing if there is none.
func (tx *Tx) KeyOf(table, id, missing string) (int64, error) {
	var key int64
	err := tx.QueryRow(`SELECT key FROM `+table+` WHERE id = ?`, id).Scan(&key)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, fault.New(missing, nil)
	}
	return key, err
}
