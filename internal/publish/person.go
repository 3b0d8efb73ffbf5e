package publish

import (
	"cmp"
	"context"
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

// nameByUID has all people of items named as their cards are, those whom a note mentions too.
func (p *Publisher) nameByUID(ctx context.Context, facts []fact) error {
	uris := map[string]string{}
	err := p.contacts.Each(ctx, contact.Leaving{}, func(card *vcard.Card, stored contact.Stored) error {
		if uid := strings.TrimSpace(card.First("UID").Value); uid != "" && contact.NormalUID(uid) != contact.NormalUID(stored.ID) {
			uris[uuidURI+stored.ID] = personURI(uid)
		}
		return nil
	})
	if err != nil || len(uris) == 0 {
		return err
	}
	for _, f := range facts {
		for at := range f.items {
			item := &f.items[at]
			for _, p := range item.Extra {
				if p.Name != journalNote {
					continue
				}
				for _, id := range encounter.Mentioned(p.Text()) {
					if uri := uris[uuidURI+id]; uri != "" {
						item.Extra = append(item.Extra, icalendar.Property{Name: journalMention, Params: map[string][]string{"VALUE": {"URI"}, mentionID: {id}}, Value: uri})
					}
				}
			}
			for i := range item.Contacts {
				named := &item.Contacts[i]
				named.URI = cmp.Or(uris[named.URI], named.URI)
			}
		}
	}
	return nil
}
