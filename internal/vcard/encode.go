package vcard

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Format writes a card in the stored form: BEGIN, VERSION if there is one, one unfolded line a property with LF, END.
// Parse reads it back the same.
func Format(c *Card) []byte {
	size := 48
	for i := range c.Properties {
		p := &c.Properties[i]
		size += len(p.Group) + len(p.Name) + len(p.Value) + 3
		for _, param := range p.Params {
			size += len(param.Name) + 2
			for _, v := range param.Values {
				size += len(v) + 3
			}
		}
	}
	b := append(make([]byte, 0, size), "BEGIN:VCARD\n"...)
	if c.Version != "" {
		b = append(append(append(b, "VERSION:"...), c.Version...), '\n')
	}
	for i := range c.Properties {
		p := &c.Properties[i]
		b = appendHead(b, p)
		if strings.IndexByte(p.Value, '\n') >= 0 {
			b = append(b, escapeBreaks(p.Value)...)
		} else {
			b = append(b, p.Value...)
		}
		b = append(b, '\n')
	}
	return append(b, "END:VCARD\n"...)
}

// appendHead writes "group.NAME;PARAM=value:" (RFC 6350 §3.3).
func appendHead(b []byte, p *Property) []byte {
	if p.Group != "" {
		b = append(append(b, p.Group...), '.')
	}
	b = append(b, p.Name...)
	for i := range p.Params {
		param := &p.Params[i]
		b = append(append(append(b, ';'), param.Name...), '=')
		for j, v := range param.Values {
			if j > 0 {
				b = append(b, ',')
			}
			b = appendParamValue(b, v)
		}
	}
	return append(b, ':')
}

// appendParamValue writes one parameter value: quoted where RFC 6350 §3.3 demands it, and wherever a reader could take
// a character for more than it is; '"', '^' and line breaks by RFC 6868 §3.1.
func appendParamValue(b []byte, v string) []byte {
	special := false
	for i := range len(v) {
		switch v[i] {
		case ',', ';', ':', '\\', '"', '^', '\n', '\r', ' ', '\t', '=':
			special = true
		}
	}
	if !special {
		return append(b, v...)
	}
	quote := strings.ContainsAny(v, ",;:\\") || strings.Trim(v, " \t") != v
	if quote {
		b = append(b, '"')
	}
	for i := 0; i < len(v); i++ {
		switch c := v[i]; c {
		case '"':
			b = append(b, "^'"...)
		case '^':
			b = append(b, "^^"...)
		case '\n':
			b = append(b, "^n"...)
		default:
			b = append(b, c)
		}
	}
	if quote {
		b = append(b, '"')
	}
	return b
}

// Encode writes a card for other programs: CRLF, lines folded at 75 bytes but never inside a character (RFC 6350 §3.2),
// in the version of the card, or 3.0 if that is empty or 2.1. It refuses names that are none, so that no value can
// smuggle a line into the card; line breaks in values and parameters leave escaped.
func Encode(w io.Writer, c *Card) error {
	version := c.Version
	switch version {
	case "", V21:
		version = V30
	case V30, V40:
	default:
		return fmt.Errorf("vcard: cannot write version %q", version)
	}
	b := append(make([]byte, 0, 2048), "BEGIN:VCARD\r\nVERSION:"...)
	b = append(append(b, version...), "\r\n"...)
	var line []byte
	for i := range c.Properties {
		p := &c.Properties[i]
		if err := check(p); err != nil {
			return err
		}
		line = appendHead(line[:0], p)
		line = append(line, escapeBreaks(p.Value)...)
		line = clean(line)
		b = appendFolded(b, line)
	}
	b = append(b, "END:VCARD\r\n"...)
	_, err := w.Write(b)
	return err
}

// check refuses a property that would not be read back as itself.
func check(p *Property) error {
	switch {
	case !isName(p.Name), p.Group == "" && strings.IndexByte(p.Name, '.') >= 0,
		isReserved(p.Name):
		return fmt.Errorf("vcard: %q is no name of a property", p.Name)
	case p.Group != "" && (!isName(p.Group) || strings.IndexByte(p.Group, '.') > 0):
		return fmt.Errorf("vcard: %q is no group", p.Group)
	}
	for _, param := range p.Params {
		if !isName(param.Name) {
			return fmt.Errorf("vcard: %q is no name of a parameter", param.Name)
		}
	}
	return nil
}

// clean makes sure that a line is UTF-8 without NUL and bare line breaks, whatever the card was made of.
func clean(line []byte) []byte {
	ok := true
	for _, c := range line {
		if c >= 0x80 || c == 0 || c == '\r' || c == '\n' {
			ok = false
			break
		}
	}
	if ok {
		return line
	}
	out := line[:0]
	if !utf8.Valid(line) {
		line = []byte(strings.ToValidUTF8(string(line), "\uFFFD"))
		out = line[:0]
	}
	for _, c := range line {
		if c == 0 || c == '\r' || c == '\n' {
			continue
		}
		out = append(out, c)
	}
	return out
}

const foldAt = 75

// appendFolded appends a line with CRLF, folded.
func appendFolded(b, line []byte) []byte {
	room := foldAt
	for len(line) > room {
		n := boundary(line, room)
		b = append(append(b, line[:n]...), "\r\n "...)
		line = line[n:]
		room = foldAt - 1 // the blank counts
	}
	return append(append(b, line...), "\r\n"...)
}
