package contact

import (
	"slices"
	"strings"

	"kith/internal/vcard"
)

// The components of an ADR (RFC 6350 §6.3.1).
const (
	adrPOBox = iota
	adrExtended
	adrStreet
	adrLocality
	adrRegion
	adrPostcode
	adrCountry
	adrSize
)

func (v *viewer) address(i int) {
	p := &v.props[i]
	a, beyond := readAddress(p.Value)
	a.Ref, a.Formatted = i, labelParam(p)
	text, hasText := v.texts[i]
	if a.Formatted == "" && hasText {
		a.Formatted = multiLine(v.props[text].Value)
		v.shown[text] = true
		v.more[text] = len(extraParams(&v.props[text], "TYPE")) > 0 || !subset(vcard.Types(&v.props[text]), vcard.Types(p)) ||
			v.props[text].Group != "" && !strings.EqualFold(v.props[text].Group, p.Group)
	}
	if a.blank() && strings.TrimSpace(a.Formatted) == "" {
		return
	}
	v.shown[i], v.more[i] = true, beyond
	a.Label, a.Types = v.label(i, typesOf(p))
	a.Preferred = isPreferred(p)
	a.Household = ownParam(p, paramHousehold)
	a.Params = extraParams(p, "TYPE")
	delete(a.Params, "LABEL")
	if form, ok := v.forms[strings.ToLower(p.Group)]; ok && p.Group != "" {
		if a.Params == nil {
			a.Params = Params{}
		}
		a.Params["X-ABADR"] = []string{oneLine(v.props[form].Value)}
		v.shown[form], v.more[form] = true, len(extraParams(&v.props[form], "")) > 0
	}
	v.Addresses = append(v.Addresses, a)
}

// readAddress takes an ADR apart. beyond says that it has components after the country, as RFC 9554 §2.1 adds them.
func readAddress(value string) (a Address, beyond bool) {
	a.Street = []string{}
	for n, raw := range components(value) {
		switch n {
		case adrPOBox:
			a.POBox = addressText(raw)
		case adrExtended:
			a.Extended = addressText(raw)
		case adrStreet:
			a.Street = addressItems(raw)
		case adrLocality:
			a.Locality = addressText(raw)
		case adrRegion:
			a.Region = addressText(raw)
		case adrPostcode:
			a.Postcode = addressText(raw)
		case adrCountry:
			a.Country = addressText(raw)
		default:
			beyond = beyond || strings.TrimSpace(raw) != ""
		}
	}
	return a, beyond
}

func (a *Address) blank() bool {
	return len(a.Street) == 0 && a.Locality == "" && a.Region == "" && a.Postcode == "" && a.Country == "" && a.POBox == "" && a.Extended == ""
}

// addressItems gives the lines of a component, whether they are separated as a list or by line breaks; never nil.
func addressItems(raw string) []string {
	list := []string{}
	for raw != "" {
		part, rest, _ := cutNext(raw, ',')
		for line := range strings.SplitSeq(multiLine(part), "\n") {
			if line = plainLine(line); line != "" {
				list = append(list, line)
			}
		}
		raw = rest
	}
	return list
}

// addressText is a component in one line.
func addressText(raw string) string {
	if strings.IndexByte(raw, ',') < 0 && strings.IndexByte(raw, '\\') < 0 {
		return plainLine(raw)
	}
	return strings.Join(addressItems(raw), ", ")
}

// labelParam gives the LABEL parameter (RFC 6350 §6.3.1). Its line breaks are written "\n" as in a text, or by RFC 6868.
func labelParam(p *vcard.Property) string {
	for i := range p.Params {
		if strings.EqualFold(p.Params[i].Name, "LABEL") {
			return multiLine(strings.Join(p.Param("LABEL"), ","))
		}
	}
	return ""
}

// maxPairs bounds the search for the LABEL of an ADR, so that a hostile card cannot make it quadratic.
const maxPairs = 10_000

// addressTexts finds the LABEL property (RFC 2426 §3.2.2) of each ADR: in the same group, else of the same types, else the
// only one of the only address.
func addressTexts(props []vcard.Property) map[int]int {
	var addresses, texts []int
	for i := range props {
		switch fieldOf(props[i].Name) {
		case fieldAddress:
			addresses = append(addresses, i)
		case fieldAddressText:
			texts = append(texts, i)
		}
	}
	if len(addresses)*len(texts) == 0 || len(addresses)*len(texts) > maxPairs {
		return nil
	}
	pairs := make(map[int]int, len(texts))
	pair := func(fits func(address, text *vcard.Property) bool) {
		for _, a := range addresses {
			if _, done := pairs[a]; done {
				continue
			}
			for n, t := range texts {
				if t >= 0 && fits(&props[a], &props[t]) {
					pairs[a], texts[n] = t, -1
					break
				}
			}
		}
	}
	pair(func(a, t *vcard.Property) bool { return a.Group != "" && strings.EqualFold(a.Group, t.Group) })
	pair(func(a, t *vcard.Property) bool { return slices.Equal(placeTypes(a), placeTypes(t)) })
	if len(addresses) == 1 && len(texts) == 1 {
		pair(func(a, t *vcard.Property) bool { return true })
	}
	return pairs
}

// placeTypes are the types that tell one address from another, sorted.
func placeTypes(p *vcard.Property) []string {
	var types []string
	for _, t := range vcard.Types(p) {
		switch t {
		case "pref", "postal", "parcel", "intl", "dom":
		default:
			types = append(types, t)
		}
	}
	slices.Sort(types)
	return types
}

func subset(part, whole []string) bool {
	for _, t := range part {
		if !slices.Contains(whole, t) {
			return false
		}
	}
	return true
}
