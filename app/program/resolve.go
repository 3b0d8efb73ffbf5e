package program

import (
	"context"

	"kith/internal/search"
)

// peopleOf finds whom the encounters and follow-ups among the hits are with, and what of them to show.
func (p *Program) peopleOf(ctx context.Context, hits []search.Hit) (map[search.Hit][]resolved, error) {
	keys := map[search.Kind][]int64{}
	for _, hit := range hits {
		keys[hit.Kind] = append(keys[hit.Kind], hit.Key)
	}
	people := map[search.Hit][]resolved{}
	if len(keys[search.Encounter])+len(keys[search.Followup]) == 0 {
		return people, nil
	}
	encounters, err := p.Encounters.ByKeys(ctx, keys[search.Encounter])
	if err != nil {
		return nil, err
	}
	followups, err := p.Followups.ByKeys(ctx, keys[search.Followup])
	if err != nil {
		return nil, err
	}
	for _, hit := range hits {
		switch hit.Kind {
		case search.Encounter:
			e := encounters[hit.Key]
			for _, person := range e.People {
				people[hit] = append(people[hit], resolved{contact: person.Key, field: "encounter", snippet: e.Text()})
			}
		case search.Followup:
			f := followups[hit.Key]
			for _, person := range f.People {
				people[hit] = append(people[hit], resolved{contact: person.Key, field: "followup", snippet: f.Title})
			}
		}
	}
	return people, nil
}
