package contact

import (
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// Prepared is a card with everything that is computed from it. Making it needs no vault, so that an import can do it beside the
// writing.
type Prepared struct {
	Card       *vcard.Card
	Text       []byte // the card as it is stored
	Digest     int64  // of Text, to recognise a card that an import brings again
	Projection Projection
	sort       []byte
	keys       []int64
	links      []roleLink
	search     search.Prepared
	facts      string // terms of contact_fact
}

// Preparer makes Prepared cards. It is not safe for several goroutines: each has its own.
type Preparer struct {
	collator      *collate.Collator
	buffer        collate.Buffer
	organisations map[string]NameKey
}

// NewPreparer gives a Preparer that sorts as German does (ä with a), whatever the language of the window: a book has one order.
func NewPreparer() *Preparer {
	return &Preparer{collator: collate.New(language.German, collate.Loose), organisations: map[string]NameKey{}}
}

// Prepare computes all projections of a card, which must not be changed afterwards.
func (p *Preparer) Prepare(card *vcard.Card) Prepared {
	text := vcard.Format(card)
	projection := Project(card)
	p.buffer.Reset()
	return Prepared{
		Card:       card,
		Text:       text,
		Digest:     DigestKey(text),
		Projection: projection,
		sort:       slices.Clone(p.collator.KeyFromString(&p.buffer, projection.Sort)),
		keys:       ProjectionKeys(&projection),
		links:      p.links(&projection),
		search:     search.Prepare(searchDocument(&projection)),
		facts:      factTerms(projection.facts),
	}
}

// SortKey is what the contact sorts by: equal where family and given name are, whatever the case and the accents.
func (p *Prepared) SortKey() []byte { return p.sort }

func searchDocument(p *Projection) search.Document {
	return search.Document{
		Kind: search.Contact, Name: p.SearchName, Work: p.Work, Reach: p.Reach, Place: p.Places, Circle: p.CircleText(), Note: p.searchNotes(),
	}
}

// Writer writes contacts inside one write of the vault, many at a time. Close has to be called even after an error.
type Writer struct {
	tx       *vault.Tx
	contacts *vault.Bulk
	rows     *vault.Bulk
	members  *vault.Sorted[memberRow]
	dates    *vault.Sorted[dateRow]
	givings  *vault.Bulk
	met      *vault.Bulk
	keys     *vault.Sorted[keyRow]
	roles    *roleWriter
	index    *search.Writer
	facts    factWriter
	circles  map[string]int64
	next     int64              // key of the next new contact
	born     int64              // milliseconds
	flushed  int64              // the first of the new contacts that may not be in the tables yet
	open     map[int64]struct{} // the other contacts of which that is true
	unlisted bool               // some of those are in no list meanwhile
	bare     bool               // nobody had projections when a rebuild began
}

// Projected are the tables that a Writer fills beside those of the contacts themselves and of search, of all that have indexes.
func Projected() []string {
	return []string{"contact_row", "contact_circle", "contact_date", "contact_met", "giving", "role"}
}

// NewWriter begins.
func NewWriter(tx *vault.Tx) (*Writer, error) {
	contacts := tx.Bulk(`INSERT INTO contact (key, change, id, created, changed, source, card)`, 7)
	w := &Writer{
		tx:       tx,
		contacts: contacts,
		rows:     tx.Bulk(`INSERT INTO contact_row (contact, kind, sort, name, subtitle, place, birthday, anniversary, photo, has)`, 10).After(contacts),
		members:  memberRows(tx, contacts),
		dates:    dateRows(datesBulk(tx).After(contacts)),
		givings:  givingBulk(tx).After(contacts),
		met:      tx.Bulk(`INSERT OR REPLACE INTO contact_met (contact, place, first, last, through, uid)`, 6).After(contacts),
		keys:     keyRows(tx),
		roles:    newRoleWriter(tx),
		index:    search.NewWriter(tx),
		facts:    newFactWriter(tx),
		circles:  map[string]int64{},
		open:     map[int64]struct{}{},
		born:     tx.Now().UnixMilli(),
	}
	err := tx.QueryRow(`SELECT seq + 1 FROM sqlite_sequence WHERE name = 'contact'`).Scan(&w.next)
	if errors.Is(err, sql.ErrNoRows) {
		w.next, err = 1, nil
	}
	w.flushed = w.next
	return w, err
}

// Add stores a new contact and answers its key. source is the digest of the card as an import brought it, 0 if none did.
func (w *Writer) Add(p Prepared, id string, source int64) (int64, error) {
	key := w.next
	w.next++
	if err := w.contacts.Add(key, w.tx.Change(), id, w.born, w.born, source, string(p.Text)); err != nil {
		return 0, err
	}
	return key, w.project(p, key, id, source)
}

// Edit stores a card that the person changed. The card as the import brought it is kept as the base for the next import.
func (w *Writer) Edit(p Prepared, key int64) error {
	if err := w.see(key); err != nil {
		return err
	}
	if err := w.removeProjections(key); err != nil {
		return err
	}
	if err := w.tx.Exec(`UPDATE contact SET base = CASE WHEN source <> 0 AND base IS NULL THEN card ELSE base END,
		card = ?, changed = ?, change = ? WHERE key = ?`, string(p.Text), w.born, w.tx.Change(), key); err != nil {
		return err
	}
	return w.projectStored(p, key)
}

// Update stores a card that an import brought for a known contact. base is the card as the file had it when the stored one
// differs from it (edits of the person were kept), nil otherwise.
func (w *Writer) Update(p Prepared, key, source int64, base []byte) error {
	if err := w.see(key); err != nil {
		return err
	}
	if err := w.removeProjections(key); err != nil {
		return err
	}
	var kept any
	if base != nil {
		kept = string(base)
	}
	if err := w.tx.Exec(`UPDATE contact SET base = ?, source = ?, card = ?, changed = ?, change = ? WHERE key = ?`,
		kept, source, string(p.Text), w.born, w.tx.Change(), key); err != nil {
		return err
	}
	return w.projectStored(p, key)
}

// Restore takes a contact out of the bin.
func (w *Writer) Restore(p *Preparer, key int64) error {
	var text []byte
	if err := w.tx.QueryRow(`SELECT card FROM contact WHERE key = ?`, key).Scan(&text); err != nil {
		return err
	}
	card, err := vcard.Parse(text)
	if err != nil {
		return err
	}
	if err := w.tx.Exec(`UPDATE contact SET binned = NULL, change = ? WHERE key = ?`, w.tx.Change(), key); err != nil {
		return err
	}
	return w.projectStored(p.Prepare(card), key)
}

func (w *Writer) projectStored(p Prepared, key int64) error {
	var id string
	var source int64
	var binned bool
	if err := w.tx.QueryRow(`SELECT id, source, binned IS NOT NULL FROM contact WHERE key = ?`, key).Scan(&id, &source, &binned); err != nil || binned {
		return err // who is in the bin is not seen, whatever happens to the card
	}
	return w.project(p, key, id, source)
}

// Remove deletes a contact for good, as a merge does; what a person deletes goes into the bin.
func (w *Writer) Remove(key int64) error {
	if err := w.see(key); err != nil {
		return err
	}
	if err := w.removeProjections(key); err != nil {
		return err
	}
	return w.tx.Exec(`DELETE FROM contact WHERE key = ?`, key)
}

// maxOpen bounds what a writer remembers.
const maxOpen = 1 << 14

// List puts contacts that were changed back into the lists, where matching looks for them.
func (w *Writer) List() error {
	if !w.unlisted {
		return nil
	}
	w.unlisted = false
	return w.rows.Flush()
}

// see makes what was written of a contact before, and still is gathered, visible to what changes it.
func (w *Writer) see(key int64) error {
	if _, open := w.open[key]; open || key >= w.flushed {
		return w.Flush()
	}
	return nil
}

// project writes what lists, search and matching read.
func (w *Writer) project(p Prepared, key int64, id string, source int64) error {
	if key < w.flushed {
		if len(w.open) == maxOpen {
			if err := w.Flush(); err != nil {
				return err
			}
		}
		w.open[key], w.unlisted = struct{}{}, true
	}
	r := &p.Projection
	if err := w.rows.Add(key, r.Kind, p.sort, r.Name, r.Subtitle, r.Place, r.Birthday, r.Anniversary, r.Photo, int64(r.Has)); err != nil {
		return err
	}
	for _, name := range r.Circles {
		circle, err := w.circle(name)
		if err != nil {
			return err
		}
		if err := w.members.Add(memberRow{circle, key}); err != nil {
			return err
		}
	}
	if err := datesOf(key, r, w.dates.Add); err != nil {
		return err
	}
	if err := w.addGivings(key, r); err != nil {
		return err
	}
	if err := w.addMet(key, r); err != nil {
		return err
	}
	if err := w.roles.add(p.links, key, id, r); err != nil {
		return err
	}
	keys := p.keys
	if r.UID == "" {
		keys = append(keys, UIDKey(id))
	}
	if source != 0 {
		keys = append(keys, source)
	}
	for _, hash := range keys {
		if err := w.Hint(hash, key); err != nil {
			return err
		}
	}
	if err := w.facts.put(key, p.facts); err != nil {
		return err
	}
	return w.index.Put(p.search.At(key))
}

func givingBulk(tx *vault.Tx) *vault.Bulk {
	return tx.Bulk(`INSERT OR REPLACE INTO giving (contact, place, kind, text, folded, since, done)`, 7)
}

func (w *Writer) circle(name string) (int64, error) {
	if key, ok := w.circles[name]; ok {
		return key, nil
	}
	err := w.tx.Exec(`INSERT OR IGNORE INTO circle (name) VALUES (?)`, name)
	if err != nil {
		return 0, err
	}
	var key int64
	if err := w.tx.QueryRow(`SELECT key FROM circle WHERE name = ?`, name).Scan(&key); err != nil {
		return 0, err
	}
	w.circles[strings.Clone(name)] = key // a part of a card keeps all of it in memory
	return key, nil
}

// removeProjections takes contacts out of lists and search. Their hashes stay: they are hints, and every match is checked against
// the card.
func (w *Writer) removeProjections(keys ...int64) error {
	list, err := json.Marshal(keys)
	if err != nil {
		return err
	}
	for _, statement := range []string{
		`DELETE FROM contact_row WHERE contact IN (SELECT value FROM json_each(?))`,
		`DELETE FROM contact_circle WHERE contact IN (SELECT value FROM json_each(?))`,
		`DELETE FROM role WHERE contact IN (SELECT value FROM json_each(?))`,
		`DELETE FROM giving WHERE contact IN (SELECT value FROM json_each(?))`,
		`DELETE FROM contact_date WHERE contact IN (SELECT value FROM json_each(?))`,
		`DELETE FROM contact_met WHERE contact IN (SELECT value FROM json_each(?))`,
	} {
		if err := w.tx.Exec(statement, string(list)); err != nil {
			return err
		}
	}
	for _, key := range keys {
		w.facts.remove(key)
		w.index.Remove(search.Contact, key)
	}
	return nil
}

// Flush makes everything written so far visible to reads inside the write.
func (w *Writer) Flush() error {
	w.flushed = w.next
	w.unlisted = false
	clear(w.open)
	return errors.Join(w.contacts.Flush(), w.rows.Flush(), w.members.Flush(), w.dates.Flush(), w.givings.Flush(), w.met.Flush(), w.roles.flush())
}

// Settle makes everything written so far found by its keys as well, inside the write.
func (w *Writer) Settle() error { return errors.Join(w.Flush(), w.keys.Flush()) }

// Hint lets a contact be found under one more key. Whoever finds it there checks whether it is meant.
func (w *Writer) Hint(hash, contact int64) error {
	return w.keys.Add(keyRow{hash >> keyBits, contact})
}

// Next is the key that the next new contact gets.
func (w *Writer) Next() int64 { return w.next }

// Close writes what is still gathered.
func (w *Writer) Close() error {
	return errors.Join(w.contacts.Close(), w.rows.Close(), w.members.Close(), w.dates.Close(), w.givings.Close(), w.met.Close(), w.keys.Close(), w.roles.close(), w.facts.flush(), w.index.Close())
}
