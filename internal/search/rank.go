package search

import (
	"cmp"
	"slices"
	"strings"
)

// Tiers in which candidates are found, the best first; those in fields count on from tierFields.
const (
	tierWhole = iota
	tierStart
	tierFields
	tierEvents = 100 // encounters and follow-ups come after all contacts
)

// candidate is a row that was found, with all that decides its rank.
type candidate struct {
	row     uint32
	tier    int
	field   string
	missing int // the first item that the displayed name does not have

	near    int    // how far from the query
	class   int    // how well the name fits, see below
	spelled bool   // the name has the words just as typed, umlauts and all
	order   int    // 0 if the words come as in the name, first name first or last name first
	match   string // the word of the name that a single item begins
	length  int    // words of the name
	name    string // folded
}

// Classes of a candidate.
const (
	classEqual  = iota // the name is the query
	classWords         // the name has all words of the query
	classStarts        // the name has words that begin so
	classHidden        // the displayed name lacks a word: the tier decides
)

func (c candidate) hit() Hit {
	kind, key := unrow(c.row)
	return Hit{Kind: kind, Key: key, Field: c.field, Near: c.near > 0}
}

// compare holds the candidates' names against the query.
func (s *search) compare(names Names) error {
	shown, err := s.shown(names)
	if err != nil {
		return err
	}
	for n := range s.found {
		c := &s.found[n]
		if kind, key := unrow(c.row); kind == Contact {
			c.compare(s.items, shown[key])
		} else {
			c.class = classHidden
		}
	}
	return nil
}

// rank sorts the candidates, the best first.
func (s *search) rank() {
	alphabetical := len(s.items) == 1 && isShort(s.items[0].word)
	slices.SortFunc(s.found, func(a, b candidate) int {
		byWord := 0
		if alphabetical {
			byWord = strings.Compare(a.match, b.match)
		}
		byTier := 0
		if a.class == classHidden {
			byTier = cmp.Compare(a.tier, b.tier)
		}
		return cmp.Or(
			cmp.Compare(a.class, b.class),
			byTier,
			byWord,
			later(a.spelled, b.spelled),
			cmp.Compare(a.order, b.order),
			cmp.Compare(a.length, b.length),
			strings.Compare(a.name, b.name),
			cmp.Compare(a.row, b.row))
	})
}

// later sorts true before false.
func later(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// shown asks for the names of the contacts among the candidates.
func (s *search) shown(names Names) (map[int64]string, error) {
	if names == nil {
		return nil, nil
	}
	keys := make([]int64, 0, len(s.found))
	for _, c := range s.found {
		if kind, key := unrow(c.row); kind == Contact {
			keys = append(keys, key)
		}
	}
	if len(keys) == 0 {
		return nil, nil
	}
	slices.Sort(keys)
	return names(s.ctx, keys)
}

// compare sets how well the displayed name fits the items.
func (c *candidate) compare(items []item, shown string) {
	c.name = Fold(shown)
	words := withoutTitles(strings.Fields(c.name))
	c.length = len(words)
	plain := plainWords(shown)
	c.class, c.missing, c.spelled = classEqual, len(items), true
	at := make([]int, 0, maxItems)
	for n, i := range items {
		where, whole := i.among(words)
		if where < 0 {
			c.missing = min(c.missing, n)
			continue
		}
		at = append(at, where)
		if !whole {
			c.class = classStarts
		}
		c.spelled = c.spelled && i.spelledAmong(plain, whole)
		if len(items) == 1 {
			c.match = words[where]
		}
	}
	c.order = order(at, len(words))
	if len(at) > 1 && standsAlone(items[0].word) && at[len(at)-1]-at[0] != len(at)-1 {
		c.order = 1 // characters of one word stand side by side
	}
	switch {
	case c.missing < len(items):
		c.class, c.spelled = classHidden, false
	case c.class == classEqual && len(items) < len(words):
		c.class = classWords
	}
	if c.missing == len(items) {
		c.field = fieldName
	}
}

// among finds the item among the words of a name, rather as a whole word.
func (i item) among(words []string) (at int, whole bool) {
	at = -1
	if i.word == "" {
		return at, false
	}
	for n, word := range words {
		if word == i.word {
			return n, true
		}
		if at < 0 && strings.HasPrefix(word, i.word) {
			at = n
		}
	}
	return at, false
}

func (i item) spelledAmong(plain []string, whole bool) bool {
	return slices.ContainsFunc(plain, func(word string) bool {
		return word == i.plain || !whole && strings.HasPrefix(word, i.plain)
	})
}

// order tells how the places of the items in a name of n words read: 0 for given name – family name or the other way round,
// also half typed; 1 for anything else.
func order(at []int, n int) int {
	if len(at) == 0 || n == 0 {
		return 1
	}
	if len(at) == 1 {
		if at[0] == 0 || at[0] == n-1 {
			return 0
		}
		return 1
	}
	familyFirst := at[0] == n-1 && at[1] == 0
	if familyFirst || at[0] == 0 && slices.IsSorted(at) {
		return 0
	}
	return 1
}

// titles stand before names without being part of them.
var titles = map[string]bool{
	"dr": true, "prof": true, "dipl": true, "ing": true, "mag": true, "herr": true, "frau": true, "mr": true, "mrs": true, "ms": true,
}

func withoutTitles(words []string) []string {
	for len(words) > 1 && titles[words[0]] {
		words = words[1:]
	}
	return words
}

// plainWords takes text apart in lower case but otherwise as it is spelled.
func plainWords(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !isWordRune(r) && !isApostrophe(r) })
}
