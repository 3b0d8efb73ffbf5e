package importing

import (
	"slices"
	"strings"

	"kith/internal/vcard"
)

// withNotes gives a card that comes in the parameters of Kith's own (since when a role is held, whose household an address is of)
// that our card has at the same value: most programs drop what they do not know, which does not make it another value.
func withNotes(theirs, ours *vcard.Card) *vcard.Card {
	noted := map[string]*vcard.Property{}
	for i := range ours.Properties {
		if p := &ours.Properties[i]; slices.ContainsFunc(p.Params, isNote) {
			bare := *p
			bare.Params = slices.DeleteFunc(slices.Clone(p.Params), isNote)
			noted[key(&bare)] = p
		}
	}
	if len(noted) == 0 {
		return theirs
	}
	same := *theirs
	same.Properties = slices.Clone(theirs.Properties)
	for i := range same.Properties {
		p := &same.Properties[i]
		from := noted[key(p)]
		if from == nil || slices.ContainsFunc(p.Params, isNote) {
			continue
		}
		p.Params = slices.Clone(p.Params)
		for _, param := range from.Params {
			if isNote(param) {
				p.Params = append(p.Params, param)
			}
		}
	}
	return &same
}

// isNote tells Kith's own parameters, but for the one with which vcard.Convert notes where a property came from.
func isNote(param vcard.Param) bool {
	name := strings.ToUpper(param.Name)
	return strings.HasPrefix(name, "X-KITH-") && name != "X-KITH-NAME"
}
