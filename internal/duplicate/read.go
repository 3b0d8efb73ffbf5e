package duplicate

import (
	"context"

	"kith/internal/contact"
)

// read reads everybody who is in the lists, in the order of their keys.
func (f *Finder) read(ctx context.Context, progress func(Progress)) ([]subject, error) {
	return contact.ReadCards(ctx, f.book, func(done, total int) { progress(Progress{"reading", done, total}) }, func(cards []contact.StoredCard) []subject {
		subjects := make([]subject, len(cards))
		for i, c := range cards {
			subjects[i] = newSubject(c.Key, c.Card)
		}
		return subjects
	})
}

// some reads the subjects with these keys; those that are gone are left out.
func (f *Finder) some(ctx context.Context, keys []int64) (map[int64]*subject, error) {
	cards, err := f.book.SomeCards(ctx, keys)
	if err != nil {
		return nil, err
	}
	found := make(map[int64]*subject, len(cards))
	for _, c := range cards {
		s := newSubject(c.Key, c.Card)
		found[c.Key] = &s
	}
	return found, nil
}
