package vcard

import "strings"

// Warning says what was odd at one place of the input and what stood there. Nothing is dropped without one.
type Warning struct {
	Card int    // number of the card in its file, from 1; 0 outside any card
	Line int    // physical line, from 1
	Code string // one of Codes, or of those of the package that read the file
	Text string // the line as it was, decoded; cut after some 500 bytes
}

// maxText bounds Warning.Text, in bytes.
const maxText = 500

// NewWarning tells of a line, 0 for none. The text is cut to what a warning shows, and copied so that it does not keep the whole card in memory.
func NewWarning(line int, code, text string) Warning {
	return Warning{Line: line, Code: code, Text: strings.Clone(Clip(text, maxText))}
}

// Clip shortens a text to so many bytes and an ellipsis, never inside a character.
func Clip(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return text[:boundary(text, most)] + "…"
}

// boundary is the last place up to at where a character begins. Bytes that are no UTF-8 are cut anywhere.
func boundary[T string | []byte](text T, at int) int {
	n := at
	for n > at-4 && text[n]&0xC0 == 0x80 {
		n--
	}
	return n
}
