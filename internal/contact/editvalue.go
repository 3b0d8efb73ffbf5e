package contact

import (
	"slices"
	"strconv"
	"strings"

	"kith/internal/vcard"
)

// newName is the property that a new value of a field is written as.
var newName = map[field]string{
	fieldEmail: "EMAIL", fieldPhone: "TEL", fieldURL: "URL", fieldIM: "IMPP", fieldNickname: "NICKNAME", fieldTitle: "TITLE",
	fieldRole: "ROLE", fieldNote: "NOTE", fieldCircles: "CATEGORIES", fieldRelated: "RELATED",
}

// value sets, adds or removes an e-mail address, phone number, web address or messenger.
func (e *editor) value(edit *Edit, f field) error {
	text := line(edit.Text)
	ref := edit.Ref
	if edit.Op != "add" && ref < 0 {
		ref = e.find(f, edit, func(p *vcard.Property) bool { return valueText(p) == text })
		if ref < 0 && (edit.Op == "remove" || text == "") {
			return e.missing(edit, f)
		}
	}
	if edit.Op == "add" || ref < 0 {
		if text == "" {
			return badValue(edit.Field, text)
		}
		ref = e.add(vcard.Property{Name: newName[f]}, f)
	} else {
		if _, err := e.at(&Edit{Field: edit.Field, Text: edit.Text, Ref: ref}, f); err != nil {
			return err
		}
		if edit.Op == "remove" || text == "" {
			e.remove(ref)
			return nil
		}
	}
	if valueText(&e.props[ref]) != text {
		if err := e.writeValue(ref, f, text, edit.Field); err != nil {
			return err
		}
	}
	return e.typesAndLabel(ref, edit)
}

// find gives the place that a ref of -1 means: to set, the first; to remove, what fits the text, or without one the only value.
func (e *editor) find(f field, edit *Edit, fits func(*vcard.Property) bool) int {
	if edit.Op == "set" {
		return e.first(f)
	}
	found, count := -1, 0
	for _, i := range e.order {
		p := &e.props[i]
		if p.Name == "" || fieldOf(p.Name) != f || valueText(p) == "" {
			continue
		}
		if edit.Text != "" && fits(p) {
			return i
		}
		found = i
		count++
	}
	if edit.Text != "" || count != 1 {
		return -1
	}
	return found
}

// missing answers an edit whose value is not there: that is no fault if the field is empty and should be.
func (e *editor) missing(edit *Edit, f field) error {
	if edit.Text == "" && e.first(f) < 0 {
		return nil
	}
	return badValue(edit.Field, line(edit.Text))
}

func (e *editor) writeValue(i int, f field, text, name string) error {
	p := &e.props[i]
	switch f {
	case fieldEmail:
		if strings.ContainsAny(text, " ") || strings.IndexByte(without(text, "mailto:"), '@') < 1 {
			return badValue(name, text)
		}
		p.Value = vcard.Escape(text)
	case fieldPhone:
		// As text the number stays as it was typed; a tel: URI has no place for blanks (RFC 3966 §3).
		e.dropParam(i, "VALUE")
		e.props[i].Value = vcard.Escape(without(text, "tel:"))
	case fieldIM:
		if s := scheme(p); s != "" {
			if rest := without(text, s+":"); rest != text || !strings.Contains(text, ":") {
				p.Value = vcard.Escape(rest)
				return nil
			}
			p.Name = "IMPP" // another messenger than the property is named after
		}
		if !strings.Contains(text, ":") {
			return badValue(name, text)
		}
		p.Value = vcard.EscapeURI(text)
	case fieldURL:
		p.Value = vcard.EscapeURI(text)
	}
	return nil
}

// typesAndLabel sets the types and the label of a value if the edit names them.
func (e *editor) typesAndLabel(i int, edit *Edit) error {
	if edit.Types != nil {
		if err := e.types(i, *edit.Types, edit.Field); err != nil {
			return err
		}
	}
	if edit.Label != nil {
		e.label(i, line(*edit.Label))
	}
	return nil
}

// types sets the types that a person sees. Those nobody sees (internet, pref) stay, and so does every other parameter.
func (e *editor) types(i int, wanted []string, name string) error {
	shown := typesOf(&e.props[i])
	at := groupLabel(e.props, i)
	fromLabel := false
	if at >= 0 {
		label, all := readLabel(e.props[at].Value, slices.Clone(shown))
		fromLabel, shown = label == "", all
	}
	ownType := ""
	if at < 0 {
		var own string
		if own, shown = typeLabel(&e.props[i], shown); own != "" {
			ownType = "x-" + strings.ToLower(own)
		}
	}
	var types []string
	for _, t := range wanted {
		t = strings.ToLower(strings.TrimSpace(t))
		switch {
		case t == "" || isNoise(t) || t == ownType:
			continue
		case !isToken(t) && !slices.Contains(shown, t): // what an exporter wrote may stay
			return badValue(name, plainLine(t))
		}
		types = addOnce(types, t)
	}
	if sameSet(types, shown) {
		return nil
	}
	if fromLabel { // Apple's constant says one of the old types
		e.writeLabel(i, "")
	}
	if ownType != "" { // a label, which these types say nothing of
		types = append(types, ownType)
	}
	e.writeTypes(i, types)
	return nil
}

func sameSet(a, b []string) bool { return len(a) == len(b) && subset(a, b) && subset(b, a) }

func (e *editor) writeTypes(i int, types []string) {
	var values []string
	for _, param := range e.props[i].Params {
		if !strings.EqualFold(param.Name, "TYPE") {
			continue
		}
		for _, value := range param.Values {
			for t := range strings.SplitSeq(value, ",") {
				t = strings.Trim(t, " \t\\\"")
				lower := strings.ToLower(t)
				silent := lower == "voice" && (slices.Contains(types, "fax") || slices.Contains(types, "pager"))
				if t != "" && !silent && (isNoise(lower) || slices.Contains(types, lower)) && !slices.Contains(values, t) {
					values = append(values, t)
				}
			}
		}
	}
	for _, t := range types {
		if !slices.ContainsFunc(values, func(have string) bool { return strings.EqualFold(have, t) }) {
			values = append(values, t)
		}
	}
	params := e.params(i)
	written := false
	kept := (*params)[:0]
	for _, param := range *params {
		if strings.EqualFold(param.Name, "TYPE") {
			if written || len(values) == 0 {
				continue
			}
			param.Values, written = values, true
		}
		kept = append(kept, param)
	}
	if !written && len(values) > 0 {
		kept = append(kept, vcard.Param{Name: "TYPE", Values: values})
	}
	*params = kept
}

// label sets the X-ABLabel of a value (Apple's and Google's way to label it as a person likes), in a group of its own if need
// be. A constant of Apple that it takes the place of stays as a type.
func (e *editor) label(i int, text string) {
	if at := groupLabel(e.props, i); at >= 0 {
		shown, types := readLabel(e.props[at].Value, typesOf(&e.props[i]))
		if shown == text {
			return
		}
		if shown == "" && !sameSet(types, typesOf(&e.props[i])) {
			e.writeTypes(i, types)
		}
	} else {
		own, types := typeLabel(&e.props[i], typesOf(&e.props[i]))
		if own == text {
			return
		}
		if own != "" {
			e.writeTypes(i, types)
		}
		if text == "" {
			return
		}
	}
	e.writeLabel(i, vcard.Escape(text))
}

// writeLabel writes the X-ABLabel of a value or, with "", takes it away.
func (e *editor) writeLabel(i int, value string) {
	if e.shared(i) {
		e.leaveGroup(i)
	}
	at := groupLabel(e.props, i)
	switch {
	case value == "" && at >= 0:
		e.props[at] = vcard.Property{}
	case value == "":
	case at >= 0:
		e.props[at].Value = value
	default:
		if e.props[i].Group == "" {
			e.props[i].Group = e.newGroup()
		}
		e.insert(vcard.Property{Group: e.props[i].Group, Name: "X-ABLabel", Value: value}, i)
	}
}

// shared reports whether another value is in the group of the property at i, so that a label would be that one's too.
func (e *editor) shared(i int) bool {
	if e.props[i].Group == "" {
		return false
	}
	for n := range e.props {
		if n == i || e.props[n].Name == "" || !strings.EqualFold(e.props[n].Group, e.props[i].Group) {
			continue
		}
		if f := fieldOf(e.props[n].Name); f != fieldLabel && f != fieldLabelForm {
			return true
		}
	}
	return false
}

// leaveGroup puts a property into a new group, with a copy of its address form.
func (e *editor) leaveGroup(i int) {
	form := companion(e.props, i, fieldLabelForm)
	e.props[i].Group = e.newGroup()
	if form >= 0 {
		p := e.props[form].Clone()
		p.Group = e.props[i].Group
		e.insert(p, i)
	}
}

// newGroup gives a group that no property is in, as Apple and Google count them: item1, item2, …
func (e *editor) newGroup() string {
	highest := 0
	for i := range e.props {
		if group := e.props[i].Group; hasPrefixFold(group, "item") {
			if n, err := strconv.Atoi(group[4:]); err == nil && n > highest && n < 1<<30 {
				highest = n
			}
		}
	}
	return "item" + strconv.Itoa(highest+1)
}
