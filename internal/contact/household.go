package contact

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"kith/internal/vcard"
)

// A household is people who share an address. It is a contact of its own, a group (KIND:group, RFC 6350 §6.1.4) with the property
// X-KITH-HOUSEHOLD, the people as MEMBER (§6.6.5) and the address. Each of the people's cards carries the address as well, so that
// other programs see it; there its parameter X-KITH-HOUSEHOLD names the household by its UID. Whoever changes the address of one
// changes it for all: Book keeps them the same, in the same change.
const paramHousehold = "X-KITH-HOUSEHOLD"

// Household is a household with those of its people who are in the book.
type Household struct {
	ID      string
	UID     string // as the shared addresses name it
	Name    string
	Address Address
	Members []Row
}

// isHousehold reports whether a card is a household's.
func isHousehold(card *vcard.Card) bool {
	return slices.ContainsFunc(card.Properties, func(p vcard.Property) bool { return fieldOf(p.Name) == fieldHousehold })
}

// isMember tells MEMBER, and what Apple made of it for vCard 3.0.
func isMember(p *vcard.Property) bool { return p.Is("MEMBER") || p.Is("X-ADDRESSBOOKSERVER-MEMBER") }

// members gives the UIDs of the members of a group, in order.
func members(card *vcard.Card) []string {
	var uids []string
	for i := range card.Properties {
		if p := &card.Properties[i]; isMember(p) {
			if uid := oneLine(p.Value); uid != "" {
				uids = append(uids, uid)
			}
		}
	}
	return uids
}

// addMember adds a member to a group unless it is one.
func addMember(card *vcard.Card, uid string) {
	if slices.ContainsFunc(members(card), func(have string) bool { return UIDKey(have) == UIDKey(uid) }) {
		return
	}
	name := "MEMBER"
	if card.Version != vcard.V40 {
		name = "X-ADDRESSBOOKSERVER-MEMBER"
	}
	card.Properties = append(slices.Clip(card.Properties), vcard.Property{Name: name, Value: vcard.EscapeURI(uidURI(uid))})
}

// uidURI writes a bare UUID as a URI (RFC 9562 §4), and leaves every other UID as it is.
func uidURI(uid string) string {
	if len(uid) == 36 && strings.Count(uid, "-") == 4 && !strings.Contains(uid, ":") {
		return "urn:uuid:" + uid
	}
	return uid
}

// removeMember takes a member out of a group.
func removeMember(card *vcard.Card, uid string) {
	card.Properties = slices.DeleteFunc(slices.Clone(card.Properties), func(p vcard.Property) bool {
		return isMember(&p) && UIDKey(oneLine(p.Value)) == UIDKey(uid)
	})
}

// sharedAddresses gives the addresses of a card by the UID of the household they are of.
func sharedAddresses(card *vcard.Card) map[string]Address {
	shared := map[string]Address{}
	if !slices.ContainsFunc(card.Properties, func(p vcard.Property) bool { return ownParam(&p, paramHousehold) != "" }) {
		return shared
	}
	for _, a := range View(card).Addresses {
		if a.Household != "" {
			shared[a.Household] = a
		}
	}
	return shared
}

// shareAddress makes a card carry the address of a household: the one it shares already, one that says the same, or else a new one
// in front of the others.
func shareAddress(card *vcard.Card, household string, address Address) error {
	have := View(card).Addresses
	at := slices.IndexFunc(have, func(a Address) bool { return UIDKey(a.Household) == UIDKey(household) })
	if at < 0 {
		at = slices.IndexFunc(have, func(a Address) bool { return a.Household == "" && samePlace(&a, &address) })
	}
	if at >= 0 {
		if err := Apply(card, []Edit{{Op: "set", Field: "address", Ref: have[at].Ref, Address: &address}}); err != nil {
			return err
		}
		for _, a := range View(card).Addresses { // refs may have moved
			if samePlace(&a, &address) && (a.Household == "" || UIDKey(a.Household) == UIDKey(household)) {
				mark(card, a.Ref, household)
				return nil
			}
		}
		return nil
	}
	types := address.Types
	if err := Apply(card, []Edit{{Op: "add", Field: "address", Ref: -1, Address: &address, Types: &types}}); err != nil {
		return err
	}
	after := View(card).Addresses
	added := after[len(after)-1].Ref
	mark(card, added, household)
	if first := after[0].Ref; first < added {
		p := card.Properties[added]
		card.Properties = slices.Insert(slices.Delete(card.Properties, added, added+1), first, p)
	}
	return nil
}

// mark notes at an address which household it is of; with "", that it is of none.
func mark(card *vcard.Card, ref int, household string) {
	card.Properties = slices.Clone(card.Properties)
	p := &card.Properties[ref]
	params := slices.DeleteFunc(slices.Clone(p.Params), func(param vcard.Param) bool { return strings.EqualFold(param.Name, paramHousehold) })
	if household != "" {
		params = append(params, vcard.Param{Name: paramHousehold, Values: []string{household}})
	}
	p.Params = params
}

// keepAddress makes the address of a household an ordinary one of the card.
func keepAddress(card *vcard.Card, household string) {
	for _, a := range View(card).Addresses {
		if a.Household != "" && UIDKey(a.Household) == UIDKey(household) {
			mark(card, a.Ref, "")
		}
	}
}

// samePlace reports whether two addresses say the same.
func samePlace(a, b *Address) bool {
	return slices.Equal(a.Street, b.Street) && a.Locality == b.Locality && a.Region == b.Region && a.Postcode == b.Postcode && a.Country == b.Country &&
		a.POBox == b.POBox && a.Extended == b.Extended
}

// homeAddress chooses the address that people would share: the one marked as home, else one that is not marked as work.
func homeAddress(addresses []Address) (Address, bool) {
	for _, fits := range []func(*Address) bool{
		func(a *Address) bool { return slices.Contains(a.Types, "home") },
		func(a *Address) bool { return !slices.Contains(a.Types, "work") },
		func(*Address) bool { return true },
	} {
		for _, a := range addresses {
			if fits(&a) && !a.blank() {
				return a, true
			}
		}
	}
	return Address{}, false
}

// Households gives the households that a contact is of, or the one that it is. Fault: contact.not-found.
func (b *Book) Households(ctx context.Context, id string) ([]Household, error) {
	card, stored, err := b.Card(ctx, id)
	if err != nil {
		return nil, err
	}
	found := []Household{}
	if isHousehold(card) {
		h, err := b.household(ctx, card, stored)
		return append(found, h), err
	}
	for _, a := range View(card).Addresses {
		if a.Household == "" {
			continue
		}
		key, err := b.contactOf(ctx, a.Household)
		if err != nil {
			return nil, err
		}
		rows, err := b.Rows(ctx, []int64{key})
		if err != nil {
			return nil, err
		}
		if len(rows) == 0 || slices.ContainsFunc(found, func(h Household) bool { return h.ID == rows[0].ID }) {
			continue
		}
		if found, err = b.appendHousehold(ctx, found, rows[0].ID); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// AllHouseholds gives the households of the book, by name.
func (b *Book) AllHouseholds(ctx context.Context) ([]Household, error) {
	keys, err := b.Keys(ctx, ListQuery{Kind: KindGroup})
	if err != nil {
		return nil, err
	}
	groups, err := b.Rows(ctx, keys)
	if err != nil {
		return nil, err
	}
	found := []Household{}
	for _, row := range groups {
		if found, err = b.appendHousehold(ctx, found, row.ID); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// appendHousehold adds the contact with an id, if it is a household.
func (b *Book) appendHousehold(ctx context.Context, found []Household, id string) ([]Household, error) {
	card, stored, err := b.Card(ctx, id)
	if err != nil || !isHousehold(card) {
		return found, err
	}
	h, err := b.household(ctx, card, stored)
	if err != nil {
		return found, err
	}
	return append(found, h), nil
}

func (b *Book) household(ctx context.Context, card *vcard.Card, stored Stored) (Household, error) {
	shown := View(card)
	h := Household{ID: stored.ID, UID: uidOf(card, stored), Name: shown.Name, Members: []Row{}}
	if len(shown.Addresses) > 0 {
		h.Address = shown.Addresses[0]
	}
	var keys []int64
	for _, uid := range members(card) {
		key, err := b.contactOf(ctx, uid)
		if err != nil {
			return h, err
		}
		if key != 0 && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	rows, err := b.Rows(ctx, keys)
	h.Members = append(h.Members, rows...)
	return h, err
}

// uidOf gives the UID under which a contact leaves.
func uidOf(card *vcard.Card, stored Stored) string { return cmp.Or(Project(card).UID, stored.ID) }
