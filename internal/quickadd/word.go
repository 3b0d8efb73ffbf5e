package quickadd

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"kith/internal/phrase"
	"kith/internal/search"
)

// word is a word, number or sign of the line.
type word struct {
	start, end int    // in bytes
	key        string // as package search folds it; a sign as it is
	sign       bool
	capital    bool // begins with a capital letter
	space      bool // a blank or the beginning stands before it
}

// date is a phrase that package phrase found, read in both directions. It goes from one word up to another.
type date struct {
	from, to    int
	back, ahead phrase.When
}

// reader is a line on its way to being understood.
type reader struct {
	text     string
	c        Context
	today    string
	words    []word
	dates    []date
	triggers []trigger
	lists    []list
	clauses  []clause
	claims   []string // by word: the key of the piece that it belongs to, "" for none
	count    map[string]int
	known    map[string]answer
	out      Understood
	notes    []int // the clauses that are the note, in order
	kind     *found
}

func newReader(text string, c Context) *reader {
	if c.Zone == nil {
		c.Zone = time.UTC
	}
	r := &reader{text: text, c: c, today: c.Now.In(c.Zone).Format(time.DateOnly), words: split(text), count: map[string]int{}, known: map[string]answer{}}
	r.claims = make([]string, len(r.words))
	return r
}

// split parts a line into words and signs. A hyphen inside a word parts it without being a sign.
func split(text string) []word {
	var words []word
	space := true
	for at := 0; at < len(text); {
		ch, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case ch == '\n':
			words = append(words, word{start: at, end: at + 1, key: "\n", sign: true, space: true})
			space = true
		case unicode.IsSpace(ch):
			space = true
		case inWord(ch):
			end := at + size
			for end < len(text) {
				next, n := utf8.DecodeRuneInString(text[end:])
				if !inWord(next) && !(isApostrophe(next) && end+n < len(text) && startsWord(text[end+n:])) {
					break
				}
				end += n
			}
			if key := search.Fold(text[at:end]); key != "" {
				words = append(words, word{start: at, end: end, key: key, capital: unicode.IsUpper(ch), space: space})
				space = false
			}
			size = end - at
		case ch == '-' && !space && startsWord(text[at+1:]):
		default:
			words = append(words, word{start: at, end: at + size, key: string(ch), sign: true, space: space})
			space = false
		}
		at += size
	}
	return words
}

func inWord(ch rune) bool {
	return unicode.IsLetter(ch) || unicode.IsDigit(ch) || unicode.Is(unicode.M, ch)
}

func startsWord(text string) bool {
	ch, _ := utf8.DecodeRuneInString(text)
	return inWord(ch)
}

func isApostrophe(ch rune) bool { return ch == '\'' || ch == '’' }

// at is a word, or an empty sign beyond the ends.
func (r *reader) at(i int) word {
	if i < 0 || i >= len(r.words) {
		return word{sign: true}
	}
	return r.words[i]
}

// is tells whether a word is one of these.
func (r *reader) is(i int, set map[string]bool) bool { return set[r.at(i).key] && r.at(i).key != "" }

// match reads the longest of some sequences of folded words, and answers how many words it has, 0 for none.
func (r *reader) match(i int, sequences [][]string) int {
	longest := 0
	for _, sequence := range sequences {
		if len(sequence) > longest && r.reads(i, sequence) {
			longest = len(sequence)
		}
	}
	return longest
}

func (r *reader) reads(i int, sequence []string) bool {
	for n, key := range sequence {
		if r.at(i+n).key != key {
			return false
		}
	}
	return true
}

// raw is the line from one word up to another, with single blanks.
func (r *reader) raw(from, to int) string {
	if from >= to {
		return ""
	}
	return strings.Join(strings.Fields(r.text[r.words[from].start:r.words[to-1].end]), " ")
}

// claim says to which piece words belong. Words that are taken stay where they are.
func (r *reader) claim(from, to int, key string) {
	for i := max(from, 0); i < min(to, len(r.words)); i++ {
		if r.claims[i] == "" {
			r.claims[i] = key
		}
	}
}

func (r *reader) release(key string) {
	for i, claimed := range r.claims {
		if claimed == key {
			r.claims[i] = ""
		}
	}
}

// readDates finds the days and times of the line, looking both ways.
func (r *reader) readDates() {
	context := phrase.Context{Now: r.c.Now, Zone: r.c.Zone}
	ahead := phrase.Find(r.text, context)
	context.Past = true
	back := phrase.Find(r.text, context)
	for _, f := range ahead {
		d := date{back: f.When, ahead: f.When}
		for _, b := range back {
			if b.Start == f.Start {
				d.back = b.When
			}
		}
		d.from = slices.IndexFunc(r.words, func(w word) bool { return w.end > f.Start })
		if d.from < 0 {
			continue
		}
		if first := r.words[d.from]; d.from > 0 && first.start > 0 && r.text[r.words[d.from-1].end:first.start] == "-" {
			continue // Enno-Jan
		}
		d.to = d.from
		for d.to < len(r.words) && r.words[d.to].start < f.End {
			d.to++
		}
		if d.to-d.from > 1 && r.at(d.from).key == "in" && r.at(d.from+1).key == "in" {
			d.from++ // check in in two weeks
		}
		if d.to > d.from {
			r.dates = append(r.dates, d)
		}
	}
}

// dateAt is the date that has a word, nil for none.
func (r *reader) dateAt(i int) *date {
	for n := range r.dates {
		if d := &r.dates[n]; d.from <= i && i < d.to {
			return d
		}
	}
	return nil
}
