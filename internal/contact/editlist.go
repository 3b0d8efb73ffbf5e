package contact

import (
	"slices"
	"strconv"
	"strings"

	"kith/internal/vcard"
)

// listEdit is a field shown as a list of texts while it is edited. Several texts can stand in one property (NICKNAME,
// CATEGORIES), so changes are noted per text and written at the end, when refs are not needed any more.
type listEdit struct {
	field   field
	parts   []listPart
	refs    []int // the parts that are shown, in order
	touched map[int]bool
}

// listPart is one text. An empty one is not shown but kept.
type listPart struct {
	prop int
	raw  string // as written
	text string
	gone bool
}

// listOf gives the texts of a field as View shows them.
func (e *editor) listOf(f field) *listEdit {
	if l := e.lists[f]; l != nil {
		return l
	}
	l := &listEdit{field: f, touched: map[int]bool{}}
	var seen distinct
	var shown []string
	for _, i := range e.order {
		p := &e.props[i]
		switch {
		case p.Name == "":
		case fieldOf(p.Name) == f && l.several():
			for _, raw := range cutAt(p.Value, ',') {
				l.parts = append(l.parts, listPart{prop: i, raw: raw, text: oneLine(raw)})
			}
		case fieldOf(p.Name) == f && f == fieldNote:
			l.parts = append(l.parts, listPart{prop: i, raw: p.Value, text: multiLine(p.Value)})
		case fieldOf(p.Name) == f:
			l.parts = append(l.parts, listPart{prop: i, raw: p.Value, text: oneLine(p.Value)})
		case f == fieldNickname && isAndroid(p, "nickname"):
			l.parts = append(l.parts, listPart{prop: i, raw: p.Value, text: readAndroid(p.Value).text})
		}
	}
	for n := range l.parts {
		if strings.TrimSpace(l.parts[n].text) == "" {
			continue
		}
		if f == fieldCircles { // a circle is shown once, however often it is written
			before := len(shown)
			if shown = seen.addOne(shown, l.parts[n].text); len(shown) == before {
				continue
			}
		}
		l.refs = append(l.refs, n)
	}
	if e.lists == nil {
		e.lists = map[field]*listEdit{}
	}
	e.lists[f] = l
	return l
}

// several reports whether one property holds a list of texts (RFC 6350 §6.2.3, §6.7.1).
func (l *listEdit) several() bool { return l.field == fieldNickname || l.field == fieldCircles }

func (e *editor) list(edit *Edit, f field) error {
	text := line(edit.Text)
	if f == fieldNote {
		text = paragraph(edit.Text)
	}
	l := e.listOf(f)
	if edit.Op == "add" {
		if text == "" {
			return badValue(edit.Field, text)
		}
		e.addText(l, text)
		return nil
	}
	remove := edit.Op == "remove" || text == ""
	n, err := l.at(edit, text)
	switch {
	case err != nil:
		return err
	case n < 0 && !remove:
		e.addText(l, text)
	case n < 0:
	case remove && f == fieldCircles:
		old := l.parts[n].text
		for n := range l.parts {
			if l.parts[n].text == old {
				l.take(n)
			}
		}
	case remove:
		l.take(n)
	case l.parts[n].text != text && strings.TrimRight(l.parts[n].text, " \t\n") != text:
		l.parts[n].text, l.parts[n].raw = text, vcard.Escape(text)
		l.touched[l.parts[n].prop] = true
	}
	return nil
}

func (l *listEdit) take(n int) {
	l.parts[n].gone = true
	l.touched[l.parts[n].prop] = true
}

// at gives the part an edit means, -1 for none.
func (l *listEdit) at(edit *Edit, text string) (int, error) {
	if edit.Ref >= 0 {
		if edit.Ref >= len(l.refs) || l.parts[l.refs[edit.Ref]].gone {
			return -1, badValue(edit.Field, firstOf(plainLine(text), strconv.Itoa(edit.Ref)))
		}
		return l.refs[edit.Ref], nil
	}
	var there []int
	for n := range l.parts {
		if l.parts[n].gone || strings.TrimSpace(l.parts[n].text) == "" {
			continue
		}
		if edit.Op == "remove" && text != "" && l.parts[n].text == text {
			return n, nil
		}
		there = append(there, n)
	}
	switch {
	case edit.Op == "remove" && l.field == fieldCircles && text != "", len(there) == 0 && (edit.Op == "set" || text == ""):
		return -1, nil // not a member, as wished; or nothing there yet
	case edit.Op == "set" && text != "", len(there) == 1 && text == "":
		return there[0], nil
	}
	return -1, badValue(edit.Field, plainLine(text))
}

// addText appends a text: to the last list if the field has lists, otherwise as a property of its own.
func (e *editor) addText(l *listEdit, text string) {
	part := listPart{prop: -1, raw: vcard.Escape(text), text: text}
	if l.field == fieldCircles && slices.ContainsFunc(l.parts, func(p listPart) bool { return !p.gone && p.text == text }) {
		return
	}
	if l.several() {
		for n := len(l.parts) - 1; n >= 0; n-- {
			if prop := l.parts[n].prop; fieldOf(e.props[prop].Name) == l.field {
				part.prop = prop
				break
			}
		}
	}
	if part.prop >= 0 && strings.Trim(oneLine(e.props[part.prop].Value), ", ") == "" {
		for n := range l.parts { // an empty property: there is nothing to keep before the first item
			l.parts[n].gone = l.parts[n].gone || l.parts[n].prop == part.prop
		}
	}
	if part.prop < 0 {
		part.prop = e.add(vcard.Property{Name: newName[l.field]}, l.field)
	}
	l.touched[part.prop] = true
	l.parts = append(l.parts, part)
}

// writeLists writes the lists that were edited into their properties. What was not touched stays as it was written.
func (e *editor) writeLists() {
	for _, l := range e.lists {
		for prop := range l.touched {
			if e.props[prop].Name != "" {
				e.writeList(l, prop)
			}
		}
	}
}

func (e *editor) writeList(l *listEdit, prop int) {
	var raws []string
	some, text := false, ""
	for n := range l.parts {
		if part := &l.parts[n]; part.prop == prop && !part.gone {
			some = some || strings.TrimSpace(part.text) != ""
			raws, text = append(raws, part.raw), part.text
		}
	}
	switch p := &e.props[prop]; {
	case !some:
		e.remove(prop)
	case fieldOf(p.Name) == fieldAndroid:
		e.android(prop, text, "set")
	default:
		p.Value = strings.Join(raws, ",")
	}
}
