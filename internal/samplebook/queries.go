package samplebook

import (
	"math/rand/v2"
	"strings"
	"unicode/utf8"
)

// Query is something a person types, and the name in whose sight they would call the search good.
type Query struct {
	Text string
	Name string // FN of a card of the book
	Kind string // for Typos: what went wrong
}

const queryCount = 1000

// Queries makes 1,000 searches that a book of n cards of this seed answers: a family name, a given name with the
// beginning of a family name, a full name.
func Queries(n int, seed uint64) []Query {
	book, r := Book{Seed: seed}, rand.New(rand.NewPCG(seed, 0x71))
	queries := make([]Query, 0, queryCount)
	for len(queries) < queryCount {
		p := book.person(r.IntN(n))
		family := strings.Fields(p.family)
		last := family[len(family)-1]
		text := last
		switch r.IntN(3) {
		case 1:
			text = p.given + " " + string([]rune(last)[:(utf8.RuneCountInString(last)+1)/2])
		case 2:
			text = p.given + " " + last
		}
		queries = append(queries, Query{Text: text, Name: p.fullName()})
	}
	return queries
}

// Typos makes 1,000 searches "given family" with one slip in the family name. Slips that leave its beginning or make
// another name of the book are left out: there the search has nothing to forgive.
func Typos(n int, seed uint64) []Query {
	book, r := Book{Seed: seed}, rand.New(rand.NewPCG(seed, 0x74))
	known := map[string]bool{}
	for i := range n {
		p := book.person(i)
		known[strings.ToLower(p.given+" "+p.family)] = true
	}
	queries := make([]Query, 0, queryCount)
	for tries := 0; len(queries) < queryCount && tries < 50*queryCount; tries++ {
		p := book.person(r.IntN(n))
		slip := slips[len(queries)%len(slips)]
		wrong := slip.make(r, p.family)
		text := p.given + " " + wrong
		if strings.HasPrefix(p.family, wrong) || !isLatin(p.family) || utf8.RuneCountInString(p.family) < 4 || known[strings.ToLower(text)] {
			continue
		}
		queries = append(queries, Query{Text: text, Name: p.fullName(), Kind: slip.kind})
	}
	return queries
}

// slips are the ways in which people miss a name. They answer the name itself where they do not apply.
var slips = []struct {
	kind string
	make func(r *rand.Rand, name string) string
}{
	{"drop", func(r *rand.Rand, name string) string {
		return atLetter(r, name, func(l []rune, i int) []rune { return append(l[:i:i], l[i+1:]...) })
	}},
	{"double", func(r *rand.Rand, name string) string {
		return atLetter(r, name, func(l []rune, i int) []rune { return append(l[:i+1:i+1], l[i:]...) })
	}},
	{"swap", func(r *rand.Rand, name string) string {
		return atLetter(r, name, func(l []rune, i int) []rune { l[i], l[i-1] = l[i-1], l[i]; return l })
	}},
	{"substitute", func(r *rand.Rand, name string) string {
		return atLetter(r, name, func(l []rune, i int) []rune { l[i] = neighbour(r, l[i]); return l })
	}},
	{"umlaut", umlautSlip},
	{"phonetic", phoneticSlip},
}

// atLetter changes a name at one of its letters, not the first: that one nobody gets wrong.
func atLetter(r *rand.Rand, name string, change func([]rune, int) []rune) string {
	letters := []rune(name)
	if len(letters) < 4 {
		return name
	}
	// From the third letter on, so that a swap does not touch the first.
	return string(change(letters, 2+r.IntN(len(letters)-2)))
}

// The keyboard, German: a finger lands one key beside.
var keyRows = []string{"qwertzuiopü", "asdfghjklöä", "yxcvbnm"}

func neighbour(r *rand.Rand, letter rune) rune {
	for _, row := range keyRows {
		keys := []rune(row)
		for i, key := range keys {
			if key != letter {
				continue
			}
			if i == 0 || i < len(keys)-1 && r.IntN(2) == 0 {
				return keys[i+1]
			}
			return keys[i-1]
		}
	}
	return 'e'
}

var (
	spelledOut = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ø", "oe", "Ø", "Oe", "å", "aa", "Å", "Aa", "æ", "ae")
	dotsGone   = strings.NewReplacer("ä", "a", "ö", "o", "ü", "u", "ß", "s", "Ä", "A", "Ö", "O", "Ü", "U", "ø", "o", "Ø", "O", "å", "a", "Å", "A",
		"ł", "l", "Ł", "L", "ş", "s", "Ş", "S", "ç", "c", "Ç", "C", "ğ", "g", "ı", "i", "é", "e", "è", "e", "ć", "c", "č", "c", "š", "s", "ž", "z", "ń", "n", "ñ", "n", "ó", "o")
)

func umlautSlip(r *rand.Rand, name string) string {
	if r.IntN(2) == 0 {
		if out := spelledOut.Replace(name); out != name {
			return out
		}
	}
	return dotsGone.Replace(name)
}

// phoneticSlip takes another spelling of the same sound for one of the parts: of the whole name, or of how it ends.
func phoneticSlip(r *rand.Rand, name string) string {
	doubles := words().doubles
	if others := doubles[name]; len(others) != 0 {
		return pick(r, others)
	}
	for _, same := range []struct{ a, b string }{
		{"meier", "maier"}, {"meyer", "meier"}, {"maier", "meyer"}, {"mayr", "meier"}, {"thal", "tal"}, {"schmidt", "schmitt"},
		{"stedt", "städt"}, {"roth", "rot"}, {"wirth", "wirt"}, {"bäcker", "becker"}, {"weiler", "wailer"}, {"qvist", "kvist"},
		{"gaard", "gård"}, {"ff", "f"}, {"ck", "k"}, {"tz", "z"}, {"ph", "f"}, {"th", "t"}, {"ai", "ei"}, {"mm", "m"},
	} {
		if strings.Contains(name, same.a) {
			return strings.Replace(name, same.a, same.b, 1)
		}
	}
	return name
}

func isLatin(s string) bool {
	for _, c := range s {
		if c > 0x24F {
			return false
		}
	}
	return true
}
