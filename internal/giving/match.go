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

// enoughOffers is how many of the offers that fit a need are told: more than anybody would ask.
const enoughOffers = 20

// Matches gives the needs that stand and were written down on a day or after it, the latest first, at most so many, each with the best of
// the offers that fit it. Nobody who died is among them.
func (b *Board) Matches(ctx context.Context, since string, most int) ([]Match, error) {
	needs, err := b.standing(ctx, contact.Need, since, most)
	if err != nil || len(needs) == 0 {
		return nil, err
	}
	offers, err := b.offered(ctx)
	if err != nil {
		return nil, err
	}
	ranked := map[string][]int{}
	matches := make([]Match, len(needs))
	for i, need := range needs {
		fitting, known := ranked[need.Text]
		if !known {
			fitting = offers.fitting(need.Text)
			ranked[need.Text] = fitting
		}
		matches[i].Need = need
		told := map[int64]bool{need.Contact: true}
		for _, at := range fitting {
			if e := offers.entries[at]; !told[e.Contact] && len(matches[i].Offers) < enoughOffers {
				told[e.Contact] = true
				matches[i].Offers = append(matches[i].Offers, e)
			}
		}
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

// fitting gives the places of the offers that fit what somebody looks for, the best first.
func (o *offered) fitting(need string) []int {
	wanted := topicsOf(need)
	score := map[int]float64{}
	for _, topic := range wanted {
		for _, word := range topic {
			for _, i := range o.by[word] {
				if _, known := score[i]; !known {
					score[i] = fits(wanted, o.topics[i])
				}
			}
		}
	}
	var found []int
	for i, fit := range score {
		if fit > 0 {
			found = append(found, i)
		}
	}
	slices.SortFunc(found, func(i, j int) int {
		a, b := &o.entries[i], &o.entries[j]
		return cmp.Or(cmp.Compare(score[j], score[i]), cmp.Compare(b.Since, a.Since), cmp.Compare(a.ContactName, b.ContactName), cmp.Compare(a.ID, b.ID))
	})
	return found
}
