package window

import (
	"context"

	"kith/app/program"
	"kith/internal/contact"
)

// MetDraft is how one met somebody, as it is written down: where, when (a day or an approximate time) and through whom: somebody of the book
// by their id, or else a name. What is "" is not known.
type MetDraft struct {
	Place   string `json:"place"`
	When    string `json:"when"`
	Through string `json:"through"`
	Contact string `json:"contact"`
}

// SetMet writes down how one met a contact; an empty draft takes it away.
func (a *People) SetMet(id string, met MetDraft) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		change, err := p.Contacts.SetMet(ctx, id, contact.Met{Place: met.Place, When: met.When, Through: met.Through, ContactID: met.Contact})
		return toChange(change, a.w.language()), err
	})
}

// MetThrough gives those whom one met through a contact.
func (a *People) MetThrough(id string) ([]Row, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) ([]Row, error) {
		rows, err := p.Contacts.MetThrough(ctx, id)
		if err != nil {
			return nil, err
		}
		return toRows(ctx, p, rows)
	})
}
