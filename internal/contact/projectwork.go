package contact

import (
	"slices"

	"kith/internal/vcard"
)

func (p *projector) organisation(prop *vcard.Property) {
	value := prop.Value
	for n := 0; ; n++ {
		part, rest, more := cutNext(value, ';')
		if text := joined(part, ", "); text != "" {
			if n == 0 {
				if p.org == "" {
					p.org, p.orgGroup = text, prop.Group
				}
				p.employer(Employer{Name: text, UID: ownParam(prop, paramOrganisation), Current: true})
			}
			p.work = append(p.work, text)
			p.fact(FactOrganisation, text)
		}
		if !more {
			return
		}
		value = rest
	}
}

// employer notes an organisation, each once.
func (p *projector) employer(employer Employer) {
	if len(p.Employers) < maxEmployers && !slices.Contains(p.Employers, employer) {
		p.Employers = append(p.Employers, employer)
	}
}

// maxEmployers bounds the organisations of one card that lists of organisations know.
const maxEmployers = 100

func (p *projector) former(prop *vcard.Property) {
	r := readFormer(prop.Value)
	if r.Organisation != "" {
		p.employer(Employer{Name: r.Organisation, UID: r.OrganisationUID})
	}
	for _, text := range append([]string{r.Organisation, r.Title, r.Role}, r.Units...) {
		if text != "" && !slices.Contains(p.work, text) {
			p.work = append(p.work, text)
		}
	}
}
