package program

import (
	"context"

	"kith/internal/contact"
	"kith/internal/filter"
)

// Where puts a filter, as people write it, into a list query. One that asks for rhythms has them worked out first. Faults: those of
// filter.Parse.
func (p *Program) Where(ctx context.Context, expression string, query *contact.ListQuery) error {
	f, err := filter.Parse(expression)
	if err != nil {
		return err
	}
	if f.Empty() {
		query.Where, query.WhereArgs = "", nil
		return nil
	}
	if f.AsksRhythms() {
		if err := p.Rhythms.Refresh(ctx); err != nil {
			return err
		}
	}
	query.Where, query.WhereArgs = f.SQL(filter.Moment{Now: p.Vault.Now(), Zone: p.Zone})
	return nil
}
