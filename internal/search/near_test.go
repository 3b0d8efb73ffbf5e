package search

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b  string
		most  int
		begin bool
		want  int
	}{
		{"schmidt", "schmidt", 1, false, 0}, {"schmitt", "schmidt", 1, false, 1}, {"shcmidt", "schmidt", 1, false, 1},
		{"schmit", "schmidt", 1, false, 1}, {"schmiddt", "schmidt", 1, false, 1}, {"schmi", "schmidt", 1, false, far},
		{"schmi", "schmidt", 2, false, 2}, {"hcsmidt", "schmidt", 2, false, 2}, {"sxhmi", "schmidt", 1, true, 1}, {"schm", "schmidt", 1, true, 0},
		{"иванава", "иванова", 1, false, 1}, {"a", "", 1, false, 1}, {"", "", 1, false, 0}, {"ab", "ba", 1, false, 1},
	} {
		if got := distance(test.a, test.b, test.most, test.begin); got != test.want {
			t.Errorf("distance(%q, %q, %d, %v) = %d, want %d", test.a, test.b, test.most, test.begin, got, test.want)
		}
	}
}

// The band gives what the whole table gives.
func TestDistanceAgainstWholeTable(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	word := func() string {
		letters := make([]byte, r.IntN(7))
		for i := range letters {
			letters[i] = byte('a' + r.IntN(3))
		}
		return string(letters)
	}
	for range 20000 {
		a, b, most := word(), word(), r.IntN(3)
		want := wholeTable(a, b)
		if want > most {
			want = far
		}
		if got := distance(a, b, most, false); got != want {
			t.Fatalf("distance(%q, %q, %d) = %d, want %d", a, b, most, got, want)
		}
	}
}

func wholeTable(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			switch {
			case i == 0 || j == 0:
				d[i][j] = i + j
			default:
				change := d[i-1][j-1]
				if a[i-1] != b[j-1] {
					change++
				}
				d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, change)
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					d[i][j] = min(d[i][j], d[i-2][j-2]+1)
				}
			}
		}
	}
	return d[len(a)][len(b)]
}

// Codes known from the literature, each digit one higher here so that a leading 0 is not lost.
func TestSound(t *testing.T) {
	for name, want := range map[string]string{
		"Wikipedia": "3412", "Müller-Lüdenscheidt": "65752682", "Breschnew": "17863", "Meier": "67", "Mayer": "67", "Anna": "06",
		"Schmidt": "862", "Schmitt": "862", "Xaver": "4837", "Philipp": "351", "Иванова": "",
	} {
		folded := ""
		for _, c := range Fold(name) {
			if c != ' ' {
				folded += string(c)
			}
		}
		got := ""
		for code := soundOf(folded); code > 0; code >>= 4 {
			got = fmt.Sprint(code&15-1) + got
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}
