package duplicate

import (
	"context"

	"kith/internal/samplebook/doubles"
)

// Measured says how well doubles were found: of one kind, or of all together.
type Measured struct {
	Kind     string
	Double   bool
	Pairs    int // pairs of the kind: true ones of doubles, of others all in a case
	Likely   int // of these proposed as very likely, identical ones included
	Possible int // … as possible
}

// Figures are the whole measurement.
type Figures struct {
	Kinds     []Measured
	Precision float64  // of what is proposed as very likely, across the whole book
	Recall    float64  // of the true pairs, how many are proposed as very likely
	Shown     float64  // … as very likely or possible
	Wrong     [][2]int // entries that were proposed as very likely and are two
	Missed    [][2]int // entries that are one and were not proposed as such
}

// Measure finds the doubles of a labelled book and compares with the truth. The benchmark prints it, a test holds it to its limits.
func Measure(ctx context.Context, book doubles.Book) (Figures, error) {
	subjects := make([]subject, len(book.Entries))
	for i := range book.Entries {
		subjects[i] = newSubject(int64(i), book.Entries[i].Card)
	}
	found, err := pairs(ctx, subjects, nil)
	if err != nil {
		return Figures{}, err
	}
	var f Figures
	f.Kinds = make([]Measured, len(doubles.Kinds))
	for i, kind := range doubles.Kinds {
		f.Kinds[i] = Measured{Kind: kind.Name, Double: kind.Double}
	}
	classes := map[[2]int]Class{}
	right, proposed := 0, 0
	for _, p := range found.pairs {
		a, b := int(p.A), int(p.B)
		classes[[2]int{a, b}] = p.Class
		if p.Class < Likely {
			continue
		}
		proposed++
		if book.Entries[a].Person == book.Entries[b].Person {
			right++
		} else {
			f.Wrong = append(f.Wrong, [2]int{a, b})
		}
	}
	members := map[int][]int{}
	for i, e := range book.Entries {
		members[e.Case] = append(members[e.Case], i)
	}
	whole, likely, shown := 0, 0, 0
	for at, kind := range book.Cases {
		in := members[at]
		for i, a := range in {
			for _, b := range in[i+1:] {
				k := &f.Kinds[kind]
				class := classes[[2]int{min(a, b), max(a, b)}]
				k.Pairs++
				switch {
				case class >= Likely:
					k.Likely++
				case class == Possible:
					k.Possible++
				}
				if !k.Double {
					continue
				}
				whole++
				if class >= Likely {
					likely++
				} else {
					f.Missed = append(f.Missed, [2]int{a, b})
				}
				if class >= Possible {
					shown++
				}
			}
		}
	}
	f.Precision, f.Recall, f.Shown = float64(right)/float64(max(1, proposed)), float64(likely)/float64(max(1, whole)), float64(shown)/float64(max(1, whole))
	return f, nil
}
