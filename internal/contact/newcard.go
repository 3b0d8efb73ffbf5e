package contact

import (
	"kith/internal/fault"
	"kith/internal/vcard"
)

// NewCard makes a vCard 4.0 card of a person, an organisation or a group ("" is a person). A group goes by the name given as
// organisation if it has no other. The card has no UID yet. Faults: contact.empty without any name, contact.bad-value for a kind
// there is not.
func NewCard(kind string, name NameParts, organisation string) (*vcard.Card, error) {
	name, organisation = name.clean(), line(organisation)
	full := compose(nameStyles[0], &name)
	display := firstOf(full, organisation)
	said := ""
	switch kind {
	case "", KindPerson:
		// A card that had only an organisation would be taken for one.
		if full == "" && organisation != "" && kind == KindPerson {
			said = "individual"
		}
	case KindOrganisation:
		said = "org"
		display = firstOf(organisation, full)
	case KindGroup:
		said = "group"
		display = firstOf(full, organisation)
	default:
		return nil, badValue("kind", line(kind))
	}
	if display == "" {
		return nil, fault.New("contact.empty", nil)
	}
	card := &vcard.Card{Version: vcard.V40}
	add := func(name, value string) {
		card.Properties = append(card.Properties, vcard.Property{Name: name, Value: value})
	}
	if said != "" {
		add("KIND", said)
	}
	add("FN", vcard.Escape(display))
	if full != "" {
		lists := name.lists()
		add("N", vcard.JoinStructured(lists[:]))
	}
	if kind == KindOrganisation || kind != KindGroup && organisation != "" {
		add("ORG", vcard.Escape(firstOf(organisation, display)))
	}
	return card, nil
}
