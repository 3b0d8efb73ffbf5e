package tree

// The codes of a warning, beside those of package vcard. They are stable words; "warning.<code>" is the sentence for people.
const (
	// CodeBadProperty: a property, or a part of one, that is none; kept with the contact as it stands in the file.
	CodeBadProperty = "bad-property"
	// CodeBroken: the JSON or XML is broken here; what came before was kept, and reading went on with the next card.
	CodeBroken = "broken"
	// CodeTooDeep: more parts in each other than any address book has; left out.
	CodeTooDeep = "too-deep"
	// CodeBadText: bytes that are not in the charset of the file; they were guessed.
	CodeBadText = "bad-text"
)

// Codes lists every code that the warnings of this package can carry, except those it shares with package vcard.
var Codes = []string{CodeBadProperty, CodeBroken, CodeTooDeep, CodeBadText}

// maxText is as much of a text as a warning shows, in bytes.
const maxText = 500
