package window

import (
	"context"

	"kith/app/program"
	"kith/internal/contact"
)

// Organisations is the area of organisations, jobs and households.
type Organisations struct{ w *Window }

// OrganisationRow is an organisation as a suggestion shows it; ID is "" where cards only mention it.
type OrganisationRow struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Place   string `json:"place"`
	Current int    `json:"current"`
	Former  int    `json:"former"`
}

// Holder is somebody with a role at an organisation.
type Holder struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Kind    string `json:"kind"`
	Photo   string `json:"photo"`
	Role    string `json:"role"` // title, what somebody does, and department, on one line
	From    string `json:"from"`
	To      string `json:"to"`
	Current bool   `json:"current"`
}

// OrganisationPeople is an organisation with its people, the current ones first.
type OrganisationPeople struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Current []Holder `json:"current"`
	Former  []Holder `json:"former"`
}

// Housemate is somebody who shares an address.
type Housemate struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Kind  string `json:"kind"`
	Photo string `json:"photo"`
}

// Household is people who share an address.
type Household struct {
	ID      string          `json:"id"`
	UID     string          `json:"uid"`
	Name    string          `json:"name"`
	Address contact.Address `json:"address"`
	Members []Housemate     `json:"members"`
}

// mostSuggested bounds what is suggested while an organisation is typed.
const mostSuggested = 12

// Suggest gives the organisations that a text may mean, those with most people first.
func (a *Organisations) Suggest(text string) ([]OrganisationRow, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) ([]OrganisationRow, error) {
		rows, _, err := p.Contacts.Organisations(ctx, text, mostSuggested)
		out := make([]OrganisationRow, len(rows))
		for i, r := range rows {
			out[i] = OrganisationRow(r)
		}
		return out, err
	})
}

// People gives who is and was at an organisation, named by the id of a contact or, with "", by its name.
func (a *Organisations) People(id, name string) (OrganisationPeople, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (OrganisationPeople, error) {
		found, err := p.Contacts.Organisation(ctx, id, name)
		return OrganisationPeople{ID: found.ID, Name: found.Name, Current: toHolders(found.Current), Former: toHolders(found.Former)}, err
	})
}

func toHolders(holders []contact.Holder) []Holder {
	out := make([]Holder, len(holders))
	for i, h := range holders {
		out[i] = Holder{h.Row.ID, h.Row.Name, h.Row.Kind, h.Row.Photo, h.Role.Described(), h.Role.From, h.Role.To, h.Role.Current}
	}
	return out
}

// Move ends roles of somebody and begins another one.
func (a *Organisations) Move(id string, revision int64, ends []int, begins contact.Role, when string) (ContactChange, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (ContactChange, error) {
		moved, change, err := p.Contacts.MoveJob(ctx, id, revision, ends, begins, when)
		return ContactChange{moved, toChange(change, a.w.language())}, err
	})
}

// Record makes a contact of an organisation that cards only mention, or gives the one there is.
func (a *Organisations) Record(name string) (ContactChange, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (ContactChange, error) {
		made, change, err := p.Contacts.RecordOrganisation(ctx, name)
		return ContactChange{made, toChange(change, a.w.language())}, err
	})
}

// Rename gives an organisation another name, with people on the cards of its current people as well.
func (a *Organisations) Rename(id, name string, people bool) (ContactChange, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (ContactChange, error) {
		renamed, change, _, err := p.Contacts.RenameOrganisation(ctx, id, name, people)
		return ContactChange{renamed, toChange(change, a.w.language())}, err
	})
}

// Households gives the households that somebody is of, or the one that a group is.
func (a *Organisations) Households(id string) ([]Household, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) ([]Household, error) {
		all, err := p.Contacts.Households(ctx, id)
		out := make([]Household, len(all))
		for i, h := range all {
			out[i] = Household{ID: h.ID, UID: h.UID, Name: h.Name, Address: h.Address, Members: []Housemate{}}
			for _, m := range h.Members {
				out[i].Members = append(out[i].Members, Housemate{m.ID, m.Name, m.Kind, m.Photo})
			}
		}
		return out, err
	})
}

// ShareAddress lets people share an address; relation is "spouse", "partner" or "".
func (a *Organisations) ShareAddress(ids []string, relation string) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		_, change, err := p.ShareAddress(ctx, ids, "", relation, a.w.language())
		return toChange(change, a.w.language()), err
	})
}

// LeaveHousehold takes somebody out of a household.
func (a *Organisations) LeaveHousehold(id, household string) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		change, err := p.Contacts.LeaveHousehold(ctx, id, household)
		return toChange(change, a.w.language()), err
	})
}
