package search

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// A term is a word with a leading byte, its mark, that says where the word stands.
const (
	markAlone       = '0' // the whole name, if it is one word
	markSecond      = '2' // the first two letters of a word of a name
	markPhoneArea   = '3' // the first two digits of a phone number, without country code and zeros
	markPhoneStart  = '4' // the first three
	markCountry     = '5' // the country code of a phone number, alone and with the first two digits after it
	markThird       = '6' // the first three letters of a word of a name
	markCircle      = 'c'
	markDomain      = 'd' // of an e-mail address
	markMail        = 'e' // left of the @
	markMention     = 'm' // a name of somebody in an encounter or follow-up
	markName        = 'n'
	markPlace       = 'p'
	markPlaceNumber = 'q' // postcodes and house numbers
	markPhone       = 't' // a phone number from its area code or a written group on
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
	row    int64
	terms  string   // separated by blanks
	hashes []uint64 // of those terms that are counted, in their order
}

// At gives the document the key of its thing, for those who fold before they know it.
func (p Prepared) At(key int64) Prepared {
	p.row = row(Kind(p.row%kindCount), key)
	return p
}

// Prepare folds a document. It depends on nothing else and may run in any goroutine.
func Prepare(d Document) Prepared {
	var room [64]uint64
	c := collector{terms: make([]byte, 0, 256+len(d.Note)+len(d.Note)/4), hashes: room[:0]}
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
	return Prepared{row: row(d.Kind, d.Key), terms: string(c.terms), hashes: slices.Clone(c.hashes)}
}

// collector gathers the distinct terms of one document.
type collector struct {
	terms   []byte
	scratch []byte
	hashes  []uint64
	seen    [seenSize]uint64 // hashes of the terms, an open table
	count   int
}

const seenSize = 256

// add appends a term unless the document has it. Beyond a certain number it stops looking: FTS5 sorts out the rest.
func (c *collector) add(mark byte, word []byte) {
	hash := hashOf(mark, word)
	place, known := c.look(hash)
	if known {
		return
	}
	if c.count < seenSize*3/4 {
		c.seen[place] = hash
		c.count++
	}
	if counted(mark) {
		c.hashes = append(c.hashes, hash)
	}
	c.terms = append(c.terms, mark)
	c.terms = append(c.terms, word...)
	c.terms = append(c.terms, ' ')
}

// look finds the place of a term among those seen, and whether it is there.
func (c *collector) look(hash uint64) (place uint64, known bool) {
	for place = (hash >> 32) % seenSize; c.seen[place] != 0; place = (place + 1) % seenSize {
		if c.seen[place] == hash {
			return place, true
		}
	}
	return place, false
}

// hashOf is never 0, which is an empty place (FNV-1a).
func hashOf(mark byte, word []byte) uint64 {
	hash := (uint64(14695981039346656037) ^ uint64(mark)) * 1099511628211
	for _, b := range word {
		hash = (hash ^ uint64(b)) * 1099511628211
	}
	return hash | 1
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
	_, second := utf8.DecodeRune(word[first:])
	c.add(markSecond, word[:first+second])
	if _, third := utf8.DecodeRune(word[first+second:]); third > 0 {
		c.add(markThird, word[:first+second+third])
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

// mail adds the left side of the @ in one piece and the words of both sides, except those that the name has: by these the
// contact is found already.
func (c *collector) mail(local, domain string) {
	c.field(markDomain, markDomain, domain)
	c.scratch = appendFolded(c.scratch[:0], local)
	for rest := c.scratch; len(rest) > 0; {
		end := bytes.IndexByte(rest, ' ')
		if _, known := c.look(hashOf(markName, rest[:end])); !known {
			c.add(markMail, rest[:end])
		}
		rest = rest[end+1:]
	}
	if len(c.scratch) > 0 {
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
	var room [maxDigits]byte
	number := parsePhone(line, room[:0])
	if number.count == 0 {
		return
	}
	for _, start := range number.starts[:number.count] {
		c.add(markPhone, number.digits[start:])
	}
	national := number.national()
	if number.country > 0 {
		land := append(make([]byte, 0, 5), number.digits[:number.country]...)
		c.add(markCountry, land)
		if len(national) >= 2 {
			c.add(markCountry, append(land, national[:2]...))
		}
	}
	if len(national) >= 2 {
		c.add(markPhoneArea, national[:2])
	}
	if len(national) >= 3 {
		c.add(markPhoneStart, national[:3])
	}
}
