package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	snippetRunes = 118 // without the marks of omission
	snippetLead  = 40  // of them before the hit
)

// Snippet gives about a line of text around the first place where it has something that the query asks for, with … where
// text was left out; "" if it has nothing.
func Snippet(text, query string) string { return Snippets(query)(text) }

// Snippets is Snippet for many texts and one query, which is read once.
func Snippets(query string) func(text string) string {
	items := parseQuery(query)
	return func(text string) string {
		at := firstHit(text, items)
		if at < 0 {
			return ""
		}
		return around(text, at)
	}
}

// firstHit is where the first word or number begins that an item asks for, -1 if there is none.
func firstHit(text string, items []item) int {
	if len(items) == 0 {
		return -1
	}
	var folded []byte
	for at := 0; at < len(text); {
		size := wordLength(text[at:])
		if size == 0 {
			_, size = utf8.DecodeRuneInString(text[at:])
			at += size
			continue
		}
		folded = appendFolded(folded[:0], text[at:at+size])
		word := strings.TrimSuffix(string(folded), " ")
		for _, i := range items {
			if i.begins(word) || i.dials(text, at) {
				return at
			}
		}
		at += size
	}
	return -1
}

// wordLength is the length of the word that text begins with; in scripts without blanks, of one character.
func wordLength(text string) int {
	for at, r := range text {
		switch {
		case !isWordRune(r) && (at == 0 || !isApostrophe(r)):
			return at
		case r >= tableEnd && standsAlone(string(r)):
			if at == 0 {
				return utf8.RuneLen(r)
			}
			return at
		}
	}
	return len(text)
}

// begins reports whether a folded word is what the item asks for.
func (i item) begins(word string) bool {
	switch {
	case i.parts != nil:
		return word == i.parts[0] || strings.HasPrefix(word, i.mail)
	case i.word == "":
		return false
	case isShort(i.word):
		return word == i.word
	}
	return strings.HasPrefix(word, i.word)
}

// dials reports whether a phone number begins at a place in text that is the item's.
func (i item) dials(text string, at int) bool {
	if i.phone == "" || at > 0 && text[at-1] >= '0' && text[at-1] <= '9' {
		return false
	}
	if at > 0 && text[at-1] == '+' {
		at--
	}
	text = text[at:]
	if end := strings.IndexFunc(text, func(r rune) bool { return !strings.ContainsRune("0123456789+()/-. ", r) }); end >= 0 {
		text = text[:end]
	}
	var buffer [maxDigits]byte
	number := parsePhone(text, buffer[:0])
	if strings.HasPrefix(string(number.digits), i.land+i.phone) {
		return true
	}
	for _, start := range number.starts[:number.count] {
		if strings.HasPrefix(string(number.digits[start:]), i.phone) {
			return true
		}
	}
	return false
}

// around cuts text to a line around a place in it.
func around(text string, at int) string {
	from := at
	for n := 0; n < snippetLead && from > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	to := from
	for n := 0; n < snippetRunes && to < len(text); n++ {
		_, size := utf8.DecodeRuneInString(text[to:])
		to += size
	}
	// Cut between words where there are any.
	if from > 0 {
		if blank := strings.IndexFunc(text[from:at], unicode.IsSpace); blank >= 0 {
			from += blank
		}
	}
	if to < len(text) {
		if blank := strings.LastIndexFunc(text[at:to], unicode.IsSpace); blank > 0 {
			to = at + blank
		}
	}
	line := strings.Join(strings.Fields(strings.ToValidUTF8(text[from:to], "\uFFFD")), " ")
	if from > 0 {
		line = "…" + line
	}
	if to < len(text) {
		line += "…"
	}
	return line
}
