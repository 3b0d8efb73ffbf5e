package search

import (
	"slices"
	"strings"
	"testing"
)

// termsOf gives the terms with the given marks, sorted.
func termsOf(d Document, marks string) string {
	var found []string
	for _, term := range strings.Fields(Prepare(d).terms) {
		if strings.IndexByte(marks, term[0]) >= 0 {
			found = append(found, term)
		}
	}
	slices.Sort(found)
	return strings.Join(found, " ")
}

func TestPhoneTerms(t *testing.T) {
	for number, want := range map[string]string{
		"+49 30 23125 001":    "330 4302 549 54930 t23125001 t3023125001",
		"+49 (0)30 23125-001": "330 4302 549 54930 t23125001 t3023125001",
		"+49 030 23125 001":   "330 4302 549 54930 t23125001 t3023125001",
		"0049 30 23125001":    "330 4302 549 54930 t23125001 t3023125001",
		"004930/23125001":     "330 4302 549 54930 t23125001 t3023125001",
		"030/23125 001":       "330 4302 t23125001 t3023125001",
		"(030) 23 12 50 01":   "330 4302 t125001 t23125001 t3023125001 t5001",
		"+1-212-555-0100":     "321 4212 51 5121 t0100 t2125550100 t5550100",
		"+420 939 7102 7501":  "393 4939 5420 542093 t71027501 t7501 t93971027501",
		"112":                 "311 4112 t112",
		"+":                   "",
		"000":                 "",
		"no number":           "",
	} {
		if got := termsOf(Document{Reach: number}, "345t"); got != want {
			t.Errorf("%q: got %s, want %s", number, got, want)
		}
	}
}

func TestMailTerms(t *testing.T) {
	for _, test := range []struct{ name, mail, want string }{
		{"", "anna.weber@mail.example.org", "dexample dmail dorg eanna eannaweber eweber"},
		{"Anna Weber", "Anna.Weber@Mail.example", "dexample dmail eannaweber"},
		{"Jürgen Müller", "juergen-mueller@example", "dexample ejurgenmuller"},
		{"Anna", "anna@example", "dexample eanna"},
		{"", "@example", "dexample"},
		{"", "a@b@c", "dc ea eab eb"},
	} {
		if got := termsOf(Document{Name: test.name, Reach: test.mail}, "de"); got != test.want {
			t.Errorf("%q: got %s, want %s", test.mail, got, test.want)
		}
	}
}

func TestNameTerms(t *testing.T) {
	if got, want := termsOf(Document{Name: "Ida O'Brien"}, "026n"), "2br 2id 2ob 6bri 6ida 6obr nbrien nida nobrien"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := termsOf(Document{Name: "Kith"}, "026n"), "0kith 2ki 6kit nkith"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := termsOf(Document{Kind: Encounter, Name: "Ida Kith", Note: "Ida 2019"}, "026nmxy"), "mida mkith xida y2019"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A note of any length keeps all its words.
func TestLongNote(t *testing.T) {
	g := newGenerator(1)
	note := strings.Join(g.words, " ")
	have := map[string]bool{}
	for _, term := range strings.Fields(Prepare(Document{Note: note}).terms) {
		have[term] = true
	}
	for _, word := range strings.Fields(Fold(note)) {
		if !have["x"+word] {
			t.Fatalf("%q is lost", word)
		}
	}
}

func TestSnippet(t *testing.T) {
	long := strings.Repeat("lorem ipsum dolor ", 20) + "Röhrenverstärker verkauft " + strings.Repeat("sit amet ", 20)
	for _, test := range []struct{ text, query, want string }{
		{"Kennt Jürgen aus der Schule", "juergen", "Kennt Jürgen aus der Schule"},
		{"Kennt Jürgen aus der Schule", "jürg", "Kennt Jürgen aus der Schule"},
		{"Kennt Jürgen aus der Schule", "petra", ""},
		{"two\nlines  here", "here", "two lines here"},
		{"", "x", ""},
		{"text", "", ""},
		{"Pat O’Brien", "obrien", "Pat O’Brien"},
		{"日本銀行", "銀", "日本銀行"},
		{"k@example.org\n+49 30 23125 001", "03023", "k@example.org +49 30 23125 001"},
		{"k@example.org\n+49 30 23125 001", "+4930", "k@example.org +49 30 23125 001"},
		{"kaethe.brandt@example.org", "kaethe.br", "kaethe.brandt@example.org"},
		{long, "röhrenv", "…lorem ipsum dolor lorem ipsum dolor Röhrenverstärker verkauft sit amet sit amet sit amet sit amet sit amet sit…"},
	} {
		if got := Snippet(test.text, test.query); got != test.want {
			t.Errorf("%q in %.30q:\n got %q\nwant %q", test.query, test.text, got, test.want)
		}
	}
}
