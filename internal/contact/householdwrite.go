package contact

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// ShareAddress makes people one household, with the first of them who has an address giving it. If one of them is of a household
// already, the others join it. name is what a new household is called; relation ("spouse", "partner", "" for none) is noted on both
// cards where it is about two. Faults: contact.not-found, household.too-few, household.no-address.
func (b *Book) ShareAddress(ctx context.Context, ids []string, name, relation string) (Household, vault.Change, error) {
	var distinctIDs []string
	for _, id := range ids {
		if !slices.Contains(distinctIDs, id) {
			distinctIDs = append(distinctIDs, id)
		}
	}
	if len(distinctIDs) < 2 {
		return Household{}, vault.Change{}, fault.New("household.too-few", nil)
	}
	known, err := b.firstHousehold(ctx, distinctIDs)
	if err != nil {
		return Household{}, vault.Change{}, err
	}
	change, err := b.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		people, err := cardsIn(tx, distinctIDs)
		if err != nil {
			return message.Message{}, err
		}
		home, label, err := b.home(tx, people, known, name)
		if err != nil {
			return message.Message{}, err
		}
		address := View(home.card).Addresses[0]
		uid := uidOf(home.card, home.stored)
		for i := range people {
			p := &people[i]
			if p.stored.ID == home.stored.ID {
				continue
			}
			if err := b.store(tx, p.stored, p.card, func(card *vcard.Card) error { return shareAddress(card, uid, address) }); err != nil {
				return label, err
			}
		}
		if relation != "" && len(people) == 2 {
			if err := b.relate(tx, people, relation); err != nil {
				return label, err
			}
		}
		known = home.stored.ID
		return label, nil
	})
	if err != nil {
		return Household{}, vault.Change{}, err
	}
	found, err := b.Households(ctx, known)
	if err != nil || len(found) == 0 {
		return Household{}, change, err
	}
	return found[0], change, nil
}

// someCard is a contact in the middle of a write.
type someCard struct {
	card   *vcard.Card
	stored Stored
}

func cardsIn(tx *vault.Tx, ids []string) ([]someCard, error) {
	cards := make([]someCard, len(ids))
	for i, id := range ids {
		var err error
		if cards[i].card, cards[i].stored, err = cardIn(tx, id, 0); err != nil {
			return nil, err
		}
	}
	return cards, nil
}

// firstHousehold finds the household that one of the people is of, or is; "" if there is none.
func (b *Book) firstHousehold(ctx context.Context, ids []string) (string, error) {
	for _, id := range ids {
		found, err := b.Households(ctx, id)
		if err != nil {
			return "", err
		}
		if len(found) > 0 && !found[0].Address.blank() {
			return found[0].ID, nil
		}
	}
	return "", nil
}

// home gives the household that people come to live in: the known one, with them as its members, or a new one.
func (b *Book) home(tx *vault.Tx, people []someCard, known, name string) (someCard, message.Message, error) {
	if known != "" {
		card, stored, err := cardIn(tx, known, 0)
		if err != nil {
			return someCard{}, message.Message{}, err
		}
		label := message.New("household.joined", message.Args{"name": Project(card).Name})
		err = b.store(tx, stored, card, func(card *vcard.Card) error {
			for _, p := range people {
				if p.stored.ID != known {
					addMember(card, uidOf(p.card, p.stored))
				}
			}
			return nil
		})
		return someCard{card, stored}, label, err
	}
	var address Address
	found := false
	var names []string
	for _, p := range people {
		shown := View(p.card)
		names = append(names, shown.Name)
		if !found {
			address, found = homeAddress(shown.Addresses)
		}
	}
	if !found {
		return someCard{}, message.Message{}, fault.New("household.no-address", nil)
	}
	name = cmp.Or(line(name), strings.Join(names, " & "))
	card := &vcard.Card{Version: vcard.V40, Properties: []vcard.Property{
		{Name: "KIND", Value: "group"}, {Name: "FN", Value: vcard.Escape(name)}, {Name: paramHousehold, Value: "1"},
	}}
	types := []string{"home"}
	if err := Apply(card, []Edit{{Op: "add", Field: "address", Ref: -1, Address: &address, Types: &types}}); err != nil {
		return someCard{}, message.Message{}, err
	}
	for _, p := range people {
		addMember(card, uidOf(p.card, p.stored))
	}
	stored, err := insert(tx, card)
	return someCard{card, stored}, message.New("household.created", message.Args{"name": name}), err
}

// insert stores the card of a new contact inside a write.
func insert(tx *vault.Tx, card *vcard.Card) (Stored, error) {
	id, err := tx.NewID()
	if err != nil {
		return Stored{}, err
	}
	card.Properties = append([]vcard.Property{{Name: "UID", Value: "urn:uuid:" + id}}, card.Properties...)
	Touch(card, tx.Now())
	w, err := NewWriter(tx)
	if err != nil {
		return Stored{}, err
	}
	key, err := w.Add(NewPreparer().Prepare(card), id, 0)
	if err != nil {
		return Stored{}, err
	}
	return Stored{Key: key, ID: id, Revision: tx.Change(), Created: tx.Now(), Changed: tx.Now()}, w.Close()
}

// relate notes on two cards what they are to each other, unless it stands there. vCard 3.0 knows no UIDs there, and
// not every UID is a URI; then it has the name.
func (b *Book) relate(tx *vault.Tx, people []someCard, relation string) error {
	for i := range people {
		me, other := &people[i], &people[1-i]
		uid, name := uidOf(other.card, other.stored), Project(other.card).Name
		related := View(me.card).Related
		if slices.ContainsFunc(related, func(r Related) bool { return UIDKey(r.Value) == UIDKey(uid) || r.Value == name }) {
			continue
		}
		text := uidURI(uid)
		if me.card.Version != vcard.V40 || !strings.HasPrefix(text, "urn:") {
			text = name
		}
		edit := Edit{Op: "add", Field: "related", Ref: -1, Text: text, Types: &[]string{relation}}
		// Other programs write the name without titles: the same person is not noted twice.
		plain := plainName(other.card)
		if at := slices.IndexFunc(related, func(r Related) bool { return r.Type == relation && plain != "" && search.Fold(r.Value) == plain }); at >= 0 {
			edit.Op, edit.Ref = "set", related[at].Ref
		}
		if err := b.store(tx, me.stored, me.card, func(card *vcard.Card) error { return Apply(card, []Edit{edit}) }); err != nil {
			return err
		}
	}
	return nil
}

// plainName is a name without titles, folded.
func plainName(card *vcard.Card) string {
	shown := View(card)
	return search.Fold(strings.Join(slices.Concat(shown.Given, shown.Additional, shown.Family), " "))
}

// LeaveHousehold takes somebody out of a household ("" for the one they are of). The address stays with them as their own, to be
// changed or removed. A household of one is none any more: it goes, and its address stays with the one. Faults: contact.not-found,
// household.not-member.
func (b *Book) LeaveHousehold(ctx context.Context, id, household string) (vault.Change, error) {
	all, err := b.Households(ctx, id)
	if err != nil {
		return vault.Change{}, err
	}
	at := slices.IndexFunc(all, func(h Household) bool { return (household == "" || h.ID == household) && h.ID != id })
	if at < 0 {
		return vault.Change{}, fault.New("household.not-member", nil)
	}
	household = all[at].ID
	return b.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		card, stored, err := cardIn(tx, id, 0)
		if err != nil {
			return message.Message{}, err
		}
		label := message.New("household.left", message.Args{"name": Project(card).Name, "household": all[at].Name})
		home, homeStored, err := cardIn(tx, household, 0)
		if err != nil {
			return label, err
		}
		uid := uidOf(home, homeStored)
		err = b.store(tx, stored, card, func(card *vcard.Card) error { keepAddress(card, uid); return nil })
		if err != nil {
			return label, err
		}
		return label, b.moveOut(tx, home, homeStored, uidOf(card, stored))
	})
}

// moveOut takes a member out of a household's card, and the household away when one person is left.
func (b *Book) moveOut(tx *vault.Tx, home *vcard.Card, stored Stored, member string) error {
	if err := b.store(tx, stored, home, func(card *vcard.Card) error { removeMember(card, member); return nil }); err != nil {
		return err
	}
	left, err := b.membersIn(tx, home)
	if err != nil || len(left) > 1 {
		return err
	}
	uid := uidOf(home, stored)
	for _, p := range left {
		if err := b.store(tx, p.stored, p.card, func(card *vcard.Card) error { keepAddress(card, uid); return nil }); err != nil {
			return err
		}
	}
	w, err := NewWriter(tx)
	if err != nil {
		return err
	}
	if err := w.Remove(stored.Key); err != nil {
		return err
	}
	return w.Close()
}

// membersIn reads the members of a group inside a write; those who are not in the book are left out.
func (b *Book) membersIn(tx *vault.Tx, group *vcard.Card) ([]someCard, error) {
	var found []someCard
	for _, uid := range members(group) {
		card, stored, err := contactIn(tx, uid)
		if err != nil {
			return nil, err
		}
		if card != nil && !slices.ContainsFunc(found, func(p someCard) bool { return p.stored.Key == stored.Key }) {
			found = append(found, someCard{card, stored})
		}
	}
	return found, nil
}

// contactIn finds the contact with a UID inside a write; nil if there is none.
func contactIn(tx *vault.Tx, uid string) (*vcard.Card, Stored, error) {
	card, stored, err := scanCard(tx.QueryRow(`SELECT c.key, c.id, c.change, c.created, c.changed, c.card FROM contact_key k JOIN contact c ON c.key = k.contact
		JOIN contact_row r ON r.contact = c.key WHERE k.hash = ? >> 16 ORDER BY c.key LIMIT 1`, UIDKey(uid)))
	if fault.Code(err) == "contact.not-found" {
		return nil, stored, nil
	}
	return card, stored, err
}

// keepShared brings what somebody did to a shared address to the others who share it: its new words, or that they left.
func (b *Book) keepShared(tx *vault.Tx, before, after *vcard.Card, stored Stored) error {
	if isHousehold(after) {
		was, is := View(before).Addresses, View(after).Addresses
		if len(is) == 0 || len(was) > 0 && samePlace(&was[0], &is[0]) {
			return nil
		}
		return b.moveAll(tx, after, stored, is[0], stored.Key)
	}
	is := sharedAddresses(after)
	for uid, was := range sharedAddresses(before) {
		now, still := is[uid]
		if still && samePlace(&was, &now) {
			continue
		}
		home, homeStored, err := contactIn(tx, uid)
		if err != nil {
			return err
		}
		switch {
		case home == nil || !isHousehold(home):
		case !still:
			err = b.moveOut(tx, home, homeStored, uidOf(after, stored))
		default:
			err = b.store(tx, homeStored, home, func(card *vcard.Card) error {
				at := View(card).Addresses
				if len(at) == 0 {
					return Apply(card, []Edit{{Op: "add", Field: "address", Ref: -1, Address: &now}})
				}
				return Apply(card, []Edit{{Op: "set", Field: "address", Ref: at[0].Ref, Address: &now}})
			})
			if err == nil {
				err = b.moveAll(tx, home, homeStored, now, stored.Key)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// moveAll gives the members of a household, but for one of them, its new address.
func (b *Book) moveAll(tx *vault.Tx, home *vcard.Card, stored Stored, address Address, besides int64) error {
	people, err := b.membersIn(tx, home)
	if err != nil {
		return err
	}
	uid := uidOf(home, stored)
	for _, p := range people {
		if p.stored.Key == besides {
			continue
		}
		err := b.store(tx, p.stored, p.card, func(card *vcard.Card) error {
			for _, a := range View(card).Addresses {
				if a.Household != "" && UIDKey(a.Household) == UIDKey(uid) {
					return Apply(card, []Edit{{Op: "set", Field: "address", Ref: a.Ref, Address: &address}})
				}
			}
			return nil // removed on that card in another program: it stays so
		})
		if err != nil {
			return err
		}
	}
	return nil
}
