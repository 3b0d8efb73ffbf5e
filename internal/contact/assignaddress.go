package contact

import (
	"slices"
	"strings"
)

func (a *assigner) organisation(op, value string) error {
	name, rest, _ := strings.Cut(value, ";")
	wanted := Organisation{Name: strings.TrimSpace(name), Units: cleanList(strings.Split(rest, ";"))}
	have := make([]had, len(a.current.Organisations))
	for i, o := range a.current.Organisations {
		have[i] = had{o.Ref, strings.EqualFold(o.Name, wanted.Name) && (len(wanted.Units) == 0 || slices.Equal(o.Units, wanted.Units))}
	}
	return a.whole(op, value, Edit{Field: "organisation", Organisation: &wanted}, have)
}

func (a *assigner) address(op, value string) error {
	types, text := cutTypes("address", value)
	wanted, ok := typedAddress(text)
	if !ok {
		return badValue("address", value)
	}
	have := make([]had, len(a.current.Addresses))
	for i := range a.current.Addresses {
		h := &a.current.Addresses[i]
		have[i] = had{h.Ref, saysAddress(h, &wanted)}
	}
	return a.whole(op, value, Edit{Field: "address", Address: &wanted, Types: types}, have)
}

// had is a value of several parts that a contact has, and whether it is the one that was typed.
type had struct {
	ref   int
	typed bool
}

// whole assigns a value of several parts: "+=" adds it, "-=" removes the one that was typed, "=" leaves no other.
func (a *assigner) whole(op, value string, wanted Edit, have []had) error {
	edit := func(op string, ref int) {
		e := wanted
		e.Op, e.Ref = op, ref
		a.add(e)
	}
	remove := func(h had) { a.add(Edit{Op: "remove", Field: wanted.Field, Ref: h.ref}) }
	switch op {
	case "+=":
		edit("add", -1)
		return nil
	case "-=":
		at := slices.IndexFunc(have, func(h had) bool { return h.typed })
		if at < 0 {
			return badValue(wanted.Field, value)
		}
		remove(have[at])
		return nil
	}
	for n, h := range have {
		if n > 0 || value == "" {
			remove(h)
		}
	}
	switch {
	case value == "":
	case len(have) == 0:
		edit("add", -1)
	default:
		edit("set", have[0].ref)
	}
	return nil
}

// saysAddress reports whether an address has everything that was typed.
func saysAddress(have, typed *Address) bool {
	fits := func(have, typed string) bool { return typed == "" || strings.EqualFold(have, typed) }
	return fits(strings.Join(have.Street, ", "), strings.Join(typed.Street, ", ")) && fits(have.Locality, typed.Locality) &&
		fits(have.Region, typed.Region) && fits(have.Postcode, typed.Postcode) && fits(have.Country, typed.Country) &&
		fits(have.POBox, typed.POBox) && fits(have.Extended, typed.Extended)
}

// typedAddress reads "Street; Postcode City; Country", shorter forms of it, and the seven parts of an ADR.
func typedAddress(text string) (a Address, ok bool) {
	parts := strings.Split(text, ";")
	for i := range parts {
		parts[i] = line(parts[i])
	}
	switch len(parts) {
	case adrSize:
		a = Address{
			POBox: parts[adrPOBox], Extended: parts[adrExtended], Street: cleanList(strings.Split(parts[adrStreet], ",")),
			Locality: parts[adrLocality], Region: parts[adrRegion], Postcode: parts[adrPostcode], Country: parts[adrCountry],
		}
		return a, true
	case 3:
		a.Country = parts[2]
		fallthrough
	case 2:
		a.Postcode, a.Locality = cutPostcode(parts[1])
		fallthrough
	case 1:
		a.Street = cleanList([]string{parts[0]})
		return a, true
	}
	return a, false
}

// cutPostcode takes the postcode off a town: in front as on the continent ("50667 Köln", "D-50667 Köln", "SW1A 1AA London"), or
// behind as in America ("Springfield 62704").
func cutPostcode(text string) (postcode, town string) {
	words := strings.Fields(text)
	hasDigit := func(word string) bool { return strings.ContainsAny(word, "0123456789") }
	n := 0
	for n < len(words) && hasDigit(words[n]) {
		n++
	}
	if n == 0 && len(words) > 1 && hasDigit(words[len(words)-1]) {
		return words[len(words)-1], strings.Join(words[:len(words)-1], " ")
	}
	return strings.Join(words[:n], " "), strings.Join(words[n:], " ")
}
