package program

import (
	"kith/internal/contact"
	"kith/internal/filter"
)

// Where puts a filter, as people write it, into a list query. Faults: those of filter.Parse.
func (p *Program) Where(expression string, query *contact.ListQuery) error {
	f, err := filter.Parse(expression)
	if err != nil {
		return err
	}
	if f.Empty() {
		query.Where, query.WhereArgs = "", nil
		return nil
	}
	query.Where, query.WhereArgs = f.SQL(filter.Moment{Now: p.Vault.Now(), Zone: p.Zone})
	return nil
}
