package duplicate

import (
	"math"
)

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
