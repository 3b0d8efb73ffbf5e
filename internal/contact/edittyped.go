package contact

import "strings"

// rawValue makes sure that a value is one line: real line breaks are escaped, other control characters become blanks.
func rawValue(text string) string {
	text = lineBreaks.Replace(text)
	text = strings.ReplaceAll(text, "\n", `\n`)
	return strings.Map(blankControl, strings.ToValidUTF8(text, "\uFFFD"))
}

func blankControl(r rune) rune {
	if r < ' ' && r != '\t' || r == 0x7f {
		return ' '
	}
	return r
}

// line makes one line of what a person typed into a field of one.
func line(text string) string { return plainLine(strings.ToValidUTF8(text, "\uFFFD")) }

// paragraph keeps the line breaks of a text but no other control characters.
func paragraph(text string) string {
	text = lineBreaks.Replace(strings.ToValidUTF8(text, "\uFFFD"))
	return strings.TrimRight(strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return blankControl(r)
	}, text), " \t\n")
}
