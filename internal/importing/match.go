package importing

import (
	"encoding/json"

	"kith/internal/contact"
	"kith/internal/vault"
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

// store is where a commit writes.
type store struct {
	tx     *vault.Tx
	writer *contact.Writer
}

// match is a contact that may be meant by a card.
type match struct {
	key    int64
	id     string
	source int64
}

// look finds out whether there is anybody in the vault yet.
func (r *run) look() error {
	rows, err := r.lookup(`SELECT 1 FROM contact LIMIT 1`)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	r.empty = !rows.Next()
	return rows.Err()
}

// match looks up, for a whole batch at once, the contacts under the digests and UIDs of the cards.
func (r *run) match(items []item) (map[int64][]match, error) {
	if r.empty {
		return nil, nil
	}
	var hashes []int64
	for i := range items {
		if items[i].ok {
			hashes = append(hashes, items[i].digest)
			if uid := items[i].prepared.Projection.UID; uid != "" {
				hashes = append(hashes, contact.UIDKey(uid))
			}
		}
	}
	list, err := json.Marshal(hashes)
	if err != nil {
		return nil, err
	}
	found := map[int64][]match{}
	rows, err := r.lookup(`SELECT k.hash, c.key, c.id, c.source FROM json_each(?) j JOIN contact_key k ON k.hash = j.value JOIN contact c ON c.key = k.contact`, string(list))
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var hash int64
		var m match
		if err := rows.Scan(&hash, &m.key, &m.id, &m.source); err != nil {
			return nil, err
		}
		found[hash] = append(found[hash], m)
	}
	return found, rows.Err()
}

// card decides what happens to one card, and in a commit does it.
func (r *run) card(item *item, matches map[int64][]match) (Status, error) {
	for _, m := range matches[item.digest] {
		if m.source == item.digest {
			return Unchanged, nil
		}
	}
	uid := item.prepared.Projection.UID
	identity := item.digest
	if uid != "" {
		identity = contact.UIDKey(uid)
	}
	digest, again := r.seen[identity]
	if again && digest == item.digest {
		return Unchanged, nil // the same card twice in the files
	}
	if uid != "" {
		for _, m := range matches[identity] {
			status, err := r.update(item, m)
			if status != "" || err != nil {
				return status, err
			}
		}
	}
	if again {
		// The same UID on a card with other content: two cards are never made one unasked. The second becomes a contact of its own,
		// and the person is told.
		item.warnings = append(item.warnings, vcard.Warning{Card: item.index, Line: item.line, Code: "uid-twice", Text: uid})
	}
	if r.store != nil {
		id, err := r.store.tx.NewID()
		if err != nil {
			return "", err
		}
		if _, err := r.store.writer.Add(item.prepared, id, item.digest); err != nil {
			return "", err
		}
	}
	r.seen[identity] = item.digest
	return Created, nil
}

// update brings a newer card to a contact it already has. It answers "" when the contact turns out to be another one.
func (r *run) update(item *item, m match) (Status, error) {
	rows, err := r.lookup(`SELECT card, coalesce(base, '') FROM contact WHERE key = ?`, m.key)
	if err != nil {
		return "", err
	}
	defer func() { _ = rows.Close() }()
	if !rows.Next() {
		return "", rows.Err()
	}
	var currentText, baseText []byte
	if err := rows.Scan(&currentText, &baseText); err != nil {
		return "", err
	}
	if err := rows.Close(); err != nil {
		return "", err
	}
	current, err := vcard.Parse(currentText)
	if err != nil {
		return "", err
	}
	theirs := item.card
	uid := contact.Project(current).UID
	switch {
	case uid == "" && contact.UIDKey(m.id) == contact.UIDKey(item.prepared.Projection.UID):
		// Kith gave this card its id as UID when it left; the stored card has none.
		theirs = withoutUID(theirs)
	case uid != item.prepared.Projection.UID:
		return "", nil
	}
	if theirs.Version != current.Version {
		// The same thing said in the other version is no change, so both are compared in the version of the stored card.
		theirs = vcard.Convert(theirs, versionOf(current))
	}
	base := current
	if len(baseText) != 0 {
		if base, err = vcard.Parse(baseText); err != nil {
			return "", err
		}
	}
	merged, kept := Merge(base, current, theirs)
	item.kept = kept
	if string(vcard.Format(merged)) == string(currentText) {
		return Unchanged, nil
	}
	if r.store == nil {
		return Updated, nil
	}
	// What was written before in this run has to be there before it is changed.
	if err := r.store.writer.Flush(); err != nil {
		return "", err
	}
	var newBase []byte
	if text := vcard.Format(theirs); string(text) != string(vcard.Format(merged)) {
		newBase = text
	}
	return Updated, r.store.writer.Update(contact.NewPreparer().Prepare(merged), m.key, item.digest, newBase)
}

// versionOf treats a card without a version as the reader does.
func versionOf(card *vcard.Card) vcard.Version {
	if card.Version == "" {
		return vcard.V30
	}
	return card.Version
}

func withoutUID(card *vcard.Card) *vcard.Card {
	clone := card.Clone()
	clone.Properties = clone.Properties[:0]
	for _, p := range card.Properties {
		if !p.Is("UID") {
			clone.Properties = append(clone.Properties, p)
		}
	}
	return clone
}
