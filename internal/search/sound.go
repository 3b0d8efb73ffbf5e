package search

// soundOf gives how a folded name sounds to a German ear, four bits a sound: the Cologne phonetics of Hans Joachim Postel
// (IBM-Nachrichten 19, 1969). 0 stands for words with letters it does not know. Vowels count only at the beginning.
func soundOf(word string) uint64 {
	var code uint64
	last := byte(255)
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c < 'a' || c > 'z' {
			return 0
		}
		var before, after byte
		if i > 0 {
			before = word[i-1]
		}
		if i+1 < len(word) {
			after = word[i+1]
		}
		first, second := soundOfLetter(c, before, after)
		for _, sound := range [2]byte{first, second} {
			if sound == silent {
				continue
			}
			if sound != last && (sound != 0 || code == 0) && code>>60 == 0 {
				code = code<<4 | uint64(sound) + 1
			}
			last = sound
		}
	}
	return code
}

const silent = 255

// soundOfLetter is the table of the Cologne phonetics; only x has two sounds.
func soundOfLetter(c, before, after byte) (first, second byte) {
	switch c {
	case 'a', 'e', 'i', 'j', 'o', 'u', 'y':
		return 0, silent
	case 'h':
		return silent, silent
	case 'b':
		return 1, silent
	case 'p':
		if after == 'h' {
			return 3, silent
		}
		return 1, silent
	case 'd', 't':
		if after == 'c' || after == 's' || after == 'z' {
			return 8, silent
		}
		return 2, silent
	case 'f', 'v', 'w':
		return 3, silent
	case 'g', 'k', 'q':
		return 4, silent
	case 'c':
		return soundOfC(before, after), silent
	case 'x':
		if before == 'c' || before == 'k' || before == 'q' {
			return 8, silent
		}
		return 4, 8
	case 'l':
		return 5, silent
	case 'm', 'n':
		return 6, silent
	case 'r':
		return 7, silent
	}
	return 8, silent // s, z
}

func soundOfC(before, after byte) byte {
	hard := isOneOf(after, "ahkoqux")
	if before == 0 {
		if hard || after == 'l' || after == 'r' {
			return 4
		}
		return 8
	}
	if hard && !isOneOf(before, "sz") {
		return 4
	}
	return 8
}

func isOneOf(c byte, set string) bool {
	for i := 0; i < len(set); i++ {
		if set[i] == c {
			return true
		}
	}
	return false
}
