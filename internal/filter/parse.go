package filter

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/search"
)

// Limits keep what somebody pastes by mistake from becoming a monstrous query.
const (
	maxText  = 4000 // bytes
	maxTerms = 200
	maxDepth = 40 // brackets within brackets
)

// Parse reads an expression. An empty one means everybody. Errors are faults filter.… that name the place, in characters from 1,
// and what was expected there.
func Parse(text string) (Filter, error) {
	if len(text) > maxText {
		return Filter{}, fault.New("filter.too-long", message.Args{"n": maxText})
	}
	text = strings.ToValidUTF8(text, "\uFFFD")
	p := &parser{text: text}
	if err := p.scan(); err != nil {
		return Filter{}, err
	}
	if len(p.tokens) == 0 {
		return Filter{}, nil
	}
	root, err := p.or(0)
	if err != nil {
		return Filter{}, err
	}
	if p.next < len(p.tokens) {
		return Filter{}, fault.New("filter.extra-close", message.Args{"at": p.tokens[p.next].at})
	}
	return Filter{root: root}, nil
}

// token is a piece of an expression.
type token struct {
	kind string // "(", ")", "and", "or", "not" or "term"
	term Term
	text string // as it was typed
	at   int    // in characters from 1
}

type parser struct {
	text   string
	tokens []token
	next   int
	terms  int
}

// endsWord says what ends a value that has no quotes.
func endsWord(r rune) bool { return unicode.IsSpace(r) || r == '(' || r == ')' || !unicode.IsPrint(r) }

// quotes are the ways to open a quoted value and what closes each of them.
var quotes = map[rune]string{'"': `"`, '„': `“”"`, '“': `”"`, '«': `»`, '»': `«`}

// connectives are the words that join terms.
var connectives = map[string]string{
	"and": "and", "und": "and", "or": "or", "oder": "or", "not": "not", "nicht": "not",
	"&&": "and", "&": "and", "||": "or", "|": "or", "!": "not",
}

func connective(word string) string { return connectives[strings.ToLower(word)] }

func (p *parser) scan() error {
	at := 0 // in bytes
	for {
		rest := p.text[at:]
		trimmed := strings.TrimLeftFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) })
		at += len(rest) - len(trimmed)
		if trimmed == "" {
			return nil
		}
		t := token{at: utf8.RuneCountInString(p.text[:at]) + 1}
		first, size := utf8.DecodeRuneInString(trimmed)
		switch {
		case first == '(' || first == ')':
			t.kind, t.text = string(first), string(first)
			at += size
		case first == '-' && len(trimmed) > 1 && !endsWord(rune(trimmed[1])) || first == '-' && len(trimmed) > 1 && trimmed[1] == '(':
			t.kind, t.text = "not", "-"
			at += size
		default:
			used, err := p.scanTerm(&t, trimmed)
			if err != nil {
				return err
			}
			at += used
		}
		p.tokens = append(p.tokens, t)
	}
}

// scanTerm reads a term or a word that joins terms, and says how many bytes it has.
func (p *parser) scanTerm(t *token, text string) (int, error) {
	word := text
	if end := strings.IndexFunc(text, endsWord); end >= 0 {
		word = text[:end]
	}
	if kind := connective(word); kind != "" {
		t.kind, t.text = kind, word
		return len(word), nil
	}
	t.kind = "term"
	t.term.at = t.at
	name, op, start, isTerm := splitTerm(word)
	if !isTerm {
		value, used, err := scanValue(text, t.at)
		t.term.Value, t.text = value, text[:used]
		if err == nil && value == "" {
			err = fault.New("filter.no-value", message.Args{"at": t.at, "key": text[:used]})
		}
		return used, err
	}
	k := keyNamed(name)
	if k == nil {
		return 0, unknownKey(name, t.at)
	}
	t.term.Key, t.term.Op = k.name, op
	// A blank after the colon does no harm: "circle: Hamburg".
	rest := strings.TrimLeftFunc(text[start:], unicode.IsSpace)
	at := t.at + utf8.RuneCountInString(text[:len(text)-len(rest)])
	value, used, err := scanValue(rest, at)
	if err != nil {
		return 0, err
	}
	if strings.TrimSpace(value) == "" {
		return 0, fault.New("filter.no-value", message.Args{"at": at, "key": name + op})
	}
	t.term.Value = value
	used += len(text) - len(rest)
	t.text = text[:used]
	if err := k.check(t.term, name, at); err != nil {
		return 0, err
	}
	if k.values != nil {
		if means := k.values()[wordOf(value)]; means != "" {
			t.term.Value = means
		}
	}
	return used, nil
}

// scanValue reads a value, in quotes or without.
func scanValue(text string, at int) (value string, used int, err error) {
	first, size := utf8.DecodeRuneInString(text)
	closing, isQuoted := quotes[first]
	if !isQuoted {
		end := strings.IndexFunc(text, endsWord)
		if end < 0 {
			end = len(text)
		}
		return text[:end], end, nil
	}
	var out strings.Builder
	escaped := false
	for i, r := range text[size:] {
		switch {
		case escaped:
			out.WriteRune(r)
			escaped = false
		case r == '\\':
			escaped = true
		case strings.ContainsRune(closing, r):
			return strings.TrimSpace(out.String()), size + i + utf8.RuneLen(r), nil
		default:
			out.WriteRune(r)
		}
	}
	return "", 0, fault.New("filter.open-quote", message.Args{"at": at})
}

// splitTerm takes "circle:Hamburg" apart: the key, the operator and where the value begins. A word whose colon stands behind
// anything but letters is none ("10:30"), nor is an address (https://…).
func splitTerm(word string) (key, op string, value int, ok bool) {
	at := strings.IndexAny(word, ":=<>!")
	if at <= 0 {
		return "", "", 0, false
	}
	key = word[:at]
	if strings.ContainsFunc(key, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) && r != '-' }) {
		return "", "", 0, false
	}
	for _, op := range operators {
		if strings.HasPrefix(word[at:], op) {
			if op == ":" && strings.HasPrefix(word[at+1:], "//") {
				return "", "", 0, false
			}
			return key, op, at + len(op), true
		}
	}
	return "", "", 0, false
}

// operators, the longer ones first.
var operators = []string{"<=", ">=", "!=", ":", "=", "<", ">"}

func (p *parser) or(depth int) (Node, error) {
	first, err := p.and(depth)
	if err != nil {
		return nil, err
	}
	parts := Any{first}
	for p.is("or") {
		p.next++
		part, err := p.and(depth)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	if len(parts) == 1 {
		return first, nil
	}
	return flatAny(parts), nil
}

func (p *parser) and(depth int) (Node, error) {
	first, err := p.not(depth)
	if err != nil {
		return nil, err
	}
	parts := All{first}
	for p.next < len(p.tokens) && !p.is("or") && !p.is(")") {
		if p.is("and") {
			p.next++
		}
		part, err := p.not(depth)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	if len(parts) == 1 {
		return first, nil
	}
	return flatAll(parts), nil
}

func (p *parser) not(depth int) (Node, error) {
	if depth > maxDepth {
		return nil, fault.New("filter.too-deep", nil)
	}
	if p.next == len(p.tokens) {
		if p.next == 0 {
			return nil, fault.New("filter.no-term", message.Args{"at": 1, "after": ""})
		}
		last := p.tokens[p.next-1]
		return nil, fault.New("filter.no-term", message.Args{"at": utf8.RuneCountInString(p.text) + 1, "after": last.text})
	}
	t := p.tokens[p.next]
	p.next++
	switch t.kind {
	case "not":
		of, err := p.not(depth + 1)
		if inner, twice := of.(Not); twice {
			return inner.Of, err
		}
		return Not{of}, err
	case "(":
		of, err := p.or(depth + 1)
		if err != nil {
			return nil, err
		}
		if !p.is(")") {
			return nil, fault.New("filter.open-bracket", message.Args{"at": t.at})
		}
		p.next++
		return of, nil
	case "term":
		if p.terms++; p.terms > maxTerms {
			return nil, fault.New("filter.too-long", message.Args{"n": maxText})
		}
		if t.term.Op == "!=" {
			t.term.Op = "="
			return Not{t.term}, nil
		}
		return t.term, nil
	}
	if t.kind == ")" && p.next == 1 {
		return nil, fault.New("filter.extra-close", message.Args{"at": t.at})
	}
	return nil, fault.New("filter.unexpected", message.Args{"at": t.at, "text": t.text})
}

func (p *parser) is(kind string) bool { return p.next < len(p.tokens) && p.tokens[p.next].kind == kind }

// flatAll and flatAny take brackets away that say nothing: a (b c) is a b c.
func flatAll(parts All) All {
	var flat All
	for _, part := range parts {
		if inner, ok := part.(All); ok {
			flat = append(flat, inner...)
		} else {
			flat = append(flat, part)
		}
	}
	return flat
}

func flatAny(parts Any) Any {
	var flat Any
	for _, part := range parts {
		if inner, ok := part.(Any); ok {
			flat = append(flat, inner...)
		} else {
			flat = append(flat, part)
		}
	}
	return flat
}

// unknownKey says that there is no such key, and which one was perhaps meant.
func unknownKey(name string, at int) error {
	args := message.Args{"key": name, "at": at}
	if near := nearestKey(search.Fold(name)); near != "" {
		args["near"] = near
		return fault.New("filter.key-near", args)
	}
	return fault.New("filter.key", args)
}
