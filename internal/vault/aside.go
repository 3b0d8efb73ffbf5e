package vault

import (
	"encoding/json"
	"errors"
	"strings"
)

// SetIndexesAside drops the indexes of empty tables that are about to be filled, and answers what makes them again once they are full. To sort
// all rows at the end costs a fraction of finding the place of each, and leaves no page half empty. Whoever sees the tables outside of this
// write sees them with their indexes, before it and after it, and if it fails.
func (tx *Tx) SetIndexesAside(tables ...string) (restore func() error, err error) {
	list, err := json.Marshal(tables)
	if err != nil {
		return nil, err
	}
	drop, create, err := tx.indexes(string(list))
	if err != nil {
		return nil, err
	}
	return func() error { return tx.Exec(strings.Join(create, ";")) }, tx.Exec(strings.Join(drop, ";"))
}

// indexes gives the statements that drop and make the indexes of tables, but not those that stand for a constraint.
func (tx *Tx) indexes(tables string) (drop, create []string, err error) {
	rows, err := tx.Query(`SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (SELECT value FROM json_each(?)) ORDER BY rowid`, tables)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var name, statement string
		if err := rows.Scan(&name, &statement); err != nil {
			return nil, nil, err
		}
		drop, create = append(drop, `DROP INDEX `+name), append(create, statement)
	}
	return drop, create, rows.Err()
}

// Empty deletes all rows of a projection. Where the table has no triggers SQLite lets go of its pages without looking at the rows.
func (tx *Tx) Empty(table string) error {
	s, err := tx.statement(`DELETE FROM ` + table)
	if err != nil {
		return err
	}
	look := s.lookAway()
	err = s.run()
	look()
	return errors.Join(err, s.close())
}
