package vcard

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

func unhex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}

// decodeQP undoes quoted-printable (RFC 2045 §6.7). What is no escape stays as it is and makes clean false. With
// structured, an encoded semicolon is text while a bare one separates, so it comes out escaped.
func decodeQP(s string, structured bool) (text string, clean bool) {
	clean = true
	i := strings.IndexByte(s, '=')
	if i < 0 {
		return s, true
	}
	structured = structured && strings.IndexByte(s, ';') >= 0
	out := make([]byte, 0, len(s))
	for {
		out = append(out, s[:i]...)
		s = s[i:]
		if len(s) == 0 {
			return string(out), clean
		}
		switch {
		case len(s) >= 3 && unhex(s[1]) >= 0 && unhex(s[2]) >= 0:
			c := byte(unhex(s[1])<<4 | unhex(s[2]))
			if c == ';' && structured && (len(out) == 0 || out[len(out)-1] != '\\') {
				out = append(out, '\\')
			}
			out = append(out, c)
			s = s[3:]
		case strings.Trim(s[1:], " \t") == "": // a soft break with nothing after it
			return string(out), clean
		default:
			out = append(out, '=')
			s = s[1:]
			clean = false
		}
		if i = strings.IndexByte(s, '='); i < 0 {
			i = len(s)
		}
	}
}

// insideCharacter reports whether quoted-printable ends in the middle of a character of UTF-8 that goes on behind the blanks of the next line.
func insideCharacter(text, next []byte) bool {
	rest := bytes.TrimLeft(next, " \t")
	if len(rest) == len(next) || len(rest) < 3 || rest[0] != '=' || unhex(rest[1])>>2 != 2 {
		return false
	}
	for n := 1; n < utf8.UTFMax && len(text) >= 3*n; n++ {
		at := len(text) - 3*n
		high, low := unhex(text[at+1]), unhex(text[at+2])
		if text[at] != '=' || high < 8 || low < 0 {
			return false
		}
		if high >= 0xC { // the first byte, which says how many there are
			return !(high < 0xE && n == 2 || high == 0xE && n == 3)
		}
	}
	return false
}

// base64Bytes are those of base64 and base64url, and the blanks that folding leaves.
var base64Bytes [256]byte

const (
	b64Digit = 1
	b64Blank = 2
)

func init() {
	for _, c := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_") {
		base64Bytes[c] = b64Digit
	}
	for _, c := range []byte(" \t\r\n") {
		base64Bytes[c] = b64Blank
	}
}

// isBase64 reports whether a line is nothing but base64.
func isBase64(line []byte) bool {
	for _, c := range line {
		if base64Bytes[c] == 0 {
			return false
		}
	}
	return true
}

// stripBase64 removes blanks; clean is false if there is anything that is not base64, and then nothing is removed.
func stripBase64(s string) (text string, clean bool) {
	start := 0 // eight at a time as long as there is nothing but base64
	for ; len(s)-start >= 8; start += 8 {
		b := s[start : start+8]
		if base64Bytes[b[0]]&base64Bytes[b[1]]&base64Bytes[b[2]]&base64Bytes[b[3]]&
			base64Bytes[b[4]]&base64Bytes[b[5]]&base64Bytes[b[6]]&base64Bytes[b[7]] != b64Digit {
			break
		}
	}
	blanks := 0
	for i := start; i < len(s); i++ {
		switch base64Bytes[s[i]] {
		case b64Digit:
		case b64Blank:
			blanks++
		default:
			return s, false
		}
	}
	if blanks == 0 {
		return s, true
	}
	out := make([]byte, 0, len(s)-blanks)
	for i := range len(s) {
		if base64Bytes[s[i]] == b64Digit {
			out = append(out, s[i])
		}
	}
	return string(out), true
}

// encodedText reads text that travelled as base64, in UTF-8 or the charset its line declares. ok is false if it is none.
func encodedText(value, declared string) (text string, ok bool) {
	data, ok := decodeBase64(value)
	if !ok || bytes.IndexByte(data, 0) >= 0 {
		return "", false
	}
	if c, known := lookup(declared); known && declared != "" {
		return c.decode(string(data))
	}
	return string(data), utf8.Valid(data)
}

// undoBase64 takes ENCODING off the property that is read; its parameters are those since index from.
func (p *parser) undoBase64(from int) {
	values := len(p.values)
	for i := len(p.params) - 1; i >= from; i-- {
		span := p.params[i]
		values -= span.values
		if strings.EqualFold(span.name, "ENCODING") {
			p.values = slices.Delete(p.values, values, values+span.values)
			p.params = slices.Delete(p.params, i, i+1)
		}
	}
}
