package duplicate

import (
	"cmp"
	"slices"
)

// Group is two or more contacts that may be one.
type Group struct {
	Keys         []int64 // sorted
	Class        Class   // of its weakest link
	Score        float64
	pro, against reasons
	More         int // contacts that would belong to it too, but are left for the next round
}

// For and Against are as of Pair, of all pairs in the group together.
func (g Group) For() []Reason { return g.pro.list() }

// Against says what speaks against it.
func (g Group) Against() []Reason { return g.against.list() }

// maxGroup is how many contacts a person can look at side by side.
const maxGroup = 12

// groups joins pairs into groups. Pairs that are very likely carry a group on, merely possible ones stand alone; and nobody joins a
// group in which somebody is known to be another: apart says so.
func groups(pairs []Pair, apart func(a, b int64) bool) []Group {
	home := map[int64]*Group{}
	var list []*Group
	open := func(p Pair) {
		g := &Group{Keys: []int64{p.A, p.B}, Class: p.Class, Score: p.Score, pro: p.pro, against: p.against}
		list = append(list, g)
		if p.Class >= Likely {
			for _, key := range g.Keys {
				if home[key] == nil {
					home[key] = g
				}
			}
		}
	}
	for _, p := range pairs { // the best first
		a, b := home[p.A], home[p.B]
		switch {
		case p.Class < Likely && a != nil && a == b:
			a.add(p)
		case p.Class < Likely || a == nil && b == nil:
			open(p)
		case a == b:
			a.add(p)
		case a != nil && b != nil:
			if !fits(a, b, p, apart) {
				open(p)
				continue
			}
			a.add(p)
			a.pro, a.against, a.More = a.pro|b.pro, a.against|b.against, a.More+b.More
			a.Score, a.Class = min(a.Score, b.Score), min(a.Class, b.Class)
			for _, key := range b.Keys {
				a.Keys, home[key] = append(a.Keys, key), a
			}
			b.Keys = nil
		default:
			g, key := a, p.B
			if a == nil {
				g, key = b, p.A
			}
			switch {
			case len(g.Keys) >= maxGroup && g.Class == p.Class:
				g.More++ // its turn comes when these are one
			case !fits(g, &Group{Keys: []int64{key}, Class: p.Class}, p, apart):
				open(p)
			default:
				g.add(p)
				g.Keys, home[key] = append(g.Keys, key), g
			}
		}
	}
	kept := make([]Group, 0, len(list))
	for _, g := range list {
		if len(g.Keys) > 1 {
			slices.Sort(g.Keys)
			kept = append(kept, *g)
		}
	}
	slices.SortStableFunc(kept, func(a, b Group) int {
		return cmp.Or(cmp.Compare(b.Class, a.Class), cmp.Compare(b.Score, a.Score), slices.Compare(a.Keys, b.Keys))
	})
	return kept
}

func (g *Group) add(p Pair) {
	g.pro, g.against = g.pro|p.pro, g.against|p.against
	g.Score, g.Class = min(g.Score, p.Score), min(g.Class, p.Class)
}

// fits reports whether two groups may become one: identical contacts stay among themselves, it stays small enough to be looked at, and
// nobody in one is known to be another than somebody in the other.
func fits(a, b *Group, p Pair, apart func(a, b int64) bool) bool {
	if len(a.Keys)+len(b.Keys) > maxGroup {
		return false
	}
	for _, x := range a.Keys {
		for _, y := range b.Keys {
			if (x != p.A || y != p.B) && (x != p.B || y != p.A) && apart(x, y) {
				return false
			}
		}
	}
	return true
}
