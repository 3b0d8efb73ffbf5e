package publish

import (
	"context"
	"encoding/json"
	"errors"
	"hash/fnv"
	"runtime"
	"sync"
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

// stamps are those of some facts, and which of them have to be written.
type stamps struct {
	facts   []fact
	of      []published
	changed []int // places in of; a moment of 0 is that of the write
}

// stamp compares facts with what is remembered of them and tells which are fresh. A copy gets UIDs as well, the same that a calendar has,
// but leaves the rest as it is.
func (p *Publisher) stamp(ctx context.Context, facts []fact, purpose purpose) (*stamps, error) {
	known, err := p.known(ctx)
	if err != nil {
		return nil, err
	}
	s := &stamps{facts: facts, of: make([]published, len(facts))}
	digests, err := digestsOf(facts)
	if err != nil {
		return nil, err
	}
	for i, digest := range digests {
		was, ok := known[facts[i].name]
		last := was
		if purpose != copying && last.digest != digest {
			if last.digest != 0 {
				last.sequence++
			}
			last.digest, last.modified = digest, 0
		}
		facts[i].fresh = last.exported != digest
		if purpose == exporting {
			last.exported = digest
		}
		if s.of[i] = last; !ok || last != was {
			s.changed = append(s.changed, i)
		}
	}
	return s, nil
}

func (p *Publisher) known(ctx context.Context) (map[string]published, error) {
	var count int
	if err := p.vault.QueryRow(ctx, `SELECT count(*) FROM published`).Scan(&count); err != nil {
		return nil, err
	}
	rows, err := p.vault.Query(ctx, `SELECT fact, uid, digest, exported, sequence, modified FROM published`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	known := make(map[string]published, count)
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

// write remembers what has changed, and gives new facts their UIDs.
func (s *stamps) write(tx *vault.Tx) error {
	added := tx.Bulk(`INSERT INTO published (uid, fact, digest, exported, sequence, modified)`, 6)
	for _, i := range s.changed {
		last := &s.of[i]
		if last.modified == 0 {
			last.modified = tx.Now().Unix()
		}
		var err error
		if last.uid == "" {
			if last.uid, err = tx.NewID(); err == nil {
				err = added.Add(last.uid, s.facts[i].name, last.digest, last.exported, last.sequence, last.modified)
			}
		} else {
			err = tx.Exec(`UPDATE published SET digest = ?, exported = ?, sequence = ?, modified = ? WHERE uid = ?`,
				last.digest, last.exported, last.sequence, last.modified, last.uid)
		}
		if err != nil {
			return errors.Join(err, added.Close())
		}
	}
	return added.Close()
}

// put gives the items of the facts their UID, SEQUENCE and moment of change.
func (s *stamps) put() {
	for i, last := range s.of {
		for j := range s.facts[i].items {
			item := &s.facts[i].items[j]
			item.UID, item.Sequence, item.Stamp = last.uid, last.sequence, time.Unix(last.modified, 0).UTC()
		}
	}
}

// digestsOf takes the digests of facts, by as many hands as there are processors.
func digestsOf(facts []fact) ([]int64, error) {
	digests := make([]int64, len(facts))
	hands := runtime.GOMAXPROCS(0)
	errs := make([]error, hands)
	var all sync.WaitGroup
	for hand := range hands {
		all.Go(func() {
			for i := hand; i < len(facts) && errs[hand] == nil; i += hands {
				digests[i], errs[hand] = digest(facts[i].items)
			}
		})
	}
	all.Wait()
	return digests, errors.Join(errs...)
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
