package view

import (
	"context"
	"strings"

	"kith/internal/filter"
	"kith/internal/vault"
	"kith/internal/whole"
)

const saidFilter = "FILTER"

// Whole gives all views for a copy of everything, in their order.
func (s *Shelf) Whole(ctx context.Context) ([]whole.Record, error) {
	views, err := s.List(ctx)
	var records []whole.Record
	for _, v := range views {
		records = append(records, whole.Record{Kind: whole.View, Name: v.Name, Said: map[string]string{saidFilter: v.Expression}})
	}
	return records, err
}

// Takes says whether a record is a view.
func (s *Shelf) Takes(r whole.Record) bool {
	_, ok := viewOf(r)
	return ok
}

func viewOf(r whole.Record) (View, bool) {
	v := View{Name: strings.Join(strings.Fields(r.Name), " ")}
	f, err := filter.Parse(r.Said[saidFilter])
	if r.Kind != whole.View || v.Name == "" || err != nil || f.Empty() {
		return v, false
	}
	v.Expression = f.String()
	return v, true
}

// Bring stores a view of a copy as the last one.
func (s *Shelf) Bring(tx *vault.Tx, r whole.Record) error {
	v, _ := viewOf(r)
	_, err := add(tx, v)
	return err
}
