package search

import (
	"strings"
	"unicode/utf8"
)

// item is one thing that a query asks for: a word, typed to its end or not, an address or a number.
type item struct {
	word   string   // folded
	plain  string   // lower case, otherwise as typed: what is spelled just so ranks first
	phone  string   // digits without leading zeros, if it can be part of a phone number
	mail   string   // the left side of an e-mail address in one piece, if it can be that; parts are its words
	parts  []string // of something like anna.weber
	whole  bool     // mail is complete: an @ followed
	domain bool     // stands right of an @
	noted  bool     // and may also stand in a note, as there is something left of it
}

// maxItems is the number of words that are looked at; more would hardly make the result smaller.
const maxItems = 12

// maxQuery is the number of bytes of a query that are looked at.
const maxQuery = 400

// parseQuery takes apart what somebody typed. Any text gives a result, an empty one if there is nothing to look for.
func parseQuery(text string) []item {
	if len(text) > maxQuery {
		text = text[:maxQuery]
	}
	var items []item
	known := map[string]bool{}
	add := func(i item) {
		key := i.word + " " + i.phone + " " + i.mail
		if !known[key] && len(items) < maxItems {
			known[key] = true
			items = append(items, i)
		}
	}
	for chunks := strings.Fields(text); len(chunks) > 0; {
		// Blanks may stand within a phone number.
		if number, used := leadingPhone(chunks); used > 0 {
			add(number)
			chunks = chunks[used:]
			continue
		}
		chunk := chunks[0]
		chunks = chunks[1:]
		words := strings.Fields(Fold(chunk))
		switch local, domain, ok := strings.Cut(chunk, "@"); {
		case ok:
			if words = strings.Fields(Fold(local)); len(words) > 0 {
				add(item{mail: strings.Join(words, ""), parts: words, whole: true})
			}
			for _, word := range strings.Fields(Fold(domain)) {
				add(item{word: word, plain: word, domain: true, noted: len(words) > 0})
			}
		case len(words) > 1 && strings.ContainsAny(chunk, "._") && len(words) < maxItems:
			add(item{mail: strings.Join(words, ""), parts: words})
		default:
			plain := plainWords(chunk)
			for n, word := range words {
				spelled := word
				if len(plain) == len(words) {
					spelled = plain[n]
				}
				add(item{word: word, plain: spelled})
			}
		}
	}
	return items
}

// leadingPhone reads as many chunks as can be a phone number, at least three digits, and says how many these are.
func leadingPhone(chunks []string) (number item, used int) {
	for used < len(chunks) && strings.Trim(chunks[used], "0123456789+()/-.") == "" {
		used++
	}
	text := strings.Join(chunks[:used], " ")
	if len(text)-len(strings.Map(withoutDigits, text)) < 3 {
		return item{}, 0
	}
	var buffer [maxDigits]byte
	number.phone = string(parsePhone(text, buffer[:0]).digits)
	if used == 1 && strings.Map(withoutDigits, text) == "" {
		// A bare number can just as well be a postcode, a year or a part of a name.
		number.word, number.plain = text, text
	}
	return number, used
}

func withoutDigits(r rune) rune {
	if r >= '0' && r <= '9' {
		return -1
	}
	return r
}

// field is one place where an item can be, other than the name of a contact.
type field struct {
	name  string
	marks string
}

// fields, the strong ones first: what somebody is tells more than what was once noted about them.
var fields = []field{
	{fieldOrganisation, "w"},
	{fieldEmail, "ed"},
	{fieldPhone, "t"},
	{fieldPlace, "pq"},
	{fieldCircle, "c"},
	{fieldNote, "xym"},
}

// strongFields is the number of fields before the notes.
const strongFields = 5

// isShort reports whether a word is too short to be looked for as a beginning outside of names: it would be everywhere.
func isShort(word string) bool { return utf8.RuneCountInString(word) < 3 && !standsAlone(word) }

// inName is where the names of contacts have the item, as whole words or as their beginnings.
func (i item) inName(w *words, whole bool) expression {
	switch {
	case i.domain || i.whole:
		return ""
	case i.parts != nil:
		var parts []expression
		for _, word := range i.parts {
			parts = append(parts, item{word: word}.inName(w, whole))
		}
		return allOf(parts...)
	case i.word == "":
		return ""
	case whole || standsAlone(i.word):
		return exact(markName, i.word)
	case utf8.RuneCountInString(i.word) == 1:
		return exact(markFirst, i.word)
	case utf8.RuneCountInString(i.word) == 2:
		return exact(markSecond, i.word)
	}
	return w.cover(markName, i.word)
}

// inField is where a field has the item.
func (i item) inField(w *words, f field) expression {
	var found []expression
	for _, mark := range []byte(f.marks) {
		found = append(found, i.inMark(w, mark))
	}
	return anyOf(found...)
}

func (i item) inMark(w *words, mark byte) expression {
	number := i.word != "" && i.word[0] >= '0' && i.word[0] <= '9'
	switch {
	case mark == markPhone:
		return i.inPhone()
	case mark == markMail && i.whole:
		return exact(markMail, i.mail)
	case mark == markMail && i.mail != "":
		return prefix(markMail, i.mail)
	case i.whole && mark != markNote, i.domain && mark != markDomain && !(i.noted && mark == markNote):
		return ""
	case i.parts != nil:
		var parts []expression
		for _, word := range i.parts {
			parts = append(parts, item{word: word}.inMark(w, mark))
		}
		return allOf(parts...)
	case i.word == "",
		number && (mark == markPlace || mark == markNote),
		!number && (mark == markPlaceNumber || mark == markNoteNumber):
		return "" // numbers stand under a mark of their own
	case isShort(i.word) || standsAlone(i.word):
		return exact(mark, i.word)
	}
	return w.cover(mark, i.word)
}

func (i item) inPhone() expression {
	switch len(i.phone) {
	case 0, 1:
		return "" // a single digit after the zeros begins half of all numbers
	case 2:
		return exact(markPhoneArea, i.phone)
	case 3:
		return exact(markPhoneStart, i.phone)
	}
	return prefix(markPhone, i.phone)
}

// anywhere is where any of the first n fields, or a name, has the item.
func (i item) anywhere(w *words, n int) expression {
	found := []expression{i.inName(w, false)}
	for _, f := range fields[:n] {
		found = append(found, i.inField(w, f))
	}
	return anyOf(found...)
}
