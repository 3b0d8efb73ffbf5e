package vcard

import (
	"slices"
	"strconv"
	"strings"
)

// away30 turns a property of a 4.0 card into one of a 3.0 card, and others beside it where 3.0 needs several.
func away30(p Property, h hints) []Property {
	upper := strings.ToUpper(p.Name)
	var beside []Property
	switch {
	case h.alternate:
		p.addParam(origin, p.Name)
		p.Name = "X-" + p.Name
		return []Property{p}
	case upper == "ADR":
		if label := label30(&p); label.Name != "" {
			beside = append(beside, label)
		}
	case upper == "N" && h.sort:
		if sort := sort30(&p); sort.Name != "" {
			beside = append(beside, sort)
		}
	case upper == "KIND" && strings.EqualFold(p.Value, "org"):
		beside = append(beside, Property{Name: "X-ABShowAs", Value: "COMPANY"})
	case upper == "ANNIVERSARY" && p.Group == "" && h.group != "":
		if date, ok := apple30(p); ok {
			date.Name, date.Group = "X-ABDATE", h.group
			return []Property{date, {Group: h.group, Name: "X-ABLabel", Value: "_$!<Anniversary>!$_"}}
		}
	case upper == "RELATED" && p.Group == "" && h.group != "":
		if label := relation30(&p); label != "" {
			p.Name, p.Group = "X-ABRELATEDNAMES", h.group
			p.dropParam("VALUE")
			p.dropType(func(t string) bool { return !strings.EqualFold(t, "pref") })
			pref30(&p)
			return []Property{p, {Group: h.group, Name: "X-ABLabel", Value: label}}
		}
	}
	if h.pref {
		p.addParam("TYPE", "PREF")
	}
	property30(&p)
	for i := range beside {
		property30(&beside[i])
	}
	return append([]Property{p}, beside...)
}

// apple30 gives an ANNIVERSARY with a date that Apple can write: a whole one, or one without year.
func apple30(p Property) (Property, bool) {
	birthday30(&p)
	date, _, _ := strings.Cut(p.Value, "T")
	return p, digits(date, "dddd-dd-dd") && !p.hasParam("VALUE")
}

// appleRelations are the relations that Apple has a label for.
var appleRelations = map[string]string{
	"spouse": "Spouse", "child": "Child", "parent": "Parent", "friend": "Friend", "manager": "Manager", "assistant": "Assistant",
	"partner": "Partner", "mother": "Mother", "father": "Father", "brother": "Brother", "sister": "Sister", "son": "Son", "daughter": "Daughter",
}

// relation30 gives the label for a RELATED that is a name and not a URI; "" otherwise.
func relation30(p *Property) string {
	if values := p.Param("VALUE"); len(values) > 1 || len(values) == 1 && !strings.EqualFold(values[0], "text") || len(values) == 0 && isURI(p.Value) {
		return ""
	}
	for _, t := range Types(p) {
		if t == "pref" {
			continue
		}
		if name, ok := appleRelations[t]; ok {
			return "_$!<" + name + ">!$_"
		}
		return Escape(t)
	}
	return ""
}

// phone30 writes a tel: URI (RFC 3966) as a number: few programs of 3.0 know the URI.
func phone30(p *Property) {
	if len(p.Value) < 5 || !strings.EqualFold(p.Value[:4], "tel:") {
		return
	}
	number, rest, _ := strings.Cut(p.Value[4:], ";")
	if extension, ok := strings.CutPrefix(rest, "ext="); ok && extension != "" && !strings.ContainsAny(extension, `;,\`) {
		number += " ext. " + extension
	} else if rest != "" {
		return
	}
	if strings.ContainsAny(number, `,\%`) {
		return
	}
	p.Value = number
	p.dropParam("VALUE")
}

// services are the names Apple gives to the schemes of messengers.
var services = map[string]string{
	"aim": "AIM", "facebook": "Facebook", "gadugadu": "GaduGadu", "gtalk": "GoogleTalk", "icq": "ICQ", "xmpp": "Jabber", "msnim": "MSN",
	"qq": "QQ", "skype": "Skype", "ymsgr": "Yahoo",
}

// service30 names the service of a messenger, without which Apple does not show it.
func service30(p *Property) {
	scheme, _, ok := strings.Cut(p.Value, ":")
	if name := services[strings.ToLower(scheme)]; ok && name != "" && !p.hasParam("X-SERVICE-TYPE") {
		p.addParam("X-SERVICE-TYPE", name)
	}
}

// single are the properties that 3.0 readers expect once, so that only the first of several alternatives keeps its name.
var single = map[string]bool{"N": true, "FN": true, "BDAY": true, "ORG": true, "TITLE": true, "ROLE": true, "GEO": true, "TZ": true, "NICKNAME": true, "NOTE": true}

// hints looks at the rest of the card for the property at i.
func (t *trip) hints(p *Property, i int) hints {
	upper := strings.ToUpper(p.Name)
	h := hints{pref: !t.home && t.prefs[upper] != "" && slices.Equal(p.Param("PREF"), []string{t.prefs[upper]}) && !hasPref(p)}
	if altid := p.Param("ALTID"); len(altid) == 1 && single[upper] && !t.home {
		name := upper + ";" + altid[0]
		h.alternate = t.altids[name]
		t.altids[name] = true
	}
	switch upper {
	case "N":
		h.sort = t.home || len(t.card.All("N")) == 1 && t.card.First("SORT-STRING") == nil
	case "ANNIVERSARY", "RELATED":
		if p.Group == "" {
			h.group = t.freeGroup()
			if len(away30(p.Clone(), h)) > 1 {
				t.used[h.group] = true
			}
		}
	}
	return h
}

// guessHints tells from how a property looks after a conversion what the hints were.
func guessHints(from []Property, to *Property) hints {
	h := hints{group: to.Group}
	if h.group == "" {
		h.group = "item1"
	}
	pref := from[0].Param("PREF")
	h.pref = len(pref) == 1 && pref[0] != "1" && hasPref(to) && !hasPref(&from[0])
	h.alternate = len(to.Param(origin)) == 1 && !only40[strings.ToUpper(from[0].Name)] && strings.EqualFold(to.Name, "X-"+from[0].Name)
	h.sort = !to.hasParam("SORT-AS") || len(from) > 1
	return h
}

func (t *trip) freeGroup() string {
	for n := 1; ; n++ {
		if name := "item" + strconv.Itoa(n); !t.used[name] {
			return name
		}
	}
}

// preferences finds the lowest PREF of each property of which none has PREF=1: that is the preferred one (RFC 6350 §5.3).
func (t *trip) preferences() {
	lowest := map[string]int{}
	for i := range t.card.Properties {
		p := &t.card.Properties[i]
		values := p.Param("PREF")
		if len(values) != 1 {
			continue
		}
		n, err := strconv.Atoi(values[0])
		if name := strings.ToUpper(p.Name); err == nil && n > 0 && (lowest[name] == 0 || n < lowest[name]) {
			lowest[name], t.prefs[name] = n, values[0]
		}
	}
	for name, n := range lowest {
		if n == 1 {
			delete(t.prefs, name)
		}
	}
}
