package table

import (
	"strconv"
	"strings"

	"kith/internal/vcard"
)

// builder makes the card of one row.
type builder struct {
	plan     *plan
	rec      *record
	slots    []slotValue
	props    []vcard.Property
	groups   int
	circles  []string
	notes    []string // lines for the note
	kept     []vcard.Property
	warnings []vcard.Warning
	size     int // properties of the last card: the next one has about as many
	labels   map[string]label
	values   []string      // of splitValues, until the next call
	params   []vcard.Param // of the card; its properties have parts of it
	types    []string      // the same for the values of TYPE
}

// slotValue is what a row has for a slot.
type slotValue struct {
	part   [maxParts]string
	column [maxParts]int
	filled bool
}

// card makes the card of a record. Warnings are appended to those of the record.
func (b *builder) card(rec *record) *vcard.Card {
	p := b.plan
	b.rec, b.warnings = rec, rec.warnings
	b.props, b.kept = make([]vcard.Property, 0, b.size+2), nil
	b.params, b.types = make([]vcard.Param, 0, b.size), make([]string, 0, b.size)
	b.groups, b.circles, b.notes = 0, nil, nil
	if cap(b.slots) < len(p.slots) {
		b.slots = make([]slotValue, len(p.slots))
	}
	b.slots = b.slots[:len(p.slots)]
	for i, cell := range rec.cells {
		if cell == "" || isBlank(cell) {
			continue
		}
		cell = tidy(Unguard(cell)) // our own CSV comes back as it was
		if i >= len(p.columns) {
			b.surplus(i, cell)
			continue
		}
		b.cell(i, cell)
	}
	for i := range b.slots {
		if i == 0 || b.slots[i].filled {
			b.emit(i)
			b.slots[i] = slotValue{}
		}
	}
	if len(b.circles) > 0 {
		b.add("CATEGORIES", vcard.JoinList(b.circles))
	}
	if len(b.notes) > 0 {
		b.add("NOTE", vcard.Escape(strings.Join(b.notes, "\n")))
	}
	c := &vcard.Card{Version: vcard.V40, Properties: append(b.props, b.kept...)}
	b.size = min(len(c.Properties), 100)
	return c
}

// tidy takes off what is not part of a cell's text: blanks around it, and the ="…" that keeps spreadsheets from taking digits for a number.
func tidy(cell string) string {
	if cell[0] <= ' ' || cell[len(cell)-1] <= ' ' || cell[0] >= 0x80 || cell[len(cell)-1] >= 0x80 {
		cell = strings.TrimSpace(cell)
	}
	if len(cell) > 3 && cell[0] == '=' && cell[1] == '"' && cell[len(cell)-1] == '"' && strings.Count(cell, `"`) == 2 {
		cell = strings.TrimSpace(cell[2 : len(cell)-1])
	}
	if strings.IndexByte(cell, '\v') >= 0 {
		cell = strings.ReplaceAll(cell, "\v", "\n")
	}
	return cell
}

// surplus keeps a cell beyond the last column.
func (b *builder) surplus(i int, cell string) {
	if len(b.kept) == 0 || b.kept[len(b.kept)-1].Name != columnProperty || !strings.HasPrefix(b.kept[len(b.kept)-1].Params[0].Values[0], "#") {
		b.warn(CodeRaggedRow, b.rec.raw)
	}
	b.keepAs("#"+strconv.Itoa(i+1), cell)
}

// cell puts one cell where it belongs.
func (b *builder) cell(i int, cell string) {
	at := &b.plan.columns[i]
	switch at.kind {
	case placeSlot:
		s := &b.slots[at.slot]
		if at.slot != 0 && b.plan.slots[at.slot].field == FieldGender && b.plan.isNoise(i, cell) {
			return
		}
		s.filled = true
		s.column[at.part] = i
		if s.part[at.part] == "" {
			s.part[at.part] = cell
		} else if at.slot == 0 && at.part != nameFull || at.part == adrHouse {
			s.part[at.part] += " " + cell
		} else {
			s.part[at.part] += "\n" + cell
		}
	case placeKeep:
		if !b.plan.isNoise(i, cell) {
			b.keep(i, cell)
		}
	case placeProperty:
		b.kept = append(b.kept, vcard.Property{Name: at.property, Value: vcard.Escape(cell)})
	case placeNoteLine:
		b.notes = append(b.notes, b.plan.header[i]+": "+cell)
	case placeCircle:
		b.circle(cell)
	case placeSkip:
	}
}

// columnProperty is where a cell goes that no field takes; its header is the parameter X-NAME.
const columnProperty = "X-KITH-COLUMN"

// keep keeps a cell that has no field, as the mapping has it.
func (b *builder) keep(column int, cell string) { b.keepAs(b.plan.header[column], cell) }

func (b *builder) keepAs(name, cell string) {
	if b.plan.note {
		b.notes = append(b.notes, name+": "+cell)
		return
	}
	b.kept = append(b.kept, vcard.Property{Name: columnProperty, Params: []vcard.Param{{Name: "X-NAME", Values: []string{name}}}, Value: vcard.Escape(cell)})
}

func (b *builder) warn(code, text string) {
	b.warnings = append(b.warnings, vcard.NewWarning(b.rec.line, code, text))
}

func (b *builder) add(name, value string) {
	b.props = append(b.props, vcard.Property{Name: name, Value: value})
}

// labelled adds a property with what it is labelled with: types, preference, and words as X-ABLabel in a group.
func (b *builder) labelled(name, value string, l *label, more ...vcard.Param) {
	p := vcard.Property{Name: name, Value: value}
	from := len(b.params)
	if len(l.types) > 0 {
		at := len(b.types)
		b.types = append(b.types, l.types...)
		b.params = append(b.params, vcard.Param{Name: "TYPE", Values: b.types[at:len(b.types):len(b.types)]})
	}
	if l.preferred {
		b.params = append(b.params, vcard.Param{Name: "PREF", Values: []string{"1"}})
		l.preferred = false // of several values in a cell it is the first
	}
	if b.params = append(b.params, more...); len(b.params) > from {
		p.Params = b.params[from:len(b.params):len(b.params)]
	}
	if l.text == "" {
		b.props = append(b.props, p)
		return
	}
	b.groups++
	p.Group = "item" + strconv.Itoa(b.groups)
	b.props = append(b.props, p, vcard.Property{Group: p.Group, Name: "X-ABLabel", Value: vcard.Escape(l.text)})
}

// label joins what the column says with what the row's label says.
func (b *builder) label(slot int, part string) label {
	kind := &b.plan.slots[slot]
	l := label{types: kind.types, text: kind.label}
	if part != "" {
		said := b.readLabel(part)
		l.preferred = said.preferred
		if said.text != "" {
			l.text = said.text
		}
		if len(said.types) > 0 {
			l.types = said.types
		}
	}
	return l
}

// readLabel remembers the few labels that come again in every row.
func (b *builder) readLabel(text string) label {
	if l, ok := b.labels[text]; ok {
		return l
	}
	l := readLabel(text)
	if len(b.labels) > 500 || b.labels == nil {
		b.labels = map[string]label{}
	}
	b.labels[strings.Clone(text)] = l
	return l
}
