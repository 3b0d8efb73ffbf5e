package duplicate

import (
	"context"
	"strings"
	"testing"

	"kith/internal/samplebook/doubles"
	"kith/internal/vcard"
)

// The floor of what is proposed as very likely, on books that were not looked at when the weights were made.
func TestDoublesAreFound(t *testing.T) {
	for _, seed := range []uint64{1, 2, 3} {
		book := doubles.Make(60, seed)
		f, err := Measure(context.Background(), book)
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range f.Kinds {
			t.Logf("seed %d: %-40s double %-5v %4d pairs, %4d very likely, %3d possible", seed, k.Kind, k.Double, k.Pairs, k.Likely, k.Possible)
		}
		t.Logf("seed %d: precision %.4f, recall %.4f, shown %.4f", seed, f.Precision, f.Recall, f.Shown)
		if f.Precision < 0.99 || f.Recall < 0.95 {
			t.Errorf("seed %d: precision %.4f, recall %.4f", seed, f.Precision, f.Recall)
		}
		show := func(what string, pairs [][2]int) {
			for _, pair := range pairs[:min(len(pairs), 12)] {
				a, b := book.Entries[pair[0]], book.Entries[pair[1]]
				v := compare(new(newSubject(0, a.Card)), new(newSubject(1, b.Card)), &stats{})
				t.Logf("%s (%s): %.2f for %v against %v\n%s%s", what, doubles.Kinds[book.Cases[a.Case]].Name, v.score, v.pro.list(), v.against.list(), text(a.Card), text(b.Card))
			}
		}
		show("wrong", f.Wrong)
		show("missed", f.Missed)
	}
}

func text(card *vcard.Card) string {
	return strings.ReplaceAll(string(vcard.Format(card)), "\r\n", " ") + "\n"
}
