package program

import (
	"context"

	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/followup"
)

// LastWith gives the last entry about each of the people of a follow-up, the latest first: what one wants to know before picking up
// the telephone. An entry with several of them is given once.
func (p *Program) LastWith(ctx context.Context, f followup.Followup) ([]encounter.Encounter, error) {
	return p.Encounters.Latest(ctx, contact.KeysOf(f.People))
}
