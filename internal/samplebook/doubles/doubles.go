// Package doubles makes a book of invented people in which some stand twice and others only look as if they did, and says who is who:
// with it the finding of duplicates is measured. Tests and build/bench use it. The same values make the same book.
package doubles

import (
	"math/rand/v2"

	"kith/internal/vcard"
)

// Entry is one card of the book.
type Entry struct {
	Card   *vcard.Card
	Person int // who it is: equal for cards of the same person or organisation
	Case   int // the case it belongs to; of a case with doubles all cards are of one person
}

// Kind is a way in which cards of one person differ, or in which those of two people are alike.
type Kind struct {
	Name   string
	Double bool // the cards of a case are of one person
	make   func(*maker) []*vcard.Card
}

// Book is a book with the truth about it.
type Book struct {
	Entries []Entry
	Cases   []int // the number of the kind of each case, in Kinds
}

// Make makes n cases of every kind, and shuffles their cards.
func Make(n int, seed uint64) Book {
	var b Book
	person := 0
	for number, kind := range Kinds {
		for i := range n {
			m := &maker{r: rand.New(rand.NewPCG(seed*1000+uint64(number), uint64(i)*0x9E3779B97F4A7C15+1))}
			cards := kind.make(m)
			at := len(b.Cases)
			b.Cases = append(b.Cases, number)
			for _, card := range cards {
				if !kind.Double {
					person++
				}
				b.Entries = append(b.Entries, Entry{Card: card, Person: person, Case: at})
			}
			person++
		}
	}
	r := rand.New(rand.NewPCG(seed, 77))
	r.Shuffle(len(b.Entries), func(i, k int) { b.Entries[i], b.Entries[k] = b.Entries[k], b.Entries[i] })
	return b
}
