package search

import (
	"strings"
	"unicode/utf8"
)

// item is one thing that a query asks for: a word, typed to its end or not, an address or a number.
type item struct {
	word   string   // folded
	plain  string   // lower case, otherwise as typed: what is spelled just so ranks first
	phone  string   // digits without country code and leading zeros, if it can be part of a phone number
	land   string   // the country code, if it is one for certain
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
		key := i.word + " " + i.land + " " + i.phone + " " + i.mail
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
	parsed := parsePhone(text, buffer[:0])
	number.phone, number.land = string(parsed.national()), string(parsed.digits[:parsed.country])
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
func (i item) inName(p plan, whole bool) expression { return anyOf(i.namePieces(p, whole)...) }

// namePieces are expressions any of which will do for inName.
func (i item) namePieces(p plan, whole bool) []expression {
	switch {
	case i.domain || i.whole:
		return nil
	case i.parts != nil:
		var parts []expression
		for _, word := range i.parts {
			parts = append(parts, item{word: word}.inName(p, whole))
		}
		return []expression{allOf(parts...)}
	case i.word == "":
		return nil
	case whole || standsAlone(i.word):
		return []expression{exact(markName, i.word)}
	case utf8.RuneCountInString(i.word) == 1:
		return p.seconds(i.word)
	case utf8.RuneCountInString(i.word) == 2:
		return []expression{exact(markSecond, i.word)}
	case utf8.RuneCountInString(i.word) == 3:
		return []expression{exact(markThird, i.word)}
	}
	return p.cover(markName, i.word)
}

// inField is where a field has the item.
func (i item) inField(p plan, f field) expression {
	var found []expression
	for _, mark := range []byte(f.marks) {
		found = append(found, i.inMark(p, mark))
	}
	return anyOf(found...)
}

func (i item) inMark(p plan, mark byte) expression { return anyOf(i.markPieces(p, mark)...) }

// markPieces are expressions any of which will do for inMark.
func (i item) markPieces(p plan, mark byte) []expression {
	number := i.word != "" && i.word[0] >= '0' && i.word[0] <= '9'
	switch {
	case mark == markMention && !p.several:
		return nil // that somebody took part in something says nothing about the others
	case mark == markPhone:
		return []expression{i.inPhone()}
	case mark == markMail && i.whole:
		return []expression{exact(markMail, i.mail)}
	case mark == markMail && i.mail != "":
		return []expression{prefix(markMail, i.mail)}
	case i.whole && mark != markNote, i.domain && mark != markDomain && !(i.noted && mark == markNote):
		return nil
	case i.parts != nil:
		var parts []expression
		for _, word := range i.parts {
			parts = append(parts, item{word: word}.inMark(p, mark))
		}
		return []expression{allOf(parts...)}
	case i.word == "",
		number && (mark == markPlace || mark == markNote),
		!number && (mark == markPlaceNumber || mark == markNoteNumber):
		return nil // numbers stand under a mark of their own
	case isShort(i.word) || standsAlone(i.word):
		return []expression{exact(mark, i.word)}
	}
	return p.cover(mark, i.word)
}

// inPhone is where numbers have the digits. Typed with a country code they also find numbers written without; as long as
// they are few, those of other countries are kept out.
func (i item) inPhone() expression {
	if i.phone == "" && i.land == "" {
		return ""
	}
	found := phoneBegins(i.phone)
	switch {
	case i.land != "" && len(i.phone) < 2:
		return exact(markCountry, i.land)
	case i.land != "" && len(i.phone) < certainDigits:
		return allOf(exact(markCountry, i.land+i.phone[:2]), found)
	case i.land == "" && len(i.phone) >= 4:
		// The country code may have been typed without a sign that it is one.
		land := countryCode([]byte(i.phone))
		if rest := i.phone[land:]; len(rest) >= 2 {
			return anyOf(found, allOf(exact(markCountry, i.phone[:land+2]), phoneBegins(rest)))
		}
	}
	return found
}

// certainDigits are enough to know a number without its country.
const certainDigits = 6

// phoneBegins gives the numbers that begin with digits. By one digit nothing is looked for: half of all numbers have it.
func phoneBegins(digits string) expression {
	switch len(digits) {
	case 0, 1:
		return ""
	case 2:
		return exact(markPhoneArea, digits)
	case 3:
		return exact(markPhoneStart, digits)
	}
	return prefix(markPhone, digits)
}

// isName is where a name has the item as a whole word.
func (i item) isName(p plan) expression { return i.inName(p, true) }

// startsName is where a word of a name begins with the item.
func (i item) startsName(p plan) expression { return i.inName(p, false) }

// strongly is where a name or a strong field has the item.
func (i item) strongly(p plan) expression { return i.inFields(p, fields[:strongFields]) }

// anywhere is where a name or any field has the item.
func (i item) anywhere(p plan) expression { return i.inFields(p, fields) }

func (i item) inFields(p plan, some []field) expression {
	found := []expression{i.startsName(p)}
	for _, f := range some {
		found = append(found, i.inField(p, f))
	}
	return anyOf(found...)
}
