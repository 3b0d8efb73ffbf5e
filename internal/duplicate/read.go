package duplicate

import (
	"context"
	"runtime"
	"sync"

	"kith/internal/vcard"
)

// readAtOnce is how many cards go to a reading goroutine at a time.
const readAtOnce = 200

// stored is a card as it comes from the vault.
type stored struct {
	key  int64
	text []byte
}

// read reads everybody who is in the lists, in the order of their keys.
func (f *Finder) read(ctx context.Context, progress func(Progress)) ([]subject, error) {
	var total int
	if err := f.vault.QueryRow(ctx, `SELECT count(*) FROM contact_row`).Scan(&total); err != nil {
		return nil, err
	}
	rows, err := f.vault.Query(ctx, `SELECT c.key, c.card FROM contact_row r JOIN contact c ON c.key = r.contact ORDER BY r.contact`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	type job struct {
		at    int
		cards []stored
	}
	jobs := make(chan job, 4)
	var group sync.WaitGroup
	var mu sync.Mutex
	parts := map[int][]subject{}
	var failure error
	for range max(1, min(4, runtime.NumCPU())) {
		group.Go(func() {
			for j := range jobs {
				read, err := subjectsOf(j.cards)
				mu.Lock()
				parts[j.at] = read
				if err != nil {
					failure = err
				}
				mu.Unlock()
			}
		})
	}
	at, batch := 0, make([]stored, 0, readAtOnce)
	send := func() {
		if len(batch) > 0 {
			jobs <- job{at, batch}
			at++
			batch = make([]stored, 0, readAtOnce)
			progress(Progress{"reading", min(at*readAtOnce, total), total})
		}
	}
	for rows.Next() {
		var s stored
		if err = rows.Scan(&s.key, &s.text); err != nil {
			break
		}
		if batch = append(batch, s); len(batch) == readAtOnce {
			send()
		}
	}
	send()
	close(jobs)
	group.Wait()
	if err == nil {
		err = rows.Err()
	}
	if err == nil {
		err = failure
	}
	if err != nil {
		return nil, err
	}
	subjects := make([]subject, 0, total)
	for i := range at {
		subjects = append(subjects, parts[i]...)
		delete(parts, i)
	}
	return subjects, nil
}

func subjectsOf(cards []stored) ([]subject, error) {
	subjects := make([]subject, 0, len(cards))
	for _, c := range cards {
		card, err := vcard.Parse(c.text)
		if err != nil {
			return nil, err
		}
		subjects = append(subjects, newSubject(c.key, card))
	}
	return subjects, nil
}

// some reads the subjects with these keys; those that are gone are left out.
func (f *Finder) some(ctx context.Context, keys string) (map[int64]*subject, error) {
	rows, err := f.vault.Query(ctx, `SELECT c.key, c.card FROM json_each(?) j JOIN contact_row r ON r.contact = j.value JOIN contact c ON c.key = r.contact`, keys)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := map[int64]*subject{}
	for rows.Next() {
		var c stored
		if err := rows.Scan(&c.key, &c.text); err != nil {
			return nil, err
		}
		card, err := vcard.Parse(c.text)
		if err != nil {
			return nil, err
		}
		s := newSubject(c.key, card)
		found[c.key] = &s
	}
	return found, rows.Err()
}
