package contact

import (
	"slices"
	"strconv"
	"strings"

	"kith/internal/vcard"
)

// value shows an e-mail address, phone number, web address or messenger.
func (v *viewer) value(list []Value, i int) []Value {
	p := &v.props[i]
	text := valueText(p)
	if text == "" {
		return list
	}
	v.shown[i] = true
	label, types := v.label(i, typesOf(p))
	return append(list, Value{Ref: i, Value: text, Types: types, Label: label, Preferred: isPreferred(p), Params: extraParams(p, "TYPE")})
}

// valueText gives a value as people write it: without tel: (RFC 3966) and mailto:, and a messenger's name with its scheme.
func valueText(p *vcard.Property) string {
	text := oneLine(p.Value)
	switch fieldOf(p.Name) {
	case fieldPhone:
		text = without(text, "tel:")
	case fieldEmail:
		text = without(text, "mailto:")
	case fieldIM:
		if s := scheme(p); s != "" && text != "" && !hasPrefixFold(text, s+":") {
			text = s + ":" + text
		}
	}
	return text
}

func without(text, prefix string) string {
	if hasPrefixFold(text, prefix) {
		return strings.TrimSpace(text[len(prefix):])
	}
	return text
}

func hasPrefixFold(text, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}

// isNoise tells the types that say nothing: every e-mail address is an internet one, every phone carries voice; pref is
// shown in another way.
func isNoise(t string) bool { return t == "internet" || t == "pref" || t == "voice" }

// typesOf gives the types that say something, lower-case, each once; never nil.
func typesOf(p *vcard.Property) []string {
	types := []string{}
	for _, t := range vcard.Types(p) {
		if !isNoise(t) {
			types = append(types, t)
		}
	}
	return types
}

// isPreferred reports TYPE=pref (RFC 2426) and PREF=1 (RFC 6350 §5.3).
func isPreferred(p *vcard.Property) bool {
	for i := range p.Params {
		switch param := &p.Params[i]; {
		case len(param.Name) == 4 && strings.EqualFold(param.Name, "TYPE"):
			for _, value := range param.Values {
				for value != "" {
					t, rest, _ := strings.Cut(value, ",")
					if strings.EqualFold(strings.Trim(t, " \t\\\""), "pref") {
						return true
					}
					value = rest
				}
			}
		case len(param.Name) == 4 && strings.EqualFold(param.Name, "PREF"):
			if len(param.Values) > 0 && strings.TrimSpace(param.Values[0]) == "1" {
				return true
			}
		}
	}
	return false
}

// prefOf gives the PREF of a property, 0 if it has none.
func prefOf(p *vcard.Property) int {
	for i := range p.Params {
		if strings.EqualFold(p.Params[i].Name, "PREF") && len(p.Params[i].Values) > 0 {
			n, err := strconv.Atoi(strings.TrimSpace(p.Params[i].Values[0]))
			if err == nil && n > 0 {
				return n
			}
		}
	}
	return 0
}

// prefer marks the values with the lowest PREF if none is preferred outright: 1 is the highest preference, but only as
// compared with the others (RFC 6350 §5.3).
func prefer[T any](props []vcard.Property, list []T, at func(*T) (ref int, preferred *bool)) {
	lowest := 0
	for i := range list {
		ref, preferred := at(&list[i])
		if *preferred {
			return
		}
		if pref := prefOf(&props[ref]); pref > 0 && (lowest == 0 || pref < lowest) {
			lowest = pref
		}
	}
	for i := range list {
		ref, preferred := at(&list[i])
		*preferred = lowest > 0 && prefOf(&props[ref]) == lowest
	}
}

// extraParams gives the parameters that nothing else shows, nil if there are none. ENCODING, CHARSET and VALUE only say how
// the value is written, the types of isNoise nothing, and Kith's own are shown by roles and addresses. besides names one that the caller shows: with TYPE, PREF=1 is shown as
// well.
func extraParams(p *vcard.Property, besides string) Params {
	var extra Params
	for i := range p.Params {
		name := strings.ToUpper(p.Params[i].Name)
		if isOwnParam(name) {
			continue
		}
		switch name {
		case "ENCODING", "CHARSET", "VALUE", besides:
			continue
		case "PREF":
			if besides == "TYPE" && len(p.Params[i].Values) == 1 && strings.TrimSpace(p.Params[i].Values[0]) == "1" {
				continue
			}
		case "TYPE":
			if !slices.ContainsFunc(p.Params[i].Values, func(t string) bool { return !isNoise(strings.ToLower(t)) }) {
				continue
			}
		}
		if extra == nil {
			extra = Params{}
		}
		if extra[name] == nil {
			extra[name] = []string{} // a parameter without a value is an empty list, not null
		}
		extra[name] = append(extra[name], p.Params[i].Values...)
	}
	return extra
}

// label gives the label of a value and adds the type that a label of Apple stands for.
func (v *viewer) label(i int, types []string) (string, []string) {
	if v.props[i].Group == "" {
		return typeLabel(&v.props[i], types)
	}
	at, ok := v.labels[strings.ToLower(v.props[i].Group)]
	if !ok {
		return typeLabel(&v.props[i], types)
	}
	v.shown[at], v.more[at] = true, len(extraParams(&v.props[at], "")) > 0
	return readLabel(v.props[at].Value, types)
}

// readLabel takes an X-ABLabel: a text of the person's own, or one of Apple's constants, which are types.
func readLabel(value string, types []string) (string, []string) {
	text := oneLine(value)
	constant, ok := appleTypes(text)
	for _, t := range constant {
		types = addOnce(types, t)
	}
	if ok {
		return "", types
	}
	return text, types
}

// appleTypes reads "_$!<Home>!$_", "_$!<Mobile>!$_", "_$!<HomeFAX>!$_" and the like.
func appleTypes(label string) ([]string, bool) {
	inner, ok := strings.CutPrefix(label, "_$!<")
	if !ok {
		return nil, false
	}
	if inner, ok = strings.CutSuffix(inner, ">!$_"); !ok || !isToken(inner) {
		return nil, false
	}
	switch inner = strings.ToLower(inner); {
	case inner == "mobile":
		return []string{"cell"}, true
	case inner == "pref" || inner == "internet" || inner == "voice":
		return nil, false
	case inner != "fax" && strings.HasSuffix(inner, "fax"):
		return []string{strings.TrimSuffix(inner, "fax"), "fax"}, true
	}
	return []string{inner}, true
}

// isToken reports whether a text can be a TYPE: letters, digits and hyphens (RFC 6350 §5.6, iana-token and x-name).
func isToken(text string) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '-':
		default:
			return false
		}
	}
	return text != ""
}

func addOnce(list []string, text string) []string {
	for _, have := range list {
		if have == text {
			return list
		}
	}
	return append(list, text)
}

// groupLabel finds the X-ABLabel in the group of the property at i; -1 if there is none.
func groupLabel(props []vcard.Property, i int) int { return companion(props, i, fieldLabel) }

// companion finds the first property of a kind in the group of the property at i; -1 if there is none.
func companion(props []vcard.Property, i int, f field) int {
	if props[i].Group == "" {
		return -1
	}
	for n := range props {
		if strings.EqualFold(props[n].Group, props[i].Group) && fieldOf(props[n].Name) == f {
			return n
		}
	}
	return -1
}

// distinct gathers texts in order, each once.
type distinct struct{ seen map[string]bool }

func (d *distinct) add(list, texts []string) []string {
	for _, text := range texts {
		list = d.addOne(list, text)
	}
	return list
}

// addOne compares with what is there, and goes over to a map only when that is more than anybody has by hand.
func (d *distinct) addOne(list []string, text string) []string {
	if len(list) < 32 {
		return addOnce(list, text)
	}
	if d.seen == nil {
		d.seen = make(map[string]bool, 2*len(list))
		for _, have := range list {
			d.seen[have] = true
		}
	}
	if d.seen[text] {
		return list
	}
	d.seen[text] = true
	return append(list, text)
}
