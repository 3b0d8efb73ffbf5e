package search

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

// nearMarks are the places where misspellings are looked for.
const nearMarks = "cnpw"

// minNearBeside is the length of words of which other spellings are shown although there are exact hits.
const minNearBeside = 4

// maxNear is the number of near words of an item that are looked for.
const maxNear = 32

// How far a word may be. Costs are twice the distance, so that sounding alike and being only a beginning fit in between.
const (
	costLetter = 2
	costBegin  = 1 // added if the item is near the beginning of a word only
	costSound  = 2 // of a word that sounds the same
)

// nearWord is a word near an item, with its mark.
type nearWord struct {
	text  string
	cost  int
	count int32
}

// allowed is the number of wrong letters in a word of so many.
func allowed(letters int) int {
	switch {
	case letters < 3:
		return 0
	case letters < 8:
		return 1
	}
	return 2
}

// likeness compares words with an item that may be misspelled.
type likeness struct {
	word    string
	letters uint32
	most    int
	sound   uint64
	begin   bool
}

func likenessOf(word string) likeness {
	n := utf8.RuneCountInString(word)
	l := likeness{word: word, letters: lettersOf(word), most: allowed(n), begin: n >= 5}
	if n >= 3 {
		l.sound = soundOf(word)
	}
	return l
}

// cost tells how near a word is, far if it is not. sound is 0 where sounding alike does not count.
func (l *likeness) cost(word string, letters uint32, sound uint64) int {
	// Each wrong letter takes away at most one letter that the other word has not.
	lacking := bits.OnesCount32(l.letters &^ letters)
	best := far
	if l.sound != 0 && l.sound == sound && lacking <= l.most+1 {
		if distance(l.word, word, l.most+1, false) < far {
			best = costSound
		}
	}
	if lacking > l.most || l.most == 0 {
		return best
	}
	if bits.OnesCount32(letters&^l.letters) <= l.most {
		if d := distance(l.word, word, l.most, false); d < far && (len(l.word) > 3 || d == 0 || l.word[0] == word[0]) {
			best = min(best, d*costLetter)
		}
	}
	if l.begin && best > costLetter+costBegin && len(word) > len(l.word) {
		// Unfinished words are forgiven one letter, and the first one must be right: too much begins nearly the same.
		if word[0] == l.word[0] && distance(l.word, word, 1, true) < far {
			best = min(best, costLetter+costBegin)
		}
	}
	return best
}

// near gives the words near an item, nearest and most frequent first.
func (w *words) near(i item) []nearWord {
	if i.word == "" || i.domain || i.mail != "" || isShort(i.word) || standsAlone(i.word) {
		return nil
	}
	l := likenessOf(i.word)
	var found []nearWord
	for _, mark := range []byte(nearMarks) {
		list := w.starting(string(rune(mark)))
		for n := range list {
			e := &list[n]
			if bits.OnesCount32(l.letters&^e.letters) > l.most+1 {
				continue
			}
			if cost := l.cost(e.text[1:], e.letters, e.sound); cost > 0 && cost < far {
				found = append(found, nearWord{e.text, cost, e.count})
			}
		}
	}
	slices.SortFunc(found, func(a, b nearWord) int {
		return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(b.count, a.count), strings.Compare(a.text, b.text))
	})
	return found[:min(len(found), maxNear)]
}

// nearly fills a page with what is spelled a little differently.
func (s *search) nearly(names Names, result *Result) error {
	near := make([][]nearWord, len(s.items))
	any := false
	for n, i := range s.items {
		near[n] = s.words.near(i)
		if len(result.Hits) > 0 && utf8.RuneCountInString(i.word) < minNearBeside {
			near[n] = nil
		}
		any = any || len(near[n]) > 0
	}
	if !any {
		return nil
	}
	exactHits := len(result.Hits)
	s.found, s.room = s.found[:0], pool
	lists, err := s.gatherNear(near, exactHits > 0)
	if err != nil {
		return err
	}
	if err := s.rankNear(names); err != nil {
		return err
	}
	if exactHits > 0 {
		s.found = slices.DeleteFunc(s.found, func(c candidate) bool { return c.near > 1+costBeside })
	}
	total := len(s.found)
	s.found = s.found[:min(len(s.found), s.query.Limit-exactHits)]
	lists.locate()
	for _, c := range s.found {
		result.Hits = append(result.Hits, c.hit())
	}
	result.Near = exactHits == 0 && total > 0
	result.Total += total
	return nil
}

// gatherNear collects candidates that have for each item a near word, or if there are several items the item itself; those with
// all of them in the name first. Beside exact hits it looks at names only.
func (s *search) gatherNear(near [][]nearWord, beside bool) (*together, error) {
	t, err := s.meet()
	if err != nil {
		return nil, err
	}
	for n, words := range near {
		if len(s.items) == 1 {
			t.pieces[n], t.weight[n] = [allPlaces][]expression{}, [allPlaces]int{} // its exact hits are on the page already
		}
		for place := range nearPlaces {
			var pieces []expression
			for _, word := range words {
				if placeOfNear(word) == place && (!beside || word.cost <= costBeside) {
					pieces = append(pieces, exact(word.text[0], word.text[1:]))
				}
			}
			t.set(n, nearPlaces+place, pieces)
		}
	}
	t.choose()
	if err := t.readIn(inNames); err != nil {
		return nil, err
	}
	s.add(t.match(inNames), tierFields, "")
	if beside || len(s.found) >= s.room {
		return t, nil
	}
	if err := t.readIn(anyPlace); err != nil {
		return nil, err
	}
	s.add(t.match(anyPlace), tierFields, "")
	return t, nil
}

// placeOfNear is where a near word stands.
func placeOfNear(word nearWord) int {
	if word.text[0] == markName {
		return placeName
	}
	for n, f := range fields {
		if strings.IndexByte(f.marks, word.text[0]) >= 0 {
			return 1 + n
		}
	}
	return placeNote
}

// costBeside is the most that hits next to exact ones may cost: only what is one letter off, and displayed, is worth showing there.
const costBeside = costLetter

// costHidden is what an item costs that is not in the displayed name: more than any near word there.
const costHidden = 2*costLetter + 2

// rankNear sorts the candidates by how near their names are.
func (s *search) rankNear(names Names) error {
	shown, err := s.shown(names)
	if err != nil {
		return err
	}
	alike := make([]likeness, len(s.items))
	for n, i := range s.items {
		alike[n] = likenessOf(i.word)
	}
	for n := range s.found {
		c := &s.found[n]
		kind, key := unrow(c.row)
		c.near, c.missing = 1, len(s.items)
		if kind == Contact {
			c.name = Fold(shown[key])
		}
		words := strings.Fields(c.name)
		c.length = len(words)
		for m, i := range s.items {
			cost := i.nearAmong(words, &alike[m])
			if cost == far {
				cost, c.missing = costHidden, min(c.missing, m)
			}
			c.near += cost
		}
		if c.missing == len(s.items) {
			c.field = fieldName
		}
	}
	slices.SortFunc(s.found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.near, b.near), cmp.Compare(a.length, b.length), strings.Compare(a.name, b.name), cmp.Compare(a.row, b.row))
	})
	return nil
}

// nearAmong is the cost of the nearest word of a name.
func (i item) nearAmong(words []string, l *likeness) int {
	if at, _ := i.among(words); at >= 0 {
		return 0
	}
	if i.word == "" {
		return far
	}
	best := far
	for _, word := range words {
		best = min(best, l.cost(word, lettersOf(word), soundOf(word)))
	}
	return best
}
