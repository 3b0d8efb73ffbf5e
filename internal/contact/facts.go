package contact

import (
	"slices"
	"strings"

	"kith/internal/vcard"
)

// Facts is what tells one contact from another, read off a card in one pass: for comparing contacts, where View would cost too much.
type Facts struct {
	Kind         string
	Name         NameParts // of N, or else of FN taken apart
	Display      string    // FN, or what stands for it
	Nicknames    []string
	UID          string
	Emails       []string
	Phones       []Phone
	Profiles     []string // web addresses and messengers
	Places       []Place
	Organisation string
	Title        string
	Birthday     string // as in Contact
	Gender       string // the letter of GENDER, "" if unknown
	// Content is equal for cards that say the same: UID, REV and PRODID, the order of properties, the names of groups and the many
	// ways to write types do not count. It is 0 for a card that says nothing.
	Content uint64
}

// Phone is a number and whether it is one that people in a household or an office share (home, work, fax).
type Phone struct {
	Number string
	Fixed  bool
}

// Place is an address as far as two of them are compared.
type Place struct{ Street, Postcode, Locality string }

// ReadFacts reads them.
func ReadFacts(card *vcard.Card) Facts {
	var f Facts
	var said kindFinder
	var days dayFinder
	var parts rawName
	var org string
	props := card.Properties
	for i := range props {
		p := &props[i]
		kind := fieldOf(p.Name)
		f.Content += contentOf(props, i, kind)
		days.see(kind, props, i)
		said.see(kind, p, i)
		switch kind {
		case fieldName:
			f.Display = firstOf(f.Display, oneLine(p.Value))
		case fieldParts:
			if n := readName(p.Value); !parts.found && !n.blank() {
				parts = n
			}
		case fieldNickname:
			f.Nicknames = append(f.Nicknames, items(p.Value)...)
		case fieldUID:
			f.UID = firstOf(f.UID, oneLine(p.Value))
		case fieldEmail:
			if text := valueText(p); text != "" {
				f.Emails = append(f.Emails, text)
			}
		case fieldPhone:
			if text := valueText(p); text != "" {
				types := vcard.Types(p)
				fixed := slices.ContainsFunc(types, func(t string) bool { return t == "home" || t == "work" || t == "fax" }) &&
					!slices.Contains(types, "cell")
				f.Phones = append(f.Phones, Phone{text, fixed})
			}
		case fieldURL:
			if text := normalURL(p.Value); text != "" {
				f.Profiles = append(f.Profiles, text)
			}
		case fieldIM:
			if text := valueText(p); text != "" {
				f.Profiles = append(f.Profiles, strings.ToLower(text))
			}
		case fieldOrg:
			if name, _ := orgParts(p.Value); name != "" && org == "" {
				org = name
			}
		case fieldTitle:
			f.Title = firstOf(f.Title, oneLine(p.Value))
		case fieldAddress:
			a, _ := readAddress(p.Value)
			f.Places = append(f.Places, Place{NormalStreet(strings.Join(a.Street, " ")), a.Postcode, a.Locality})
		case fieldOther:
			if p.Is("GENDER") && p.Value != "" && p.Value[0] != ';' {
				f.Gender = strings.ToUpper(p.Value[:1])
			}
		}
	}
	f.Organisation = org
	full := parts.full()
	if f.Kind = inferKind(f.Display, full, org); said.rank > 0 {
		f.Kind = said.kind
	}
	if f.Kind == KindPerson {
		if parts.found {
			f.Name = parts.lists()
		} else if f.Display != "" && f.Display != org {
			f.Name = SplitName(f.Display)
		}
	}
	f.Display = firstOf(f.Display, full, org)
	if days.birthday.rank > 0 {
		f.Birthday = days.birthday.day.String()
	}
	return f
}

// contentOf is what one property adds to Facts.Content.
func contentOf(props []vcard.Property, i int, f field) uint64 {
	p := &props[i]
	switch {
	case f == fieldUID || p.Is("REV") || p.Is("PRODID") || strings.TrimSpace(p.Value) == "":
		return 0
	case f == fieldParts && strings.Trim(p.Value, "; ,") == "":
		return 0
	}
	h := uint64(fnvOffset)
	add := func(text string) {
		for k := range len(text) {
			h = fnv(h, text[k])
		}
		h = fnv(h, 0)
	}
	add(strings.ToUpper(p.Name))
	value := strings.TrimSpace(p.Value)
	switch f {
	case fieldEmail, fieldPhone, fieldIM:
		value = valueText(p)
	case fieldBirthday, fieldAnniversary:
		if day, timed, ok := dayOf(p); ok && !timed {
			value = day.String()
		}
	}
	if len(value) > 256 {
		h = fnv(h^wideHash(value), 1)
	} else {
		add(value)
	}
	if len(p.Params) > 0 {
		types := vcard.Types(p)
		var rest []string
		for _, t := range types {
			if !isNoise(t) || t == "pref" {
				rest = append(rest, t)
			}
		}
		for _, param := range p.Params {
			switch name := strings.ToUpper(param.Name); name {
			case "TYPE", "PREF", "CHARSET", "VALUE":
			case "X-APPLE-OMIT-YEAR":
			default:
				rest = append(rest, name+"="+strings.Join(param.Values, ","))
			}
		}
		slices.Sort(rest)
		for _, text := range rest {
			add(text)
		}
	}
	if p.Group != "" && f != fieldLabel {
		if at := groupLabel(props, i); at >= 0 {
			add(props[at].Value)
		}
	}
	return mix(h)
}
