package contact

import (
	"slices"
	"strings"

	"kith/internal/vcard"
)

// address sets, adds or removes an address. Only the components that change are written, and the formatted text, which would
// then say something else, is dropped.
func (e *editor) address(edit *Edit) error {
	ref := edit.Ref
	if edit.Op != "add" && ref < 0 {
		ref = e.find(fieldAddress, edit, func(*vcard.Property) bool { return false })
		if ref < 0 && (edit.Op == "remove" || edit.Address == nil) {
			return e.missing(edit, fieldAddress)
		}
	}
	var wanted Address
	if edit.Address != nil {
		wanted = edit.Address.clean()
	}
	if edit.Op == "add" || ref < 0 {
		if wanted.blank() {
			if edit.Op == "set" {
				return nil
			}
			return badValue(edit.Field, line(edit.Text))
		}
		ref = e.add(vcard.Property{Name: "ADR", Value: ";;;;;;"}, fieldAddress)
		e.writeAddress(ref, &wanted)
		return e.typesAndLabel(ref, edit)
	}
	if _, err := e.at(&Edit{Field: edit.Field, Ref: ref}, fieldAddress); err != nil {
		return err
	}
	text, hasText := addressTexts(e.props)[ref]
	if edit.Op == "remove" || edit.Address != nil && wanted.blank() {
		e.remove(ref)
		if hasText {
			e.remove(text)
		}
		return nil
	}
	if edit.Address != nil && e.writeAddress(ref, &wanted) {
		e.dropParam(ref, "LABEL")
		if hasText {
			e.remove(text)
			hasText = false
		}
	}
	before := typesOf(&e.props[ref])
	if err := e.typesAndLabel(ref, edit); err != nil {
		return err
	}
	if after := typesOf(&e.props[ref]); hasText && !sameSet(before, after) { // a LABEL belongs to its ADR by its types
		e.writeTypes(text, after)
	}
	return nil
}

// clean makes lines of the parts.
func (a *Address) clean() Address {
	return Address{
		Street: cleanList(splitLines(a.Street)), Locality: line(a.Locality), Region: line(a.Region), Postcode: line(a.Postcode),
		Country: line(a.Country), POBox: line(a.POBox), Extended: line(a.Extended),
	}
}

func splitLines(list []string) []string {
	var lines []string
	for _, text := range list {
		lines = append(lines, strings.Split(lineBreaks.Replace(text), "\n")...)
	}
	return lines
}

// writeAddress writes the components that differ and reports whether there were any.
func (e *editor) writeAddress(i int, wanted *Address) bool {
	old, _ := readAddress(e.props[i].Value)
	columns := components(e.props[i].Value)
	for len(columns) < adrSize {
		columns = append(columns, "")
	}
	changed := false
	set := func(n int, before, after string) {
		if before != after {
			columns[n], changed = vcard.Escape(after), true
		}
	}
	set(adrPOBox, old.POBox, wanted.POBox)
	set(adrExtended, old.Extended, wanted.Extended)
	set(adrLocality, old.Locality, wanted.Locality)
	set(adrRegion, old.Region, wanted.Region)
	set(adrPostcode, old.Postcode, wanted.Postcode)
	set(adrCountry, old.Country, wanted.Country)
	if !slices.Equal(old.Street, wanted.Street) {
		// Lines are a list (RFC 6350 §6.3.1); Apple and Google write line breaks, and are left to it.
		if strings.Contains(columns[adrStreet], `\n`) {
			columns[adrStreet] = vcard.Escape(strings.Join(wanted.Street, "\n"))
		} else {
			columns[adrStreet] = vcard.JoinList(wanted.Street)
		}
		changed = true
	}
	if changed {
		e.props[i].Value = strings.Join(columns, ";")
	}
	return changed
}
