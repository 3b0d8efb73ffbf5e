package icalendar

import (
	"strings"
	"unicode/utf8"
)

// clean is s as it may stand in a file: valid UTF-8, LF for every kind of line
// break, and no control characters but the tab (RFC 5545 section 3.1, CONTROL).
// One note with a stray CR or NUL would make go-ical refuse the whole calendar.
// U+0085, U+2028 and U+2029 are line breaks too, and some readers split there.
func clean(s string) string {
	if !strings.ContainsFunc(s, unclean) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\r', r == '\u0085', r == '\u2028', r == '\u2029':
			return '\n'
		case r != utf8.RuneError && unclean(r):
			return -1
		}
		return r // Map has made invalid bytes U+FFFD
	}, s)
}

func unclean(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' || r >= 0x7f && r < 0xa0 ||
		r == '\u2028' || r == '\u2029' || r == utf8.RuneError
}

// flat is clean on one line, for values that are not text.
func flat(s string) string { return strings.ReplaceAll(clean(s), "\n", "") }

var escaper = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

// escape writes a TEXT value (RFC 5545 section 3.3.11).
func escape(s string) string { return escaper.Replace(clean(s)) }

// unescape reads a TEXT value. It knows the escapes that should not be there
// but are (\: and \"), and leaves alone what is none, like C:\temp.
func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return clean(s)
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			switch c := s[i+1]; c {
			case '\\', ';', ',', ':', '"':
				b.WriteByte(c)
				i++
				continue
			case 'n', 'N':
				b.WriteByte('\n')
				i++
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return clean(b.String())
}

// splitList reads a list of TEXT values, CATEGORIES, without empty ones.
func splitList(s string) []string {
	var list []string
	start := 0
	add := func(end int) {
		if v := unescape(s[start:end]); v != "" {
			list = append(list, v)
		}
		start = end + 1
	}
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case ',':
			add(i)
		}
	}
	add(len(s))
	return list
}

// Parameter values cannot hold quotes or line breaks; RFC 6868 writes them with ^.
var (
	paramEscaper   = strings.NewReplacer("^", "^^", "\n", "^n", `"`, "^'")
	paramUnescaper = strings.NewReplacer("^^", "^", "^n", "\n", "^'", `"`)
)

func escapeParam(s string) string   { return paramEscaper.Replace(clean(s)) }
func unescapeParam(s string) string { return clean(paramUnescaper.Replace(s)) }

// isName says whether s may name a property, a parameter or a component
// (RFC 5545 section 3.1, name).
func isName(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return s != ""
}
