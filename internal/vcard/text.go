package vcard

import "strings"

// Unescape turns a TEXT value (RFC 6350 §3.4) into plain text with real line breaks. It also undoes what exporters
// escape without need ("http\://", "\"so-called\""); a backslash before anything else stays.
func Unescape(value string) string {
	i := strings.IndexByte(value, '\\')
	if i < 0 {
		return value
	}
	var b strings.Builder
	b.Grow(len(value))
	for {
		b.WriteString(value[:i])
		value = value[i:]
		if len(value) < 2 {
			b.WriteString(value)
			return b.String()
		}
		switch c := value[1]; c {
		case 'n', 'N':
			b.WriteByte('\n')
		case '\\', ',', ';', ':', '"':
			b.WriteByte(c)
		default:
			b.WriteString(value[:2])
		}
		value = value[2:]
		if i = strings.IndexByte(value, '\\'); i < 0 {
			b.WriteString(value)
			return b.String()
		}
	}
}

// EscapeURI turns a URI into a value. Its commas and semicolons are its own (RFC 6350 §4.2), but readers take a backslash for an escape, and a
// line break would end the property.
func EscapeURI(uri string) string {
	if strings.ContainsAny(uri, "\\\r\n") {
		return strings.NewReplacer(`\`, "%5C", "\r", "", "\n", " ").Replace(uri)
	}
	return uri
}

// Escape turns plain text into a TEXT value (RFC 6350 §3.4). Line breaks of any kind become "\n".
func Escape(text string) string {
	if !strings.ContainsAny(text, "\\,;\r\n") {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + 8)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '\\', ',', ';':
			b.WriteByte('\\')
			b.WriteByte(c)
		case '\r':
			if i+1 < len(text) && text[i+1] == '\n' {
				i++
			}
			b.WriteString(`\n`)
		case '\n':
			b.WriteString(`\n`)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// cut splits a value at every sep that no backslash escapes, without unescaping.
func cut(value string, sep byte) []string {
	var parts []string
	start := 0
	for i := 0; i < len(value); i++ {
		switch value[i] {
		case '\\':
			i++
		case sep:
			parts = append(parts, value[start:i])
			start = i + 1
		}
	}
	return append(parts, value[start:])
}

// SplitList splits a text list such as CATEGORIES or NICKNAME (RFC 6350 §3.3 text-list) and unescapes its items.
func SplitList(value string) []string {
	parts := cut(value, ',')
	for i, part := range parts {
		parts[i] = Unescape(part)
	}
	return parts
}

// SplitStructured splits a compound value such as N, ADR, ORG or GENDER (RFC 6350 §3.3 list-component): components at
// ';', the values of each at ','. Everything is unescaped. An empty component is one empty value.
func SplitStructured(value string) [][]string {
	parts := cut(value, ';')
	components := make([][]string, len(parts))
	for i, part := range parts {
		components[i] = SplitList(part)
	}
	return components
}

// JoinList is the inverse of SplitList.
func JoinList(items []string) string {
	var b strings.Builder
	for i, item := range items {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(Escape(item))
	}
	return b.String()
}

// JoinStructured is the inverse of SplitStructured.
func JoinStructured(components [][]string) string {
	var b strings.Builder
	for i, component := range components {
		if i > 0 {
			b.WriteByte(';')
		}
		b.WriteString(JoinList(component))
	}
	return b.String()
}
