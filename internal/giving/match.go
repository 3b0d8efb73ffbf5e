package giving

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"kith/internal/contact"
)

// Match is what somebody looks for, with what others in the book offer of just that, the best fitting first; none is an empty list.
type Match struct {
	Need   Entry
	Offers []Entry
}

// offered is the offers that stand with their topics, as they are at a number of commits. They are read once and for all until something is
// written.
type offered struct {
	commits int64
	entries []Entry
	topics  [][]topic
	by      map[string][]int // the places of those that have a word
}

// Matches gives the needs that stand and were written down on a day or after it, the latest first, at most so many. Nobody who died is among
// them.
func (b *Board) Matches(ctx context.Context, since string, most int) ([]Match, error) {
	needs, err := b.standing(ctx, contact.Need, since, most)
	if err != nil || len(needs) == 0 {
		return nil, err
	}
	offers, err := b.offered(ctx)
	if err != nil {
		return nil, err
	}
	matches := make([]Match, len(needs))
	for i, need := range needs {
		matches[i] = Match{Need: need, Offers: offers.of(&need)}
	}
	return matches, nil
}

// standing gives the entries of a kind that stand, written down since a day, the latest first; most 0 is all of them.
func (b *Board) standing(ctx context.Context, kind, since string, most int) ([]Entry, error) {
	if most == 0 {
		most = -1
	}
	return b.read(b.vault.Query(ctx, `SELECT g.contact, c.id, r.name, g.kind, g.text, g.since, g.done
		FROM giving g JOIN contact_row r ON r.contact = g.contact JOIN contact c ON c.key = g.contact
		WHERE g.kind = ? AND g.done = '' AND g.since >= ? AND r.has & ? = 0 ORDER BY g.since DESC, r.sort, g.contact, g.place LIMIT ?`,
		kind, since, int64(contact.IsDead), most))
}

// read takes the entries out of rows of contact, its id and name, kind, text, since and done.
func (*Board) read(rows *sql.Rows, err error) ([]Entry, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := []Entry{}
	for rows.Next() {
		var e Entry
		if err := rows.Scan(&e.Contact, &e.ContactID, &e.ContactName, &e.Kind, &e.Text, &e.Since, &e.Done); err != nil {
			return nil, err
		}
		e.ID = idOf(e.ContactID, e.Kind, e.Text)
		found = append(found, e)
	}
	return found, rows.Err()
}

func (b *Board) offered(ctx context.Context) (*offered, error) {
	commits := b.vault.Commits()
	if known := b.offers.Load(); known != nil && known.commits == commits {
		return known, nil
	}
	entries, err := b.standing(ctx, contact.Offer, "", 0)
	if err != nil {
		return nil, err
	}
	now := &offered{commits: commits, entries: entries, topics: make([][]topic, len(entries)), by: map[string][]int{}}
	for i := range entries {
		now.topics[i] = topicsOf(entries[i].Text)
		for _, topic := range now.topics[i] {
			for _, word := range topic {
				if at := now.by[word]; len(at) == 0 || at[len(at)-1] != i {
					now.by[word] = append(at, i)
				}
			}
		}
	}
	b.offers.Store(now)
	return now, nil
}

// of gives the offers of others that fit a need, of each person the best one.
func (o *offered) of(need *Entry) []Entry {
	type fit struct {
		Entry
		score float64
	}
	wanted := topicsOf(need.Text)
	best := map[int64]fit{}
	seen := map[int]bool{}
	for _, topic := range wanted {
		for _, word := range topic {
			for _, i := range o.by[word] {
				e := &o.entries[i]
				if seen[i] || e.Contact == need.Contact {
					continue
				}
				seen[i] = true
				if score := fits(wanted, o.topics[i]); score > best[e.Contact].score {
					best[e.Contact] = fit{*e, score}
				}
			}
		}
	}
	found := make([]fit, 0, len(best))
	for _, one := range best {
		found = append(found, one)
	}
	slices.SortFunc(found, func(a, b fit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.Since, a.Since), cmp.Compare(a.ContactName, b.ContactName), cmp.Compare(a.ID, b.ID))
	})
	offers := make([]Entry, len(found))
	for i := range found {
		offers[i] = found[i].Entry
	}
	return offers
}
