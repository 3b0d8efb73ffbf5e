package phrase

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"kith/internal/search"
)

// token is a word, a number or a sign of a text.
type token struct {
	start, end int           // in bytes of the text
	key        string        // the word as package search folds it; a sign as it is
	num        int           // its value, -1 if it is no number
	digits     int           // how many figures that has
	glued      bool          // no blank stands before it
	senses     map[sense]int // what the word can mean
	capital    bool          // it begins with a capital letter
}

func (t token) isOneOf(keys ...string) bool {
	for _, key := range keys {
		if t.key == key {
			return true
		}
	}
	return false
}

// parser reads phrases off tokens. Every rule takes the place where it starts and answers the place behind what it read.
type parser struct {
	tokens []token
	c      Context
	now    time.Time // in the zone
	today  time.Time // as midnight UTC, which is how days are counted here
	whole  bool      // the text is a phrase and nothing else
}

func newParser(text string, c Context, whole bool) *parser {
	if c.Zone == nil {
		c.Zone = time.UTC
	}
	now := c.Now.In(c.Zone)
	return &parser{tokens: tokenise(text, whole), c: c, now: now, today: date(now.Year(), int(now.Month()), now.Day()), whole: whole}
}

// tokenise parts a text; letters and figures part where they meet ("3pm", "KW12"), and compounds of a day and a part of it
// ("Freitagabend").
func tokenise(text string, whole bool) []token {
	var tokens []token
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if unicode.IsSpace(r) {
			at += size
			continue
		}
		end := at + size
		kind := kindOf(r)
		for kind != sign && end < len(text) {
			next, size := utf8.DecodeRuneInString(text[end:])
			if kindOf(next) != kind && !(kind == letter && apostrophe(next)) && !unicode.Is(unicode.Mn, next) {
				break
			}
			end += size
		}
		glued := at > 0 && len(tokens) > 0 && tokens[len(tokens)-1].end == at
		tokens = append(tokens, newTokens(text, at, end, kind, glued, whole)...)
		at = end
	}
	return tokens
}

const (
	sign = iota
	letter
	figure
)

func kindOf(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return figure
	case unicode.IsLetter(r):
		return letter
	}
	return sign
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' }

func newTokens(text string, start, end, kind int, glued, whole bool) []token {
	word := text[start:end]
	t := token{start: start, end: end, key: word, num: -1, glued: glued}
	switch kind {
	case figure:
		t.digits = len(word)
		if t.num = 0; t.digits > 6 {
			t.num = -1
			break
		}
		for _, d := range word {
			t.num = 10*t.num + int(d-'0')
		}
	case letter:
		first, _ := utf8.DecodeRuneInString(word)
		t.capital = unicode.IsUpper(first)
		word = strings.TrimSuffix(strings.TrimSuffix(strings.TrimRight(word, "'’"), "'s"), "’s")
		t.key = search.Fold(word)
		if t.senses = lookUp(t.key, whole); t.senses == nil {
			if head, tail, ok := compound(t.key); ok {
				// Where one ends and the other begins in the text nobody asks for: a phrase has both or none.
				first, second := t, t
				first.key, first.senses, second.key, second.senses = head, lexicon()[head], tail, lexicon()[tail]
				second.glued = true
				return []token{first, second}
			}
		}
	}
	return []token{t}
}

// compound parts "freitagabend" and "morgenfruh".
func compound(key string) (head, tail string, ok bool) {
	for cut := 5; cut < len(key)-3; cut++ {
		head, tail = key[:cut], key[cut:]
		words := lexicon()
		_, day := words[head][weekday]
		_, spoken := words[head][spoken]
		if _, part := words[tail][part]; (part || tail == "morgen") && (day || spoken) {
			return head, tail, true
		}
	}
	return "", "", false
}

// midWord tells whether a word or number goes on over the border before a token.
func (p *parser) midWord(i int) bool {
	if i <= 0 || i >= len(p.tokens) || !p.tokens[i].glued {
		return false
	}
	before, after := p.tokens[i-1], p.tokens[i]
	wordy := func(t token) bool {
		return t.digits > 0 || t.senses != nil || utf8.RuneCountInString(t.key) > 1 || t.key == "@" || t.key == "_"
	}
	return wordy(before) && wordy(after) || after.isOneOf("%", "€", "$", "°") || before.isOneOf("#", "$", "€")
}

// at is a token, or an empty one behind the end.
func (p *parser) at(i int) token {
	if i < 0 || i >= len(p.tokens) {
		return token{num: -1}
	}
	return p.tokens[i]
}

// is gives the value of a word in a sense.
func (p *parser) is(i int, s sense) (int, bool) {
	n, ok := p.at(i).senses[s]
	return n, ok
}

func (p *parser) has(i int, s sense) bool {
	_, ok := p.is(i, s)
	return ok
}

// words reads a fixed sequence of folded words or signs.
func (p *parser) words(i int, keys ...string) (int, bool) {
	for n, key := range keys {
		if p.at(i+n).key != key {
			return i, false
		}
	}
	return i + len(keys), true
}

// skip passes over words that say nothing of their own.
func (p *parser) skip(i int, keys ...string) int {
	for p.at(i).key != "" && p.at(i).isOneOf(keys...) {
		i++
	}
	return i
}

// number reads a number in figures or words.
func (p *parser) number(i int) (n, next int, ok bool) {
	if t := p.at(i); t.num >= 0 {
		return t.num, i + 1, true
	}
	n, ok = p.is(i, numeral)
	if !ok {
		return 0, i, false
	}
	if n >= 20 && n%10 == 0 { // twenty-one
		at := p.skip(i+1, "-")
		if more, ok := p.is(at, numeral); ok && more > 0 && more < 10 {
			return n + more, at + 1, true
		}
	}
	return n, i + 1, true
}

// ordinalDot tells the dot of "15." from that of the end of a sentence.
func (p *parser) ordinalDot(i int) bool { return p.at(i).key == "." && p.at(i-1).num >= 0 }
