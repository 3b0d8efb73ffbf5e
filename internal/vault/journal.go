package vault

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"

	"github.com/mattn/go-sqlite3"
)

// records are the tables that hold records, each with its columns: the key first, the change second.
type records map[string]*record

type record struct {
	columns  []string
	text     []bool     // declared TEXT: the hook reports text and blobs alike
	children []referrer // record tables with a foreign key to this one
}

type referrer struct{ table, column string }

// findRecords reads from the schema which tables are records: those whose second column is named change.
func findRecords(db *sql.DB) (records, error) {
	found := records{}
	rows, err := db.Query(`SELECT m.name, c.name, c.type FROM sqlite_schema m, pragma_table_info(m.name) c
		WHERE m.type = 'table' ORDER BY m.name, c.cid`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var table, column, kind string
		if err := rows.Scan(&table, &column, &kind); err != nil {
			return nil, err
		}
		if found[table] == nil {
			found[table] = &record{}
		}
		found[table].columns = append(found[table].columns, column)
		found[table].text = append(found[table].text, kind == "TEXT")
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	for table, r := range found {
		if len(r.columns) < 2 || r.columns[0] != "key" || r.columns[1] != "change" {
			delete(found, table)
		}
	}
	keys, err := db.Query(`SELECT m.name, f."from", f."table" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'`)
	if err != nil {
		return nil, err
	}
	defer keys.Close()
	for keys.Next() {
		var child, column, parent string
		if err := keys.Scan(&child, &column, &parent); err != nil {
			return nil, err
		}
		if found[parent] != nil && found[child] != nil {
			found[parent].children = append(found[parent].children, referrer{child, column})
		}
	}
	return found, keys.Err()
}

// verb says what happened to a row.
type verb byte

const (
	inserted verb = iota
	updated
	deleted
)

// entry is what happened to one row, or to the run of rows Key…Last that were inserted one after the other.
// Change is the row's change column afterwards: as long as it still stands there, nobody has touched the row since.
type entry struct {
	Verb      verb
	Table     string
	Key, Last int64
	Change    int64
	Columns   []string // those that differ (updated) or all (deleted)
	Old       []value  // their values before
}

// before gives the old values as SQL takes them.
func (e *entry) before() []any {
	args := make([]any, len(e.Old), len(e.Old)+2)
	for i, old := range e.Old {
		args[i] = old.sql()
	}
	return args
}

// value is an SQLite value in a form that gob writes.
type value struct {
	Kind  byte // 'n' null, 'i' integer, 'f' real, 't' text, 'b' blob
	Int   int64
	Float float64
	Bytes []byte
}

func (v value) sql() any {
	switch v.Kind {
	case 'i':
		return v.Int
	case 'f':
		return v.Float
	case 't':
		return string(v.Bytes)
	case 'b':
		return v.Bytes
	}
	return nil
}

func toValue(raw any, text bool) value {
	switch v := raw.(type) {
	case int64:
		return value{Kind: 'i', Int: v}
	case float64:
		return value{Kind: 'f', Float: v}
	case []byte:
		if text {
			return value{Kind: 't', Bytes: v}
		}
		return value{Kind: 'b', Bytes: v}
	}
	return value{Kind: 'n'}
}

func (v value) equal(w value) bool {
	return v.Kind == w.Kind && v.Int == w.Int && v.Float == w.Float && bytes.Equal(v.Bytes, w.Bytes)
}

// journal sees every row that the writing connection changes, through SQLite's pre-update hook, so that no SQL can write past
// it. Entries go compressed into change_part whenever about a megabyte has come together.
type journal struct {
	records records
	active  bool
	change  int64 // 0 in Maintain
	undoing bool  // an undo puts old rows back with their old change number
	entries []entry
	size    int
	written bool
	packing chan packed // the part that is packed beside the writing; nil if none is
	touched map[string]Touched
	misuse  error
	conn    *sqlite3.SQLiteConn // the writing connection
	away    bool                // SQLite does not call observe
}

const partSize = 1 << 20

func newJournal() *journal { return &journal{} }

func (j *journal) start(change int64) {
	*j = journal{records: j.records, conn: j.conn, active: true, change: change, touched: map[string]Touched{}}
}

func (j *journal) stop() { j.active, j.entries, j.packing = false, nil, nil }

func (j *journal) empty() bool { return len(j.entries) == 0 && !j.written }

func (j *journal) full() bool { return j.size > partSize }

func (j *journal) event() Event { return Event{Change: j.change, Tables: j.touched} }

// watch has SQLite call observe before each row changes.
func (j *journal) watch(conn *sqlite3.SQLiteConn) {
	j.conn = conn
	conn.RegisterPreUpdateHook(j.observe)
}

// errNotLooking is a programming error: a record was to be written while the journal does not look.
var errNotLooking = errors.New("a record was to be written among the rows of a projection")

// lookAway spares SQLite the way into Go for every row while only a projection is written, which is half of what the journal costs an
// import; the answer makes it look again. Whatever could write a record meanwhile fails. The driver keeps a few bytes for every time.
func (j *journal) lookAway() (look func()) {
	j.away = true
	j.conn.RegisterPreUpdateHook(nil)
	return func() {
		j.conn.RegisterPreUpdateHook(j.observe)
		j.away = false
	}
}

// observe is called by SQLite before each row changes.
func (j *journal) observe(data sqlite3.SQLitePreUpdateData) {
	if !j.active {
		return
	}
	r := j.records[data.TableName]
	if r == nil || data.DatabaseName != "main" {
		return
	}
	if j.change == 0 {
		j.misuse = fmt.Errorf("record table %s was written outside the door", data.TableName)
		return
	}
	e := entry{Table: data.TableName, Change: j.change}
	if data.Op != sqlite3.SQLITE_DELETE {
		row := make([]any, 2)
		if err := data.New(row...); err != nil {
			j.misuse = err
			return
		}
		e.Change, _ = row[1].(int64)
		if e.Change != j.change && !j.undoing {
			j.misuse = fmt.Errorf("table %s: a row was written without the number of the change", data.TableName)
			return
		}
	}
	switch data.Op {
	case sqlite3.SQLITE_INSERT:
		e.Verb, e.Key, e.Last = inserted, data.NewRowID, data.NewRowID
	case sqlite3.SQLITE_UPDATE:
		e.Verb, e.Key = updated, data.OldRowID
		e.Columns, e.Old = j.difference(r, data)
	case sqlite3.SQLITE_DELETE:
		e.Verb, e.Key = deleted, data.OldRowID
		e.Columns, e.Old = j.whole(r, data)
	}
	j.add(e)
}

func (j *journal) add(e entry) {
	seen := j.touched[e.Table]
	seen.Count++
	if len(seen.Keys) < 100 {
		seen.Keys = append(seen.Keys, e.Key)
	}
	j.touched[e.Table] = seen
	if last := len(j.entries) - 1; e.Verb == inserted && last >= 0 {
		// Imports insert row after row; one entry holds them all.
		if run := &j.entries[last]; run.Verb == inserted && run.Table == e.Table && run.Last+1 == e.Key && run.Change == e.Change {
			run.Last = e.Key
			return
		}
	}
	j.entries = append(j.entries, e)
	j.size += 64
	for _, v := range e.Old {
		j.size += len(v.Bytes) + 16
	}
}

func (j *journal) whole(r *record, data sqlite3.SQLitePreUpdateData) ([]string, []value) {
	row := make([]any, len(r.columns))
	if err := data.Old(row...); err != nil {
		j.misuse = err
		return nil, nil
	}
	values := make([]value, len(row))
	for i := range row {
		values[i] = toValue(row[i], r.text[i])
	}
	return r.columns, values
}

func (j *journal) difference(r *record, data sqlite3.SQLitePreUpdateData) ([]string, []value) {
	before, after := make([]any, len(r.columns)), make([]any, len(r.columns))
	if err := data.Old(before...); err != nil {
		j.misuse = err
	}
	if err := data.New(after...); err != nil {
		j.misuse = err
	}
	var columns []string
	var values []value
	for i := range before {
		was, is := toValue(before[i], r.text[i]), toValue(after[i], r.text[i])
		if !was.equal(is) {
			columns, values = append(columns, r.columns[i]), append(values, was)
		}
	}
	return columns, values
}
