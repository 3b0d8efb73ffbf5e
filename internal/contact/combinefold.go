package contact

import (
	"slices"
	"strings"

	"kith/internal/search"
	"kith/internal/vcard"
)

// fold brings p into the property at place at, if both say the same; it answers whether they do.
func (c *combiner) fold(at int, p *vcard.Property, f field) bool {
	q := &c.props[at]
	if fieldOf(q.Name) != f {
		return false
	}
	same, richer := false, false
	switch f {
	case fieldEmail:
		key := EmailKey(oneLine(p.Value))
		same = key != 0 && key == EmailKey(oneLine(q.Value)) && strings.EqualFold(valueText(p), valueText(q))
	case fieldPhone:
		a, b := valueText(q), valueText(p)
		same, richer = SamePhone(a, b), phoneRank(b) > phoneRank(a)
	case fieldIM:
		same = strings.EqualFold(valueText(p), valueText(q))
	case fieldURL:
		// A profile says more than an address: whose network it is, and as whom.
		same, richer = p.Is(q.Name) && normalURL(p.Value) == normalURL(q.Value), hasPrefixFold(oneLine(p.Value), "https:") && !hasPrefixFold(oneLine(q.Value), "https:")
	case fieldAddress:
		same, richer = sameAddress(q, p)
	case fieldNote:
		same, richer = sameNote(multiLine(q.Value), multiLine(p.Value))
	default:
		same = p.Is(q.Name) && p.Value == q.Value && sameParams(p, q)
		if same {
			return true
		}
	}
	if !same {
		return false
	}
	unite(q, p, richer)
	return true
}

// foldedLine is a text without regard to case, accents and signs; a text of signs alone stays as it is.
func foldedLine(raw string) string {
	text := oneLine(raw)
	return firstOf(search.Fold(text), text)
}

// unite gives q the types and parameters of p, and its spelling if that is the richer one.
func unite(q, p *vcard.Property, richer bool) {
	params := slices.Clone(q.Params)
	from := p.Params
	if richer {
		q.Name, q.Value = p.Name, p.Value
		params, from = slices.Clone(p.Params), q.Params
	}
	other := &vcard.Property{Params: from}
	preferred := isPreferred(&vcard.Property{Params: params}) || isPreferred(other)
	merged := vcard.Property{Params: params}
	for _, param := range from {
		name := strings.ToUpper(param.Name)
		switch name {
		case "TYPE", "VALUE", "ENCODING", "CHARSET", "ALTID":
			continue
		case "PREF":
			if preferred || merged.Param("PREF") != nil {
				continue
			}
		}
		have := merged.Param(name)
		var missing []string
		for _, value := range param.Values {
			if !slices.Contains(have, value) {
				missing = append(missing, value)
			}
		}
		if len(missing) > 0 || have == nil {
			merged.Params = append(merged.Params, vcard.Param{Name: param.Name, Values: missing})
		}
	}
	types := vcard.Types(&merged)
	var missing []string
	for _, t := range vcard.Types(other) {
		if !slices.Contains(types, t) && t != "pref" {
			missing = append(missing, t)
		}
	}
	if len(missing) > 0 {
		merged.Params = append(merged.Params, vcard.Param{Name: "TYPE", Values: missing})
	}
	if preferred && !isPreferred(&merged) {
		merged.Params = append(merged.Params, preference(other))
	}
	q.Params = merged.Params
}

// preference is the parameter by which a property says that it is preferred.
func preference(p *vcard.Property) vcard.Param {
	for _, param := range p.Params {
		if strings.EqualFold(param.Name, "PREF") {
			return vcard.Param{Name: "PREF", Values: []string{"1"}}
		}
	}
	return vcard.Param{Name: "TYPE", Values: []string{"pref"}}
}

func sameParams(p, q *vcard.Property) bool {
	list := func(p *vcard.Property) []string {
		var all []string
		for _, param := range p.Params {
			for _, value := range param.Values {
				all = append(all, strings.ToUpper(param.Name)+"="+strings.ToLower(value))
			}
		}
		slices.Sort(all)
		return slices.Compact(all)
	}
	return slices.Equal(list(p), list(q))
}

// SamePhone reports whether two written numbers are the same: "+49 30 23125001", "0049 (0)30 23125001" and "030/23125001" are. Numbers
// with different country codes or extensions are not, and short ones only digit by digit.
func SamePhone(a, b string) bool {
	x, y := dialled(a), dialled(b)
	if x.extension != y.extension || x.country != "" && y.country != "" && x.country != y.country {
		return false
	}
	if key := PhoneKey(a); key != 0 {
		return key == PhoneKey(b) && (strings.HasSuffix(x.digits, y.digits) || strings.HasSuffix(y.digits, x.digits))
	}
	return x.digits == y.digits && (x.digits != "" || strings.EqualFold(a, b))
}

// dialledNumber is a written number taken apart: digits without leading zeros and, where it is written, without country code.
type dialledNumber struct{ country, digits, extension string }

func dialled(number string) dialledNumber {
	main, extension := number, ""
	for i := range len(number) {
		c := number[i] | 0x20
		if (number[i] == ';' || number[i] == ',' || number[i] == '#' || 'a' <= c && c <= 'z') && len(onlyDigits(number[:i])) >= leastDigits {
			main, extension = number[:i], onlyDigits(number[i:])
			break
		}
	}
	d := dialledNumber{digits: onlyDigits(main), extension: extension}
	international := strings.HasPrefix(strings.TrimLeft(main, " (\t"), "+")
	if !international && strings.HasPrefix(d.digits, "00") {
		international, d.digits = true, d.digits[2:]
	}
	if international {
		cut := min(callingCode([]byte(d.digits)), len(d.digits))
		d.country, d.digits = d.digits[:cut], d.digits[cut:]
	}
	d.digits = strings.TrimLeft(d.digits, "0")
	return d
}

func onlyDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, text)
}

// phoneRank tells the richer spelling: with its country, then with its groups, then the longer one.
func phoneRank(number string) int {
	rank := 0
	if dialled(number).country != "" {
		rank += 4
		if strings.Contains(number, "+") {
			rank++
		}
	}
	if strings.ContainsAny(strings.TrimSpace(number), " -/.") {
		rank += 2
	}
	return rank
}

// normalURL leaves out what two ways of writing the same address differ in.
func normalURL(raw string) string {
	text := oneLine(raw)
	for _, prefix := range []string{"https://", "http://"} {
		text = without(text, prefix)
	}
	text = strings.TrimSuffix(without(text, "www."), "/")
	host, path, found := strings.Cut(text, "/")
	if found {
		return strings.ToLower(host) + "/" + path
	}
	return strings.ToLower(host)
}

// sameAddress reports whether two ADR are one address: no part differs, and one has all that the other has. An address without
// a street is only the same if it is not of another type.
func sameAddress(q, p *vcard.Property) (same, richer bool) {
	mine, theirs := addressParts(q.Value), addressParts(p.Value)
	size := max(len(mine), len(theirs))
	more, less, common := false, false, 0
	for n := range size {
		a, b := partAt(mine, n), partAt(theirs, n)
		switch {
		case a == b && a != "":
			common++
		case a == b:
		case a == "":
			more = true
		case b == "":
			less = true
		default:
			return false, false
		}
	}
	if common == 0 || more && less {
		return false, false
	}
	if (more || less) && partAt(mine, adrStreet) != partAt(theirs, adrStreet) {
		a, b := placeTypes(p), placeTypes(q)
		if len(a) > 0 && len(b) > 0 && !slices.Equal(a, b) {
			return false, false
		}
	}
	if !more && !less {
		more = len(p.Value) > len(q.Value) // Straße rather than Str.
	}
	return true, more
}

func addressParts(value string) []string {
	parts := components(value)
	for i, part := range parts {
		text := strings.Join(addressItems(part), " ")
		parts[i] = firstOf(search.Fold(text), strings.TrimSpace(text))
		if i == adrStreet {
			parts[i] = NormalStreet(text)
		}
	}
	return parts
}

func partAt(parts []string, n int) string {
	if n < len(parts) {
		return parts[n]
	}
	return ""
}

// NormalStreet folds a street so that Hauptstraße, Hauptstr. and Haupt Strasse are one.
func NormalStreet(text string) string {
	words := strings.Fields(search.Fold(text))
	out := words[:0]
	for _, word := range words {
		if cut, ok := strings.CutSuffix(word, "strasse"); ok {
			word = cut + "str"
		}
		switch word {
		case "street":
			word = "st"
		case "road":
			word = "rd"
		case "avenue":
			word = "ave"
		}
		if word == "str" && len(out) > 0 {
			out[len(out)-1] += word
			continue
		}
		out = append(out, word)
	}
	if len(out) == 0 {
		return strings.TrimSpace(text)
	}
	return strings.Join(out, " ")
}

// sameOrganisation compares two ORG; one with the units of the other and more is the richer.
func sameOrganisation(mine, theirs string) (same, richer bool) {
	name, units := orgParts(mine)
	otherName, otherUnits := orgParts(theirs)
	if foldedLine(vcard.Escape(name)) != foldedLine(vcard.Escape(otherName)) || name == "" && len(units)+len(otherUnits) == 0 {
		return false, false
	}
	shorter := min(len(units), len(otherUnits))
	for n := range shorter {
		if foldedLine(vcard.Escape(units[n])) != foldedLine(vcard.Escape(otherUnits[n])) {
			return false, false
		}
	}
	return true, len(otherUnits) > len(units)
}

// sameNote finds a note that is, or contains as whole lines, the other.
func sameNote(mine, theirs string) (same, richer bool) {
	mine, theirs = strings.TrimSpace(mine), strings.TrimSpace(theirs)
	if strings.Contains("\n"+mine+"\n", "\n"+theirs+"\n") {
		return true, false
	}
	if strings.Contains("\n"+theirs+"\n", "\n"+mine+"\n") {
		return true, true
	}
	return false, false
}
