package importing

import (
	"slices"
	"strings"

	"kith/internal/contact"
	"kith/internal/vcard"
)

// covers reports whether some properties already say what p does, perhaps in another program's spelling: "+49 30 23125001" covers
// "030 23125001", "ACME GmbH;Einkauf" covers "ACME GmbH". What says less never covers what says more.
func covers(have []vcard.Property, p *vcard.Property) bool {
	return slices.ContainsFunc(have, func(q vcard.Property) bool { return q.Is(p.Name) && says(&q, p) })
}

// says reports whether q says all that p of the same name does.
func says(q, p *vcard.Property) bool {
	if q.Value == p.Value && key(q) == key(p) {
		return true
	}
	theirs, ours := plain(p), plain(q)
	switch strings.ToUpper(p.Name) {
	case "EMAIL":
		return contact.EmailKey(theirs) == contact.EmailKey(ours)
	case "TEL", "X-MS-TEL":
		if k := contact.PhoneKey(theirs); k != 0 {
			return k == contact.PhoneKey(ours)
		}
		return theirs == ours
	case "URL", "SOCIALPROFILE", "X-SOCIALPROFILE":
		return webAddress(theirs) == webAddress(ours)
	case "IMPP", "X-JABBER", "X-SKYPE", "X-ICQ", "X-MSN", "X-AIM":
		return strings.EqualFold(theirs, ours)
	case "ADR":
		return partsOf(q, p, func(component string) string {
			return fold(strings.ReplaceAll(strings.ToLower(component), "straße", "str"))
		})
	case "ORG":
		return partsOf(q, p, fold)
	case "TITLE", "ROLE":
		return fold(theirs) == fold(ours)
	case "NICKNAME":
		had := vcard.SplitList(q.Value)
		return !slices.ContainsFunc(vcard.SplitList(p.Value), func(name string) bool {
			return !slices.ContainsFunc(had, func(other string) bool { return fold(other) == fold(name) })
		})
	case "NOTE":
		return strings.Contains(squeezed(ours), squeezed(theirs))
	case "PHOTO", "LOGO":
		return q.Value == p.Value
	}
	return false
}

// sameRelation reports whether a card names the same person as the same relative as property i of another: what somebody is to one
// stands in a parameter in one program and in a label beside the property in another.
func sameRelation(card, other *vcard.Card, i int) bool {
	if p := &other.Properties[i]; !p.Is("RELATED") && !p.Is("X-ABRELATEDNAMES") {
		return false
	}
	theirs := contact.View(other).Related
	at := slices.IndexFunc(theirs, func(r contact.Related) bool { return r.Ref == i })
	return at >= 0 && slices.ContainsFunc(contact.View(card).Related, func(r contact.Related) bool {
		return r.Type == theirs[at].Type && fold(r.Value) != "" && fold(r.Value) == fold(theirs[at].Value)
	})
}

// partsOf: every component of p that says anything stands in q in the same place.
func partsOf(q, p *vcard.Property, folded func(string) string) bool {
	theirs, ours := vcard.SplitStructured(p.Value), vcard.SplitStructured(q.Value)
	for i, part := range theirs {
		text := folded(strings.Join(part, " "))
		if text == "" {
			continue
		}
		if i >= len(ours) || folded(strings.Join(ours[i], " ")) != text {
			return false
		}
	}
	return true
}

func plain(p *vcard.Property) string { return strings.TrimSpace(vcard.Unescape(p.Value)) }

func squeezed(text string) string { return strings.Join(strings.Fields(text), " ") }

// webAddress leaves out what makes no other page of an address.
func webAddress(text string) string {
	if profile := contact.Profile(text); profile != "" {
		return profile
	}
	text = strings.TrimSpace(text)
	for _, prefix := range []string{"https://", "http://", "HTTP://", "HTTPS://", "www."} {
		text = strings.TrimPrefix(text, prefix)
	}
	host, path, _ := strings.Cut(text, "/")
	return strings.TrimRight(strings.ToLower(host)+"/"+path, "/")
}
