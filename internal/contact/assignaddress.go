package contact

import (
	"slices"
	"strings"
)

func (a *assigner) organisation(op, value string) error {
	name, rest, _ := strings.Cut(value, ";")
	wanted := Organisation{Name: strings.TrimSpace(name), Units: cleanList(strings.Split(rest, ";"))}
	have := a.current.Organisations
	switch {
	case op == "+=":
		a.add(Edit{Op: "add", Field: "organisation", Ref: -1, Organisation: &wanted})
		return nil
	case op == "-=":
		for _, o := range have {
			if strings.EqualFold(o.Name, wanted.Name) && (len(wanted.Units) == 0 || slices.Equal(o.Units, wanted.Units)) {
				a.add(Edit{Op: "remove", Field: "organisation", Ref: o.Ref})
				return nil
			}
		}
		return badValue("organisation", value)
	}
	for n, o := range have {
		if n > 0 || value == "" {
			a.add(Edit{Op: "remove", Field: "organisation", Ref: o.Ref})
		}
	}
	switch {
	case value == "":
	case len(have) == 0:
		a.add(Edit{Op: "add", Field: "organisation", Ref: -1, Organisation: &wanted})
	default:
		a.add(Edit{Op: "set", Field: "organisation", Ref: have[0].Ref, Organisation: &wanted})
	}
	return nil
}

func (a *assigner) address(op, value string) error {
	types, text := cutTypes("address", value)
	wanted, ok := typedAddress(text)
	if !ok {
		return badValue("address", value)
	}
	have := a.current.Addresses
	switch {
	case op == "+=":
		a.add(Edit{Op: "add", Field: "address", Ref: -1, Address: &wanted, Types: types})
		return nil
	case op == "-=":
		for _, h := range have {
			if saysAddress(&h, &wanted) {
				a.add(Edit{Op: "remove", Field: "address", Ref: h.Ref})
				return nil
			}
		}
		return badValue("address", value)
	}
	for n, h := range have {
		if n > 0 || value == "" {
			a.add(Edit{Op: "remove", Field: "address", Ref: h.Ref})
		}
	}
	switch {
	case value == "":
	case len(have) == 0:
		a.add(Edit{Op: "add", Field: "address", Ref: -1, Address: &wanted, Types: types})
	default:
		a.add(Edit{Op: "set", Field: "address", Ref: have[0].Ref, Address: &wanted, Types: types})
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
