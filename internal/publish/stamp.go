package publish

import (
	"encoding/json"
	"hash/fnv"
	"time"

	"kith/internal/icalendar"
	"kith/internal/vault"
)

// purpose says what a stamp is for.
type purpose int

const (
	exporting purpose = iota // a calendar sees it, and the next "only what is new" counts from here
	showing                  // a calendar sees it: a file kept up to date, a server
	copying                  // no calendar sees it
)

// published is what is remembered of a fact. digest is of the item a calendar saw last, exported of the one the last export had;
// both are 0 if there was none.
type published struct {
	uid      string
	digest   int64
	exported int64
	sequence int
	modified int64
}

func stamps(tx *vault.Tx) (map[string]published, error) {
	rows, err := tx.Query(`SELECT fact, uid, digest, exported, sequence, modified FROM published`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	known := map[string]published{}
	for rows.Next() {
		var name string
		var p published
		if err := rows.Scan(&name, &p.uid, &p.digest, &p.exported, &p.sequence, &p.modified); err != nil {
			return nil, err
		}
		known[name] = p
	}
	return known, rows.Err()
}

// stamp gives the items of a fact their UID, SEQUENCE and moment of change, and tells whether it is fresh. A copy gets UIDs as well, the same
// that a calendar has, but leaves the rest as it is.
func stamp(tx *vault.Tx, known map[string]published, f *fact, purpose purpose) error {
	digest, err := digest(f.items)
	if err != nil {
		return err
	}
	last, ok := known[f.name]
	was := last
	if !ok {
		last.modified = tx.Now().Unix()
		if last.uid, err = tx.NewID(); err != nil {
			return err
		}
	}
	if purpose != copying && last.digest != digest {
		if last.digest != 0 {
			last.sequence++
		}
		last.digest, last.modified = digest, tx.Now().Unix()
	}
	f.fresh = last.exported != digest
	if purpose == exporting {
		last.exported = digest
	}
	for i := range f.items {
		item := &f.items[i]
		item.UID, item.Sequence, item.Stamp = last.uid, last.sequence, time.Unix(last.modified, 0).UTC()
	}
	switch {
	case !ok:
		return tx.Exec(`INSERT INTO published (uid, fact, digest, exported, sequence, modified) VALUES (?, ?, ?, ?, ?, ?)`,
			last.uid, f.name, last.digest, last.exported, last.sequence, last.modified)
	case last != was:
		return tx.Exec(`UPDATE published SET digest = ?, exported = ?, sequence = ?, modified = ? WHERE uid = ?`,
			last.digest, last.exported, last.sequence, last.modified, last.uid)
	}
	return nil
}

// digest is never 0, which means that nothing was seen.
func digest(items []icalendar.Item) (int64, error) {
	sum := fnv.New64a()
	for _, item := range items {
		if item.When.Zone != nil && item.Recurrence != "" {
			_, _ = sum.Write([]byte(item.When.Zone.String()))
		}
		item.When.Zone = nil // a pointer would not be the same twice; a single moment is the same in every zone
		text, err := json.Marshal(item)
		if err != nil {
			return 0, err
		}
		_, _ = sum.Write(text)
	}
	if digest := int64(sum.Sum64()); digest != 0 {
		return digest, nil
	}
	return 1, nil
}
