package search

import "strings"

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
	for _, part := range parts {
		if part == "" {
			continue
		}
		if out.Len() > 0 {
			out.WriteString(operator)
		}
		out.WriteString(string(part))
	}
	if out.Len() == 0 {
		return ""
	}
	return expression("(" + out.String() + ")")
}

// FTS5 answers a prefix by merging the documents of all its words before it gives the first one: dear for prefixes of common
// words, of which a page is wanted only. A single word it reads as a stream.
const (
	mergeable = 4000 // documents are merged without being felt
	maxPieces = 48   // of a cover, so that expressions stay small
)

// cover gives an expression for all words with a mark and a prefix. Where they have many documents it takes the prefix apart,
// letter by letter, into common words, read as streams, and rarer prefixes. What it covers is the same.
func (w *words) cover(mark byte, start string) expression {
	if !counted(mark) {
		return prefix(mark, start)
	}
	found := w.starting(string(rune(mark)) + start)
	if len(found) == 0 {
		return ""
	}
	pieces := takeApart(nil, found, mark, start, maxPieces)
	return anyOf(pieces...)
}

func takeApart(pieces []expression, found []entry, mark byte, start string, room int) []expression {
	if len(found) == 1 {
		return append(pieces, exact(mark, found[0].text[1:]))
	}
	if len(pieces) >= room || documents(found) <= mergeable {
		return append(pieces, prefix(mark, start))
	}
	length := 1 + len(start)
	if len(found[0].text) == length {
		pieces = append(pieces, exact(mark, start))
		found = found[1:]
	}
	for len(found) > 0 {
		// The words that go on with the same character; the list is sorted.
		size := runeLength(found[0].text[length])
		next := found[0].text[:length+size]
		same := 1
		for same < len(found) && strings.HasPrefix(found[same].text, next) {
			same++
		}
		pieces = takeApart(pieces, found[:same], mark, next[1:], room)
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

// runeLength is the length of the UTF-8 sequence that a byte begins.
func runeLength(b byte) int {
	switch {
	case b < 0xc0:
		return 1
	case b < 0xe0:
		return 2
	case b < 0xf0:
		return 3
	}
	return 4
}
