package table

import (
	"strings"
	"unicode"

	"kith/internal/vcard"

	"golang.org/x/text/unicode/norm"
)

// words takes a header apart: lower case, umlauts spelled out, accents off, digits for themselves. "E-Mail 2: Angezeigter Name" is
// email, 2, angezeigter, name.
func words(header string) []string {
	var list []string
	var b strings.Builder
	kind := rune(0)
	flush := func() {
		if b.Len() > 0 {
			list = append(list, b.String())
			b.Reset()
		}
	}
	if len(header) > 200 {
		header = vcard.Clip(header, 200)
	}
	for _, r := range norm.NFD.String(umlauts.Replace(strings.ToLower(norm.NFC.String(header)))) {
		now := rune('x')
		switch {
		case unicode.Is(unicode.Mn, r):
			continue
		case unicode.IsDigit(r):
			now = '0'
		case unicode.IsLetter(r):
			now = 'a'
		}
		if now != kind {
			flush()
			kind = now
		}
		if now != 'x' {
			b.WriteRune(r)
		}
	}
	flush()
	for i := 0; i+1 < len(list); i++ {
		if list[i] == "e" && strings.HasPrefix(list[i+1], "mail") {
			list[i] += list[i+1]
			list = append(list[:i+1], list[i+2:]...)
		}
	}
	return list
}

var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "'s", "", "’s", "")
