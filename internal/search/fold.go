package search

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold reduces text to its words as search compares them, joined by single blanks: lower case, without accents, compatible
// forms unified, and with the German ways of writing an umlaut made one (ä, ae → a; ß → ss). Apostrophes vanish, so O'Brien is
// obrien. In scripts written without blanks every character is a word.
func Fold(text string) string {
	return strings.TrimSuffix(string(appendFolded(nil, text)), " ")
}

// Same tells whether two names are one to a reader: but for capital letters, or in their folded words where they have any.
func Same(a, b string) bool {
	if strings.EqualFold(a, b) {
		return true
	}
	folded := Fold(a)
	return folded != "" && folded == Fold(b)
}

// AppendFolded appends the folded words of a text, each followed by a blank, for those who fold very many.
func AppendFolded(dst []byte, text string) []byte { return appendFolded(dst, text) }

// maxWord is the number of bytes after which words are cut: nobody types longer ones, files pasted into notes have them.
const maxWord = 48

// What happens to a character.
const (
	splits = iota // ends a word
	drops         // vanishes without ending a word: marks, apostrophes, soft hyphens
	joins         // is part of a word, as its folded form
	stands        // is a word of its own
)

// appendFolded appends the folded words of text, each followed by a blank.
func appendFolded(dst []byte, text string) []byte {
	tables.Do(fillTables)
	start := len(dst) // of the current word
	var last byte     // the letter before, to drop the e of ae, oe, ue
	for i := 0; i < len(text); {
		b := text[i]
		if b < utf8.RuneSelf {
			i++
			switch c := asciiForms[b]; {
			case c > drops:
				if c == 'e' && (last == 'a' || last == 'o' || last == 'u') {
					last = 0 // only one e: Queen is quen
					continue
				}
				if len(dst)-start < maxWord {
					dst = append(dst, c)
				}
				last = c
			case c == splits:
				dst, start, last = endWord(dst, start)
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		what, form := foldRune(r)
		switch what {
		case splits:
			dst, start, last = endWord(dst, start)
		case stands:
			dst, start, _ = endWord(dst, start)
			dst = append(dst, form...)
			dst, start, last = endWord(dst, start)
		case joins:
			if form[0] == 'e' && (last == 'a' || last == 'o' || last == 'u') {
				last = 0
				form = form[1:]
			}
			if len(form) > 0 {
				last = form[len(form)-1]
			}
			if len(dst)-start+len(form) <= maxWord {
				dst = append(dst, form...)
			}
		}
	}
	dst, _, _ = endWord(dst, start)
	return dst
}

func endWord(dst []byte, start int) ([]byte, int, byte) {
	if len(dst) > start {
		dst = append(dst, ' ')
	}
	return dst, len(dst), 0
}

// Forms of the characters that nearly all names consist of, found once.
var (
	tables     sync.Once
	asciiForms [utf8.RuneSelf]byte // splits, drops or the folded letter
	nearForms  [tableEnd]runeForm
)

// tableEnd is the end of Cyrillic; above, forms are worked out each time.
const tableEnd = 0x530

type runeForm struct {
	what int8
	text string
}

func fillTables() {
	for b := range asciiForms {
		switch c := byte(b); {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			asciiForms[b] = c
		case 'A' <= c && c <= 'Z':
			asciiForms[b] = c + 'a' - 'A'
		case c == '\'':
			asciiForms[b] = drops
		}
	}
	for r := range nearForms {
		what, text := formOf(rune(r))
		nearForms[r] = runeForm{int8(what), text}
	}
}

func foldRune(r rune) (what int, form string) {
	if r < tableEnd {
		return int(nearForms[r].what), nearForms[r].text
	}
	return formOf(r)
}

// lettersApart are letters that Unicode does not take apart, as people without the key type them.
var lettersApart = map[rune]string{
	'ø': "o", 'đ': "d", 'ł': "l", 'ı': "i", 'æ': "a", 'œ': "o", 'þ': "th", 'ð': "d", 'ħ': "h", 'ŧ': "t", 'ŋ': "n", 'ĸ': "k",
}

// formOf works out what becomes of a character.
func formOf(r rune) (what int, form string) {
	switch {
	case r == utf8.RuneError:
		return splits, ""
	case isApostrophe(r), unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return drops, ""
	case !isWordRune(r):
		// Signs such as ™ or ½ would turn into letters and join the word before them.
		return splits, ""
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
		what = stands
	default:
		what = joins
	}
	var out strings.Builder
	lower := cases.Fold().String(norm.NFKD.String(string(r)))
	for _, c := range norm.NFKD.String(lower) {
		if apart, ok := lettersApart[c]; ok {
			out.WriteString(apart)
		} else if isWordRune(c) && !unicode.Is(unicode.Mn, c) {
			out.WriteRune(c)
		}
	}
	if out.Len() == 0 {
		return drops, ""
	}
	return what, out.String()
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

// isApostrophe knows the many ways to write the one in O'Brien.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', 'ʻ', '´', '`', '′', '＇':
		return true
	}
	return false
}

// standsAlone reports whether a folded word is a character of a script without blanks: complete, however short.
func standsAlone(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	if size != len(word) || r < tableEnd {
		return false
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
