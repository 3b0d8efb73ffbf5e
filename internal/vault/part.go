package vault

import (
	"bytes"
	"compress/flate"
	"encoding/gob"
	"fmt"
	"io"
)

// packed is a part of the journal as it is stored.
type packed struct {
	rows []byte
	err  error
}

func pack(entries []entry) packed {
	var rows bytes.Buffer
	squeeze, err := flate.NewWriter(&rows, flate.BestSpeed)
	if err != nil {
		return packed{err: err}
	}
	if err := gob.NewEncoder(squeeze).Encode(entries); err != nil {
		return packed{err: err}
	}
	err = squeeze.Close()
	return packed{rows.Bytes(), err}
}

func unpack(rows []byte) ([]entry, error) {
	raw := flate.NewReader(bytes.NewReader(rows))
	defer raw.Close()
	var entries []entry
	if err := gob.NewDecoder(raw).Decode(&entries); err != nil && err != io.EOF {
		return nil, fmt.Errorf("history: %w", err)
	}
	return entries, nil
}

// flush has the entries gathered so far packed beside the writing, which costs as much as deleting the rows does, and writes those that were
// packed meanwhile.
func (j *journal) flush(tx *Tx) error {
	if len(j.entries) == 0 {
		return nil
	}
	if err := j.writePart(tx); err != nil {
		return err
	}
	entries, packing := j.entries, make(chan packed, 1)
	j.entries, j.size, j.written, j.packing = nil, 0, true, packing
	go func() { packing <- pack(entries) }()
	return nil
}

// finish writes all that is left.
func (j *journal) finish(tx *Tx) error {
	if err := j.writePart(tx); err != nil || len(j.entries) == 0 {
		return err
	}
	part := pack(j.entries)
	j.entries, j.size, j.written = nil, 0, true
	return part.write(tx)
}

// writePart writes what is being packed. Parts are stored in the order of their entries.
func (j *journal) writePart(tx *Tx) error {
	if j.packing == nil {
		return nil
	}
	part := <-j.packing
	j.packing = nil
	return part.write(tx)
}

func (p packed) write(tx *Tx) error {
	if p.err != nil {
		return p.err
	}
	_, err := tx.tx.ExecContext(tx.ctx, `INSERT INTO change_part (change, rows) VALUES (?, ?)`, tx.change, p.rows)
	return err
}

// parts reads the parts of a change, the last first; each is unpacked while the one before is worked on.
func (tx *Tx) parts(change int64, work func([]entry) error) error {
	ids, err := Keys(tx.Query(`SELECT id FROM change_part WHERE change = ? ORDER BY id DESC`, change))
	if err != nil {
		return err
	}
	type opened struct {
		entries []entry
		err     error
	}
	var last chan opened
	for _, id := range append(ids, 0) {
		ready := last
		if id != 0 {
			var rows []byte
			if err := tx.QueryRow(`SELECT rows FROM change_part WHERE id = ?`, id).Scan(&rows); err != nil {
				return err
			}
			next := make(chan opened, 1)
			go func() {
				entries, err := unpack(rows)
				next <- opened{entries, err}
			}()
			last = next
		}
		if ready == nil {
			continue
		}
		part := <-ready
		if part.err != nil {
			return part.err
		}
		if err := work(part.entries); err != nil {
			return err
		}
	}
	return nil
}
