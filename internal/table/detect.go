package table

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"kith/internal/vcard"
)

// Detect looks at the first bytes of a file (64 KiB are plenty) and says which table it is. ok is false for what is none: cards, pictures,
// programs, prose, archives that are no workbook.
func Detect(head []byte) (format string, ok bool) {
	head = head[:min(len(head), headSize)]
	switch binaryKind(head) {
	case XLSX:
		return XLSX, true
	case "":
	default:
		return "", false
	}
	text, _, _ := decodeHead(head, "")
	if vcard.HasCards(text[:min(len(text), headSize)]) {
		return "", false
	}
	if isLDIF(text) {
		return LDIF, true
	}
	l := detectLayout(text, Options{})
	return l.format, l.plausible
}

// The kinds of binary files that people take for address books.
const (
	kindBinary   = "binary"
	kindWorkbook = "workbook" // one that cannot be read: .xls, .ods
)

// binaryKind recognises what is no text: XLSX, kindWorkbook, kindBinary; "" for text.
func binaryKind(head []byte) string {
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		if bytes.Contains(head, []byte("opendocument.spreadsheet")) {
			return kindWorkbook
		}
		if bytes.Contains(head, []byte("[Content_Types].xml")) || bytes.Contains(head, []byte("xl/")) {
			return XLSX
		}
		return kindBinary
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return kindWorkbook
	case bytes.HasPrefix(head, []byte("%PDF")), bytes.HasPrefix(head, []byte("SQLite format 3")), bytes.HasPrefix(head, []byte("\x1f\x8b")),
		bytes.HasPrefix(head, []byte("\x89PNG")), bytes.HasPrefix(head, []byte("\xff\xd8\xff")), bytes.HasPrefix(head, []byte("\x7fELF")):
		return kindBinary
	}
	if name, _ := vcard.DetectUnicode(head, ""); strings.HasPrefix(name, "utf-16") {
		return ""
	}
	odd := 0
	for _, c := range head {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\v' && c != '\f' {
			odd++
		}
	}
	if odd > 8 && odd > len(head)/20 {
		return kindBinary
	}
	return ""
}

// decodeHead gives the head as bytes in which separators are ASCII, and what it took them for: the charset of the stream, "" if cells have
// to be looked at one by one, and the length of the byte order mark.
func decodeHead(head []byte, declared string) (text []byte, charset string, mark int) {
	charset, mark = vcard.DetectUnicode(head, declared)
	if charset == "" && declared != "" {
		charset, _ = vcard.CharsetName(declared)
	}
	if charset == "" && declared == "" {
		charset = legacyCharset(head)
	}
	text = head[mark:]
	if charset == "" || charset == utf8Name {
		return text, charset, mark
	}
	if strings.HasPrefix(charset, "utf-16") {
		text = text[:len(text)&^1]
	}
	decoded, _ := vcard.DecodeCharset(charset, string(text))
	return []byte(decoded), charset, mark
}

// guessCharset says whether undeclared text is UTF-8 or Windows-1252: what most of its characters beyond ASCII are; "" if there are none.
func guessCharset(text []byte) string {
	good, bad := 0, 0
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n == 1 {
			if i+utf8.UTFMax < len(text) || utf8.FullRune(text[i:]) { // the head may end inside a character
				bad++
			}
		} else {
			good++
		}
		i += n
	}
	switch {
	case good == 0 && bad == 0:
		return ""
	case good >= bad:
		return utf8Name
	}
	return windowsName
}

// isLDIF: the first line that is no comment and no version is a distinguished name (RFC 2849).
func isLDIF(text []byte) bool {
	for line := range bytes.Lines(text[:min(len(text), 64<<10)]) {
		folded := line[0] == ' ' // a comment or version that goes on
		line = bytes.ToLower(bytes.TrimSpace(line))
		if len(line) == 0 || folded || line[0] == '#' || bytes.HasPrefix(line, []byte("version:")) {
			continue
		}
		return bytes.HasPrefix(line, []byte("dn:"))
	}
	return false
}
