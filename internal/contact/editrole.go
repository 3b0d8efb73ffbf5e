package contact

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kith/internal/vcard"
)

// heldEdit is what an editor knows of the roles: those of the card before, and which properties belong together afterwards.
type heldEdit struct {
	before []heldRole
	after  []*heldRole
	place  int // of the property that took the place of an ended role, -1 for none: what begins then comes there
}

func (e *editor) heldRoles() *heldEdit {
	if e.roles == nil {
		e.roles = &heldEdit{before: heldRoles(e.card, nil), place: -1}
		for n := range e.roles.before {
			h := e.roles.before[n]
			e.roles.after = append(e.roles.after, &h)
		}
	}
	return e.roles
}

// held adds, sets, ends or removes a role; Ref is its place among those of the View. "end" makes a current role a former one and
// sets To if the edit has one. Whether a role is current says its Current: what is over is no property that other programs would show.
func (e *editor) held(edit *Edit) error {
	all := e.heldRoles()
	var wanted Role
	if edit.Held != nil {
		wanted = edit.Held.clean()
	}
	for _, period := range []string{wanted.From, wanted.To} {
		if period != "" && !IsPeriod(period) {
			return badValue(edit.Field, line(period))
		}
	}
	if wanted.From != "" && wanted.To != "" && wanted.To < wanted.From && !strings.HasPrefix(wanted.From, wanted.To) {
		return badValue(edit.Field, wanted.From+" – "+wanted.To)
	}
	if edit.Op == "add" {
		if wanted.blank() {
			return badValue(edit.Field, line(edit.Text))
		}
		h := &heldRole{org: -1, title: -1, role: -1, former: -1}
		all.after = append(all.after, h)
		e.writeHeld(h, &wanted)
		return nil
	}
	if edit.Ref < 0 || edit.Ref >= len(all.before) || all.after[edit.Ref] == nil {
		return badValue(edit.Field, firstOf(line(edit.Text), strconv.Itoa(edit.Ref)))
	}
	h := all.after[edit.Ref]
	switch {
	case edit.Op == "remove":
		e.removeHeld(h)
		all.after[edit.Ref] = nil
	case edit.Op == "end":
		if !h.Current {
			return badValue(edit.Field, h.describe())
		}
		ended := h.Role
		ended.To, ended.Current = cmp.Or(wanted.To, ended.To), false
		if ended.From != "" && ended.To != "" && ended.To < ended.From && !strings.HasPrefix(ended.From, ended.To) {
			return badValue(edit.Field, ended.From+" – "+ended.To)
		}
		e.writeHeld(h, &ended)
	case edit.Held == nil || wanted.blank():
		return badValue(edit.Field, "")
	default:
		e.writeHeld(h, &wanted)
	}
	return nil
}

// describe names a role in a fault or a label.
func (r *Role) describe() string { return joinSome(r.Title, r.Role, r.Organisation) }

// Described says what somebody is or was within the organisation: title, what they do, department, on one line.
func (r *Role) Described() string {
	return joinSome(append([]string{r.Title, r.Role}, r.Units...)...)
}

func joinSome(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(text string) bool { return text == "" }), ", ")
}

func (e *editor) removeHeld(h *heldRole) {
	for _, i := range []int{h.org, h.title, h.role, h.former} {
		if i >= 0 {
			e.remove(i)
		}
	}
}

// writeHeld makes the properties of a role say what is wanted, touching only what differs.
func (e *editor) writeHeld(h *heldRole, wanted *Role) {
	switch {
	case wanted.Current && h.former >= 0:
		e.reopen(h, wanted)
	case wanted.Current:
	case h.former < 0:
		e.close(h)
	}
	if wanted.Current {
		e.writeCurrent(h, wanted)
	} else if had := readFormer(e.props[h.former].Value); !had.says(wanted) || e.props[h.former].Value == "" {
		e.props[h.former].Value = formFormer(wanted, e.props[h.former].Value)
	}
	ref := h.Ref
	h.Role = *wanted
	h.Ref = ref
}

// close turns the first property of a current role into its X-KITH-ROLE, at the same place and with what else was said of it
// (a label, a language), and takes the others away.
func (e *editor) close(h *heldRole) {
	for _, i := range h.places() {
		switch {
		case i < 0:
		case h.former < 0:
			h.former = i
		default:
			for _, param := range e.props[i].Params {
				if !isOwnParam(strings.ToUpper(param.Name)) && e.props[h.former].Param(param.Name) == nil {
					params := e.params(h.former)
					*params = append(*params, param)
				}
			}
			e.remove(i)
		}
	}
	h.org, h.title, h.role = -1, -1, -1
	if h.former < 0 {
		h.former = e.add(vcard.Property{Name: nameFormerRole}, fieldFormer)
		return
	}
	for _, name := range []string{paramFrom, paramTo, paramOrganisation} {
		e.dropParam(h.former, name)
	}
	e.props[h.former].Name, e.props[h.former].Value = nameFormerRole, ""
	if e.roles.place < 0 {
		e.roles.place = h.former
	}
}

// reopen turns an X-KITH-ROLE into the first property of a current role.
func (e *editor) reopen(h *heldRole, wanted *Role) {
	p := &e.props[h.former]
	p.Value = ""
	switch {
	case wanted.Organisation != "" || len(wanted.Units) > 0:
		p.Name, h.org = "ORG", h.former
	case wanted.Title != "":
		p.Name, h.title = "TITLE", h.former
	default:
		p.Name, h.role = "ROLE", h.former
	}
	h.former = -1
}

// writeCurrent writes ORG, TITLE and ROLE of a role and its dates.
func (e *editor) writeCurrent(h *heldRole, wanted *Role) {
	if wanted.Organisation == "" && len(wanted.Units) == 0 {
		e.takeAway(&h.org)
	} else {
		e.put(&h.org, "ORG", fieldOrg, h)
		e.writeOrg(h.org, &Organisation{Name: wanted.Organisation, Units: wanted.Units})
	}
	text := func(at *int, name string, f field, text string) {
		if text == "" {
			e.takeAway(at)
			return
		}
		e.put(at, name, f, h)
		if oneLine(e.props[*at].Value) != text {
			e.props[*at].Value = vcard.Escape(text)
		}
	}
	text(&h.title, "TITLE", fieldTitle, wanted.Title)
	text(&h.role, "ROLE", fieldRole, wanted.Role)
	first := true
	for _, i := range h.places() {
		if i < 0 {
			continue
		}
		for _, own := range [][2]string{{paramFrom, wanted.From}, {paramTo, wanted.To}, {paramOrganisation, wanted.OrganisationUID}} {
			if first {
				e.setParam(i, own[0], own[1])
			} else {
				e.dropParam(i, own[0])
			}
		}
		first = false
	}
}

func (e *editor) takeAway(at *int) {
	if *at >= 0 {
		e.remove(*at)
		*at = -1
	}
}

// put makes sure that there is a property: beside the others of its role, in the place of a role that has just ended, or behind the
// others of its field.
func (e *editor) put(at *int, name string, f field, h *heldRole) {
	if *at >= 0 {
		return
	}
	beside := -1
	for _, i := range h.places() {
		if i >= 0 {
			beside = i
		}
	}
	p := vcard.Property{Name: name}
	switch {
	case beside >= 0:
		p.Group = e.props[beside].Group
		*at = e.insert(p, beside)
	case e.roles.place >= 0:
		*at = e.insert(p, e.roles.place)
	default:
		*at = e.add(p, f)
	}
}

// setParam sets a parameter with one value or, with "", drops it.
func (e *editor) setParam(i int, name, value string) {
	if ownParam(&e.props[i], name) == value {
		return
	}
	e.dropParam(i, name)
	if value != "" {
		params := e.params(i)
		*params = append(*params, vcard.Param{Name: name, Values: []string{value}})
	}
}

// tie makes sure that what belongs together is read as such again: where order does not say it, every role gets a group of its own.
func (e *editor) tie() {
	var wanted [][3]int
	if e.roles == nil {
		// Other edits took one of several positions or organisations away: the rest must not slide together.
		removed := false
		for _, h := range heldRoles(e.card, nil) {
			places := h.places()
			for n, i := range places {
				if i >= 0 && e.props[i].Name == "" {
					places[n], removed = -1, true
				}
			}
			wanted = append(wanted, places)
		}
		if !removed {
			return
		}
	} else {
		for _, h := range e.roles.after {
			if h != nil {
				wanted = append(wanted, h.places())
			}
		}
	}
	wanted = slices.DeleteFunc(wanted, func(places [3]int) bool { return places == [3]int{-1, -1, -1} })
	if e.reads(wanted) {
		return
	}
	taken := map[string]bool{}
	for _, places := range wanted {
		group := ""
		for _, i := range places {
			if i >= 0 && group == "" {
				group = e.props[i].Group
			}
		}
		if group == "" || taken[strings.ToLower(group)] {
			group = e.newGroup()
		}
		taken[strings.ToLower(group)] = true
		for _, i := range places {
			if i >= 0 {
				e.props[i].Group = group
			}
		}
	}
}

// reads reports whether the current roles are read as wanted; what other edits added beside them does not count.
func (e *editor) reads(wanted [][3]int) bool {
	order := slices.DeleteFunc(slices.Clone(e.order), func(i int) bool { return e.props[i].Name == "" })
	found := map[[3]int]bool{}
	for _, h := range heldRoles(e.props, order) {
		found[h.places()] = true
	}
	for _, places := range wanted {
		if !found[places] {
			return false
		}
	}
	return true
}
