package publish

import (
	"cmp"
	"net/url"
	"strings"

	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/icalendar"
	"kith/internal/vcard"
)

// A person of an item is named by the id of the contact; in a copy of everything by the UID that their card has beside it, since in another
// book the id is another one. Many programs' UIDs are no URIs, which ALTREP (RFC 5545 section 3.2.1) wants.
const (
	uuidURI  = "urn:uuid:"
	otherURI = "urn:x-kith-uid:"
)

func personURI(uid string) string {
	bare := contact.NormalUID(uid)
	if len(bare) == 36 && strings.Trim(bare, "0123456789abcdef-") == "" {
		return uuidURI + bare
	}
	return otherURI + url.PathEscape(uid)
}

// PersonOf gives the id or UID of the contact that the URI of an item's person names.
func PersonOf(uri string) string {
	if escaped, ok := strings.CutPrefix(uri, otherURI); ok {
		if uid, err := url.PathUnescape(escaped); err == nil {
			return uid
		}
	}
	return strings.TrimPrefix(uri, uuidURI)
}

// People are how the people of a copy are named in its calendar: the URI of the UID by that of the id, for those whose cards have another UID.
type People map[string]string

// Note hears of a card that leaves with the copy; it has a UID, if only the id.
func (p People) Note(card *vcard.Card, stored contact.Stored) {
	if uid := strings.TrimSpace(card.First("UID").Value); uid != "" && contact.NormalUID(uid) != contact.NormalUID(stored.ID) {
		p[uuidURI+stored.ID] = personURI(uid)
	}
}

// nameByUID has all people of items named as their cards are, those whom a note mentions too.
func (p People) nameByUID(facts []fact) {
	if len(p) == 0 {
		return
	}
	for _, f := range facts {
		for at := range f.items {
			item := &f.items[at]
			for _, said := range item.Extra {
				if said.Name != journalNote {
					continue
				}
				for _, id := range encounter.Mentioned(said.Text()) {
					if uri := p[uuidURI+id]; uri != "" {
						item.Extra = append(item.Extra, icalendar.Property{Name: journalMention, Params: map[string][]string{"VALUE": {"URI"}, mentionID: {id}}, Value: uri})
					}
				}
			}
			for i := range item.Contacts {
				named := &item.Contacts[i]
				named.URI = cmp.Or(p[named.URI], named.URI)
			}
		}
	}
}
