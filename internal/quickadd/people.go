package quickadd

import (
	"slices"
	"strconv"
	"strings"

	"kith/internal/search"
)

// answer is what the book said to some words.
type answer struct {
	found []Person
	total int
}

// ask asks the book, once for the same words.
func (r *reader) ask(keys []string) answer {
	if r.c.Names == nil {
		return answer{}
	}
	joined := strings.Join(keys, " ")
	known, ok := r.known[joined]
	if !ok {
		known.found, known.total = r.c.Names(strings.Fields(joined))
		r.known[joined] = known
	}
	return known
}

// name is a name in the line, from one word up to another; grade says how well it fits: 3 the whole name, 2 given and family name,
// 1 one of them, 0 a stranger.
type name struct {
	from, to int
	keys     []string
	answer
	grade  int
	titled bool // Frau, Dr.
	given  bool // a given name or a nickname fits
}

// mostWords is how many words of a name are read.
const mostWords = 5

// nameAt reads the longest name of the book at a word. anchored says that a name is expected there, so that it may be written small and
// may be a family name alone.
func (r *reader) nameAt(i int, anchored bool) (name, bool) {
	x := words()
	start := i
	for r.is(i, x.titles) {
		i++
		if r.at(i).key == "." {
			i++
		}
	}
	titled := i > start
	first := r.at(i)
	if first.sign || !anchored && !first.capital || !titled && !anchored && x.ambiguous[first.key] || len(first.key) < 2 || first.key[0] <= '9' {
		return name{}, false
	}
	if len(r.askWord(first.key).found) == 0 {
		return name{}, false
	}
	best := name{}
	keys := []string{}
	for to := i + 1; to <= i+mostWords && !r.at(to-1).sign; to++ {
		keys = append(keys, r.at(to-1).key)
		for _, variant := range [][]string{keys, genitive(keys)} {
			if variant == nil {
				continue
			}
			if n, ok := grade(r.ask(variant), variant, titled || anchored); ok && n.grade >= best.grade {
				n.from, n.to, n.titled = start, to, titled
				best = n
				break
			}
		}
	}
	if best.to == 0 {
		return name{}, false
	}
	// With Nikolaus one drinks coffee, though he is a day as well.
	if d := r.dateAt(i); d != nil && best.grade < 2 && !titled && !(anchored && best.given && first.capital && d.to-d.from == 1) {
		return name{}, false
	}
	return best, true
}

// askWord asks for a word or the word whose genitive it is.
func (r *reader) askWord(key string) answer {
	found := r.ask([]string{key})
	if other := genitive([]string{key}); len(found.found) == 0 && other != nil {
		found = r.ask(other)
	}
	return found
}

// genitive takes the s off the last word, nil where there is none.
func genitive(keys []string) []string {
	last := keys[len(keys)-1]
	if len(last) < 4 || !strings.HasSuffix(last, "s") {
		return nil
	}
	return append(slices.Clone(keys[:len(keys)-1]), last[:len(last)-1])
}

// grade chooses those whom some words fit best.
func grade(a answer, keys []string, family bool) (name, bool) {
	n := name{keys: slices.Clone(keys)}
	for _, p := range a.found {
		g, given := p.fits(keys)
		if g == 0 || g == 1 && !given && !family || g < n.grade {
			continue
		}
		if g > n.grade {
			n.grade, n.found = g, nil
		}
		n.given = n.given || given
		n.found = append(n.found, p)
	}
	n.total = len(n.found)
	if n.grade == 1 && a.total > len(a.found) {
		n.total = a.total
	}
	return n, n.grade > 0
}

// fits says how well words name somebody, and whether the given name or a nickname is among them.
func (p Person) fits(keys []string) (grade int, given bool) {
	joined := strings.Join(keys, " ")
	full, back := strings.Join(append(slices.Clone(p.Given), p.Family...), " "), strings.Join(append(slices.Clone(p.Family), p.Given...), " ")
	switch {
	case search.Fold(p.Name) == joined, !p.Whole && (full == joined || back == joined):
		return 3, true
	case p.Whole:
		return 0, false
	}
	family := false
	for _, key := range keys {
		switch {
		case slices.Contains(p.Given, key), slices.Contains(p.Nick, key):
			given = true
		case slices.Contains(p.Family, key):
			family = true
		default:
			return 0, false
		}
	}
	if given && family {
		return 2, true
	}
	return 1, given
}

// strangerAt reads the name of somebody who is not in the book: words with capital letters, perhaps with a title.
func (r *reader) strangerAt(i int) (name, bool) {
	x := words()
	start := i
	for r.is(i, x.titles) && r.at(i).capital {
		i++
		if r.at(i).key == "." {
			i++
		}
	}
	titled := i > start
	to := i
	for to < len(r.words) && to < i+mostWords && r.dateAt(to) == nil {
		w := r.at(to)
		if w.sign || !w.capital && !(to > i && x.particles[w.key] && !x.joins[w.key] && r.at(to+1).capital) || w.key[0] <= '9' {
			break
		}
		if _, ok := r.kindAt(to); ok || x.common[w.key] || x.every[w.key] || to > i && r.triggerAt(to) != nil {
			break
		}
		to++
	}
	if to == i || to == i+1 && len(r.at(i).key) < 2 {
		return name{}, false
	}
	n := name{from: start, to: to, titled: titled}
	for ; i < to; i++ {
		n.keys = append(n.keys, r.at(i).key)
	}
	return n, true
}

// add makes a piece of a name, and answers its place among the people; false where the words were said to name nobody.
func (r *reader) add(n name, there bool) (int, bool) {
	base := "person:" + strings.Join(n.keys, "-")
	r.count[base]++
	named := Named{Key: base + "#" + strconv.Itoa(r.count[base]), Text: r.raw(n.from, n.to), There: there}
	fixed, isFixed := r.fix(named.Key)
	if isFixed && fixed.Drop {
		return 0, false
	}
	named.Choices, named.Total = n.found, max(n.total, len(n.found))
	switch {
	case isFixed && fixed.Value == New, n.grade == 0 && !isFixed:
		named.New, named.Name = true, named.Text
	case isFixed:
		named.ID, named.Name = fixed.Value, r.nameOf(fixed.Value, n.found)
	default:
		r.settle(&named)
	}
	if named.Name == "" {
		named.Name = named.Text
	}
	at := slices.IndexFunc(r.out.People, func(p Named) bool {
		return named.ID != "" && p.ID == named.ID || named.ID == "" && p.ID == "" && strings.Join(n.keys, "-") == nameInKey(p.Key)
	})
	if at < 0 {
		at = len(r.out.People)
		r.out.People = append(r.out.People, named)
	}
	r.out.People[at].There = r.out.People[at].There || there
	r.claim(n.from, n.to, r.out.People[at].Key)
	return at, true
}

func nameInKey(key string) string {
	key, _, _ = strings.Cut(strings.TrimPrefix(key, "person:"), "#")
	return key
}

// settle decides who is meant where only one can be: the only one it fits, whom the line named already, or whose page is open.
func (r *reader) settle(named *Named) {
	choose := func(p Person) { named.ID, named.Name = p.ID, p.Name }
	if len(named.Choices) == 1 && named.Total == 1 {
		choose(named.Choices[0])
		return
	}
	for _, before := range r.out.People {
		if at := slices.IndexFunc(named.Choices, func(p Person) bool { return p.ID == before.ID }); at >= 0 {
			choose(named.Choices[at])
			return
		}
	}
	if at := slices.IndexFunc(named.Choices, func(p Person) bool { return p.ID == r.c.Person }); at >= 0 {
		choose(named.Choices[at])
	}
}

// nameOf is what somebody with an id is called, who is among those it fits or was chosen beside them.
func (r *reader) nameOf(id string, among []Person) string {
	for _, p := range append(slices.Clone(among), r.c.Known...) {
		if p.ID == id {
			return p.Name
		}
	}
	return ""
}
