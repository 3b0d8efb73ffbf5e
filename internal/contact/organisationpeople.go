package contact

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"kith/internal/vcard"
)

// Holder is a contact with a role at an organisation.
type Holder struct {
	Row  Row
	Role Role
}

// OrganisationPeople is an organisation with the people who have or had a role there: the current ones by name, the former ones
// with who left last first. Somebody with two roles is there twice.
type OrganisationPeople struct {
	ID      string // "" when only cards mention it
	Name    string
	Current []Holder
	Former  []Holder
}

// Organisation gives the people of an organisation, named by the id of a contact or, with "", by its name.
// Fault: contact.not-found for an id that is not there.
func (b *Book) Organisation(ctx context.Context, id, name string) (OrganisationPeople, error) {
	if err := b.fillRoles(ctx); err != nil {
		return OrganisationPeople{}, err
	}
	if id == "" {
		key, err := b.recordOf(ctx, &Role{Organisation: name})
		if err != nil {
			return OrganisationPeople{}, err
		}
		if key == 0 {
			keys, err := b.keysMeant(ctx, []string{name}, "", 0)
			if err != nil {
				return OrganisationPeople{}, err
			}
			written, err := b.written(ctx, name)
			if err != nil {
				return OrganisationPeople{}, err
			}
			return b.holders(ctx, OrganisationPeople{Name: written}, keys)
		}
		rows, err := b.Rows(ctx, []int64{key})
		if err != nil || len(rows) == 0 {
			return OrganisationPeople{}, err
		}
		id = rows[0].ID
	}
	card, stored, err := b.Card(ctx, id)
	if err != nil {
		return OrganisationPeople{}, err
	}
	found := OrganisationPeople{ID: id, Name: Project(card).Name}
	keys, err := b.keysOf(ctx, card, stored)
	if err != nil {
		return OrganisationPeople{}, err
	}
	return b.holders(ctx, found, keys)
}

// written gives a name as cards write it, however it was typed.
func (b *Book) written(ctx context.Context, name string) (string, error) {
	key := OrganisationKey(name)
	names, err := b.organisationNames(ctx, `WHERE base = ?`, key.Base)
	if err != nil || len(names) == 0 {
		return name, err
	}
	for _, n := range names {
		if n.key.Whole == key.Whole {
			return n.name, nil
		}
	}
	if oneForm(append(names, named{key, name})) {
		return names[0].name, nil
	}
	return name, nil
}

// keysOf gives the keys under which roles at this contact stand.
func (b *Book) keysOf(ctx context.Context, card *vcard.Card, stored Stored) ([]int64, error) {
	p := Project(card)
	return b.keysMeant(ctx, append([]string{p.Name}, p.Nicknames...), cmp.Or(p.UID, stored.ID), stored.Key)
}

// holders reads the roles at an organisation off the cards of its people.
func (b *Book) holders(ctx context.Context, found OrganisationPeople, keys []int64) (OrganisationPeople, error) {
	found.Current, found.Former = []Holder{}, []Holder{}
	list, err := json.Marshal(keys)
	if err != nil {
		return found, err
	}
	rows, err := b.rows(ctx, `SELECT `+rowColumns+` FROM contact_row r JOIN contact c ON c.key = r.contact
		WHERE r.contact IN (SELECT contact FROM role WHERE organisation IN (SELECT value FROM json_each(?)) AND state < 2) ORDER BY r.sort, r.contact`, string(list))
	if err != nil {
		return found, err
	}
	for _, row := range rows {
		card, _, err := b.Card(ctx, row.ID)
		if err != nil {
			return found, err
		}
		for _, h := range heldRoles(card.Properties, nil) {
			if !isAt(&h.Role, keys) {
				continue
			}
			if h.Current {
				found.Current = append(found.Current, Holder{row, h.Role})
			} else {
				found.Former = append(found.Former, Holder{row, h.Role})
			}
		}
	}
	slices.SortStableFunc(found.Former, func(x, y Holder) int { return cmp.Compare(y.Role.To, x.Role.To) })
	return found, nil
}

// isAt reports whether a role stands under one of these keys.
func isAt(r *Role, keys []int64) bool {
	if r.OrganisationUID != "" {
		return slices.Contains(keys, uidKey(r.OrganisationUID).Whole)
	}
	return r.Organisation != "" && slices.Contains(keys, OrganisationKey(r.Organisation).Whole)
}
