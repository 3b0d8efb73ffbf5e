package contact

import (
	"slices"
	"strings"

	"kith/internal/vcard"
)

// work brings the current roles of card k in. What somebody is where belongs together (see roles.go), so a role is folded or added as
// a whole; one that is added beside others gets a group of its own, since order alone would tie its title to another organisation. It
// answers which properties of the card are dealt with.
func (c *combiner) work(k int) map[int]bool {
	props := c.cards[k].Properties
	done := map[int]bool{}
	for _, theirs := range heldRoles(props, nil) {
		if theirs.former >= 0 {
			continue
		}
		for _, i := range theirs.places() {
			if i >= 0 {
				done[i] = true
			}
		}
		mine, alone := heldRoles(c.props, nil), true
		at := slices.IndexFunc(mine, func(h heldRole) bool { return h.former < 0 && sameRole(&h, &theirs) })
		if at >= 0 {
			c.foldRole(k, &mine[at], &theirs)
			continue
		}
		for i := range mine {
			alone = alone && mine[i].former >= 0
		}
		group := ""
		for _, i := range theirs.places() {
			if i < 0 {
				continue
			}
			p := props[i].Clone()
			if p.Group == "" && !alone {
				if group == "" {
					group = c.freeGroup()
				}
				p.Group = group
				c.insert(p, fieldOf(p.Name))
				continue
			}
			c.addFrom(k, p, fieldOf(p.Name))
		}
	}
	return done
}

// sameRole reports whether two roles are one, of which each may lack what the other has. Without an organisation on one side only what
// both say has to agree.
func sameRole(a, b *heldRole) bool {
	agree := func(x, y string) bool {
		return x == "" || y == "" || foldedLine(vcard.Escape(x)) == foldedLine(vcard.Escape(y))
	}
	if (a.Organisation == "") != (b.Organisation == "") || !agree(a.Organisation, b.Organisation) || !agree(a.Title, b.Title) || !agree(a.Role.Role, b.Role.Role) {
		return false
	}
	if a.Organisation == "" && (a.Title == "" || b.Title == "") && (a.Role.Role == "" || b.Role.Role == "") {
		return false // they have nothing in common
	}
	for n := range min(len(a.Units), len(b.Units)) {
		if !agree(a.Units[n], b.Units[n]) {
			return false
		}
	}
	exact := func(x, y string) bool { return x == "" || y == "" || x == y }
	return exact(a.From, b.From) && exact(a.To, b.To) && exact(NormalUID(a.OrganisationUID), NormalUID(b.OrganisationUID))
}

// foldRole brings a role of card k into the one that says the same.
func (c *combiner) foldRole(k int, mine, theirs *heldRole) {
	places, others := mine.places(), theirs.places()
	var missing []vcard.Property
	head := -1
	for n, i := range places {
		if i >= 0 && head < 0 {
			head = i
		}
		if others[n] < 0 {
			continue
		}
		p := c.cards[k].Properties[others[n]].Clone()
		if i < 0 {
			missing = append(missing, p)
			continue
		}
		richer := false
		if fieldOf(p.Name) == fieldOrg {
			_, richer = sameOrganisation(c.props[i].Value, p.Value)
		}
		unite(&c.props[i], &p, richer)
	}
	// What is missing stands in the group of the role, which gets one if it has none.
	if len(missing) > 0 && c.props[head].Group == "" {
		group := c.freeGroup()
		for _, i := range places {
			if i >= 0 {
				c.props[i].Group = group
			}
		}
	}
	group, at := c.props[head].Group, head
	labels := c.cards[k].Properties[firstOfThree(others)].Group
	for _, p := range missing {
		p.Group = group
		at++
		for at < len(c.props) && isCompanion(&c.props[at], &c.props[head]) {
			at++
		}
		c.props = slices.Insert(c.props, at, p)
	}
	c.foldLabels(k, labels, head)
}

func firstOfThree(places [3]int) int {
	for _, i := range places {
		if i >= 0 {
			return i
		}
	}
	return 0
}

// pointRole makes what a card says of an organisation that is gone say it of the one it became.
func pointRole(p *vcard.Property, moved map[string]string) bool {
	if fieldOf(p.Name) == fieldFormer {
		r := readFormer(p.Value)
		target, ok := moved[NormalUID(r.OrganisationUID)]
		if ok && r.OrganisationUID != "" {
			r.OrganisationUID = target
			p.Value = formFormer(&r, p.Value)
		}
		return ok && r.OrganisationUID != ""
	}
	for i := range p.Params {
		if (strings.EqualFold(p.Params[i].Name, paramOrganisation) || strings.EqualFold(p.Params[i].Name, paramPerson)) && len(p.Params[i].Values) > 0 {
			if target, ok := moved[NormalUID(p.Params[i].Values[0])]; ok {
				p.Params = p.Clone().Params
				p.Params[i].Values = []string{target}
				return true
			}
		}
	}
	return false
}
