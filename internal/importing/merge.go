package importing

import (
	"slices"
	"strings"

	"kith/internal/contact"
	"kith/internal/message"
	"kith/internal/vcard"
)

// single are the properties a card has at most once (RFC 6350 §3.3, cardinality *1) and that a person edits.
var single = []string{"N", "FN", "BDAY", "ANNIVERSARY", "GENDER", "KIND"}

// Merge brings a newer card from a file (theirs) together with the stored one (ours), base being what the last import brought.
// What only one side changed is taken from that side. What both changed is taken over where the card can hold both;
// where it can hold one only, ours stays and a message says so. What the file no longer has is removed only if the
// file comes from the same program as before, since another program may simply not know the field; circles always stay.
func Merge(base, ours, theirs *vcard.Card) (*vcard.Card, []message.Message) {
	theirs = withNotes(theirs, ours)
	sameProgram := producer(base) == producer(theirs)
	inBase, inOurs, inTheirs := count(base), count(ours), count(theirs)
	var kept []message.Message
	merged := &vcard.Card{Version: ours.Version}
	changedByUs := func(name string) bool { return signature(base, name) != signature(ours, name) }
	changedByThem := func(name string) bool { return signature(base, name) != signature(theirs, name) }

	ourChoice := map[string]bool{}
	for _, name := range single {
		if changedByUs(name) {
			ourChoice[name] = true
			if changedByThem(name) && signature(ours, name) != signature(theirs, name) && theirs.First(name) != nil {
				kept = append(kept, message.New("import.kept-edited", message.Args{"field": name}))
			}
		}
	}
	isOurChoice := func(p *vcard.Property) bool { return ourChoice[strings.ToUpper(p.Name)] }
	isSingle := func(p *vcard.Property) bool { return slices.Contains(single, strings.ToUpper(p.Name)) }

	for i := range ours.Properties {
		p := &ours.Properties[i]
		k := key(p)
		switch {
		case isOurChoice(p), inTheirs[k] > 0, inBase[k] == 0, p.Is("CATEGORIES"):
			merged.Properties = append(merged.Properties, *p)
		case isSingle(p) && theirs.First(p.Name) != nil:
			// replaced below, in this place
			merged.Properties = append(merged.Properties, *theirs.First(p.Name))
			inOurs[key(theirs.First(p.Name))]++
		case !sameProgram && !isVolatile(p):
			merged.Properties = append(merged.Properties, *p)
		}
	}
	for i := range theirs.Properties {
		p := &theirs.Properties[i]
		k := key(p)
		if isOurChoice(p) && merged.First(p.Name) != nil {
			continue
		}
		if inOurs[k] > 0 || inBase[k] > 0 {
			continue // there already, or taken out by the person
		}
		merged.Properties = append(merged.Properties, *p)
	}
	return merged, kept
}

// isVolatile: what says something about the file rather than the person is always the file's.
func isVolatile(p *vcard.Property) bool { return p.Is("REV") || p.Is("PRODID") }

func producer(card *vcard.Card) string {
	if p := card.First("PRODID"); p != nil {
		return p.Value
	}
	return ""
}

func count(card *vcard.Card) map[string]int {
	n := make(map[string]int, len(card.Properties))
	for i := range card.Properties {
		n[key(&card.Properties[i])]++
	}
	return n
}

// key tells properties apart by everything but their place, the name of their group and the many ways to write types and dates.
func key(p *vcard.Property) string {
	if p.Is("BDAY") || p.Is("ANNIVERSARY") {
		dated := contact.Project(&vcard.Card{Properties: []vcard.Property{*p}})
		if day := dated.Birthday + dated.Anniversary; day != "" {
			return strings.ToUpper(p.Name) + ":" + day
		}
	}
	var b strings.Builder
	b.WriteString(strings.ToUpper(p.Name))
	types := vcard.Types(p)
	slices.Sort(types)
	b.WriteByte(';')
	b.WriteString(strings.Join(types, ","))
	for _, param := range p.Params {
		if strings.EqualFold(param.Name, "TYPE") || strings.EqualFold(param.Name, "PREF") && slices.Equal(param.Values, []string{"1"}) {
			continue // among the types
		}
		b.WriteByte(';')
		b.WriteString(strings.ToUpper(param.Name))
		b.WriteByte('=')
		b.WriteString(strings.Join(param.Values, ","))
	}
	b.WriteByte(':')
	b.WriteString(p.Value)
	return b.String()
}

func signature(card *vcard.Card, name string) string {
	var keys []string
	for _, p := range card.All(name) {
		keys = append(keys, key(p))
	}
	return strings.Join(keys, "\n")
}
