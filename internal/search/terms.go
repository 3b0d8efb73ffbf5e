package search

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// A term is a word with a leading byte, its mark, that says where the word stands.
const (
	markAlone       = '0' // the whole name, if it is one word
	markFirst       = '1' // the first letter of a word of a name
	markSecond      = '2' // the first two
	markPhoneArea   = '3' // the first two digits of a phone number, from any of its groups
	markPhoneStart  = '4' // the first three
	markCircle      = 'c'
	markDomain      = 'd' // of an e-mail address
	markMail        = 'e' // left of the @
	markMention     = 'm' // a name of somebody in an encounter or follow-up
	markName        = 'n'
	markPlace       = 'p'
	markPlaceNumber = 'q' // postcodes and house numbers
	markPhone       = 't'
	markWork        = 'w'
	markNote        = 'x'
	markNoteNumber  = 'y'
)

// counted marks those terms that search_word lists: words that many documents share. Numbers and addresses, nearly all
// different, would only fill it.
func counted(mark byte) bool {
	switch mark {
	case markCircle, markDomain, markMention, markName, markPlace, markWork, markNote:
		return true
	}
	return false
}

// Prepared is a document made ready for its Writer.
type Prepared struct {
	row   int64
	terms string // separated by blanks
}

// At gives the document the key of its thing, for those who fold before they know it.
func (p Prepared) At(key int64) Prepared {
	p.row = row(Kind(p.row%kindCount), key)
	return p
}

// Prepare folds a document. It depends on nothing else and may run in any goroutine.
func Prepare(d Document) Prepared {
	c := collector{terms: make([]byte, 0, 256+len(d.Note)+len(d.Note)/4)}
	if d.Kind == Contact {
		c.names(d.Name)
		c.field(markWork, markWork, d.Work)
		c.reach(d.Reach)
		c.field(markPlace, markPlaceNumber, d.Place)
		c.field(markCircle, markCircle, d.Circle)
	} else {
		// Marked apart, these people do not crowd out the contacts themselves.
		c.field(markMention, markMention, d.Name)
	}
	c.field(markNote, markNoteNumber, d.Note)
	return Prepared{row: row(d.Kind, d.Key), terms: string(c.terms)}
}

// collector gathers the distinct terms of one document.
type collector struct {
	terms   []byte
	scratch []byte
	seen    [seenSize]uint64 // hashes of the terms, an open table
	count   int
}

const seenSize = 256

// add appends a term unless the document has it. Beyond a certain number it stops looking: FTS5 sorts out the rest.
func (c *collector) add(mark byte, word []byte) {
	if c.count < seenSize*3/4 {
		hash := uint64(14695981039346656037) // FNV-1a
		hash = (hash ^ uint64(mark)) * 1099511628211
		for _, b := range word {
			hash = (hash ^ uint64(b)) * 1099511628211
		}
		hash |= 1 // 0 is an empty place
		place := (hash >> 32) % seenSize
		for c.seen[place] != 0 {
			if c.seen[place] == hash {
				return
			}
			place = (place + 1) % seenSize
		}
		c.seen[place] = hash
		c.count++
	}
	c.terms = append(c.terms, mark)
	c.terms = append(c.terms, word...)
	c.terms = append(c.terms, ' ')
}

// field adds the words of a text; those that start with a digit under a mark of their own.
func (c *collector) field(mark, numberMark byte, text string) {
	if text == "" {
		return
	}
	c.scratch = appendFolded(c.scratch[:0], text)
	for rest := c.scratch; len(rest) > 0; {
		end := bytes.IndexByte(rest, ' ')
		if rest[0] >= '0' && rest[0] <= '9' {
			c.add(numberMark, rest[:end])
		} else {
			c.add(mark, rest[:end])
		}
		rest = rest[end+1:]
	}
}

// names adds the words of a name and their beginnings.
func (c *collector) names(text string) {
	c.scratch = appendFolded(c.scratch[:0], text)
	words := c.scratch
	if len(words) > 0 && bytes.IndexByte(words, ' ') == len(words)-1 {
		c.add(markAlone, words[:len(words)-1])
	}
	for rest := words; len(rest) > 0; {
		end := bytes.IndexByte(rest, ' ')
		c.name(rest[:end])
		rest = rest[end+1:]
	}
	// O'Brien, folded to obrien, is looked for as Brien too.
	for at := 0; ; {
		found := strings.IndexFunc(text[at:], isApostrophe)
		if found < 0 {
			return
		}
		at += found
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
		if word, _, _ := strings.Cut(Fold(text[at:]), " "); word != "" {
			c.name([]byte(word))
		}
	}
}

func (c *collector) name(word []byte) {
	c.add(markName, word)
	_, first := utf8.DecodeRune(word)
	c.add(markFirst, word[:first])
	if first < len(word) {
		_, second := utf8.DecodeRune(word[first:])
		c.add(markSecond, word[:first+second])
	}
}

// reach adds e-mail addresses and phone numbers, one a line.
func (c *collector) reach(text string) {
	for text != "" {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		if at := strings.LastIndexByte(line, '@'); at >= 0 {
			c.mail(line[:at], line[at+1:])
		} else {
			c.phone(line)
		}
	}
}

// mail adds the words on both sides of the @, and the left side in one piece.
func (c *collector) mail(local, domain string) {
	c.field(markDomain, markDomain, domain)
	c.field(markMail, markMail, local)
	if bytes.IndexByte(c.scratch, ' ') < len(c.scratch)-1 {
		c.add(markMail, squeeze(c.scratch))
	}
}

// squeeze removes the blanks, in place.
func squeeze(words []byte) []byte {
	out := words[:0]
	for _, b := range words {
		if b != ' ' && len(out) < maxWord {
			out = append(out, b)
		}
	}
	return out
}

// phone adds a number from each place where people may begin to type it.
func (c *collector) phone(line string) {
	var digits [maxDigits]byte
	number := parsePhone(line, digits[:0])
	for _, start := range number.starts[:number.count] {
		tail := number.digits[start:]
		c.add(markPhone, tail)
		if len(tail) >= 2 {
			c.add(markPhoneArea, tail[:2])
		}
		if len(tail) >= 3 {
			c.add(markPhoneStart, tail[:3])
		}
	}
}
