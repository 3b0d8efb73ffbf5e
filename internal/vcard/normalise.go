package vcard

import "strings"

// isStructured reports whether a property has components separated by semicolons (RFC 6350 §6.2.2, §6.2.7, §6.3.1,
// §6.6.4, §6.7.7).
func isStructured(name string) bool {
	switch len(name) {
	case 1:
		return name[0]|0x20 == 'n'
	case 3:
		return strings.EqualFold(name, "ADR") || strings.EqualFold(name, "ORG")
	case 6:
		return strings.EqualFold(name, "GENDER")
	case 12:
		return strings.EqualFold(name, "CLIENTPIDMAP")
	}
	return false
}

// mayBeStructured reports whether a bare semicolon separates in a property: in those above, and in what programs made up themselves, such
// as X-ANDROID-CUSTOM and X-SAMSUNGADR.
func mayBeStructured(name string) bool {
	return isStructured(name) || len(name) > 2 && name[0]|0x20 == 'x' && name[1] == '-'
}

// isText reports whether a property is one text, in which commas and semicolons mean nothing.
func isText(name string) bool {
	switch strings.ToUpper(name) {
	case "FN", "NOTE", "TITLE", "ROLE", "LABEL", "SORT-STRING", "PRODID", "MAILER", "CLASS":
		return true
	}
	return false
}

// isWords reports whether a property is written in words or numbers, so that it can be base64 only on its way.
func isWords(name string) bool {
	switch strings.ToUpper(name) {
	case "N", "ADR", "ORG", "NICKNAME", "CATEGORIES", "TEL", "EMAIL", "URL", "BDAY", "UID":
		return true
	}
	return isText(name)
}

// normalise21 brings a value of vCard 2.1 to the form of RFC 2426. In 2.1 commas are text and line breaks are real; of
// the backslash only "\;" is defined, but the escapes of 3.0 are common, so they are accepted and any other backslash is
// text. Values whose structure nobody knows (X- properties, URIs, numbers, CATEGORIES and NICKNAME with their commas)
// keep their separators.
func normalise21(name, value string) string {
	if !strings.ContainsAny(value, "\\,;\r\n") {
		return value
	}
	text, structured := isText(name), isStructured(name)
	var b strings.Builder
	b.Grow(len(value) + 8)
	for i := 0; i < len(value); i++ {
		c := value[i]
		switch {
		case c == '\\':
			if i+1 < len(value) && strings.IndexByte(`nN,;:\`, value[i+1]) >= 0 {
				b.WriteString(value[i : i+2])
				i++
			} else {
				b.WriteString(`\\`)
			}
		case c == '\r' && i+1 < len(value) && value[i+1] == '\n':
			b.WriteString(`\n`)
			i++
		case c == '\r' || c == '\n':
			b.WriteString(`\n`)
		case c == ',' && (text || structured), c == ';' && text:
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// escapeBreaks writes real line breaks as "\n".
func escapeBreaks(value string) string {
	if !strings.ContainsAny(value, "\r\n") {
		return value
	}
	return breaks.Replace(value)
}

var breaks = strings.NewReplacer("\r\n", `\n`, "\r", `\n`, "\n", `\n`)
