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

// Name is what queries are made of.
type Name struct{ Given, Family, Full string }

// Names are those of the first n cards of the book of a seed.
func Names(n int, seed uint64) []Name {
	book, names := Book{Seed: seed}, make([]Name, n)
	for i := range names {
		p := book.person(i)
		names[i] = Name{p.given, p.family, p.fullName()}
	}
	return names
}

// Queries makes 1,000 searches that a book of n cards of this seed answers.
func Queries(n int, seed uint64) []Query { return QueriesFor(Names(n, seed), seed) }

// Typos makes 1,000 searches with slips for a book of n cards of this seed.
func Typos(n int, seed uint64) []Query { return TyposFor(Names(n, seed), seed) }

// QueriesFor makes 1,000 searches that a book with these names answers: a family name, a given name with the beginning of
// a family name, a full name.
func QueriesFor(names []Name, seed uint64) []Query {
	r, names := rand.New(rand.NewPCG(seed, 0x71)), complete(names)
	queries := make([]Query, 0, queryCount)
	for len(names) != 0 && len(queries) < queryCount {
		name := names[r.IntN(len(names))]
		family := strings.Fields(name.Family)
		last := family[len(family)-1]
		text := last
		switch r.IntN(3) {
		case 1:
			text = name.Given + " " + string([]rune(last)[:(utf8.RuneCountInString(last)+1)/2])
		case 2:
			text = name.Given + " " + last
		}
		queries = append(queries, Query{Text: text, Name: name.Full})
	}
	return queries
}

// TyposFor makes 1,000 searches "given family" with one slip in the family name. Slips that leave its beginning or make
// another name of the book are left out: there the search has nothing to forgive.
func TyposFor(names []Name, seed uint64) []Query {
	r, names := rand.New(rand.NewPCG(seed, 0x74)), complete(names)
	known := map[string]bool{}
	for _, name := range names {
		known[strings.ToLower(name.Given+" "+name.Family)] = true
	}
	queries := make([]Query, 0, queryCount)
	for tries := 0; len(names) != 0 && len(queries) < queryCount && tries < 50*queryCount; tries++ {
		name := names[r.IntN(len(names))]
		slip := slips[len(queries)%len(slips)]
		wrong := slip.make(r, name.Family)
		text := name.Given + " " + wrong
		if strings.HasPrefix(name.Family, wrong) || !isLatin(name.Family) || utf8.RuneCountInString(name.Family) < 4 || known[strings.ToLower(text)] {
			continue
		}
		queries = append(queries, Query{Text: text, Name: name.Full, Kind: slip.kind})
	}
	return queries
}

// complete leaves out who has no two names, as organisations in a foreign book.
func complete(names []Name) []Name {
	var kept []Name
	for _, name := range names {
		if strings.TrimSpace(name.Given) != "" && strings.TrimSpace(name.Family) != "" {
			kept = append(kept, name)
		}
	}
	return kept
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
