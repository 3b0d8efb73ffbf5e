package contact

import (
	"slices"
	"strings"

	"kith/internal/vcard"
)

// Repeat is a value of a card that says what another one of it says. Keep and Gone are the refs of the two, Kept and Left how they read.
type Repeat struct {
	Field      string // email, phone, url, im, address
	Keep, Gone int
	Kept, Left string
}

var repeatable = map[field]string{fieldEmail: "email", fieldPhone: "phone", fieldURL: "url", fieldIM: "im", fieldAddress: "address"}

// Repeats finds the values that a card has twice: the same e-mail address in another case, the same number in another spelling. Values
// with labels of their own, and a fax with the number of a phone, are told apart by somebody and are none.
func Repeats(card *vcard.Card) []Repeat {
	var found []Repeat
	props := card.Properties
	gone := map[int]bool{}
	for i := range props {
		if repeatable[fieldOf(props[i].Name)] == "" || gone[i] {
			continue
		}
		for k := i + 1; k < len(props); k++ {
			if gone[k] {
				continue
			}
			if r, ok := repeats(props, i, k); ok {
				gone[k] = true
				found = append(found, r)
			}
		}
	}
	return found
}

func repeats(props []vcard.Property, i, k int) (Repeat, bool) {
	f := fieldOf(props[i].Name)
	if fieldOf(props[k].Name) != f || empty(&props[i], f) || empty(&props[k], f) {
		return Repeat{}, false
	}
	if label := labelOf(props, k); label != "" && label != labelOf(props, i) {
		return Repeat{}, false
	}
	if f == fieldPhone && slices.Contains(vcard.Types(&props[i]), "fax") != slices.Contains(vcard.Types(&props[k]), "fax") {
		return Repeat{}, false
	}
	folded, ok := foldedInto(props, i, k)
	if !ok {
		return Repeat{}, false
	}
	return Repeat{Field: repeatable[f], Keep: i, Gone: k, Kept: readValue(&folded, f), Left: readValue(&props[k], f)}, true
}

// foldedInto gives the property at i with what the one at k adds, if both say the same.
func foldedInto(props []vcard.Property, i, k int) (vcard.Property, bool) {
	c := combiner{props: []vcard.Property{props[i].Clone()}}
	ok := c.fold(0, &props[k], fieldOf(props[i].Name))
	return c.props[0], ok
}

// FoldRepeat makes one value of two, with the types of both and the richer spelling. It answers whether there were two.
func FoldRepeat(card *vcard.Card, r Repeat) bool {
	props := card.Properties
	if r.Keep < 0 || r.Gone <= r.Keep || r.Gone >= len(props) {
		return false
	}
	if _, ok := repeats(props, r.Keep, r.Gone); !ok {
		return false
	}
	folded, _ := foldedInto(props, r.Keep, r.Gone)
	e := &editor{version: card.Version, card: props, props: slices.Clone(props), own: make([]bool, len(props))}
	for n := range props {
		e.order = append(e.order, n)
	}
	folded.Group = props[r.Keep].Group
	e.props[r.Keep] = folded
	e.remove(r.Gone)
	card.Properties = e.result()
	return true
}

// labelOf gives the label of a value as it is written; "" if it has none.
func labelOf(props []vcard.Property, i int) string {
	at := groupLabel(props, i)
	if at < 0 {
		return ""
	}
	return oneLine(props[at].Value)
}

// empty reports whether a value says nothing.
func empty(p *vcard.Property, f field) bool {
	if f == fieldAddress || f == fieldOrg || f == fieldParts {
		return strings.Trim(oneLine(p.Value), "; ,") == ""
	}
	return valueText(p) == ""
}

// readValue gives a value as a person reads it in one line.
func readValue(p *vcard.Property, f field) string {
	if f != fieldAddress {
		return valueText(p)
	}
	var parts []string
	for _, part := range components(p.Value) {
		if text := strings.Join(addressItems(part), ", "); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, ", ")
}

// Empties gives the refs of the properties that say nothing: a TEL without a number, an ADR of semicolons alone. Labels go with them. What
// a card must have is not among them.
func Empties(card *vcard.Card) []int {
	var refs []int
	for i := range card.Properties {
		p := &card.Properties[i]
		switch f := fieldOf(p.Name); f {
		case fieldEmail, fieldPhone, fieldURL, fieldIM, fieldAddress, fieldOrg, fieldTitle, fieldRole, fieldNote, fieldNickname, fieldCircles, fieldBirthday, fieldAnniversary:
			if strings.Trim(multiLine(p.Value), "; ,\n\t") == "" {
				refs = append(refs, i)
			}
		}
	}
	return refs
}
