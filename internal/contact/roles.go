package contact

import (
	"cmp"
	"slices"
	"strings"

	"kith/internal/vcard"
)

// How a card says what somebody is and was.
//
// What somebody is now are the properties ORG, TITLE and ROLE (RFC 6350 §6.6), as every program reads and writes them. Those of one
// role stand in one property group (item1.ORG, item1.TITLE); without groups the first ORG goes with the first TITLE and the first
// ROLE, the second with the second. Since when, until when and at which contact of the book are parameters of the first of them:
// X-KITH-FROM, X-KITH-TO, X-KITH-ORGANISATION, the latter with the UID of the organisation where its name alone does not say it.
//
// What somebody was are properties of their own, so that no program shows a former position as today's:
//
//	X-KITH-ROLE:organisation;unit,unit;title;role;from;to;UID of the organisation
//
// from and to are a year, a month or a day: 2019, 2019-06, 2019-06-15. All of it is the same in vCard 3.0 and 4.0.

// The parameters and properties that are Kith's own.
const (
	paramFrom         = "X-KITH-FROM"
	paramTo           = "X-KITH-TO"
	paramOrganisation = "X-KITH-ORGANISATION"
	nameFormerRole    = "X-KITH-ROLE"
)

// Role is what somebody is or was at an organisation. Any part may be missing, but not organisation, units, title and role together.
type Role struct {
	// Ref is the place among the roles of the card, current ones first, for Edit.
	Ref          int      `json:"ref"`
	Organisation string   `json:"organisation"`
	Units        []string `json:"units"`
	Title        string   `json:"title"` // TITLE, the position: "Head of Purchasing"
	Role         string   `json:"role"`  // ROLE, what somebody does in it: "Treasurer"
	From         string   `json:"from"`
	To           string   `json:"to"`
	Current      bool     `json:"current"`
	// OrganisationUID is the UID of the contact that is the organisation, where the card names it.
	OrganisationUID string `json:"organisationUid"`
	// OrganisationID is the contact of the book that is the organisation, "" if there is none. Only Book knows it.
	OrganisationID string `json:"organisationId"`
}

// blank reports whether a role says nothing.
func (r *Role) blank() bool {
	return r.Organisation == "" && len(r.Units) == 0 && r.Title == "" && r.Role == ""
}

// clean makes lines of the texts.
func (r *Role) clean() Role {
	return Role{
		Organisation: line(r.Organisation), Units: cleanList(r.Units), Title: line(r.Title), Role: line(r.Role),
		From: strings.TrimSpace(r.From), To: strings.TrimSpace(r.To), Current: r.Current, OrganisationUID: line(r.OrganisationUID),
	}
}

// says reports whether two roles say the same of somebody, wherever they stand in their cards.
func (r *Role) says(o *Role) bool {
	return r.Organisation == o.Organisation && slices.Equal(r.Units, o.Units) && r.Title == o.Title && r.Role == o.Role &&
		r.From == o.From && r.To == o.To && r.Current == o.Current && r.OrganisationUID == o.OrganisationUID
}

// IsPeriod reports whether a text is a year, a month or a day that exists: 2019, 2019-06, 2019-06-15.
func IsPeriod(text string) bool {
	d, timed, ok := readDay(text, -1)
	return ok && !timed && d.year > 0 && d.String() == text
}

// Lasts reports whether something that ends then ("" never) is still so on the day today, "2026-03-01". What ends this month or year
// is taken as over: who says so knows of it.
func Lasts(to, today string) bool {
	return to == "" || len(to) <= len(today) && to > today[:len(to)]
}

// heldRole is a role with the places of its properties in the card, -1 for none. A former role has only former.
type heldRole struct {
	Role
	org, title, role, former int
}

func (h *heldRole) places() [3]int { return [3]int{h.org, h.title, h.role} }

// work are the places of ORG, TITLE and ROLE in one group.
type work struct {
	group               string
	orgs, titles, roles []int
}

// heldRoles finds the roles of a card. order are the places of the properties to look at, in order, nil for all of them.
func heldRoles(props []vcard.Property, order []int) []heldRole {
	if order == nil {
		order = make([]int, len(props))
		for i := range order {
			order[i] = i
		}
	}
	loose, groups, former := gatherWork(props, order)
	// An exporter that labels the organisation ("item1.ORG", "item1.X-ABLabel") leaves the title beside the group.
	if len(groups) == 1 && len(loose.orgs) == 0 && len(groups[0].orgs) == 1 && len(groups[0].titles)+len(groups[0].roles) == 0 {
		loose.orgs, groups = groups[0].orgs, nil
	}
	var held []heldRole
	for _, w := range append([]*work{loose}, groups...) {
		for n := range max(len(w.orgs), len(w.titles), len(w.roles)) {
			held = append(held, currentRole(props, nth(w.orgs, n), nth(w.titles, n), nth(w.roles, n)))
		}
	}
	rank := make(map[int]int, len(order))
	for n, i := range order {
		rank[i] = n
	}
	slices.SortStableFunc(held, func(a, b heldRole) int { return cmp.Compare(rank[a.firstPlace(rank)], rank[b.firstPlace(rank)]) })
	slices.SortStableFunc(former, func(a, b heldRole) int {
		return cmp.Or(cmp.Compare(b.To, a.To), cmp.Compare(b.From, a.From))
	})
	held = append(held, former...)
	for n := range held {
		held[n].Ref = n
	}
	return held
}

// gatherWork parts the properties that stand in no group from those of each group, in order.
func gatherWork(props []vcard.Property, order []int) (loose *work, groups []*work, former []heldRole) {
	loose = &work{}
	known := map[string]*work{}
	for _, i := range order {
		p := &props[i]
		f := fieldOf(p.Name)
		switch f {
		case fieldOrg:
			if name, units := orgParts(p.Value); name == "" && len(units) == 0 {
				continue
			}
		case fieldTitle, fieldRole:
			if oneLine(p.Value) == "" {
				continue
			}
		case fieldFormer:
			if r := readFormer(p.Value); !r.blank() {
				former = append(former, heldRole{Role: r, org: -1, title: -1, role: -1, former: i})
			}
			continue
		default:
			continue
		}
		w := loose
		if p.Group != "" {
			group := strings.ToLower(p.Group)
			if w = known[group]; w == nil {
				w = &work{group: group}
				known[group] = w
				groups = append(groups, w)
			}
		}
		switch f {
		case fieldOrg:
			w.orgs = append(w.orgs, i)
		case fieldTitle:
			w.titles = append(w.titles, i)
		case fieldRole:
			w.roles = append(w.roles, i)
		}
	}
	return loose, groups, former
}

func nth(list []int, n int) int {
	if n < len(list) {
		return list[n]
	}
	return -1
}

// firstPlace gives the place of the role's property that comes first.
func (h *heldRole) firstPlace(rank map[int]int) int {
	first := -1
	for _, i := range h.places() {
		if i >= 0 && (first < 0 || rank[i] < rank[first]) {
			first = i
		}
	}
	return first
}

func currentRole(props []vcard.Property, org, title, role int) heldRole {
	h := heldRole{Role: Role{Units: []string{}, Current: true}, org: org, title: title, role: role, former: -1}
	if org >= 0 {
		h.Organisation, h.Units = orgParts(props[org].Value)
	}
	if title >= 0 {
		h.Title = oneLine(props[title].Value)
	}
	if role >= 0 {
		h.Role.Role = oneLine(props[role].Value)
	}
	for _, i := range h.places() {
		if i >= 0 {
			h.From = cmp.Or(h.From, ownParam(&props[i], paramFrom))
			h.To = cmp.Or(h.To, ownParam(&props[i], paramTo))
			h.OrganisationUID = cmp.Or(h.OrganisationUID, ownParam(&props[i], paramOrganisation))
		}
	}
	return h
}

// ownParam gives a parameter of Kith's own.
func ownParam(p *vcard.Property, name string) string {
	for i := range p.Params {
		if strings.EqualFold(p.Params[i].Name, name) && len(p.Params[i].Values) > 0 {
			return plainLine(p.Params[i].Values[0])
		}
	}
	return ""
}

// isOwnParam tells the parameters that a role or a shared address shows.
func isOwnParam(upper string) bool {
	return upper == paramFrom || upper == paramTo || upper == paramOrganisation || upper == paramHousehold || upper == paramSince || upper == paramDone || upper == paramPerson
}

// readFormer reads an X-KITH-ROLE.
func readFormer(value string) Role {
	r := Role{Units: []string{}}
	for n := 0; ; n++ {
		part, rest, more := cutNext(value, ';')
		switch n {
		case 0:
			r.Organisation = oneLine(part)
		case 1:
			r.Units = items(part)
		case 2:
			r.Title = oneLine(part)
		case 3:
			r.Role = oneLine(part)
		case 4:
			r.From = oneLine(part)
		case 5:
			r.To = oneLine(part)
		case 6:
			r.OrganisationUID = oneLine(part)
		}
		if !more {
			return r
		}
		value = rest
	}
}

// formFormer writes an X-KITH-ROLE; what stands behind the parts that are known stays.
func formFormer(r *Role, before string) string {
	columns := []string{
		vcard.Escape(r.Organisation), vcard.JoinList(r.Units), vcard.Escape(r.Title), vcard.Escape(r.Role), vcard.Escape(r.From), vcard.Escape(r.To),
		vcard.Escape(r.OrganisationUID),
	}
	if old := components(before); len(old) > len(columns) {
		columns = append(columns, old[len(columns):]...)
	}
	for columns[len(columns)-1] == "" && len(columns) > 1 {
		columns = columns[:len(columns)-1]
	}
	return strings.Join(columns, ";")
}

// held shows the roles. An organisation's own name in its ORG is none.
func (v *viewer) held() {
	for _, h := range heldRoles(v.props, nil) {
		if h.former >= 0 {
			v.shown[h.former] = true
			v.more[h.former] = len(extraParams(&v.props[h.former], "")) > 0 || v.labelled(h.former) || len(components(v.props[h.former].Value)) > formerParts
		} else if v.Kind == KindOrganisation && h.Title == "" && h.Role.Role == "" && strings.EqualFold(h.Organisation, v.Name) {
			continue
		}
		v.Held = append(v.Held, h.Role)
	}
}

// formerParts is the number of components that Kith knows of X-KITH-ROLE.
const formerParts = 7
