package tree

import (
	"strings"

	"kith/internal/vcard"
)

// The codes of a warning, beside those of package vcard. They are stable words; "warning.<code>" is the sentence for people.
const (
	// CodeBadProperty: a property, or a part of one, that is none; kept with the contact as it stands in the file.
	CodeBadProperty = "bad-property"
	// CodeBadDate: a date that cannot be read; kept with the contact as it stands.
	CodeBadDate = "bad-date"
	// CodeBroken: the JSON or XML is broken here; what came before was kept, and reading went on with the next card.
	CodeBroken = "broken"
	// CodeTooDeep: more parts in each other than any address book has; left out.
	CodeTooDeep = "too-deep"
	// CodeBadText: bytes that are not in the charset of the file; they were guessed.
	CodeBadText = "bad-text"
)

// Codes lists every code that the warnings of this package can carry, except those it shares with package vcard.
var Codes = []string{CodeBadProperty, CodeBadDate, CodeBroken, CodeTooDeep, CodeBadText}

// maxText bounds the text of a warning in bytes.
const maxText = 500

func warning(line int, code, text string) vcard.Warning {
	if len(text) > maxText {
		n := maxText
		for n > maxText-4 && text[n]&0xC0 == 0x80 {
			n--
		}
		text = text[:n] + "…"
	}
	return vcard.Warning{Line: line, Code: code, Text: strings.Clone(text)}
}
