package contact

import (
	"slices"
	"strings"

	"kith/internal/fault"
	"kith/internal/vcard"
)

// name sets N from Name and FN from Text. Without a Text, FN follows N if it was made of it, in the same manner; a display name
// of the person's own stays. With a Text alone, N follows FN by the same rule.
func (e *editor) name(edit *Edit) error {
	v := e.current()
	display := line(edit.Text)
	wanted := NameParts{}
	old := v.parts.lists()
	composed := v.fn == "" || v.parts.blank() || nameStyle(v.fn, &old) != ""
	switch {
	case edit.Op == "remove":
		display = ""
	case edit.Name != nil:
		wanted = edit.Name.clean()
	case display == "":
		return badValue(edit.Field, "")
	case v.Kind != KindPerson || !composed:
		wanted = old
	default:
		wanted = SplitName(display)
	}
	e.writeParts(v, &wanted)
	if display == "" {
		if !composed {
			return nil
		}
		style := nameStyle(v.fn, &old)
		if style == "" {
			style = nameStyles[0]
		}
		display = compose(style, &wanted)
		if edit.Op == "remove" || display == "" {
			display = firstOf(display, v.org, firstItem(v.Nicknames), firstValue(v.Emails), firstValue(v.Phones))
		}
	}
	if display == "" {
		return fault.New("contact.empty", nil)
	}
	e.writeFN(display)
	// The name of an organisation is also that in its ORG.
	if edit.Op != "remove" && edit.Name == nil && v.Kind == KindOrganisation && v.org != "" && (v.fn == "" || strings.EqualFold(v.org, v.fn)) {
		e.writeOrg(v.Organisations[0].Ref, &Organisation{Name: display, Units: v.Organisations[0].Units})
	}
	return nil
}

func (e *editor) writeFN(display string) {
	at := e.chosen(fieldName)
	if at < 0 {
		e.insert(vcard.Property{Name: "FN", Value: vcard.Escape(display)}, atStart)
	} else if oneLine(e.props[at].Value) != display {
		e.props[at].Value = vcard.Escape(display)
	}
}

// chosen finds the property of a field that View shows: the first that says something, or else the first.
func (e *editor) chosen(f field) int {
	for _, i := range e.order {
		if p := &e.props[i]; p.Name != "" && fieldOf(p.Name) == f && strings.Trim(oneLine(p.Value), "; ,") != "" {
			return i
		}
	}
	return e.first(f)
}

// writeParts sets N, touching only the components that change.
func (e *editor) writeParts(v *viewer, wanted *NameParts) {
	old := v.parts.lists()
	before, after := old.lists(), wanted.lists()
	same := true
	for n := range before {
		same = same && slices.Equal(before[n], after[n])
	}
	if same {
		return
	}
	at := e.chosen(fieldParts)
	if at < 0 {
		at = e.insert(vcard.Property{Name: "N", Value: ";;;;"}, e.chosen(fieldName))
	}
	columns := components(e.props[at].Value)
	for len(columns) < len(before) {
		columns = append(columns, "")
	}
	for n := range before {
		if !slices.Equal(before[n], after[n]) {
			columns[n] = vcard.JoinList(after[n])
		}
	}
	e.props[at].Value = strings.Join(columns, ";")
}

func (n *NameParts) clean() NameParts {
	return NameParts{
		Family: cleanList(n.Family), Given: cleanList(n.Given), Additional: cleanList(n.Additional),
		Prefixes: cleanList(n.Prefixes), Suffixes: cleanList(n.Suffixes),
	}
}

// cleanList makes lines of texts and leaves empty ones out.
func cleanList(list []string) []string {
	kept := []string{}
	for _, text := range list {
		if text = line(text); text != "" {
			kept = append(kept, text)
		}
	}
	return kept
}

// nameStyles are the ways in which programs make FN of N: p prefixes, g given, a additional, f family, s suffixes, in order. The
// fullest come first, so that a part the person did not have so far is shown when it comes.
var nameStyles = []string{
	"pgafs", "pgaf,s", "gafs", "gaf,s", "pgaf", "gaf", "pgfs", "pgf,s", "pgf", "gfs", "gf,s", "gf",
	"pfgas", "f,pgas", "f,gas", "f,ga", "f,g", "fgas", "fga", "fg", "f", "g",
}

func compose(style string, n *NameParts) string {
	var b strings.Builder
	comma := false
	for i := range len(style) {
		var part []string
		switch style[i] {
		case 'p':
			part = n.Prefixes
		case 'g':
			part = n.Given
		case 'a':
			part = n.Additional
		case 'f':
			part = n.Family
		case 's':
			part = n.Suffixes
		case ',':
			comma = b.Len() > 0
		}
		if len(part) == 0 {
			continue
		}
		if b.Len() > 0 {
			if comma {
				b.WriteByte(',')
			}
			b.WriteByte(' ')
		}
		comma = false
		b.WriteString(strings.Join(part, " "))
	}
	return b.String()
}

// nameStyle finds the way in which a display name was made of the parts; "" if it was not. Case, blanks and, if nothing fits
// otherwise, commas do not count.
func nameStyle(fn string, n *NameParts) string {
	text := strings.Join(strings.Fields(fn), " ")
	for _, style := range nameStyles {
		if made := compose(style, n); made != "" && strings.EqualFold(strings.Join(strings.Fields(made), " "), text) {
			return style
		}
	}
	loose := looseName(fn)
	for _, style := range nameStyles {
		if made := compose(style, n); made != "" && strings.EqualFold(looseName(made), loose) {
			return style
		}
	}
	return ""
}

func looseName(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(text, ",", " ")), " ")
}

// organisation sets, adds or removes an ORG. The display name of an organisation follows it.
func (e *editor) organisation(edit *Edit) error {
	ref := edit.Ref
	if edit.Op != "add" && ref < 0 {
		ref = e.find(fieldOrg, edit, func(p *vcard.Property) bool { name, _ := orgParts(p.Value); return name == line(edit.Text) })
		if ref < 0 && edit.Op == "remove" {
			return e.missing(edit, fieldOrg)
		}
	}
	var wanted Organisation
	if edit.Organisation != nil {
		wanted = Organisation{Name: line(edit.Organisation.Name), Units: cleanList(edit.Organisation.Units)}
	} else if edit.Op != "remove" {
		return badValue(edit.Field, line(edit.Text))
	}
	empty := wanted.Name == "" && len(wanted.Units) == 0
	if edit.Op == "add" || ref < 0 {
		if empty {
			if edit.Op == "set" {
				return nil
			}
			return badValue(edit.Field, "")
		}
		ref = e.add(vcard.Property{Name: "ORG"}, fieldOrg)
		e.writeOrg(ref, &wanted)
		return nil
	}
	if _, err := e.at(&Edit{Field: edit.Field, Ref: ref}, fieldOrg); err != nil {
		return err
	}
	if edit.Op == "remove" || empty {
		e.remove(ref)
		return nil
	}
	v := e.current()
	named := v.Kind == KindOrganisation && v.fn != "" && strings.EqualFold(v.fn, v.org) && len(v.Organisations) > 0 && v.Organisations[0].Ref == ref
	e.writeOrg(ref, &wanted)
	if named && wanted.Name != "" {
		if at := e.chosen(fieldName); at >= 0 && oneLine(e.props[at].Value) != wanted.Name {
			e.props[at].Value = vcard.Escape(wanted.Name)
		}
	}
	return nil
}

// writeOrg writes an ORG, touching only what changes.
func (e *editor) writeOrg(i int, wanted *Organisation) {
	name, units := orgParts(e.props[i].Value)
	if name == wanted.Name && slices.Equal(units, wanted.Units) {
		return
	}
	columns := components(e.props[i].Value)
	if name != wanted.Name {
		columns[0] = vcard.Escape(wanted.Name)
	}
	if !slices.Equal(units, wanted.Units) {
		columns = columns[:1]
		for _, unit := range wanted.Units {
			columns = append(columns, vcard.Escape(unit))
		}
	}
	e.props[i].Value = strings.Join(columns, ";")
}
