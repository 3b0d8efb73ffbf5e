package program

import (
	"context"

	"kith/internal/encounter"
	"kith/internal/followup"
)

// LastWith gives the last entry about each of the people of a follow-up, the latest first: what one wants to know before picking up
// the telephone. An entry with several of them is given once.
func (p *Program) LastWith(ctx context.Context, f followup.Followup) ([]encounter.Encounter, error) {
	keys := make([]int64, len(f.People))
	for i, person := range f.People {
		keys[i] = person.Key
	}
	return p.Encounters.Latest(ctx, keys)
}
