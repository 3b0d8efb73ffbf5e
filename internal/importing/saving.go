package importing

import (
	"encoding/json"

	"kith/internal/contact"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// saving is the book of a commit.
type saving struct {
	stored
	tx       *vault.Tx
	writer   *contact.Writer
	links    *vault.Bulk
	record   int64 // key of the import, 0 until there is something to note
	file     int
	first    int64 // key of the first contact of this file
	pending  []pending
	preparer *contact.Preparer
	restored []int64      // out of the bin
	indexes  func() error // makes the indexes that were set aside; nil where all are there
}

type pending struct {
	contact int64
	file    int
	format  format
	did     deed
	digest  int64
	base    any
}

// linksAtOnce is how many links are gathered. They are written after the contacts they point to, so that an undo, which goes
// backwards, removes them first.
const linksAtOnce = 4096

func newSaving(tx *vault.Tx, writer *contact.Writer) *saving {
	lookup := reader(func(query string, args ...any) (rows, error) { return tx.Query(query, args...) })
	return &saving{stored: newStored(lookup), tx: tx, writer: writer, first: writer.Next(), preparer: contact.NewPreparer(),
		links: tx.Bulk(`INSERT INTO import_contact (change, import, contact, file, format, did, digest, base)`, 8)}
}

// setIndexesAside lets the first file into an empty book be written without the indexes that nothing of it is looked up in.
func (s *saving) setIndexesAside() error {
	empty, err := s.empty()
	if err != nil || !empty {
		return err
	}
	s.indexes, err = s.tx.SetIndexesAside(append(contact.Projected(), "import_contact")...)
	return err
}

// byIdentity finds those too whom earlier cards of this run changed.
func (s *saving) byIdentity(hashes []int64) (map[int64][]hit, error) {
	if err := s.writer.List(); err != nil {
		return nil, err
	}
	return s.stored.byIdentity(hashes)
}

func (s *saving) add(it *item) (int64, error) {
	id, err := s.tx.NewID()
	if err != nil {
		return 0, err
	}
	key, err := s.writer.Add(it.prepared, id, it.digest)
	if err != nil {
		return 0, err
	}
	return key, s.link(it, key, didCreate, nil)
}

func (s *saving) update(it *item, k *known, m meeting) error {
	var base []byte
	source := k.source
	switch theirs := vcard.Format(m.theirs); {
	case m.primary:
		source = it.digest
		if string(theirs) != m.after {
			base = theirs
		}
	case k.source != 0:
		base = []byte(k.primary())
	}
	if err := s.writer.Update(s.preparer.Prepare(m.merged), k.key, source, base); err != nil {
		return err
	}
	return s.meeting(it, k, m, didUpdate)
}

func (s *saving) restore(key int64) error {
	delete(s.bin, key)
	s.restored = append(s.restored, key)
	return s.writer.Restore(s.preparer, key)
}

func (s *saving) note(it *item, k *known, m meeting) error { return s.meeting(it, k, m, didNothing) }

// meeting links a card with the contact it turned out to be of.
func (s *saving) meeting(it *item, k *known, m meeting, did deed) error {
	var base []byte
	if !m.primary || did == didNothing {
		base = vcard.Format(m.theirs)
	}
	if uid := it.prepared.Projection.UID; uid != "" {
		if err := s.writer.Hint(contact.UIDKey(uid), k.key); err != nil {
			return err
		}
	}
	return s.link(it, k.key, did, base)
}

func (s *saving) link(it *item, key int64, did deed, base []byte) error {
	if did != didCreate {
		if err := s.writer.Hint(it.digest, key); err != nil {
			return err
		}
	}
	p := pending{contact: key, file: s.file, format: it.format, did: did, digest: it.digest}
	if base != nil {
		p.base = string(base)
	}
	s.pending = append(s.pending, p)
	if len(s.pending) < linksAtOnce {
		return nil
	}
	return s.flushLinks()
}

func (s *saving) flushLinks() error {
	if len(s.pending) == 0 {
		return nil
	}
	if err := s.writer.Flush(); err != nil {
		return err
	}
	if s.record == 0 {
		id, err := s.tx.NewID()
		if err != nil {
			return err
		}
		// What it did is known at its end only.
		if s.record, err = s.tx.Insert(`INSERT INTO import (change, id, at, created, updated, unchanged, failed, skipped, files) VALUES (?, ?, ?, 0, 0, 0, 0, 0, '[]')`,
			s.tx.Change(), id, s.tx.Now().UnixMilli()); err != nil {
			return err
		}
	}
	for _, p := range s.pending {
		if err := s.links.Add(s.tx.Change(), s.record, p.contact, p.file, int(p.format), int(p.did), p.digest, p.base); err != nil {
			return err
		}
	}
	s.pending = s.pending[:0]
	return s.links.Flush()
}

func (s *saving) isOfThisFile(key int64) bool { return key >= s.first }

func (s *saving) nextFile() error {
	if err := s.flushLinks(); err != nil {
		return err
	}
	s.file++
	s.first = s.writer.Next()
	if err := s.writer.Settle(); err != nil || s.indexes == nil {
		return err
	}
	restore := s.indexes
	s.indexes = nil
	return restore()
}

// person finds a contact by its id; 0 if there is none.
func (s stored) person(id string) (int64, error) {
	var key int64
	err := s.lookup.each(`SELECT c.key FROM contact c JOIN contact_row r ON r.contact = c.key WHERE c.id = ?`, func(r rows) error { return r.Scan(&key) }, id)
	return key, err
}

// conclude writes what the import as a whole did, and the mappings that were chosen for its tables.
func (s *saving) conclude(r *run) error {
	if s.record == 0 {
		return nil // nothing came, so there is nothing to remember
	}
	files, err := fileRecords(r.report.Files)
	if err != nil {
		return err
	}
	c := r.report.Counts
	if err := s.tx.Exec(`UPDATE import SET created = ?, updated = ?, unchanged = ?, failed = ?, skipped = ?, files = ? WHERE key = ?`,
		c.Created, c.Updated, c.Unchanged, c.Failed, c.Skipped, files, s.record); err != nil {
		return err
	}
	for _, in := range r.inputs {
		if in.table != nil && in.table.chosen {
			if err := s.remember(in.table); err != nil {
				return err
			}
		}
	}
	return nil
}

// remember keeps the mapping of a table for the next one of its shape.
func (s *saving) remember(t *tableInfo) error {
	text, err := json.Marshal(t.Mapping)
	if err != nil {
		return err
	}
	return s.tx.Exec(`INSERT INTO import_mapping (change, shape, mapping) VALUES (?, ?, ?)
		ON CONFLICT (shape) DO UPDATE SET change = excluded.change, mapping = excluded.mapping WHERE mapping <> excluded.mapping`, s.tx.Change(), t.Shape, string(text))
}
