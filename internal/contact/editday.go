package contact

import (
	"strings"

	"kith/internal/vcard"
)

// days finds the birthday and the anniversary as the card has them by now.
func (e *editor) days() dayFinder {
	var found dayFinder
	for _, i := range e.order {
		if e.props[i].Name != "" {
			found.see(fieldOf(e.props[i].Name), e.props, i)
		}
	}
	return found
}

func (e *editor) birthday(edit *Edit) error {
	return e.day(edit, func(d *dayFinder) foundDay { return d.birthday }, func() {
		e.writeDay(e.insert(vcard.Property{Name: "BDAY"}, e.dayPlace(fieldBirthday)), edit.Text)
	})
}

func (e *editor) anniversary(edit *Edit) error {
	return e.day(edit, func(d *dayFinder) foundDay { return d.anniversary }, func() {
		if e.version == vcard.V40 {
			e.writeDay(e.insert(vcard.Property{Name: "ANNIVERSARY"}, e.dayPlace(fieldAnniversary)), edit.Text)
			return
		}
		// vCard 3.0 has none; this is what Apple and Google read and write.
		i := e.insert(vcard.Property{Name: "X-ABDATE"}, atEnd)
		e.writeDay(i, edit.Text)
		e.writeLabel(i, "_$!<Anniversary>!$_")
	})
}

// dayPlace finds where a date goes: before those of its kind that could not be understood, so that readers of the first one read it.
func (e *editor) dayPlace(f field) int {
	before := atEnd
	for _, i := range e.order {
		if e.props[i].Name != "" && fieldOf(e.props[i].Name) == f {
			if before == atEnd {
				return atStart
			}
			return before
		}
		before = i
	}
	return atEnd
}

// day sets or removes a date. Some programs write it twice, under their own name and the standard's, so what says the same is
// changed with it; removing takes every one away, or the next would turn up in its place.
func (e *editor) day(edit *Edit, pick func(*dayFinder) foundDay, add func()) error {
	text := line(edit.Text)
	remove := edit.Op == "remove" || text == ""
	var wanted day
	if !remove {
		var ok bool
		if wanted, _, ok = readDay(text, -1); !ok {
			return badValue(edit.Field, text)
		}
	}
	found := e.days()
	shown := pick(&found)
	if remove {
		for shown.rank > 0 {
			e.remove(shown.index)
			found = e.days()
			shown = pick(&found)
		}
		return nil
	}
	if shown.rank == 0 {
		add()
		return nil
	}
	if shown.day == wanted {
		return nil
	}
	f := fieldOf(e.props[shown.index].Name)
	for i := range e.props {
		if e.props[i].Name == "" || fieldOf(e.props[i].Name) != f || f != fieldBirthday && f != fieldAnniversary {
			continue
		}
		if d, _, ok := dayOf(&e.props[i]); ok && d == shown.day {
			e.writeDay(i, text)
		}
	}
	e.writeDay(shown.index, text)
	return nil
}

// writeDay writes a date in the form the property is read in: RFC 6350 §4.3.1 in vCard 4.0; in 3.0 ISO 8601 with hyphens, which
// everybody reads, and a date without year as Apple writes it, because RFC 2426 §3.1.5 has no form for one and programs that know no
// more drop anything else.
func (e *editor) writeDay(i int, text string) {
	d, _, ok := readDay(line(text), -1)
	if !ok {
		return
	}
	p := &e.props[i]
	if fieldOf(p.Name) == fieldAndroid {
		e.android(i, d.String(), "set")
		return
	}
	bare := strings.HasPrefix(oneLine(p.Value), "--")
	e.dropParam(i, "X-APPLE-OMIT-YEAR")
	e.dropParam(i, "VALUE")
	switch {
	case e.version == vcard.V40 && (p.Is("BDAY") || p.Is("ANNIVERSARY") || p.Is("DEATHDATE")):
		p.Value = d.basic()
	case d.year < 0 && d.month > 0 && !bare && (p.Is("BDAY") || p.Is("X-ABDATE")):
		params := e.params(i)
		*params = append(*params, vcard.Param{Name: "X-APPLE-OMIT-YEAR", Values: []string{"1604"}})
		d.year = noYear
		p.Value = d.String()
	default:
		p.Value = d.String()
	}
}

// kind says what the card is of, in the words of its version: KIND (RFC 6350 §6.1.4), or what Apple writes in 3.0.
func (e *editor) kind(edit *Edit) error {
	wanted := line(edit.Text)
	if wanted != KindPerson && wanted != KindOrganisation && wanted != KindGroup || edit.Op == "remove" {
		return badValue(edit.Field, wanted)
	}
	if e.current().Kind == wanted {
		return nil
	}
	for i := range e.props {
		if e.props[i].Name == "" {
			continue
		}
		var said kindFinder
		if said.see(fieldOf(e.props[i].Name), &e.props[i], i); said.rank > 0 {
			e.remove(i)
		}
	}
	if e.current().Kind == wanted {
		return nil
	}
	place := e.chosen(fieldName)
	if place < 0 {
		place = atStart
	}
	switch {
	case wanted == KindPerson:
		e.insert(vcard.Property{Name: "KIND", Value: "individual"}, place)
	case e.version != vcard.V40 && wanted == KindOrganisation:
		e.insert(vcard.Property{Name: "X-ABShowAs", Value: "COMPANY"}, place)
	case e.version != vcard.V40:
		e.insert(vcard.Property{Name: "X-ADDRESSBOOKSERVER-KIND", Value: "group"}, place)
	case wanted == KindOrganisation:
		e.insert(vcard.Property{Name: "KIND", Value: "org"}, place)
	default:
		e.insert(vcard.Property{Name: "KIND", Value: "group"}, place)
	}
	return nil
}
