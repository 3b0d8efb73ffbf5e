package table

import (
	"strings"
	"unicode/utf8"

	"kith/internal/vcard"
)

// cellCharset brings cells to UTF-8 text.
type cellCharset struct {
	name string // of the file: utf8Name or windowsName, "" while no cell has decided
}

const (
	utf8Name    = "utf-8"
	windowsName = "windows-1252"
)

// record decodes the cells of a row, takes NULs out, and warns where a cell is not in the charset of the file.
func (c *cellCharset) record(r *record) {
	if strings.IndexByte(r.raw, 0) >= 0 {
		r.warnings = append(r.warnings, vcard.NewWarning(r.line, CodeNUL, strings.ReplaceAll(r.raw, "\x00", "␀")))
		r.raw = strings.ReplaceAll(r.raw, "\x00", "")
		for i, cell := range r.cells {
			r.cells[i] = strings.ReplaceAll(cell, "\x00", "")
		}
	}
	valid := utf8.ValidString(r.raw)
	if valid && (c.name == utf8Name || isASCII(r.raw)) {
		return
	}
	odd := ""
	for i, cell := range r.cells {
		if isASCII(cell) {
			continue
		}
		isUTF8 := utf8.ValidString(cell)
		if c.name == "" {
			c.name = windowsName
			if isUTF8 {
				c.name = utf8Name
			}
		}
		if isUTF8 != (c.name == utf8Name) && odd == "" {
			odd = "x"
		}
		if !isUTF8 {
			r.cells[i] = decodeMixed(cell)
		}
		if odd == "x" {
			odd = r.cells[i]
		}
	}
	if !valid {
		r.raw = decodeMixed(r.raw)
	}
	if odd != "" {
		r.warnings = append(r.warnings, vcard.NewWarning(r.line, CodeBadCharset, odd))
	}
}

// decodeMixed keeps what is UTF-8 and takes every other byte as Windows-1252, which has a character for each.
func decodeMixed(s string) string {
	if !anyRune(s) {
		text, _ := vcard.DecodeCharset(windowsName, s)
		return text
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			text, _ := vcard.DecodeCharset(windowsName, s[i:i+1])
			b.WriteString(text)
		} else {
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}

// anyRune reports whether some character of UTF-8 beyond ASCII is in s.
func anyRune(s string) bool {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if n > 1 && r != utf8.RuneError {
			return true
		}
		i += n
	}
	return false
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
