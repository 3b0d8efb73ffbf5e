package duplicate

import (
	"strings"
)

func relateDays(a, b string) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	full := len("1980-05-09")
	switch {
	case a == "":
		return unknownDay
	case len(a) == full && len(b) == full:
		switch {
		case a == b:
			return sameDay
		case a[:4] == b[:4] && a[5:7] == b[8:] && a[8:] == b[5:7],
			a[:4] == b[:4] && digitsApart(a[5:], b[5:]) == 1,
			a[5:] == b[5:] && a[:3] == b[:3] && (a[3]-b[3] == 1 || b[3]-a[3] == 1),
			a[5:] == b[5:] && a[:2] == b[:2] && a[2] == b[3] && a[3] == b[2] && digitsApart(a, b) == 2 && (a[2]-a[3] == 1 || a[3]-a[2] == 1):
			return nearDay
		}
		return otherDay
	case strings.HasPrefix(a, "--") && len(a) == len("--05-09"):
		rest := a[2:]
		if strings.HasSuffix(b, rest) {
			return partDay
		}
		if len(b) == full || len(b) == len(a) && strings.HasPrefix(b, "--") {
			return otherDay
		}
		return unknownDay
	case strings.HasPrefix(b, a):
		return unknownDay // a year or month alone says little
	case len(a) == 4 && a[0] != '-' && len(b) >= 7 && b[0] != '-':
		return otherDay
	}
	return unknownDay
}

func digitsApart(a, b string) int {
	n := 0
	for i := range len(a) {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}
