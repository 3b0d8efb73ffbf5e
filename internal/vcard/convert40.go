package vcard

import (
	"slices"
	"strings"
)

// property40 is the part of away40 that turns one property into one.
func property40(p *Property) {
	if names := p.Param(origin); len(names) == 1 && isName(names[0]) {
		p.dropParam(origin)
		if names[0] != "-" {
			p.Name = names[0]
		}
		if only40[strings.ToUpper(p.Name)] {
			return
		}
	}
	for name, name30 := range apple {
		if p.Is(name30) {
			p.Name = name
		}
	}
	binary40(p)
	pref40(p)
	switch strings.ToUpper(p.Name) {
	case "BDAY":
		birthday40(p)
	case "REV":
		p.Value = basic(p.Value)
	case "GEO": // RFC 2426 §3.4.2 → RFC 6350 §6.5.2
		if lat, lon, ok := strings.Cut(p.Value, ";"); ok && isNumber(lat) && isNumber(lon) {
			p.Value = "geo:" + lat + "," + lon
		}
	}
}

// pref40 turns TYPE=PREF into PREF=1 (RFC 6350 §5.3), at the same place if nothing else is in that TYPE.
func pref40(p *Property) {
	isPref := func(t string) bool { return strings.EqualFold(t, "pref") }
	found := false
	for i := range p.Params {
		param := &p.Params[i]
		if !strings.EqualFold(param.Name, "TYPE") || !slices.ContainsFunc(param.Values, isPref) {
			continue
		}
		if len(param.Values) == 1 && !found && !p.hasParam("PREF") {
			*param = Param{"PREF", []string{"1"}}
			return
		}
		found = true
	}
	if !found {
		return
	}
	if !p.hasParam("PREF") {
		p.dropType(isPref)
		p.addParam("PREF", "1")
	}
}

// binary40 turns inline base64 into a data: URI (RFC 6350 §6.2.4).
func binary40(p *Property) {
	encoding := p.Param("ENCODING")
	if len(encoding) != 1 || !strings.EqualFold(encoding[0], "b") {
		return
	}
	if _, clean := stripBase64(p.Value); !clean || p.Value == "" {
		return
	}
	mediaType := ""
	for _, t := range p.Param("TYPE") {
		if !placeType(t) {
			mediaType = mediaTypeOf(p.Name, strings.ToLower(t))
			p.dropType(func(have string) bool { return have == t })
			break
		}
	}
	if mediaType == "" {
		_, mediaType, _ = Binary(p)
	}
	p.dropParam("ENCODING")
	if values := p.Param("VALUE"); len(values) == 1 && strings.EqualFold(values[0], "binary") {
		p.dropParam("VALUE")
	}
	p.Value = "data:" + mediaType + ";base64," + p.Value
}

// placeType reports whether a TYPE says something other than the format of binary data.
func placeType(t string) bool {
	return strings.EqualFold(t, "pref") || strings.EqualFold(t, "home") || strings.EqualFold(t, "work")
}

// birthday40 brings a date to RFC 6350 §4.3.1; the year that stands for none goes ("--0509").
func birthday40(p *Property) {
	if values := p.Param("VALUE"); len(values) == 1 && (strings.EqualFold(values[0], "date") || strings.EqualFold(values[0], "date-time")) {
		p.dropParam("VALUE") // RFC 6350 §6.2.5 knows date-and-or-time, which is the default, and text
	}
	value := basic(p.Value)
	year := "1604" // Apple writes it with and without its parameter
	if years := p.Param(omitYear); len(years) == 1 {
		year = years[0]
	}
	if digits(value, "dddddddd") && value[:4] == year {
		value = "--" + value[4:]
		p.dropParam(omitYear)
	}
	p.Value = value
}

// labels40 finds the address of each LABEL property, which becomes its LABEL parameter (RFC 6350 §6.3.1): the places of the
// labels by those of their addresses. Which address that is 3.0 does not say but for the types: as many labels as addresses
// of the same types belong together in order; otherwise a label belongs to the address right before it, or to the only one.
func labels40(c *Card) map[int]int {
	addresses, labels := map[string][]int{}, map[string][]int{}
	for i := range c.Properties {
		p := &c.Properties[i]
		switch {
		case p.Is("ADR") && !p.hasParam("LABEL"):
			addresses[typeKey(p)] = append(addresses[typeKey(p)], i)
		case p.Is("LABEL"):
			labels[typeKey(p)] = append(labels[typeKey(p)], i)
		}
	}
	pairs := map[int]int{}
	for key, list := range labels {
		candidates := addresses[key]
		for n, i := range list {
			label := &c.Properties[i]
			target := -1
			switch {
			case len(candidates) == len(list):
				target = candidates[n]
			case slices.Contains(candidates, i-1):
				target = i - 1
			case len(candidates) == 1:
				target = candidates[0]
			}
			if target < 0 || !onlyType(label) || hasPref(label) != hasPref(&c.Properties[target]) {
				continue
			}
			if _, taken := pairs[target]; !taken {
				pairs[target] = i
			}
		}
	}
	return pairs
}

func hasPref(p *Property) bool { return slices.Contains(Types(p), "pref") }

// onlyType reports whether a property has no parameter but TYPE.
func onlyType(p *Property) bool {
	for i := range p.Params {
		if !strings.EqualFold(p.Params[i].Name, "TYPE") {
			return false
		}
	}
	return true
}

// sort40 gives the place of the SORT-STRING (RFC 2426 §3.6.5) that becomes the SORT-AS parameter of N (RFC 6350 §5.9), -1
// if there is none.
func sort40(c *Card) int {
	names, at := c.All("N"), -1
	for i := range c.Properties {
		if c.Properties[i].Is("SORT-STRING") {
			if at >= 0 {
				return -1
			}
			at = i
		}
	}
	if at < 0 || len(names) != 1 || len(c.Properties[at].Params) > 0 || c.Properties[at].Group != "" || names[0].hasParam("SORT-AS") {
		return -1
	}
	return at
}

func isNumber(s string) bool {
	s = strings.TrimLeft(s, "+-")
	dot := strings.IndexByte(s, '.')
	if dot >= 0 {
		s = s[:dot] + s[dot+1:]
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
