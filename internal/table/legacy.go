package table

import (
	"bytes"
	"strings"

	"kith/internal/vcard"
)

// guessLegacy looks at text that is no UTF-8 and names its charset where the bytes make it plain: shift_jis, euc-kr, gbk, windows-1251 or
// windows-1250. "" leaves it at Windows-1252. Each rule asks for what hardly any text in the other charsets has, so a list of few or
// mixed names stays undecided.
func guessLegacy(text []byte) string {
	switch {
	case isShiftJIS(text):
		return "shift_jis"
	case isWide(text, 0xC8):
		return "euc-kr"
	case isWide(text, 0xD7):
		return "gbk"
	case isCyrillic(text):
		return "windows-1251"
	case isCentralEuropean(text):
		return "windows-1250"
	}
	return ""
}

// isShiftJIS: bytes of two, most of which begin from 0x81 to 0x9F, where the western and Slavic charsets have next to no letters.
func isShiftJIS(text []byte) bool {
	pairs, low := 0, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c < 0x80:
		case c >= 0x81 && c <= 0x9F, c >= 0xE0 && c <= 0xFC:
			if i++; i == len(text) {
				break
			}
			if second := text[i]; second < 0x40 || second == 0x7F || second > 0xFC {
				return false
			}
			if pairs++; c <= 0x9F {
				low++
			}
		case c < 0xA1 || c > 0xDF: // between them are the narrow katakana
			return false
		}
	}
	return pairs >= 6 && low*10 >= pairs*7
}

// isWide: every stretch beyond ASCII is of pairs, whose first bytes lie between 0xB0 and last, as the syllables of EUC-KR (to 0xC8) and the
// usual characters of GBK (to 0xD7) do.
func isWide(text []byte, last byte) bool {
	pairs, usual := 0, 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c < 0x80 {
			continue
		}
		if i++; i == len(text) {
			break
		}
		if c < 0xA1 || text[i] < 0xA1 {
			return false
		}
		if pairs++; c >= 0xB0 && c <= last {
			usual++
		}
	}
	return pairs >= 8 && usual*20 >= pairs*19
}

// isCyrillic: whole words beyond ASCII that begin with capitals (0xC0 to 0xDF) and go on in small letters (0xE0 to 0xFF).
func isCyrillic(text []byte) bool {
	words, fit, letters := 0, 0, 0
	for word := range highWords(text) {
		if len(word) < 3 {
			letters -= len(word) // as single letters among others are
			continue
		}
		words++
		letters += len(word)
		small, capital := 0, 0
		for _, c := range word[1:] {
			if c >= 0xE0 || c == 0xB8 {
				small++
			} else if c >= 0xC0 || c == 0xA8 {
				capital++
			}
		}
		first := word[0] >= 0xC0 && word[0] <= 0xDF || word[0] == 0xA8
		if first && (small == len(word)-1 || capital == len(word)-1) || small == len(word)-1 && word[0] >= 0xE0 {
			fit++
		}
	}
	return words >= 3 && letters >= 12 && fit*10 >= words*9
}

// highWords are the stretches of bytes beyond ASCII.
func highWords(text []byte) func(func([]byte) bool) {
	return func(yield func([]byte) bool) {
		for i := 0; i < len(text); i++ {
			start := i
			for i < len(text) && text[i] >= 0x80 {
				i++
			}
			if i > start && !yield(text[start:i]) {
				return
			}
		}
	}
}

// centralOnly are letters of Windows-1250 that are signs in Windows-1252: Ł Ą Ż ł ą Ľ ľ ż ş Ť Ź ť.
const centralOnly = "\xa3\xa5\xaf\xb3\xb9\xbc\xbe\xbf\xba\x8d\x8f\x9d"

// units are what a raised 1, 2 or 3 may stand behind.
const units = " m mm cm dm km ft in s "

// isCentralEuropean counts the words that only one of the two charsets can mean.
func isCentralEuropean(text []byte) bool {
	central, western := 0, 0
	acute := bytes.Count(text, []byte{0xE1}) + bytes.Count(text, []byte{0xE9}) + bytes.Count(text, []byte{0xED}) + bytes.Count(text, []byte{0xF3})
	hungarian := acute >= 3 && bytes.IndexByte(text, 0xE3) < 0 && bytes.IndexByte(text, 0xF1) < 0
	for start := 0; start < len(text); {
		end := start
		for end < len(text) && isCentralLetter(text[end]) {
			end++
		}
		if word := text[start:end]; len(word) >= 3 && !isASCII(string(word)) {
			switch wordSpeaks(word, hungarian) {
			case 1:
				central++
			case -1:
				western++
			}
		}
		start = max(end, start+1)
	}
	return central >= 2 && central > 2*western
}

func isCentralLetter(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' && c < 0x80 || c >= 0xC0 && c != 0xD7 && c != 0xF7 || c == 0x8A || c == 0x8C || c == 0x8E || c == 0x9A || c == 0x9C || c == 0x9E || c == 0x9F ||
		strings.IndexByte(centralOnly, c) >= 0
}

// wordSpeaks is 1 for a word that only Windows-1250 can mean, -1 for one of Windows-1252, 0 for the others.
func wordSpeaks(word []byte, hungarian bool) int {
	speaks := 0
	for i, c := range word {
		first, last := i == 0, i == len(word)-1
		var before, after byte
		if !first {
			before = word[i-1]
		}
		if !last {
			after = word[i+1]
		}
		switch {
		case strings.IndexByte(centralOnly, c) >= 0:
			if first && c != 0xA3 && c != 0xAF || c == 0xBA && last || last && strings.Contains(units, " "+string(bytes.ToLower(word[:i]))+" ") {
				continue // a sign of its own: ¿, Nº, m³
			}
			return 1
		case c == 0xF8 && hasByte(word, "\xec\xed\xe1\xe9\xfd\xf9\x9a\x9e\xe8"): // ř beside ě í á é ý ů š ž č
			return 1
		case c == 0xEC && !last, c == 0xF9 && !first && !last, c == 0xF1 && (last || !isVowel(after)), // ě, ů, ń
			c == 0xE6 && last && before == 'i', c == 0xE8 && last && before == 'a': // -ić, -ač
			speaks = 1
		case (c == 0xF5 || c == 0xFB) && hungarian && after != 'e': // ő, ű
			speaks = 1
		case c == 0xE5, c == 0xC5, c == 0xE0, c == 0xE3 && after == 'o', c == 0xF5 && after == 'e', c == 0xF1, // å à ão õe ñ
			c == 0xF8 && !first && !last && !isVowel(before) && !isVowel(after): // ø
			if speaks == 0 {
				speaks = -1
			}
		}
	}
	return speaks
}

func hasByte(word []byte, bytes string) bool {
	for _, c := range word {
		if strings.IndexByte(bytes, c) >= 0 {
			return true
		}
	}
	return false
}

func isVowel(c byte) bool {
	return strings.IndexByte("aeiouyAEIOUY\xe1\xe9\xed\xf3\xfa\xe4\xf6\xfc", c) >= 0
}

// legacyCharset is what guessLegacy says of the head of a file, which may end inside a character; "" as well if it is UTF-8 or has bytes
// that the charset lacks.
func legacyCharset(text []byte) string {
	if guessCharset(text) != windowsName {
		return ""
	}
	if end := bytes.LastIndexByte(text, '\n'); end > 0 {
		text = text[:end]
	}
	name := guessLegacy(text)
	if name == "" {
		return ""
	}
	if _, clean := vcard.DecodeCharset(name, string(text)); !clean {
		return ""
	}
	return name
}
