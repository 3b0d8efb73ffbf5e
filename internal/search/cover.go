package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// expression is a piece of FTS5's query language. Its terms come from Fold and consist of letters and digits alone; quoted
// nevertheless, none of them can be taken for syntax.
type expression string

func exact(mark byte, word string) expression {
	return expression(`"` + string(rune(mark)) + word + `"`)
}

func prefix(mark byte, word string) expression {
	return exact(mark, word) + " *"
}

func anyOf(parts ...expression) expression { return join(parts, " OR ") }

// allOf needs each of its parts: an empty one is found nowhere.
func allOf(parts ...expression) expression {
	for _, part := range parts {
		if part == "" {
			return ""
		}
	}
	return join(parts, " AND ")
}

func join(parts []expression, operator string) expression {
	var out strings.Builder
	count := 0
	for _, part := range parts {
		if part == "" {
			continue
		}
		if count++; count > 1 {
			out.WriteString(operator)
		}
		out.WriteString(string(part))
	}
	if count < 2 {
		return expression(out.String())
	}
	return expression("(" + out.String() + ")")
}

// FTS5 answers a prefix by merging the documents of all its words before it gives the first one: dear for prefixes of common
// words, of which a page is wanted only. A single word it reads as a stream.
const (
	mergeable = 2000 // documents are merged without being felt
	maxPieces = 48   // of a cover, so that expressions stay small
)

// plan is how covers are made for one expression: either all words of a prefix, or only the common ones, which is quicker and
// often gives enough.
type plan struct {
	*words
	common  bool
	several bool // the query has more words than this one
}

// minMail is the number of letters from which on the left sides of e-mail addresses, nearly all different and thus dear to
// merge, are looked at in the quick plan, and next to other words.
const minMail = 4

// enough documents of common words make the rare ones dispensable.
const enough = 4 * totalCap

// cover gives pieces that together stand for the words with a mark and a prefix. Where they have many documents it takes the
// prefix apart, letter by letter, into common words, read as streams, and rarer prefixes.
func (p plan) cover(mark byte, start string) []expression {
	if p.words == nil {
		return []expression{prefix(mark, start)}
	}
	if !counted(mark) {
		if mark == markMail && (p.common || p.several) && utf8.RuneCountInString(start) < minMail {
			return []expression{exact(mark, start)}
		}
		return []expression{prefix(mark, start)}
	}
	found := p.starting(string(rune(mark)) + start)
	switch {
	case len(found) == 0:
		return nil
	case p.common && documents(found) > enough:
		return commonest(found)
	}
	return takeApart(nil, found, mark, start)
}

// commonest gives the words with the most documents, enough of them or maxPieces.
func commonest(found []entry) []expression {
	found = slices.Clone(found)
	slices.SortFunc(found, func(a, b entry) int { return cmp.Compare(b.count, a.count) })
	var pieces []expression
	for sum := 0; sum < enough && len(pieces) < min(maxPieces, len(found)); {
		e := found[len(pieces)]
		pieces = append(pieces, exact(e.text[0], e.text[1:]))
		sum += int(e.count)
	}
	return pieces
}

func takeApart(pieces []expression, found []entry, mark byte, start string) []expression {
	switch {
	case len(found) == 1:
		return append(pieces, exact(mark, found[0].text[1:]))
	case len(pieces) >= maxPieces || documents(found) <= mergeable:
		return append(pieces, prefix(mark, start))
	}
	length := 1 + len(start)
	if len(found[0].text) == length {
		pieces = append(pieces, exact(mark, start))
		found = found[1:]
	}
	for len(found) > 0 {
		// The words that go on with the same character; the list is sorted.
		_, size := utf8.DecodeRuneInString(found[0].text[length:])
		next := found[0].text[:length+size]
		same := 1
		for same < len(found) && strings.HasPrefix(found[same].text, next) {
			same++
		}
		pieces = takeApart(pieces, found[:same], mark, next[1:])
		found = found[same:]
	}
	return pieces
}

func documents(found []entry) (sum int) {
	for _, e := range found {
		sum += int(e.count)
	}
	return sum
}

// seconds gives the names that begin with a letter, as all the pairs of letters that they begin with.
func (p plan) seconds(letter string) []expression {
	if p.words == nil {
		return []expression{prefix(markSecond, letter)}
	}
	var pairs []expression
	start := string(rune(markName)) + letter
	for from := p.find(start); from < len(p.list) && strings.HasPrefix(p.list[from].text, start); {
		text := p.list[from].text
		_, size := utf8.DecodeRuneInString(text[len(start):])
		pairs = append(pairs, exact(markSecond, text[1:len(start)+size]))
		if size == 0 {
			from++ // the letter alone
		} else {
			from = p.find(text[:len(start)+size] + "\xff")
		}
	}
	return pairs
}
