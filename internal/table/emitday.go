package table

import (
	"strings"

	"kith/internal/vcard"
)

// birthday writes BDAY, from one cell or from a year, a month and a day in three.
func (b *builder) birthday(s *slotValue) {
	if s.part[partValue] != "" {
		b.day("BDAY", s.column[partValue], s.part[partValue], nil, "")
	}
	if s.part[bdayYear] == "" && s.part[bdayMonth] == "" && s.part[bdayDay] == "" {
		return
	}
	d := date{year: number(s.part[bdayYear]), month: number(s.part[bdayMonth]), day: number(s.part[bdayDay])}
	if d.month == 0 && s.part[bdayMonth] != "" {
		d.month = monthOf(strings.Join(words(s.part[bdayMonth]), ""))
	}
	if d.year >= 0 && d.month >= 0 && d.day >= 0 && d.valid() {
		b.add("BDAY", d.String())
		return
	}
	for part := bdayYear; part <= bdayDay; part++ {
		if text := s.part[part]; text != "" && strings.Trim(text, "0") != "" {
			b.warn(vcard.CodeBadDate, text)
			b.keep(s.column[part], text)
		}
	}
}

// number reads a whole number; 0 for nothing, -1 for anything else.
func number(s string) int {
	if s == "" {
		return 0
	}
	n := atoi(s)
	if n == 100_000_000 {
		return 0
	}
	return n
}

// day writes a date property. What is no date is kept with the contact, and so is a time of day, which the property cannot say; under the
// header of its column, or as what the row calls the date.
func (b *builder) day(name string, column int, text string, l *label, called string) {
	if called == "" {
		called = b.plan.header[column]
	}
	for i, cell := range b.split(text, "", anything) {
		order := b.plan.columns[column].order
		d := readDate(cell, order)
		if d.none {
			continue
		}
		if !d.ok || i > 0 && l == nil {
			b.warn(vcard.CodeBadDate, cell)
			b.keepAs(called, cell)
			continue
		}
		if d.doubt == orderMDY && order == DMY || d.doubt == orderDMY && order == MDY {
			b.warn(CodeOtherOrder, cell)
		}
		if d.timed {
			b.keepAs(called, cell)
		}
		if l == nil {
			b.add(name, d.String())
			continue
		}
		value := d.String()
		if d.year > 0 && d.month > 0 && d.day > 0 { // Apple's own form
			value = value[:4] + "-" + value[4:6] + "-" + value[6:]
		}
		b.labelled(name, value, l)
	}
}

// event writes a date that has a name: an anniversary, a birthday, or Apple's X-ABDATE with a label.
func (b *builder) event(i int, s *slotValue) {
	l := b.label(i, s.part[partLabel])
	column, text := s.column[partValue], s.part[partValue]
	name := l.text
	switch strings.Join(words(name), " ") {
	case "anniversary", "jahrestag", "hochzeitstag":
		b.day("ANNIVERSARY", column, text, nil, name)
	case "birthday", "geburtstag":
		b.day("BDAY", column, text, nil, name)
	default:
		if l.text == "" && len(l.types) == 0 && b.plan.slots[i].group == 0 {
			l.text = b.plan.header[column]
		}
		b.day("X-ABDATE", column, text, &l, s.part[partLabel])
	}
	b.orphan(s, partLabel, text)
}
