package window

import (
	"context"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/vault"
)

// Selection is the area of changes to many people at once.
type Selection struct{ w *Window }

// Choice says whom the person has selected: those with the ids, or with All everybody in a list but for Except. The list is the one
// that the page shows: what is searched for (Text) among a circle, a kind and a filter, each "" for all.
type Choice struct {
	IDs    []string `json:"ids"`
	All    bool     `json:"all"`
	Text   string   `json:"text"`
	Circle string   `json:"circle"`
	Kind   string   `json:"kind"`
	Where  string   `json:"where"`
	Except []string `json:"except"`
}

// CircleShare is a circle with how many of the selected are in it.
type CircleShare struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// Chosen is a selection as it is now: how many it has, and some of them as rows.
type Chosen struct {
	Total int   `json:"total"`
	Rows  []Row `json:"rows"`
}

// Show gives how many are selected and the first of them, at most limit. Who is no longer in the book is not among them.
func (a *Selection) Show(choice Choice, limit int) (Chosen, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Chosen, error) {
		keys, err := p.Chosen(ctx, program.Choice(choice))
		if err != nil {
			return Chosen{}, err
		}
		rows, err := p.Contacts.Rows(ctx, keys[:min(len(keys), max(limit, 0), maxPage)])
		if err != nil {
			return Chosen{}, err
		}
		chosen := Chosen{Total: len(keys)}
		chosen.Rows, err = toRows(ctx, p, rows)
		return chosen, err
	})
}

// Circles lists the circles that some of the selected are in, with how many.
func (a *Selection) Circles(choice Choice) ([]CircleShare, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) ([]CircleShare, error) {
		keys, err := p.Chosen(ctx, program.Choice(choice))
		if err != nil {
			return nil, err
		}
		circles, err := p.Contacts.CirclesOf(ctx, keys)
		shares := make([]CircleShare, len(circles))
		for i, circle := range circles {
			shares[i] = CircleShare(circle)
		}
		return shares, err
	})
}

// AddToCircle takes the selected into a circle.
func (a *Selection) AddToCircle(circle string, choice Choice) (Change, error) {
	return a.change(choice, func(ctx context.Context, b *contact.Book, keys []int64) (vault.Change, error) {
		return b.AddKeysToCircle(ctx, circle, keys)
	})
}

// RemoveFromCircle takes the selected out of a circle.
func (a *Selection) RemoveFromCircle(circle string, choice Choice) (Change, error) {
	return a.change(choice, func(ctx context.Context, b *contact.Book, keys []int64) (vault.Change, error) {
		return b.RemoveKeysFromCircle(ctx, circle, keys)
	})
}

// SetRhythm gives the selected a rhythm of their own, "" takes it away.
func (a *Selection) SetRhythm(choice Choice, text string) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		r, err := stored(text)
		if err != nil {
			return Change{}, err
		}
		keys, err := p.Chosen(ctx, program.Choice(choice))
		if err != nil {
			return Change{}, err
		}
		change, err := p.Rhythms.SetKeys(ctx, keys, r)
		return toChange(change, a.w.language()), err
	})
}

// Remove moves the selected to the bin.
func (a *Selection) Remove(choice Choice) (Change, error) {
	return a.change(choice, func(ctx context.Context, b *contact.Book, keys []int64) (vault.Change, error) {
		return b.RemoveKeys(ctx, keys)
	})
}

func (a *Selection) change(choice Choice, fn func(context.Context, *contact.Book, []int64) (vault.Change, error)) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		keys, err := p.Chosen(ctx, program.Choice(choice))
		if err != nil {
			return Change{}, err
		}
		change, err := fn(ctx, p.Contacts, keys)
		return toChange(change, a.w.language()), err
	})
}
