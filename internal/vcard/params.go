package vcard

import (
	"strings"
	"unicode/utf8"
)

type paramSpan struct {
	name   string
	values int
}

// parameters reads ";a=b;c=d:" from s[i:] and returns the place of the colon.
func (p *parser) parameters(s string, i int, t *transfer, quotes bool) (end int, ok bool) {
	for i < len(s) && s[i] == ';' {
		i++
		start := i
		if !p.stored {
			if label, next, ok := androidLabel(s, i); ok {
				p.values = append(p.values, label)
				p.params = append(p.params, paramSpan{"TYPE", 1})
				i = next
				continue
			}
		}
		for i < len(s) && s[i] != '=' && s[i] != ';' && s[i] != ':' {
			i++
		}
		if i == len(s) {
			return 0, false
		}
		name := s[start:i]
		if s[i] != '=' {
			if name = strings.TrimSpace(name); name != "" {
				p.bare(name, t)
			}
			continue
		}
		i++
		from := len(p.values)
		for {
			value, next, ok := p.paramValue(s, i, quotes)
			if !ok || next == len(s) {
				return 0, false
			}
			p.values = append(p.values, value)
			i = next
			if s[i] != ',' {
				break
			}
			i++
		}
		p.parameter(name, from, t)
	}
	return i, i < len(s)
}

// parameter keeps a parameter whose values are those since from, or notes what it says about the transfer.
func (p *parser) parameter(name string, from int, t *transfer) {
	if !p.stored {
		name = strings.TrimSpace(name)
		switch {
		case len(name) == 7 && strings.EqualFold(name, "CHARSET"):
			t.charset = p.values[from]
			p.values = p.values[:from]
			return
		case len(name) == 8 && strings.EqualFold(name, "ENCODING"):
			if p.encoding(p.values[from], t) {
				p.values = p.values[:from]
				return
			}
			if t.base64 {
				p.values[from] = "b"
			}
		}
		if !isName(name) {
			if name = strings.TrimSpace(name); !isName(name) {
				p.values[from] = name + "=" + p.values[from]
				name = "TYPE"
			}
		}
	}
	p.params = append(p.params, paramSpan{name, len(p.values) - from})
}

// encoding notes a transfer encoding; gone says that the parameter is thereby undone.
func (p *parser) encoding(value string, t *transfer) (gone bool) {
	switch strings.ToLower(value) {
	case "quoted-printable", "quotedprintable", "q":
		t.qp = true
		return true
	case "8bit", "7bit":
		return true
	case "b", "base64":
		t.base64 = true
	}
	return false
}

// bare keeps the parameter of vCard 2.1 that is only a value ("TEL;HOME;VOICE:") under the name it stands for.
func (p *parser) bare(word string, t *transfer) {
	name := "TYPE"
	switch lower := strings.ToLower(word); {
	case lower == "base64" || lower == "quoted-printable" || lower == "8bit" || lower == "7bit" || lower == "b":
		if p.encoding(lower, t) {
			return
		}
		name, word = "ENCODING", "b"
	case lower == "inline" || lower == "url" || lower == "uri" || lower == "cid" || lower == "content-id":
		name = "VALUE"
	case strings.HasPrefix(lower, "utf-") || strings.HasPrefix(lower, "iso-8859-") || strings.HasPrefix(lower, "windows-125"):
		t.charset = lower
		return
	}
	p.values = append(p.values, word)
	p.params = append(p.params, paramSpan{name, 1})
}

// androidLabel reads the parameter in which Android 2.1 exports carry a label of one's own that is no ASCII:
// X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=42=C3=BC=72=6F). Others it writes as X-Label, so that is the form.
func androidLabel(s string, i int) (label string, next int, ok bool) {
	const start = "X-CUSTOM("
	if !strings.HasPrefix(s[i:], start) {
		return "", 0, false
	}
	inside, rest, found := strings.Cut(s[i+len(start):], ")")
	if !found || rest == "" || rest[0] != ';' && rest[0] != ':' {
		return "", 0, false
	}
	encoded, found := strings.CutPrefix(inside, "CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,")
	if !found {
		return "", 0, false
	}
	text, clean := decodeQP(encoded, false)
	if !clean || !utf8.ValidString(text) || strings.ContainsAny(text, "\x00\r\n") {
		return "", 0, false
	}
	return "X-" + text, len(s) - len(rest), true
}

// paramValue reads one parameter value at s[i:], up to ',', ';' or ':' outside quotes, and undoes quotes and RFC 6868.
func (p *parser) paramValue(s string, i int, quotes bool) (value string, next int, ok bool) {
	start := i
	for ; i < len(s); i++ {
		switch s[i] {
		case ',', ';', ':':
			value = s[start:i]
			if !p.stored {
				value = strings.Trim(value, " \t")
			}
			return value, i, true
		case '"', '^', '\\':
			return p.quotedValue(s, start, quotes)
		}
	}
	return "", i, false
}

func (p *parser) quotedValue(s string, i int, quotes bool) (value string, next int, ok bool) {
	var b strings.Builder
	quoted, wasQuoted := false, false
	for ; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '"' && quotes:
			quoted, wasQuoted = !quoted, true
			continue
		case (c == ',' || c == ';' || c == ':') && !quoted:
			value = b.String()
			if !wasQuoted {
				value = strings.Trim(value, " \t")
			}
			return value, i, true
		case c == '\\' && !quoted && i+1 < len(s) && s[i+1] == ',': // TYPE=VOICE\,CELL is one value; Types takes it apart
			b.WriteByte(c)
			i++
		case c == '^' && i+1 < len(s) && !p.v21: // RFC 6868 §3.1
			switch s[i+1] {
			case 'n':
				b.WriteByte('\n')
				i++
				continue
			case '^':
				i++
			case '\'':
				b.WriteByte('"')
				i++
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return "", i, false
}
