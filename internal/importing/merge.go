package importing

import (
	"slices"
	"strconv"
	"strings"

	"kith/internal/contact"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vcard"
)

// single are the properties a card has at most once (RFC 6350 §3.3, cardinality *1; a contact has one rhythm, and was met once for the first time) and that a person edits.
var single = []string{"N", "FN", "BDAY", "ANNIVERSARY", "GENDER", "KIND", "X-KITH-RHYTHM", "X-KITH-MET-PLACE", "X-KITH-MET-DATE", "X-KITH-MET-THROUGH"}

// Rules say what a newer card may do. Replace: it is the same entry of the same book, so what it no longer has goes. Others are the
// cards of the contact's other sources: what one of them has stays all the same.
type Rules struct {
	Replace bool
	Others  []*vcard.Card
}

// Merge brings the card of a source (theirs) together with the stored one (ours). base is what this source had last, nil when it
// meets the contact for the first time: then everything new is added and nothing else happens. What only one side changed is taken
// from that side. What both changed is taken over where the card can hold both; where it can hold one only, ours stays and a
// message says so. Circles and the UID always stay.
func Merge(base, ours, theirs *vcard.Card, rules Rules) (*vcard.Card, []message.Message) {
	theirs = withNotes(theirs, ours)
	m := merger{base: indexed(base), ours: indexed(ours), theirs: indexed(theirs), rules: rules, meeting: base == nil}
	m.merged = &vcard.Card{Version: ours.Version, Properties: make([]vcard.Property, 0, len(ours.Properties)+len(theirs.Properties))}
	for _, name := range single {
		m.decide(name)
	}
	m.stay()
	m.come()
	return m.merged, m.kept
}

type merger struct {
	base, ours, theirs index
	rules              Rules
	meeting            bool
	merged             *vcard.Card
	kept               []message.Message
	choice             map[string]verdict
}

// verdict is what happens to a single property.
type verdict byte

const (
	keepOurs verdict = iota
	takeTheirs
	dropOurs
	fillOurs // of the name: ours, with the titles that only theirs has
)

// decide settles one single property.
func (m *merger) decide(name string) {
	if m.choice == nil {
		m.choice = make(map[string]verdict, len(single))
	}
	base, ours, theirs := m.base.signature(name), m.ours.signature(name), m.theirs.signature(name)
	switch {
	case ours == theirs, theirs == base && theirs != "":
		// the same, or the file has nothing new to say
	case theirs == "":
		if m.rules.Replace && ours == base && name != "FN" && name != "N" {
			m.choice[name] = dropOurs
		}
	case ours == base, ours == "", name == "FN" && strings.Contains(ours, "@"):
		m.choice[name] = takeTheirs
	case name == "KIND", (name == "FN" || name == "N") && sameWords(m.ours.card, m.theirs.card):
		// Another way to write the same name; but "Herr" and "Dr." are no way of writing.
		if name == "N" && filledName(m.ours.card.First(name), m.theirs.card.First(name)) != nil {
			m.choice[name] = fillOurs
		}
	case m.meeting:
		m.keep(name, "import.kept-differs", message.Args{"value": plainValue(m.theirs.card.First(name))})
	default:
		m.keep(name, "import.kept-edited", message.Args{})
	}
}

// singleNames are the words for single properties, for those that people have words for.
var singleNames = map[string]string{"N": "field.name", "FN": "field.name", "BDAY": "field.birthday", "ANNIVERSARY": "field.anniversary", "X-KITH-RHYTHM": "field.rhythm",
	"X-KITH-MET-PLACE": "field.met", "X-KITH-MET-DATE": "field.met", "X-KITH-MET-THROUGH": "field.met"}

// keep says that ours stays. N and FN are both the name: one sentence is enough, with the name as it is shown.
func (m *merger) keep(name, code string, args message.Args) {
	if args["field"] = any(name); singleNames[name] != "" {
		args["field"] = message.New(singleNames[name], nil)
	}
	if name == "FN" && m.choice["N"] == keepOurs {
		m.kept = slices.DeleteFunc(m.kept, func(said message.Message) bool {
			field, _ := said.Args["field"].(message.Message)
			return field.Code == "field.name"
		})
	}
	m.kept = append(m.kept, message.New(code, args))
}

// stay takes over what stays of ours, in its order.
func (m *merger) stay() {
	var gone []string
	for i := range m.ours.card.Properties {
		p := &m.ours.card.Properties[i]
		if m.ours.companion[i] {
			continue // goes with what it says something about
		}
		name := strings.ToUpper(p.Name)
		if slices.Contains(single, name) {
			switch m.choice[name] {
			case keepOurs:
				m.take(p)
			case fillOurs:
				m.take(filledName(p, m.theirs.card.First(name)))
			case takeTheirs:
				if t := m.theirs.card.First(name); t != nil && m.merged.First(name) == nil {
					m.take(t)
				}
			}
			continue
		}
		k := m.ours.keys[i]
		if m.theirs.count[k] > 0 || m.base.count[k] == 0 || p.Is("CATEGORIES") || p.Is("UID") || !m.goes(p) {
			m.take(p)
		} else if p.Group != "" {
			gone = append(gone, strings.ToLower(p.Group))
		}
	}
	// Labels follow their property, in the place where they stood as far as that can be.
	for i := range m.ours.card.Properties {
		p := &m.ours.card.Properties[i]
		if m.ours.companion[i] && !(slices.Contains(gone, strings.ToLower(p.Group)) && !m.hasGroup(p.Group)) {
			m.insertAfterGroup(*p)
		}
	}
}

// goes tells whether what the source no longer has leaves the contact.
func (m *merger) goes(p *vcard.Property) bool {
	if isVolatile(p) {
		return true
	}
	if !m.rules.Replace {
		return false
	}
	for _, other := range m.rules.Others {
		if covers(other.Properties, p) {
			return false
		}
	}
	return true
}

// come adds what is new in theirs.
func (m *merger) come() {
	for i := range m.theirs.card.Properties {
		p := &m.theirs.card.Properties[i]
		name := strings.ToUpper(p.Name)
		switch {
		case m.theirs.companion[i], p.Is("UID"):
			continue
		case slices.Contains(single, name):
			if m.choice[name] == takeTheirs && m.merged.First(name) == nil {
				m.take(p)
			}
			continue
		case isVolatile(p):
			if !m.meeting && m.merged.First(p.Name) == nil {
				m.take(p)
			}
			continue
		}
		k := m.theirs.keys[i]
		if m.ours.count[k] > 0 || m.base.count[k] > 0 {
			continue // there already, or taken out by the person
		}
		if p.Is("CATEGORIES") {
			m.circles(p)
			continue
		}
		if !covers(m.merged.Properties, p) && !sameRelation(m.merged, m.theirs.card, i) {
			m.add(i)
		}
	}
}

// circles adds those circles of a property that the contact is not in yet, and that were not in the base either.
func (m *merger) circles(p *vcard.Property) {
	var had []string
	for _, card := range []*vcard.Card{m.merged, m.base.card} {
		for _, q := range card.All("CATEGORIES") {
			for _, item := range vcard.SplitList(q.Value) {
				had = append(had, strings.ToLower(strings.TrimSpace(item)))
			}
		}
	}
	var new []string
	for _, item := range vcard.SplitList(p.Value) {
		if !slices.Contains(had, strings.ToLower(strings.TrimSpace(item))) {
			new = append(new, item)
		}
	}
	if len(new) > 0 {
		added := p.Clone()
		added.Value = vcard.JoinList(new)
		m.take(&added)
	}
}

func (m *merger) take(p *vcard.Property) { m.merged.Properties = append(m.merged.Properties, *p) }

// add appends a property of theirs with its labels, in a group that is free.
func (m *merger) add(i int) {
	p := m.theirs.card.Properties[i].Clone()
	group := p.Group
	if group != "" && (m.hasGroup(group) || m.ours.groups[strings.ToLower(group)]) {
		for n := 1; ; n++ {
			if free := "item" + strconv.Itoa(n); !m.hasGroup(free) && !m.theirs.groups[free] && !m.ours.groups[free] {
				p.Group = free
				break
			}
		}
	}
	m.take(&p)
	if group == "" {
		return
	}
	for j := range m.theirs.card.Properties {
		if q := &m.theirs.card.Properties[j]; m.theirs.companion[j] && strings.EqualFold(q.Group, group) {
			label := q.Clone()
			label.Group = p.Group
			m.take(&label)
		}
	}
}

func (m *merger) hasGroup(group string) bool {
	return slices.ContainsFunc(m.merged.Properties, func(p vcard.Property) bool { return strings.EqualFold(p.Group, group) })
}

func (m *merger) insertAfterGroup(p vcard.Property) {
	at := len(m.merged.Properties)
	for i := range m.merged.Properties {
		if strings.EqualFold(m.merged.Properties[i].Group, p.Group) {
			at = i + 1
		}
	}
	m.merged.Properties = slices.Insert(m.merged.Properties, at, p)
}

// isVolatile: what says something about the file rather than the person is always the file's.
func isVolatile(p *vcard.Property) bool { return p.Is("REV") || p.Is("PRODID") }

// index is a card with what tells its properties apart.
type index struct {
	card      *vcard.Card
	keys      []string // of each property
	count     map[string]int
	companion []bool          // the property only labels the others of its group
	groups    map[string]bool // in lower case
}

func indexed(card *vcard.Card) index {
	if card == nil {
		card = &vcard.Card{}
	}
	x := index{card: card, keys: make([]string, len(card.Properties)), count: make(map[string]int, len(card.Properties)), companion: make([]bool, len(card.Properties))}
	var labels map[string]string
	mains := map[string]bool{}
	for i := range card.Properties {
		p := &card.Properties[i]
		if p.Group == "" {
			continue
		}
		group := strings.ToLower(p.Group)
		if x.groups == nil {
			x.groups, labels = map[string]bool{}, map[string]string{}
		}
		x.groups[group] = true
		if isLabel(p) {
			labels[group] += "\n" + strings.ToUpper(p.Name) + "=" + p.Value
		} else {
			mains[group] = true
		}
	}
	for i := range card.Properties {
		p := &card.Properties[i]
		group := strings.ToLower(p.Group)
		x.companion[i] = p.Group != "" && isLabel(p) && mains[group]
		x.keys[i] = key(p)
		if p.Group != "" && !x.companion[i] {
			x.keys[i] += labels[group]
		}
		x.count[x.keys[i]]++
	}
	return x
}

func isLabel(p *vcard.Property) bool { return p.Is("X-ABLABEL") || p.Is("X-ABADR") }

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
	var others []string
	for _, param := range p.Params {
		if strings.EqualFold(param.Name, "TYPE") || strings.EqualFold(param.Name, "PREF") && slices.Equal(param.Values, []string{"1"}) {
			continue // among the types
		}
		others = append(others, ";"+strings.ToUpper(param.Name)+"="+strings.Join(param.Values, ","))
	}
	slices.Sort(others) // their order says nothing, and a way through another version may change it
	b.WriteString(strings.Join(others, ""))
	b.WriteByte(':')
	b.WriteString(p.Value)
	return b.String()
}

// signature is what all properties of a name say together.
func (x *index) signature(name string) string {
	var keys []string
	for i := range x.card.Properties {
		if x.card.Properties[i].Is(name) {
			keys = append(keys, x.keys[i])
		}
	}
	return strings.Join(keys, "\n")
}

func fold(text string) string { return search.Fold(text) }
