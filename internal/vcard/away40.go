package vcard

import (
	"slices"
	"strings"
)

// away40 turns a property of a 3.0 card, with those that belong to it, into one of a 4.0 card. company says that an X-ABShowAs is
// all there is to tell that the card is of an organisation.
func away40(from []Property, company bool) Property {
	p := from[0]
	for _, other := range from[1:] {
		switch {
		case other.Is("LABEL"):
			p.addParam("LABEL", Unescape(other.Value))
		case other.Is("SORT-STRING"):
			p.addParam("SORT-AS", Unescape(other.Value))
		case other.Is("X-ABLabel") && p.Is("X-ABDATE"):
			p.Name, p.Group = "ANNIVERSARY", ""
			pref40(&p)
			birthday40(&p)
			return p
		case other.Is("X-ABLabel"):
			p.Name, p.Group = "RELATED", ""
			pref40(&p)
			if t := relation40(other.Value); !slices.Contains(Types(&p), t) {
				p.Params = append([]Param{{"TYPE", []string{t}}}, p.Params...)
			}
			p.addParam("VALUE", "text")
			return p
		}
	}
	if company {
		p.Name, p.Value = "KIND", "org"
		return p
	}
	property40(&p)
	return p
}

// relations are the types of RELATED (RFC 6350 §6.6.6).
var relations = []string{
	"contact", "acquaintance", "friend", "met", "co-worker", "colleague", "co-resident", "neighbor", "child", "parent", "sibling", "spouse",
	"kin", "muse", "crush", "date", "sweetheart", "me", "agent", "emergency",
}

// relation40 reads the label of an X-ABRELATEDNAMES; "" if 4.0 has no such relation.
func relation40(label string) string {
	t := strings.ToLower(strings.TrimSuffix(strings.TrimPrefix(label, "_$!<"), ">!$_"))
	if slices.Contains(relations, t) {
		return t
	}
	return ""
}

// pairs40 finds which properties of a 3.0 card are one in 4.0: the places of those that go into another, by its place. They are
// marked as taken.
func (t *trip) pairs40(restored map[int][]Property) map[int][]int {
	c := t.card
	free := func(i int) bool { _, done := restored[i]; return !done && !t.taken[i] }
	pairs := map[int][]int{}
	pair := func(main, other int) {
		if free(main) && free(other) {
			pairs[main] = append(pairs[main], other)
			t.taken[other] = true
		}
	}
	for address, label := range labels40(c) {
		pair(address, label)
	}
	if sort := sort40(c); sort >= 0 {
		for i := range c.Properties {
			if c.Properties[i].Is("N") {
				pair(i, sort)
			}
		}
	}
	members, labelled := map[string]int{}, map[string]int{}
	for i := range c.Properties {
		if group := strings.ToLower(c.Properties[i].Group); group != "" {
			members[group]++
			if c.Properties[i].Is("X-ABLabel") && len(c.Properties[i].Params) == 0 {
				labelled[group] = i
			}
		}
	}
	anniversary := c.First("ANNIVERSARY") != nil
	for i := range c.Properties {
		p := &c.Properties[i]
		label, ok := labelled[strings.ToLower(p.Group)]
		if !ok || p.Group == "" || members[strings.ToLower(p.Group)] != 2 {
			continue
		}
		text := c.Properties[label].Value
		switch {
		case p.Is("X-ABDATE") && text == "_$!<Anniversary>!$_" && !anniversary:
			if date := p.Clone(); !date.hasParam("VALUE") {
				birthday40(&date)
				if digits(date.Value, "dddddddd") || digits(date.Value, "--dddd") {
					pair(i, label)
					anniversary = true
				}
			}
		case p.Is("X-ABRELATEDNAMES") && relation40(text) != "" && onlyType(p):
			pair(i, label)
		}
	}
	if c.First("KIND") == nil && c.First(apple["KIND"]) == nil {
		for i := range c.Properties {
			if p := &c.Properties[i]; isCompany(p) && free(i) {
				t.company = i
				break
			}
		}
	}
	return pairs
}

func isCompany(p *Property) bool {
	return p.Is("X-ABShowAs") && strings.EqualFold(p.Value, "COMPANY") && p.Group == "" && len(p.Params) == 0
}
