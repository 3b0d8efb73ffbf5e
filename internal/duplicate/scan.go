package duplicate

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// Pair is two contacts that may be one.
type Pair struct {
	A, B         int64 // keys of the contacts, the smaller one first
	Score        float64
	Class        Class
	pro, against reasons
}

// For says what speaks for the two being one, the strongest first.
func (p Pair) For() []Reason { return p.pro.list() }

// Against says what speaks against it.
func (p Pair) Against() []Reason { return p.against.list() }

// found is what a scan found among subjects.
type found struct {
	pairs   []Pair
	bounded int // blocks that were too large to compare each with each
	stats   *stats
}

// pairs finds all pairs that are possible or better. progress, if not nil, is told of blocks done and blocks there are; it may be
// called from several goroutines.
func pairs(ctx context.Context, subjects []subject, progress func(done, total int)) (found, error) {
	entries := make([]entry, 0, 12*len(subjects))
	for i := range subjects {
		entries = subjects[i].entries(entries, uint32(i))
	}
	list := blocks(entries)
	result := found{stats: gather(subjects, list)}
	var next, done atomic.Int64
	const stretch = 256
	workers := max(1, min(4, runtime.NumCPU()))
	results := make([]map[[2]uint32]verdict, workers)
	var large atomic.Int64
	var group sync.WaitGroup
	for n := range workers {
		mine := map[[2]uint32]verdict{}
		results[n] = mine
		group.Go(func() {
			for ctx.Err() == nil {
				start := int(next.Add(stretch)) - stretch
				if start >= len(list) {
					return
				}
				end := min(start+stretch, len(list))
				for _, b := range list[start:end] {
					if len(b.who) > allPairs {
						large.Add(1)
					}
					compareBlock(subjects, b, result.stats, mine)
				}
				if progress != nil {
					progress(int(done.Add(int64(end-start))), len(list))
				}
			}
		})
	}
	group.Wait()
	if err := ctx.Err(); err != nil {
		return found{}, err
	}
	all := results[0]
	for _, more := range results[1:] {
		for pair, v := range more {
			all[pair] = v
		}
	}
	result.bounded = int(large.Load())
	result.pairs = make([]Pair, 0, len(all))
	for pair, v := range all {
		result.pairs = append(result.pairs, newPair(subjects[pair[0]].key, subjects[pair[1]].key, v))
	}
	slices.SortFunc(result.pairs, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(b.Class, a.Class), cmp.Compare(b.Score, a.Score), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	return result, nil
}

func newPair(a, b int64, v verdict) Pair {
	return Pair{A: min(a, b), B: max(a, b), Score: v.score, Class: v.class, pro: v.pro, against: v.against}
}

// compareBlock compares the contacts of a block and keeps what is possible.
func compareBlock(subjects []subject, b block, s *stats, keep map[[2]uint32]verdict) {
	who, reach := b.who, len(b.who)
	if len(who) > allPairs {
		who, reach = bounded(subjects, who), neighbours
	}
	for i := range who {
		for k := i + 1; k < min(len(who), i+1+reach); k++ {
			pair := [2]uint32{min(who[i].who, who[k].who), max(who[i].who, who[k].who)}
			x, y := &subjects[pair[0]], &subjects[pair[1]]
			if b.kind == blockFamily || b.kind == blockGiven {
				// These blocks are many and large: most of what is in them is told apart by a glance.
				if hopeless(x, y) {
					continue
				}
			}
			if _, done := keep[pair]; done {
				continue
			}
			if v := compare(x, y, s); v.class >= Possible {
				keep[pair] = v
			}
		}
	}
}

// hopeless finds what cannot become possible: given names of another letter that no table knows, and family names so different that
// only an e-mail address or a number would speak for them, which have blocks of their own.
func hopeless(a, b *subject) bool {
	if len(a.family) == 0 || len(b.family) == 0 || a.joined == b.joined {
		return false
	}
	n, m := len(a.joined), len(b.joined)
	if len(a.family) == 1 && len(b.family) == 1 && n > 1 && m > 1 && (n-m > 2 || m-n > 2) && len(a.joined) == len(a.family[0]) && len(b.joined) == len(b.family[0]) {
		return true
	}
	return false
}
