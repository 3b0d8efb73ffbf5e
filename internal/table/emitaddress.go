package table

import (
	"strings"

	"kith/internal/vcard"
)

// addresses writes the addresses of a slot: Google puts several into the same columns, with " ::: " between them.
func (b *builder) addresses(i int, s *slotValue) {
	l := b.label(i, s.part[adrLabelPart])
	for {
		var one [maxParts]string
		more, any := false, false
		for n := range adrLabelPart {
			head, rest, cut := strings.Cut(s.part[n], ":::")
			one[n] = strings.TrimSpace(head)
			s.part[n] = ""
			if cut {
				s.part[n], more = rest, true
			}
			any = any || one[n] != ""
		}
		if any {
			b.address(&one, &l)
		} else if !more && s.part[adrLabelPart] != "" && l.text != "" {
			b.keep(s.column[adrLabelPart], s.part[adrLabelPart])
		}
		if !more {
			return
		}
		s.part[adrLabelPart] = ""
	}
}

// address writes one ADR (RFC 6350 §6.3.1). A formatted text that holds nothing beside the parts is left out, other text becomes the
// LABEL parameter; where there are no parts its lines are the street, so that other programs show it too.
func (b *builder) address(part *[maxParts]string, l *label) {
	street := make([]string, 0, 4)
	lines := func(text string) {
		for line := range strings.SplitSeq(text, "\n") {
			if line = strings.TrimSpace(line); line != "" {
				street = append(street, line)
			}
		}
	}
	lines(joinWords(part[adrStreet], part[adrHouse]))
	lines(part[adrStreet2])
	lines(part[adrStreet3])
	formatted := part[adrFormatted]
	bare := len(street) == 0
	for n := adrExtended; n <= adrCountry; n++ {
		bare = bare && part[n] == ""
	}
	switch {
	case formatted != "" && bare:
		lines(formatted)
		formatted = ""
	case formatted != "" && consistsOf(formatted, strings.Join(street, " ")+" "+strings.Join(part[adrExtended:adrCountry+1], " ")):
		formatted = ""
	}
	if part[adrPostcode] == "" {
		part[adrPostcode], part[adrLocality] = cutPostcode(part[adrLocality])
	}
	var v strings.Builder
	size := 16
	for _, text := range part {
		size += len(text) + 4
	}
	v.Grow(size)
	one := func(text string) {
		v.WriteString(vcard.Escape(text))
		v.WriteByte(';')
	}
	one(part[adrPOBox])
	one(part[adrExtended])
	for i, line := range street {
		if i > 0 {
			v.WriteByte(',')
		}
		v.WriteString(vcard.Escape(line))
	}
	v.WriteByte(';')
	one(part[adrLocality])
	one(part[adrRegion])
	one(part[adrPostcode])
	v.WriteString(vcard.Escape(part[adrCountry]))
	if formatted != "" {
		b.labelled("ADR", v.String(), l, vcard.Param{Name: "LABEL", Values: []string{formatted}})
		return
	}
	b.labelled("ADR", v.String(), l)
}

// cutPostcode takes the postcode off "50667 Köln" and "1012 AB Amsterdam"; it is "" where a town has none before it.
func cutPostcode(locality string) (code, town string) {
	code, town, ok := strings.Cut(locality, " ")
	if town = strings.TrimSpace(town); !ok || !isPostcode(code) || isPostcode(town) {
		return "", locality
	}
	if letters, rest, ok := strings.Cut(town, " "); ok && len(letters) == 2 && strings.Trim(letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		code, town = code+" "+letters, strings.TrimSpace(rest)
	}
	return code, town
}

// isPostcode tells the postcode before a town, "50667", "CH-8001", "D-50667": four or five digits, as no town begins.
func isPostcode(word string) bool {
	digits := strings.TrimLeft(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	if letters := len(word) - len(digits); letters > 0 {
		if letters > 3 || !strings.HasPrefix(digits, "-") {
			return false
		}
		digits = digits[1:]
	}
	return (len(digits) == 4 || len(digits) == 5) && strings.Trim(digits, "0123456789") == ""
}

// consistsOf reports whether every word of text is in the other.
func consistsOf(text, other string) bool {
	have := map[string]bool{}
	for _, w := range words(other) {
		have[w] = true
	}
	for line := range strings.SplitSeq(text, "\n") {
		for _, w := range words(line) {
			if !have[w] {
				return false
			}
		}
	}
	return true
}
