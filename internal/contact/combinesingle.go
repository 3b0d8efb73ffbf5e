package contact

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kith/internal/search"
	"kith/internal/vcard"
)

// candidate is what one card has for a single field.
type candidate struct {
	card  int
	text  string // as a person reads it
	same  string // equal for values that say the same
	rank  int    // the fullest is taken unless it is chosen otherwise
	props []vcard.Property
}

// singles decides about the fields of which there is one value.
func (c *combiner) singles() {
	for _, field := range singleFields {
		var found []candidate
		for k := range c.cards {
			if one, ok := c.candidate(field, k); ok {
				found = append(found, one)
			}
		}
		if len(found) == 0 {
			continue
		}
		chosen := found[0]
		for _, one := range found[1:] {
			if one.rank > chosen.rank {
				chosen = one
			}
		}
		if wanted, ok := c.choices[field]; ok {
			for _, one := range found {
				if one.card == wanted {
					chosen = one
				}
			}
		}
		c.tell(field, found, chosen)
		c.put(field, chosen)
		for _, one := range found {
			if one.card != chosen.card || one.card != 0 { // the chosen card may have several of it
				c.keep(field, one, chosen)
			}
		}
	}
}

// tell notes a conflict if the values differ.
func (c *combiner) tell(field string, found []candidate, chosen candidate) {
	conflict := Conflict{Field: field, Chosen: chosen.card}
	differ := false
	for _, one := range found {
		differ = differ || one.text != chosen.text
		conflict.Options = append(conflict.Options, Option{one.card, one.text})
	}
	if differ {
		c.conflicts = append(c.conflicts, conflict)
	}
}

// candidate reads a single field of card k.
func (c *combiner) candidate(name string, k int) (candidate, bool) {
	card := c.cards[k]
	one := candidate{card: k}
	take := func(f field) string {
		for i := range card.Properties {
			if p := &card.Properties[i]; fieldOf(p.Name) == f && strings.Trim(oneLine(p.Value), "; ,") != "" {
				one.props = append(one.props, p.Clone())
				return oneLine(p.Value)
			}
		}
		return ""
	}
	switch name {
	case FieldName:
		one.text = take(fieldName)
		if parts := take(fieldParts); parts != "" {
			n := readName(one.props[len(one.props)-1].Value)
			one.text = firstOf(one.text, n.full())
			one.rank++
		}
		one.same, one.rank = strings.Join(sortedWords(one.text), " "), one.rank+nameRank(one.text)
	case FieldKind:
		if take(fieldKind) == "" {
			return one, false
		}
		one.text = View(card).Kind
		one.same = one.text
	case FieldBirthday, FieldAnniversary:
		f := fieldBirthday
		if name == FieldAnniversary {
			f = fieldAnniversary
		}
		if one.text = take(f); one.text == "" {
			return one, false
		}
		one.same = one.text
		if day, _, ok := dayOf(&one.props[0]); ok {
			one.text = day.String()
			one.same = one.text
			one.rank = len(strings.Trim(one.text, "-"))
		}
	case FieldGender:
		for _, p := range card.All("GENDER") {
			if one.text = strings.Trim(oneLine(p.Value), ";"); one.text != "" {
				one.props = append(one.props, p.Clone())
				break
			}
		}
		one.same, one.rank = strings.ToUpper(one.text), len(one.text)
	case FieldPhoto:
		for i := range card.Properties {
			if p := &card.Properties[i]; fieldOf(p.Name) == fieldPhoto && oneLine(p.Value) != "" {
				// A picture that the card holds goes before one that is only an address.
				if version := photoVersion(p); one.props == nil || one.rank == 0 && version != "" {
					one.props, one.text, one.rank = []vcard.Property{p.Clone()}, firstOf(version, oneLine(p.Value)), min(len(version), 1)
				}
			}
		}
		one.same = one.text
	}
	return one, len(one.props) > 0
}

// nameRank says how full a name is: words that are more than an initial count most, then letters with accents, which somebody has
// taken care of, then upper and lower case.
func nameRank(text string) int {
	rank := 0
	for word := range strings.FieldsSeq(text) {
		letters := utf8.RuneCountInString(strings.Trim(word, ".,"))
		switch {
		case letters > 1 && !slices.Contains(namePrefixes, foldedWord(word)):
			rank += 20
		case letters > 1:
			rank += 8
		default:
			rank += 4
		}
	}
	upper, lower := false, false
	for _, r := range text {
		if r >= utf8.RuneSelf && unicode.IsLetter(r) {
			rank++
		}
		upper, lower = upper || unicode.IsUpper(r), lower || unicode.IsLower(r)
	}
	if upper && lower {
		rank += 3
	}
	return rank
}

// sortedWords are the folded words of a name, in an order that does not depend on how it is written.
func sortedWords(text string) []string {
	words := strings.Fields(search.Fold(text))
	slices.Sort(words)
	return words
}

// put makes the chosen value that of the combined card, in the place where the first card has its own.
func (c *combiner) put(name string, chosen candidate) {
	if chosen.card == 0 {
		if name == FieldPhoto {
			c.photoFirst(chosen.props[0].Value)
		}
		return
	}
	for i := range chosen.props {
		chosen.props[i].Group = c.rename(chosen.card, chosen.props[i].Group)
	}
	if name == FieldPhoto {
		at := slices.IndexFunc(c.props, func(p vcard.Property) bool { return fieldOf(p.Name) == fieldPhoto })
		if at < 0 {
			c.props = append(c.props, chosen.props[0])
		} else if c.props[at].Value != chosen.props[0].Value {
			c.props = slices.Insert(c.props, at, chosen.props[0])
		}
		return
	}
	at := -1
	c.props = slices.DeleteFunc(c.props, func(p vcard.Property) bool { return c.isOf(name, &p) })
	first := c.cards[0].Properties
	for i := range first {
		if c.isOf(name, &first[i]) {
			at = min(i, len(c.props))
			break
		}
	}
	if at < 0 {
		at = len(c.props)
		if name == FieldName {
			at = 0
		}
	}
	c.props = slices.Insert(c.props, at, chosen.props...)
	if name == FieldName && !c.has("FN") {
		c.props = slices.Insert(c.props, at, vcard.Property{Name: "FN", Value: vcard.Escape(chosen.text)})
	}
}

// photoFirst puts the chosen one of several photos of the first card before the others.
func (c *combiner) photoFirst(value string) {
	first, at := -1, -1
	for i := range c.props {
		if fieldOf(c.props[i].Name) == fieldPhoto {
			if first < 0 {
				first = i
			}
			if at < 0 && c.props[i].Value == value {
				at = i
			}
		}
	}
	if first >= 0 && at > first {
		photo := c.props[at]
		c.props = slices.Insert(slices.Delete(c.props, at, at+1), first, photo)
	}
}

// isOf reports whether a property is what a single field is made of.
func (c *combiner) isOf(name string, p *vcard.Property) bool {
	switch f := fieldOf(p.Name); name {
	case FieldName:
		return f == fieldName || f == fieldParts
	case FieldKind:
		return f == fieldKind
	case FieldBirthday:
		return f == fieldBirthday
	case FieldAnniversary:
		return f == fieldAnniversary
	case FieldGender:
		return p.Is("GENDER")
	}
	return false
}

// keep keeps what was not chosen, unless the chosen value says it too. All of the card's properties of the field are looked at, as
// some have several.
func (c *combiner) keep(name string, one, chosen candidate) {
	for i := range c.cards[one.card].Properties {
		p := c.cards[one.card].Properties[i].Clone()
		switch {
		case name == FieldPhoto && fieldOf(p.Name) == fieldPhoto:
			known := slices.ContainsFunc(c.props, func(q vcard.Property) bool { return fieldOf(q.Name) == fieldPhoto && q.Value == p.Value })
			if !known && oneLine(p.Value) != "" {
				p.Group = c.rename(one.card, p.Group)
				c.insert(p, fieldPhoto)
			}
		case !c.isOf(name, &p) || strings.Trim(oneLine(p.Value), "; ,") == "":
		case slices.ContainsFunc(c.props, func(q vcard.Property) bool { return q.Is(p.Name) && q.Value == p.Value }):
		case name == FieldName && View(c.cards[one.card]).Kind == KindOrganisation:
			c.keepOrganisationName(p, chosen.text)
		case name == FieldName:
			c.keepName(p, chosen.text)
		case name == FieldBirthday || name == FieldAnniversary:
			day, _, ok := dayOf(&p)
			if text := day.String(); !ok || !coversDay(chosen.text, text) {
				c.keepOther(p)
			}
		case name == FieldGender && strings.HasPrefix(strings.ToUpper(chosen.text), strings.ToUpper(strings.Trim(oneLine(p.Value), ";"))):
		default:
			c.keepOther(p)
		}
	}
}

// coversDay reports whether a date says all that a vaguer one says: 1980-05-09 covers --05-09, 1980-05 and 1980.
func coversDay(full, vague string) bool {
	return full == vague || len(full) == len("1980-05-09") && vague != "" &&
		(strings.HasPrefix(full, vague+"-") || strings.HasPrefix(vague, "--") && strings.HasSuffix(full, strings.TrimLeft(vague, "-")) && len(vague) > len("---12"))
}

// keepOrganisationName keeps a name that was not chosen whole, as a nickname: by it the cards of the people say where they work.
func (c *combiner) keepOrganisationName(p vcard.Property, chosen string) {
	text := nameSaid(&p)
	known := []string{chosen}
	for i := range c.props {
		if fieldOf(c.props[i].Name) == fieldNickname {
			known = append(known, items(c.props[i].Value)...)
		}
	}
	if !slices.ContainsFunc(known, func(one string) bool { return OrganisationKey(one) == OrganisationKey(text) }) {
		c.insert(vcard.Property{Name: "NICKNAME", Value: vcard.Escape(text)}, fieldNickname)
	}
}

// nameSaid is the name that FN or N says.
func nameSaid(p *vcard.Property) string {
	if fieldOf(p.Name) == fieldParts {
		n := readName(p.Value)
		return n.full()
	}
	return oneLine(p.Value)
}

// keepName keeps a name that was not chosen where people find it, as a nickname: the given name alone if that is all in which it
// differs. What the chosen name says anyway, an initial among it, needs no keeping.
func (c *combiner) keepName(p vcard.Property, chosen string) {
	text := nameSaid(&p)
	known := sortedWords(chosen)
	var missing []string
	for word := range strings.FieldsSeq(text) {
		if folded := search.Fold(word); folded != "" && !coveredBy(folded, known) {
			missing = append(missing, word)
		}
	}
	if len(missing) == 0 {
		if search.Fold(text) == "" && text != chosen { // signs alone
			c.keepOther(p)
		}
		return
	}
	nickname := text
	if words := strings.Fields(text); len(missing) == 1 && len(words) > 1 && words[0] == missing[0] && !slices.Contains(namePrefixes, foldedWord(words[0])) {
		nickname = words[0]
	}
	for i := range c.props {
		if fieldOf(c.props[i].Name) == fieldNickname {
			for _, item := range items(c.props[i].Value) {
				if coveredBy(search.Fold(nickname), sortedWords(item)) {
					return
				}
			}
		}
	}
	c.insert(vcard.Property{Name: "NICKNAME", Value: vcard.Escape(nickname)}, fieldNickname)
}

// coveredBy reports whether all parts of a folded word are among the known ones, or are the initial of one.
func coveredBy(folded string, known []string) bool {
	for part := range strings.FieldsSeq(folded) {
		if !slices.ContainsFunc(known, func(k string) bool {
			return k == part || utf8.RuneCountInString(part) == 1 && strings.HasPrefix(k, part)
		}) {
			return false
		}
	}
	return true
}
