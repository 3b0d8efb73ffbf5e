package duplicate

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/hbollon/go-edlib"
)

// relation is how two names, or parts of them, stand to each other: what it is worth, and how it is told. Points below 0 speak
// against.
type relation struct {
	points       float64
	pro, against reasons
	full         bool // both sides have it, and it is the same without any doubt
	differs      bool
	missing      bool
}

// compareNames relates the names of two persons.
func compareNames(a, b *subject) (given, family relation) {
	given, family = relateGiven(a.given, b.given), relateFamily(a, b)
	if !given.full || !family.full {
		// "Anna Weber" and "Weber Anna": each part stands where the other has the other one.
		if isSwapped(a, b) {
			return relation{points: 2.2, pro: bitOf[Swapped]}, relation{points: 2.2}
		}
	}
	return given, family
}

func isSwapped(a, b *subject) bool {
	if len(a.given) == 0 || len(b.given) == 0 || len(a.family) == 0 || len(b.family) == 0 {
		// A name that stands as a whole in one part.
		return sameWords(append(slices.Clone(a.given), a.family...), append(slices.Clone(b.given), b.family...), 2)
	}
	return slices.Equal(a.given, b.family) && slices.Equal(a.family, b.given) && !slices.Equal(a.given, a.family)
}

func sameWords(a, b []string, least int) bool {
	if len(a) != len(b) || len(a) < least {
		return false
	}
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// relateGiven relates given and middle names, folded.
func relateGiven(a, b []string) relation {
	switch {
	case len(a) == 0 || len(b) == 0:
		return relation{missing: true}
	case slices.Equal(a, b):
		return relation{points: 2.5, full: true}
	case strings.Join(a, "") == strings.Join(b, ""):
		return relation{points: 2.4, full: true}
	}
	first, other := a[0], b[0]
	if first == other {
		if len(a) > 1 && len(b) > 1 && !compatible(a[1:], b[1:]) {
			return relation{points: 0.5, against: bitOf[OtherSecond]}
		}
		return relation{points: 2.5, full: true}
	}
	if isInitial(first, other) || isInitial(other, first) {
		if len(a) > 1 && len(b) > 1 && !compatible(a[1:], b[1:]) {
			return relation{points: 0.5, pro: bitOf[Initial], against: bitOf[OtherSecond]}
		}
		return relation{points: 1.5, pro: bitOf[Initial]}
	}
	if sameNickname(first, other) {
		return relation{points: 2.2, pro: bitOf[Nickname]}
	}
	for _, x := range a {
		for _, y := range b {
			if utf8.RuneCountInString(x) > 1 && (x == y || sameNickname(x, y)) {
				return relation{points: 1.8, pro: bitOf[OneGiven]}
			}
		}
	}
	// "JP" for Jean-Pierre.
	if lettersOf(first, b) || lettersOf(other, a) {
		return relation{points: 1, pro: bitOf[Initial]}
	}
	known := isKnown(first) && isKnown(other)
	switch {
	case known || genderPair(first, other):
	case isTypo(first, other):
		return relation{points: 1.6, pro: bitOf[OneLetter]}
	case isShort(first, other):
		return relation{points: 1.5, pro: bitOf[ShortForm]}
	}
	return relation{points: -9, against: bitOf[OtherGiven], differs: true}
}

// compatible reports whether further given names can be those of one person: they share one, or one is the initial of another.
func compatible(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y || isInitial(x, y) || isInitial(y, x) || sameNickname(x, y) || isTypo(x, y) {
				return true
			}
		}
	}
	return false
}

func isInitial(short, long string) bool {
	return utf8.RuneCountInString(short) == 1 && strings.HasPrefix(long, short)
}

func lettersOf(short string, names []string) bool {
	if len(names) < 2 || len(short) != len(names) {
		return false
	}
	for i := range len(short) {
		if names[i][0] != short[i] {
			return false
		}
	}
	return true
}

// genderPair tells Martin and Martina, Paul and Pauline, which no slip of a finger makes of each other.
func genderPair(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	rest, ok := strings.CutPrefix(b, a)
	if !ok {
		return false
	}
	switch rest {
	case "a", "e", "ie", "in", "ina", "ine", "etta", "ette", "i":
		return true
	}
	return false
}

func isShort(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	a = strings.TrimRight(a, "iy")
	return len(a) >= 3 && strings.HasPrefix(b, a)
}

// isTypo reports whether two folded words are one with a slip: one letter more, less, another or two swapped; two slips in long
// words.
func isTypo(a, b string) bool {
	n, m := len(a), len(b)
	most := 1
	if min(n, m) >= 8 {
		most = 2
	}
	if min(n, m) < 4 || max(n, m) > 64 || n-m > most || m-n > most {
		return false
	}
	// Most pairs of words have nothing in common; the library is only asked about those that begin or end alike.
	if a[0] != b[0] && a[n-1] != b[m-1] {
		return false
	}
	return edlib.OSADamerauLevenshteinDistance(a, b) <= most
}

// relateFamily relates family names.
func relateFamily(a, b *subject) relation {
	x, y := a.family, b.family
	switch {
	case len(x) == 0 || len(y) == 0:
		return relation{missing: true}
	case a.joined == b.joined, slices.Equal(x, y), strings.Join(x, "") == strings.Join(y, ""):
		return relation{points: 2.5, full: true}
	}
	shared := 0
	for _, word := range x {
		if len(word) > 2 && slices.Contains(y, word) {
			shared++
		}
	}
	if shared > 0 && (shared == len(x) || shared == len(y)) {
		return relation{points: 2, pro: bitOf[DoubleName]}
	}
	first, other := strings.Join(x, ""), strings.Join(y, "")
	switch {
	case isInitial(first, other) || isInitial(other, first):
		return relation{points: 1, pro: bitOf[Initial]}
	case isTypo(first, other):
		return relation{points: 2, pro: bitOf[OneLetter]}
	case soundOf(first) == soundOf(other) && soundOf(first) != "" && len(first) > 3:
		return relation{points: 1.6, pro: bitOf[SoundsAlike]}
	case shared > 0:
		return relation{points: 0.5, pro: bitOf[DoubleName]}
	}
	return relation{points: -3, against: bitOf[OtherFamily], differs: true}
}

// soundOf writes a folded family name as it sounds, roughly: Maier and Meyer, Schmidt and Schmitt, Kramer and Cramer. "" for other
// scripts.
func soundOf(word string) string {
	out := make([]byte, 0, len(word))
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c < 'a' || c > 'z' {
			return ""
		}
		switch c {
		case 'c', 'q':
			c = 'k'
		case 'v':
			c = 'f'
		case 'p':
			if i+1 < len(word) && word[i+1] == 'h' {
				c = 'f'
				i++
			}
		case 'd':
			c = 't'
		case 'z':
			c = 's'
		case 'y', 'j', 'e', 'a':
			if len(out) > 0 {
				c = 'i'
			}
		case 'h':
			if len(out) > 0 {
				continue
			}
		}
		if n := len(out); n > 0 && out[n-1] == c {
			continue
		}
		out = append(out, c)
	}
	return string(out)
}
