package contact

import (
	"slices"
	"strings"
	"unicode"

	"kith/internal/vcard"
)

// typeLabel takes a label of one's own out of the types of a value: Android writes "Werkstatt" as the type X-Werkstatt. It comes
// as it is written there, "" if there is none. The names programs make up for themselves (X-EVOLUTION-CALLBACK) stay types.
func typeLabel(p *vcard.Property, types []string) (string, []string) {
	if !slices.ContainsFunc(types, func(t string) bool { return strings.HasPrefix(t, "x-") }) {
		return "", types
	}
	for _, param := range p.Params {
		if !strings.EqualFold(param.Name, "TYPE") {
			continue
		}
		for _, value := range param.Values {
			for t := range strings.SplitSeq(value, ",") {
				t = strings.Trim(t, " \t\\\"")
				if !strings.HasPrefix(t, "X-") || !isWritten(t[2:]) {
					continue
				}
				typed := strings.ToLower(t)
				return oneLine(t[2:]), slices.DeleteFunc(slices.Clone(types), func(have string) bool { return have == typed })
			}
		}
	}
	return "", types
}

// isWritten tells what a person wrote from a name in capitals.
func isWritten(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLower(r) || r > unicode.MaxASCII && unicode.IsLetter(r) })
}
