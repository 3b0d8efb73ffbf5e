package search

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"":                           "",
		" ,;. ":                      "",
		"Anna  Weber":                "anna weber",
		"Müller":                     "muller",
		"Mueller":                    "muller",
		"Mu\u0308ller":               "muller", // decomposed, as macOS writes it
		"MÜLLER":                     "muller",
		"Straße":                     "strasse",
		"STRASSE":                    "strasse",
		"STRAẞE":                     "strasse",
		"Käthe":                      "kathe",
		"Kaethe":                     "kathe",
		"Bauer":                      "baur",
		"Queen":                      "quen",
		"Zoë":                        "zo",
		"Øvergård Sørensen":          "overgard sorensen",
		"Łukasz Đorđe":               "lukasz dorde",
		"İstanbul Diyarbakır":        "istanbul diyarbakir",
		"Ærø Œuvre":                  "aro ouvre",
		"Þórunn Guðrún":              "thorunn gudrun",
		"Nguyễn":                     "nguyen",
		"O'Brien O’Brien Oʼbrien":    "obrien obrien obrien",
		"Jean-Luc":                   "jean luc",
		"Παπαδόπουλος":               "παπαδοπουλοσ",
		"Иванова Йод":                "иванова иод",
		"佐藤美咲":                       "佐 藤 美 咲",
		"サトウ ｻﾄｳ":                    "サ ト ウ サ ト ウ",
		"สมชาย":                      "ส ม ช า ย",
		"ＡＢＣ１２":                      "abc12",
		"ﬁn ½ ™":                     "fin",
		"a\u00adb\u200bc":            "abc", // soft hyphen, zero-width space
		"10115 Berlin, 12a":          "10115 berlin 12a",
		"👍🏽 ok":                      "ok",
		"a\x00b\xff\xfec":            "a b c",
		strings.Repeat("x", 100):     strings.Repeat("x", maxWord),
		strings.Repeat("я", 100):     strings.Repeat("я", maxWord/2),
		"anna.weber@mail.example.de": "anna weber mail example de",
	} {
		if got := Fold(text); got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
	}
}

// What is typed of a word is the beginning of what the whole word folds to, or the word would vanish on the way.
func TestFoldWhileTyping(t *testing.T) {
	for _, word := range []string{"Müller", "Mueller", "Bauer", "Queen", "Straße", "O'Brien", "Ærø", "Michaela", "Łukasz", "Aeee", "Παπαδόπουλος", "김민준"} {
		whole := Fold(word)
		for end := range word {
			if begun := Fold(word[:end]); !strings.HasPrefix(whole, begun) {
				t.Errorf("%q folds to %q, which does not begin %q", word[:end], begun, whole)
			}
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, text := range []string{"Müller", "O'Brien", "佐藤", "a\x00\xff", "ﬁ™½", "ae oe ue", "김", "+49 (0)30/23125-001"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		folded := Fold(text)
		if !utf8.ValidString(folded) {
			t.Fatalf("Fold(%q) = %q is not UTF-8", text, folded)
		}
		if strings.ContainsAny(folded, "\"*()^:+-{}\x00") || strings.ContainsFunc(folded, func(r rune) bool { return r >= 'A' && r <= 'Z' }) {
			t.Fatalf("Fold(%q) = %q has more than words", text, folded)
		}
		if strings.Join(strings.Fields(folded), " ") != folded {
			t.Fatalf("Fold(%q) = %q is not joined by single blanks", text, folded)
		}
		Prepare(Document{Name: text, Reach: text, Note: text})
		snippet := Snippet(text, text)
		if n := utf8.RuneCountInString(snippet); n > 130 || !utf8.ValidString(snippet) {
			t.Fatalf("Snippet(%q) = %q has %d characters", text, snippet, n)
		}
	})
}
