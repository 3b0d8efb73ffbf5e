package duplicate

import (
	"math"
	"strings"
)

// Class says how sure it is that two contacts are one.
type Class uint8

// Classes, the surest last.
const (
	None      Class = iota
	Possible        // worth a look
	Likely          // very likely one
	Identical       // the same content
)

// String is the name of a class in the terminal and the window.
func (c Class) String() string { return [...]string{"none", "possible", "likely", "identical"}[c] }

// ParseClass reads such a name.
func ParseClass(name string) (Class, bool) {
	for c := Possible; c <= Identical; c++ {
		if c.String() == name {
			return c, true
		}
	}
	return None, false
}

// The points from which on a pair is possible or very likely, and the scores that stand for them.
const (
	possiblePoints, possibleScore = 5.0, 0.5
	likelyPoints, likelyScore     = 9.0, 0.9
)

// verdict is what comes of comparing two contacts.
type verdict struct {
	score        float64
	class        Class
	pro, against reasons
	veto         bool // something speaks against that no likeness outweighs
}

// Book is what the whole book says about single values.
type stats struct {
	sharedEmails map[uint64]bool // addresses that people of several names have
	sharedPhones map[uint64]bool
	names        map[uint64]int32 // full names that more than two contacts have
}

// compare weighs everything that two contacts have. It is symmetric.
func compare(a, b *subject, s *stats) verdict {
	if a.content == b.content && a.content != 0 {
		return verdict{score: 1, class: Identical, pro: bitOf[SameContent]}
	}
	w := weighing{a: a, b: b, stats: s}
	switch {
	case a.kind != b.kind:
		w.otherKind()
	case a.kind == 'p':
		w.persons()
	default:
		w.organisations()
	}
	return w.verdict()
}

// weighing adds up.
type weighing struct {
	a, b   *subject
	stats  *stats
	points float64
	veto   bool
	day    int     // how the birthdays stand to each other
	house  float64 // what counts that people of one household or office have in common
	strong bool    // there is a likeness that hardly two people share
	pro    reasons
	contra reasons
}

func (w *weighing) add(points float64, reason Reason) {
	w.points += points
	w.pro |= bitOf[reason]
}

func (w *weighing) sub(points float64, reason Reason) {
	w.points -= points
	w.contra |= bitOf[reason]
}

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

// reach compares what a person is reached by.
func (w *weighing) reach(nameless bool) {
	if w.a.uid != 0 && w.a.uid == w.b.uid {
		w.add(9, SameUID)
		w.strong = true
	}
	own, shared, mailName := false, false, false
	sameDomain := false
	for i := range w.a.emails {
		for k := range w.b.emails {
			x, y := &w.a.emails[i], &w.b.emails[k]
			switch {
			case x.hash == y.hash && (x.role || w.stats.sharedEmails[x.hash]):
				shared = true
			case x.hash == y.hash:
				own = true
			case x.local != 0 && x.local == y.local:
				mailName = true
			case x.domain != 0 && x.domain == y.domain && !x.role && !y.role:
				sameDomain = true
			}
		}
	}
	switch {
	case own:
		w.add(6, SameEmail)
		w.strong = true
	case shared:
		w.add(1.5, SameEmail)
		w.contra |= bitOf[SharedEmail]
	case mailName:
		w.add(2, SameMailName)
	case sameDomain:
		w.sub(2, OtherAddress)
	}
	phones, fixed, many := false, false, false
	for i := range w.a.phones {
		for k := range w.b.phones {
			if w.a.phones[i].hash != w.b.phones[k].hash {
				continue
			}
			switch {
			case w.stats.sharedPhones[w.a.phones[i].hash]:
				many = true
			case w.a.phones[i].fixed || w.b.phones[k].fixed:
				fixed = true
			default:
				phones = true
			}
		}
	}
	switch {
	case phones:
		w.add(6, SamePhone)
		w.strong = true
	case fixed:
		w.add(4.5*w.house, SamePhone)
		w.strong = true
	case many:
		w.add(1.5, SamePhone)
		w.contra |= bitOf[SharedPhone]
	}
	if common(w.a.profiles, w.b.profiles) {
		w.add(6, SameProfile)
		w.strong = true
	}
	if nameless && (own || phones) {
		w.points += 3
	}
}

func common(a, b []uint64) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
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

// organisations compares two organisations or groups.
func (w *weighing) organisations() {
	a, b := strings.Join(w.a.orgWords, ""), strings.Join(w.b.orgWords, "")
	switch {
	case a == "" || b == "":
		w.pro |= bitOf[NoName]
	case a == b:
		w.add(6, SameName)
	case isTypo(a, b):
		w.add(4, OneLetter)
	case len(a) >= 4 && len(b) >= 4 && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a)):
		w.add(2.5, DoubleName)
	default:
		w.sub(9, OtherName)
		w.veto = true
	}
	if w.a.uid != 0 && w.a.uid == w.b.uid {
		w.add(9, SameUID)
	}
	for _, x := range w.a.emails {
		for _, y := range w.b.emails {
			if x.hash == y.hash && w.pro&bitOf[SameEmail] == 0 {
				w.add(4, SameEmail)
			}
		}
	}
	for _, x := range w.a.phones {
		for _, y := range w.b.phones {
			if x.hash == y.hash && w.pro&bitOf[SamePhone] == 0 {
				w.add(4, SamePhone)
			}
		}
	}
	if common(w.a.profiles, w.b.profiles) {
		w.add(4, SameProfile)
	}
	address, town, known := samePlaces(w.a, w.b)
	switch {
	case address:
		w.add(4, SameAddress)
	case town:
		w.add(2, SamePlace)
	case known:
		w.sub(3, OtherPlace)
	}
}

// otherKind compares a person with an organisation or a group, which are never one, but may be one contact that was entered as both.
func (w *weighing) otherKind() {
	w.veto = true
	w.contra |= bitOf[OtherKind]
	organisation, person := w.a, w.b
	if organisation.kind == 'p' {
		organisation, person = person, organisation
	}
	words := append(append([]string{}, person.given...), person.family...)
	if person.kind == 'p' && (len(words) == 0 || !sameWords(words, append([]string{}, organisation.orgWords...), 1)) {
		return
	}
	if person.kind == 'p' {
		w.add(3, SameName)
	} else if strings.Join(person.orgWords, "") == strings.Join(organisation.orgWords, "") {
		w.add(3, SameName)
	}
	w.house = 1
	w.reach(false)
}

// verdict turns points into a score, 0.5 for the first that is worth a look and 0.9 for the first that is very likely.
func (w *weighing) verdict() verdict {
	points := w.points
	if w.veto {
		points = min(points, likelyPoints-1)
	}
	steepness := math.Log(likelyScore/(1-likelyScore)) / (likelyPoints - possiblePoints)
	score := min(0.99, 1/(1+math.Exp(-steepness*(points-possiblePoints))))
	v := verdict{score: score, pro: w.pro, against: w.contra, veto: w.veto}
	switch {
	case points >= likelyPoints:
		v.class = Likely
	case points >= possiblePoints:
		v.class = Possible
	}
	return v
}

// How two birthdays stand to each other.
const (
	unknownDay = iota
	sameDay
	partDay // the same as far as it is known
	nearDay // a slip of a finger: a digit, or day and month swapped
	otherDay
)

func relateDays(a, b string) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	full := len("1980-05-09")
	switch {
	case a == "":
		return unknownDay
	case len(a) == full && len(b) == full:
		switch {
		case a == b:
			return sameDay
		case a[:4] == b[:4] && a[5:7] == b[8:] && a[8:] == b[5:7],
			a[:4] == b[:4] && digitsApart(a[5:], b[5:]) == 1,
			a[5:] == b[5:] && a[:3] == b[:3] && (a[3]-b[3] == 1 || b[3]-a[3] == 1),
			a[5:] == b[5:] && a[:2] == b[:2] && a[2] == b[3] && a[3] == b[2] && digitsApart(a, b) == 2 && (a[2]-a[3] == 1 || a[3]-a[2] == 1):
			return nearDay
		}
		return otherDay
	case strings.HasPrefix(a, "--") && len(a) == len("--05-09"):
		rest := a[2:]
		if strings.HasSuffix(b, rest) {
			return partDay
		}
		if len(b) == full || len(b) == len(a) && strings.HasPrefix(b, "--") {
			return otherDay
		}
		return unknownDay
	case strings.HasPrefix(b, a):
		return unknownDay // a year or month alone says little
	case len(a) == 4 && a[0] != '-' && len(b) >= 7 && b[0] != '-':
		return otherDay
	}
	return unknownDay
}

func digitsApart(a, b string) int {
	n := 0
	for i := range len(a) {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}

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
