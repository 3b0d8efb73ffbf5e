package contact

import (
	"slices"
	"strings"

	"kith/internal/vcard"
)

// The fields of which a card has one value only, so that of two cards one has to be chosen.
const (
	FieldName        = "name"
	FieldKind        = "kind"
	FieldBirthday    = "birthday"
	FieldAnniversary = "anniversary"
	FieldGender      = "gender"
	FieldPhoto       = "photo"
)

// singleFields are they, in the order in which a person is asked.
var singleFields = []string{FieldName, FieldKind, FieldBirthday, FieldAnniversary, FieldGender, FieldPhoto}

// Combined is what several cards of the same person or organisation become.
type Combined struct {
	Card      *vcard.Card
	Conflicts []Conflict
}

// Conflict is a field of which the cards have different values and the combined one can show one only.
type Conflict struct {
	Field   string
	Options []Option // in the order of the cards, at least two
	Chosen  int      // the card whose value was taken
}

// Option is the value that one of the cards has.
type Option struct {
	Card int
	Text string // as a person reads it; of a photo its version
}

// otherPrefix begins the name of a property that keeps what was not chosen.
const otherPrefix = "X-KITH-OTHER-"

// Combine makes one card of several. The first is the one that goes on: its UID, version and order stay. All values of the others
// are kept; equal ones are folded into one, of which the richer spelling wins and types and parameters are united. choices says
// for a single field whose value shall be shown (an index into cards); where it says nothing the fullest one is taken. What is not
// chosen stays as a nickname, a further photo or an X-KITH-OTHER- property. Relations of the contact to itself, which are none,
// are left out; self says which UIDs these are. The cards are not changed.
func Combine(cards []*vcard.Card, choices map[string]int, self func(uid string) bool) Combined {
	c := &combiner{cards: make([]*vcard.Card, len(cards)), choices: choices, groups: map[string]bool{}, renamed: map[string]string{}, self: self}
	for i, card := range cards {
		switch version := cards[0].Version; {
		case i == 0 || (card.Version == vcard.V40) == (version == vcard.V40):
			c.cards[i] = card.Clone()
		case version == vcard.V40:
			c.cards[i] = vcard.Adopt(card, vcard.V40)
		default:
			c.cards[i] = vcard.Adopt(card, vcard.V30)
		}
	}
	c.props = slices.Clone(c.cards[0].Properties)
	for i := range c.props {
		c.groups[strings.ToLower(c.props[i].Group)] = true
	}
	c.dropSelf()
	c.singles()
	for k := 1; k < len(c.cards); k++ {
		done := c.work(k)
		for i := range c.cards[k].Properties {
			if !done[i] {
				c.take(k, i)
			}
		}
		c.sweepLabels(k)
	}
	return Combined{Card: &vcard.Card{Version: cards[0].Version, Properties: c.props}, Conflicts: c.conflicts}
}

// combiner builds the properties of the combined card.
type combiner struct {
	cards     []*vcard.Card
	choices   map[string]int
	props     []vcard.Property
	conflicts []Conflict
	groups    map[string]bool   // in use, in lower case
	renamed   map[string]string // "card number.group" → the group it became
	self      func(uid string) bool
}

// dropSelf removes relations of the first card to one of the others.
func (c *combiner) dropSelf() {
	c.props = slices.DeleteFunc(c.props, func(p vcard.Property) bool { return c.isSelf(&p) })
}

func (c *combiner) isSelf(p *vcard.Property) bool {
	switch {
	case c.self == nil:
		return false
	case fieldOf(p.Name) == fieldMetThrough:
		return ownParam(p, paramPerson) != "" && c.self(ownParam(p, paramPerson))
	}
	return fieldOf(p.Name) == fieldRelated && c.self(oneLine(p.Value))
}

// take brings one property of another card into the combined one.
func (c *combiner) take(k, i int) {
	p := c.cards[k].Properties[i].Clone()
	f := fieldOf(p.Name)
	switch f {
	case fieldUID, fieldName, fieldParts, fieldBirthday, fieldAnniversary, fieldKind, fieldPhoto:
		return // done among the singles; UIDs are remembered by whoever merges
	case fieldLabel, fieldLabelForm:
		if c.hasPrincipal(k, p.Group) {
			return // comes with what it is the label of
		}
	case fieldNickname, fieldCircles:
		c.takeList(k, p, f)
		return
	case fieldRelated:
		if c.isSelf(&p) {
			return
		}
	case fieldOffer, fieldNeed:
		if c.takeGiving(&p, f) {
			return
		}
	case fieldForm:
		if c.takeForm(&p) {
			return
		}
	case fieldMetPlace, fieldMetDate, fieldMetThrough:
		if c.takeMet(&p, f) {
			return
		}
	case fieldRhythm:
		if c.takeRhythm(&p) {
			return
		}
	}
	if p.Is("GENDER") || p.Is("REV") || p.Is("PRODID") {
		return
	}
	for at := range c.props {
		if c.fold(at, &p, f) {
			c.foldLabels(k, p.Group, at)
			return
		}
	}
	if isSingleOther(p.Name) && c.has(p.Name) {
		c.keepOther(p)
		return
	}
	c.addFrom(k, p, f)
}

// isSingleOther tells further properties that a card has once at most (RFC 6350 §3.3, RFC 6474, RFC 2426).
func isSingleOther(name string) bool {
	switch strings.ToUpper(name) {
	case "BIRTHPLACE", "DEATHPLACE", "DEATHDATE", "SORT-STRING", "CLASS", "MAILER", "X-ABSHOWAS", nameGender, nameGenderOld,
		nameMetPlace, nameMetDate, nameMetThrough:
		return true
	}
	return false
}

func (c *combiner) has(name string) bool {
	return slices.ContainsFunc(c.props, func(p vcard.Property) bool { return p.Is(name) })
}

// hasPrincipal reports whether a group of a card has something that brings its labels along. What a card has once only does not.
func (c *combiner) hasPrincipal(k int, group string) bool {
	return group != "" && slices.ContainsFunc(c.cards[k].Properties, func(q vcard.Property) bool {
		switch fieldOf(q.Name) {
		case fieldLabel, fieldLabelForm, fieldUID, fieldName, fieldParts, fieldBirthday, fieldAnniversary, fieldKind, fieldPhoto:
			return false
		}
		return strings.EqualFold(q.Group, group) && !q.Is("GENDER") && !q.Is("REV") && !q.Is("PRODID")
	})
}

// addFrom adds a property of card k after the last one of its field, its group under a name that is free, its labels with it.
func (c *combiner) addFrom(k int, p vcard.Property, f field) {
	original := p.Group
	fresh := c.renamed[groupKey(k, original)] == ""
	p.Group = c.rename(k, original)
	if c.preferred(f) {
		demote(&p)
	}
	at := c.insert(p, f)
	if original == "" || !fresh {
		return
	}
	for _, label := range c.labels(k, original) {
		at++
		label.Group = p.Group
		c.props = slices.Insert(c.props, at, label)
	}
}

// insert puts a property behind the last one of its kind and what belongs to that, or at the end; it answers where it stands.
func (c *combiner) insert(p vcard.Property, f field) int {
	after := -1
	for i := range c.props {
		q := &c.props[i]
		same := q.Is(p.Name) || f != fieldOther && fieldOf(q.Name) == f
		if same || after >= 0 && isCompanion(q, &c.props[after]) {
			after = i
		}
	}
	at := len(c.props)
	if after >= 0 {
		at = after + 1
	}
	c.props = slices.Insert(c.props, at, p)
	return at
}

// takeList adds the texts of a list (NICKNAME, CATEGORIES) that are not there yet as a property of its own.
func (c *combiner) takeList(k int, p vcard.Property, f field) {
	have := map[string]bool{}
	for i := range c.props {
		if fieldOf(c.props[i].Name) == f {
			for _, text := range items(c.props[i].Value) {
				have[strings.ToLower(text)] = true
			}
		}
	}
	var missing []string
	for _, raw := range cutAt(p.Value, ',') {
		text := oneLine(raw)
		if text != "" && !have[strings.ToLower(text)] {
			have[strings.ToLower(text)] = true
			missing = append(missing, raw)
		}
	}
	if len(missing) == 0 {
		return
	}
	p.Value = strings.Join(missing, ",")
	c.addFrom(k, p, f)
}

// keepOther keeps what a card can have once only and was not chosen.
func (c *combiner) keepOther(p vcard.Property) {
	if !strings.HasPrefix(strings.ToUpper(p.Name), otherPrefix) {
		p.Name = otherPrefix + strings.ToUpper(p.Name)
	}
	p.Group = ""
	for i := range c.props {
		if c.props[i].Is(p.Name) && c.props[i].Value == p.Value {
			return
		}
	}
	c.props = append(c.props, p)
}

// preferred reports whether the combined card has a preferred value in a field.
func (c *combiner) preferred(f field) bool {
	for i := range c.props {
		if fieldOf(c.props[i].Name) == f && isPreferred(&c.props[i]) {
			return true
		}
	}
	return false
}

// demote makes a preferred value one among others, as there is a preferred one.
func demote(p *vcard.Property) {
	kept := p.Params[:0]
	for _, param := range p.Params {
		switch {
		case strings.EqualFold(param.Name, "PREF") && len(param.Values) == 1 && strings.TrimSpace(param.Values[0]) == "1":
			param.Values = []string{"2"}
		case strings.EqualFold(param.Name, "TYPE"):
			var types []string
			for _, value := range param.Values {
				for t := range strings.SplitSeq(value, ",") {
					if !strings.EqualFold(strings.Trim(t, " \t\\\""), "pref") {
						types = append(types, t)
					}
				}
			}
			if param.Values = types; len(types) == 0 {
				continue
			}
		}
		kept = append(kept, param)
	}
	if p.Params = kept; len(kept) == 0 {
		p.Params = nil
	}
}
