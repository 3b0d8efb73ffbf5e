package search

import "unicode/utf8"

// far is a distance above all that count as near.
const far = 100

// distance is the number of letters to insert, delete, change or swap with their neighbour that makes one word of the other
// (Damerau-Levenshtein, optimal string alignment), far if it is more than most. With begin, a may also be the beginning of
// a longer b.
func distance(a, b string, most int, begin bool) int {
	if isASCII(a) && isASCII(b) {
		return align([]byte(a), []byte(b), most, begin)
	}
	return align([]rune(a), []rune(b), most, begin)
}

func isASCII(word string) bool {
	for i := 0; i < len(word); i++ {
		if word[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// align fills the table of edit distances row by row, only the diagonal band that can stay within most.
func align[T byte | rune](a, b []T, most int, begin bool) int {
	if len(a) > maxWord || len(a)-len(b) > most {
		return far
	}
	if len(b)-len(a) > most {
		if !begin {
			return far
		}
		b = b[:len(a)+most]
	}
	var table [3][2*maxWord + 2]int
	twoUp, up, row := table[0][:len(b)+1], table[1][:len(b)+1], table[2][:len(b)+1]
	for j := range up {
		up[j] = j
	}
	for i := 1; i <= len(a); i++ {
		low, high := max(1, i-most), min(len(b), i+most)
		row[low-1] = far
		if low == 1 {
			row[0] = i
		}
		least := row[low-1]
		for j := low; j <= high; j++ {
			cost := up[j-1]
			if a[i-1] != b[j-1] {
				cost++
			}
			if j < i+most {
				cost = min(cost, up[j]+1)
			}
			cost = min(cost, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cost = min(cost, twoUp[j-2]+1)
			}
			row[j] = cost
			least = min(least, cost)
		}
		if least > most {
			return far
		}
		twoUp, up, row = up, row, twoUp
	}
	result := up[len(b)]
	if begin {
		for j := max(0, len(a)-most); j <= len(b); j++ {
			result = min(result, up[j])
		}
	} else if len(b) > len(a)+most {
		return far
	}
	if result > most {
		return far
	}
	return result
}

// lettersOf marks the letters of a word, for words to be compared by what letters the one has and the other has not.
func lettersOf(word string) (set uint32) {
	for i := 0; i < len(word); i++ {
		if c := word[i]; c >= 'a' && c <= 'z' {
			set |= 1 << (c - 'a')
		} else {
			set |= 1 << (26 + c%6)
		}
	}
	return set
}

// Distance is the number of letters in which two words differ, above 2 a large number: to suggest what was perhaps meant.
func Distance(a, b string) int { return distance(a, b, 2, false) }
