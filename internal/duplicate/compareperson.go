package duplicate

import (
	"math"
	"strings"
)

// persons compares two people. The name comes first: what a household or an office shares counts only for people whose names agree.
func (w *weighing) persons() {
	given, family := compareNames(w.a, w.b)
	nameless := len(w.a.given)+len(w.a.family) == 0 || len(w.b.given)+len(w.b.family) == 0
	w.points = given.points + family.points
	w.pro, w.contra = given.pro|family.pro, given.against|family.against
	named := w.points // what the name alone is worth
	switch {
	case given.differs && family.differs:
		w.contra = w.contra&^(bitOf[OtherGiven]|bitOf[OtherFamily]) | bitOf[OtherName]
		w.points, w.veto = -12, true
	case given.differs:
		w.veto = true
		if family.full {
			w.pro |= bitOf[SameFamily]
		}
	case given.full && family.full:
		w.pro |= bitOf[SameName]
	case nameless:
		w.pro |= bitOf[NoName]
	case given.missing && family.full:
		w.pro |= bitOf[SameFamily]
		w.points++
	case family.missing && given.full:
		w.pro |= bitOf[SameGiven]
		w.points++
	case family.differs && given.full:
		w.pro |= bitOf[SameGiven]
	}
	w.day = relateDays(w.a.birthday, w.b.birthday)
	// What a household shares says nothing about two of whom it is known that they are two.
	w.house = 1
	if given.differs || w.day == otherDay || w.a.suffix != w.b.suffix {
		w.house = 0.3
	}
	w.reach(nameless)
	w.person(named >= 3.3)
	if given.full && family.full && !w.strong {
		w.commonness()
	}
}

// person compares the rest of what is known of a person.
func (w *weighing) person(named bool) {
	a, b := w.a, w.b
	switch w.day {
	case sameDay:
		w.add(5*w.house, SameBirthday)
		w.strong = true
	case partDay:
		w.add(3.5, PartBirthday)
	case nearDay:
		w.sub(2.5, NearBirthday)
	case otherDay:
		w.sub(10, OtherBirthday)
		w.veto = true
	}
	if a.suffix != b.suffix {
		w.sub(5, Generations)
		w.veto = true
	}
	if a.gender != 0 && b.gender != 0 && a.gender != b.gender && strings.IndexByte("MF", a.gender) >= 0 && strings.IndexByte("MF", b.gender) >= 0 {
		w.sub(4, OtherGender)
		w.veto = true
	}
	weight := w.house
	if !named {
		weight = 0.3 // an office or a household shares these
	}
	address, town, bothTowns := samePlaces(a, b)
	switch {
	case address:
		w.add(4.5*weight, SameAddress)
		w.strong = w.strong || named
	case town:
		w.add(0.7*weight, SamePlace)
	case bothTowns:
		w.points -= 0.3
	}
	switch {
	case a.org != 0 && a.org == b.org:
		w.add(3.5*weight, SameOrg)
		if a.title != 0 && a.title == b.title {
			w.add(0.5*weight, SameTitle)
		}
	case a.org != 0 && b.org != 0:
		w.points -= 0.5
	case a.title != 0 && a.title == b.title:
		w.add(0.5*weight, SameTitle)
	}
}

// samePlaces reports whether two contacts share an address, or a town; known says that both have a town.
func samePlaces(a, b *subject) (address, town, known bool) {
	for _, x := range a.places {
		for _, y := range b.places {
			known = true
			address = address || x.street != 0 && x.street == y.street
			town = town || x.town == y.town
		}
	}
	return address, town, known
}

// commonness lowers what a name is worth by how many in the book have it, and raises it for a rare one that comes with something
// else.
func (w *weighing) commonness() {
	n := w.stats.names[nameHash(w.a)]
	switch {
	case n > 2:
		w.sub(min(3, math.Log2(float64(n))-0.5), CommonName)
	case frequentFamily[w.a.joined]:
	case w.points > 5.5:
		w.points++
	}
}

// frequentFamily are the names of which there are two in every town, folded.
var frequentFamily = func() map[string]bool {
	known := map[string]bool{}
	for name := range strings.FieldsSeq(`muller schmidt schneider fischer weber meyer wagner becker schulz hoffmann schafer koch bauer richter klein wolf schroder neumann schwarz zimmermann
		braun kruger hofmann hartmann lange schmitt werner krause meier lehmann schmid schulze maier kohler herrmann walter konig mayer huber kaiser peters lang
		gruber steiner moser keller smith jones taylor brown williams wilson johnson davies robinson wright thompson evans walker white roberts green hall wood
		garcia miller davis rodriguez martinez hernandez lopez gonzalez anderson thomas moore jackson lee nguyen martin bernard rossi russo ferrari silva santos
		kim park chen wang li zhang singh kumar patel khan ali jansen devries novak kowalski nowak ivanov hansen jensen nielsen`) {
		known[name] = true
	}
	return known
}()

// nameHash is the full name of a person, in whatever order its words stand.
func nameHash(s *subject) uint64 {
	words := append(append([]string{}, s.given...), s.family...)
	if len(words) < 2 {
		return 0
	}
	h := uint64(0)
	for _, word := range words {
		h += hashText('n', word)
	}
	return h
}
