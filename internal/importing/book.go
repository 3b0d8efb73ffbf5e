package importing

import (
	"encoding/json"
	"strings"

	"kith/internal/contact"
	"kith/internal/vcard"
)

// reader reads from the vault, inside the write of a commit or outside of any for a preview.
type reader func(query string, args ...any) (rows, error)

type rows interface {
	Next() bool
	Scan(...any) error
	Err() error
	Close() error
}

// each runs a query and calls fn for every row.
func (r reader) each(query string, fn func(rows) error, args ...any) error {
	rows, err := r(query, args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := fn(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// book is the contacts as they stand at this point of a run: in the vault for a commit, in the vault and in memory for a preview.
// Contacts that a preview would create have negative keys.
type book interface {
	// empty reports whether there is nobody whom a card could mean.
	empty() (bool, error)
	// byIdentity finds contacts under digests and UIDs, and says of each whether the digest is one its sources had.
	byIdentity(hashes []int64) (map[int64][]hit, error)
	// alike finds contacts under the keys of what they have (byHash), and under their sort key (byName).
	alike(hashes []int64, names [][]byte) (byHash map[int64][]int64, byName map[string][]int64, err error)
	load(keys []int64) (map[int64]*known, error)
	add(it *item) (int64, error)
	update(it *item, k *known, m meeting) error
	// note links a card that says nothing new with its contact.
	note(it *item, k *known, m meeting) error
	// inBin finds deleted contacts under digests, UIDs and the keys of what they have.
	inBin(hashes []int64) (map[int64][]int64, error)
	// restore takes a contact out of the bin.
	restore(key int64) error
	// isOfThisFile tells contacts that the current file brought.
	isOfThisFile(contact int64) bool
	nextFile() error
}

// hit is a contact under a digest or UID.
type hit struct {
	contact int64
	known   bool // a source of the contact had the card with this digest
}

// known is a contact as it is.
type known struct {
	key     int64
	id      string
	source  int64
	base    string // "" while the card still is what the source brought
	text    string
	links   []link // oldest first
	aliases []string

	card       *vcard.Card
	projection contact.Projection
}

// link is what a source had of a contact. base is "" where the contact's own base or card is it, or where a newer card of the source
// took its place.
type link struct {
	digest int64
	format format
	base   string
}

// deed is what an import did to a contact.
type deed int

const (
	didCreate deed = iota
	didUpdate
	didNothing
)

// read parses the card.
func (k *known) read() error {
	if k.card != nil {
		return nil
	}
	card, err := vcard.Parse([]byte(k.text))
	if err != nil {
		return err
	}
	k.card, k.projection = card, contact.Project(card)
	return nil
}

// sharedBy is how many contacts may stand under one key before it says nothing about any of them.
const sharedBy = 12

// stored is the book in the vault.
type stored struct {
	lookup  reader
	aliases *bool // whether there is a table of other UIDs
	bin     map[int64]bool
}

func newStored(lookup reader) stored {
	return stored{lookup: lookup, aliases: new(bool), bin: map[int64]bool{}}
}

func (s stored) empty() (bool, error) {
	empty := true
	err := s.lookup.each(`SELECT 1 FROM contact LIMIT 1`, func(rows) error { empty = false; return nil })
	if err != nil || empty {
		return empty, err
	}
	if err := s.lookup.each(`SELECT key FROM contact WHERE binned IS NOT NULL`, func(r rows) error {
		var key int64
		if err := r.Scan(&key); err != nil {
			return err
		}
		s.bin[key] = true
		return nil
	}); err != nil {
		return false, err
	}
	return false, s.lookup.each(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'contact_alias'`, func(rows) error { *s.aliases = true; return nil })
}

func (s stored) byIdentity(hashes []int64) (map[int64][]hit, error) {
	found := map[int64][]hit{}
	return found, s.lookup.each(`SELECT j.value, c.key, c.source = j.value OR EXISTS (SELECT 1 FROM import_contact l WHERE l.contact = c.key AND l.digest = j.value)
		FROM json_each(?) j CROSS JOIN contact_key k ON k.hash = j.value >> 16 CROSS JOIN contact_row r ON r.contact = k.contact CROSS JOIN contact c ON c.key = k.contact`,
		func(r rows) error {
			var hash int64
			var h hit
			if err := r.Scan(&hash, &h.contact, &h.known); err != nil {
				return err
			}
			found[hash] = append(found[hash], h)
			return nil
		}, list(hashes))
}

func (s stored) alike(hashes []int64, names [][]byte) (byHash map[int64][]int64, byName map[string][]int64, err error) {
	byHash, byName = map[int64][]int64{}, map[string][]int64{}
	some := func(text string) (keys []int64, err error) { return keys, json.Unmarshal([]byte(text), &keys) }
	// A number may be that of a whole company: only the first few under each key are looked at.
	err = s.lookup.each(`SELECT j.value, (SELECT json_group_array(contact) FROM (SELECT k.contact FROM contact_key k JOIN contact_row r ON r.contact = k.contact
		WHERE k.hash = j.value >> 16 ORDER BY k.contact LIMIT ?2)) FROM json_each(?1) j`, func(r rows) error {
		var hash int64
		var text string
		if err := r.Scan(&hash, &text); err != nil {
			return err
		}
		keys, err := some(text)
		if len(keys) > 0 {
			byHash[hash] = keys
		}
		return err
	}, list(hashes), sharedBy+1)
	if err != nil {
		return nil, nil, err
	}
	if len(names) == 0 {
		return byHash, byName, nil
	}
	args := make([]any, 0, len(names)+1)
	args = append(args, sharedBy+1)
	for _, name := range names {
		args = append(args, name)
	}
	err = s.lookup.each(`SELECT n.column1, (SELECT json_group_array(contact) FROM (SELECT r.contact FROM contact_row r WHERE r.sort = n.column1 ORDER BY r.contact LIMIT ?1))
		FROM (VALUES (?)`+strings.Repeat(`, (?)`, len(names)-1)+`) n`, func(r rows) error {
		var name []byte
		var text string
		if err := r.Scan(&name, &text); err != nil {
			return err
		}
		keys, err := some(text)
		if len(keys) > 0 {
			byName[string(name)] = keys
		}
		return err
	}, args...)
	if err != nil {
		return nil, nil, err
	}
	return byHash, byName, nil
}

func (s stored) load(keys []int64) (map[int64]*known, error) {
	found := make(map[int64]*known, len(keys))
	if len(keys) == 0 {
		return found, nil
	}
	all := list(keys)
	err := s.lookup.each(`SELECT c.key, c.id, c.source, coalesce(c.base, ''), c.card FROM json_each(?) j JOIN contact c ON c.key = j.value`, func(r rows) error {
		k := &known{}
		if err := r.Scan(&k.key, &k.id, &k.source, &k.base, &k.text); err != nil {
			return err
		}
		found[k.key] = k
		return nil
	}, all)
	if err != nil {
		return nil, err
	}
	err = s.lookup.each(`SELECT l.contact, l.digest, l.format, coalesce(l.base, '') FROM json_each(?) j JOIN import_contact l ON l.contact = j.value ORDER BY l.key`, func(r rows) error {
		var key int64
		var l link
		if err := r.Scan(&key, &l.digest, &l.format, &l.base); err != nil {
			return err
		}
		if k := found[key]; k != nil {
			k.links = append(k.links, l)
		}
		return nil
	}, all)
	if err != nil || !*s.aliases {
		return found, err
	}
	return found, s.lookup.each(`SELECT a.contact, a.uid FROM json_each(?) j JOIN contact_alias a ON a.contact = j.value`, func(r rows) error {
		var key int64
		var uid string
		if err := r.Scan(&key, &uid); err != nil {
			return err
		}
		if k := found[key]; k != nil {
			k.aliases = append(k.aliases, uid)
		}
		return nil
	}, all)
}

// list writes keys as SQLite's json_each reads them.
func list(keys []int64) string {
	if len(keys) == 0 {
		return "[]"
	}
	text, _ := json.Marshal(keys) // numbers always marshal
	return string(text)
}

// primary is the card as the contact's first source brought it last.
func (k *known) primary() string {
	if k.base != "" {
		return k.base
	}
	return k.text
}
