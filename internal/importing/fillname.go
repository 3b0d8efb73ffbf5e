package importing

import (
	"slices"
	"strings"

	"kith/internal/table"
	"kith/internal/vcard"
)

// filledName gives our N with what stands before and behind a name (RFC 6350 section 6.2.2: the last two components) as theirs has it,
// where ours has nothing there; nil if theirs has nothing to add.
func filledName(ours, theirs *vcard.Property) *vcard.Property {
	if ours == nil || theirs == nil {
		return nil
	}
	have, come := vcard.SplitStructured(ours.Value), vcard.SplitStructured(theirs.Value)
	added := false
	for i := 3; i < min(5, len(come)); i++ {
		for len(have) <= i {
			have = append(have, nil)
		}
		if strings.Join(have[i], "") == "" && strings.Join(come[i], "") != "" {
			have[i], added = come[i], true
		}
	}
	// "Frau" goes before the "Prof. Dr." that is there, and "Dr." behind the "Frau": letters need both.
	if len(come) > 3 && len(come[3]) > 0 && len(have) > 3 {
		greets, titled := slices.ContainsFunc(have[3], beginsWithSalutation), slices.ContainsFunc(have[3], func(prefix string) bool { return !table.IsSalutation(prefix) })
		switch first := come[3][0]; {
		case table.IsSalutation(first) && !greets:
			have[3], added = append([]string{first}, have[3]...), true
		case !beginsWithSalutation(first) && greets && !titled:
			have[3], added = append(have[3], come[3]...), true
		}
	}
	if !added {
		return nil
	}
	filled := ours.Clone()
	filled.Value = vcard.JoinStructured(have)
	return &filled
}

func beginsWithSalutation(prefix string) bool {
	first, _, _ := strings.Cut(prefix, " ")
	return table.IsSalutation(first)
}

// plainValue is a value as a sentence shows it.
func plainValue(p *vcard.Property) string {
	if p == nil {
		return ""
	}
	if p.Is("N") {
		var words []string
		for _, part := range vcard.SplitStructured(p.Value) {
			words = append(words, part...)
		}
		return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
	}
	return strings.Join(strings.Fields(vcard.Unescape(p.Value)), " ")
}
