package program

import (
	"context"
	"slices"
	"strings"

	"kith/internal/contact"
	"kith/internal/search"
)

// Choice says whom somebody means to change or to take along: those with the ids, or with All everybody in a list but for those
// excepted, however many that are. The list is what is searched for (Text) among a circle, a kind and a filter, each "" for all.
type Choice struct {
	IDs    []string
	All    bool
	Text   string
	Circle string
	Kind   string
	Where  string
	Except []string
}

// Chosen gives the keys of those a choice means, in the order of the list. Who is no longer in the book is left out. Faults: those
// of filter.Parse.
func (p *Program) Chosen(ctx context.Context, c Choice) ([]int64, error) {
	if !c.All {
		return p.Contacts.KeysOf(ctx, c.IDs)
	}
	among := contact.ListQuery{Circle: c.Circle, Kind: c.Kind}
	if err := p.Where(ctx, c.Where, &among); err != nil {
		return nil, err
	}
	var keys []int64
	var err error
	if strings.TrimSpace(c.Text) == "" {
		keys, err = p.Contacts.Keys(ctx, among)
	} else {
		keys, err = p.searched(ctx, c.Text, among)
	}
	if err != nil || len(c.Except) == 0 {
		return keys, err
	}
	not, err := p.Contacts.KeysOf(ctx, c.Except)
	if err != nil {
		return nil, err
	}
	slices.Sort(not)
	return slices.DeleteFunc(keys, func(key int64) bool {
		_, found := slices.BinarySearch(not, key)
		return found
	}), nil
}

// searched gives the keys of everybody whom a search finds, best first.
func (p *Program) searched(ctx context.Context, text string, among contact.ListQuery) ([]int64, error) {
	result, err := p.Contacts.FindAmong(ctx, text, among, 1<<30, false)
	if err != nil {
		return nil, err
	}
	keys, seen := []int64{}, map[int64]bool{}
	add := func(key int64) {
		if !seen[key] {
			seen[key] = true
			keys = append(keys, key)
		}
	}
	var people map[search.Hit][]resolved
	for _, hit := range result.Hits {
		if hit.Kind == search.Contact {
			add(hit.Key)
			continue
		}
		if people == nil {
			if people, err = p.peopleOf(ctx, result.Hits); err != nil {
				return nil, err
			}
		}
		for _, one := range people[hit] {
			add(one.contact)
		}
	}
	return keys, nil
}
