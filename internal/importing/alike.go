package importing

import (
	"slices"
	"strings"

	"kith/internal/contact"
	"kith/internal/message"
	"kith/internal/vcard"
)

// support says what else two cards have in common that may be of one person: too little alone, and much beside the same name.
func support(card *vcard.Card, p *contact.Projection, other *vcard.Card, q *contact.Projection) []message.Message {
	var why []message.Message
	same := func(code, value string) { why = append(why, message.New(code, message.Args{"value": value})) }
	if p.Birthday != "" && p.Birthday == q.Birthday {
		same("import.why.birthday", p.Birthday)
	}
	for _, employer := range p.Employers {
		key := contact.OrganisationKey(employer.Name).Base
		if slices.ContainsFunc(q.Employers, func(own contact.Employer) bool { return contact.OrganisationKey(own.Name).Base == key }) {
			same("import.why.organisation", employer.Name)
			break
		}
	}
	for _, home := range homes(card) {
		if slices.Contains(homes(other), home) {
			same("import.why.address", home.town)
			break
		}
	}
	return why
}

// home is an address as far as two spellings of it agree.
type home struct{ street, town string }

// homes are the addresses of a card that have a street and a town or postcode.
func homes(card *vcard.Card) []home {
	var all []home
	for i := range card.Properties {
		if p := &card.Properties[i]; p.Is("ADR") {
			parts := vcard.SplitStructured(p.Value)
			for len(parts) < 7 {
				parts = append(parts, nil)
			}
			// "Hauptstr. 5" and "Hauptstraße 5" are one street.
			street := strings.ReplaceAll(strings.ReplaceAll(fold(strings.Join(parts[2], " ")), "strasse", "str"), " ", "")
			town := strings.TrimSpace(strings.Join(parts[5], " ") + " " + strings.Join(parts[3], " "))
			if street != "" && town != "" {
				all = append(all, home{street, town})
			}
		}
	}
	return all
}

// IsLikely reports whether more than one thing speaks for a candidate, and nothing against: the name and the organisation, say.
func (c *Candidate) IsLikely() bool {
	return len(c.Why) > 1 && !slices.ContainsFunc(c.Why, func(m message.Message) bool { return strings.HasPrefix(m.Code, "import.but.") })
}

// likely gives the one of them that is likely; nil where none is, or several are.
func likely(doubts []Candidate) *Candidate {
	var found *Candidate
	for i := range doubts {
		if doubts[i].IsLikely() {
			if found != nil {
				return nil
			}
			found = &doubts[i]
		}
	}
	return found
}

// byLikelihood puts those first for whom more speaks; of equals the order stays.
func byLikelihood(a, b Candidate) int {
	switch {
	case a.IsLikely() == b.IsLikely():
		return len(b.Why) - len(a.Why)
	case a.IsLikely():
		return -1
	}
	return 1
}
