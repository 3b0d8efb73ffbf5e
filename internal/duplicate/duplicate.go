// Package duplicate finds contacts that are the same person or organisation, says why and what speaks against it, remembers what a
// person said about them, and has them merged.
//
// subject.go reads what is compared off a card, block.go finds who is compared with whom, compare.go weighs, group.go joins pairs into
// groups; these know no vault. Finder keeps the result of a scan until contacts change. Merging itself is contact.Book.Merge. The
// terminal and the window call it.
package duplicate

import (
	"context"
	"slices"
	"sync"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/vault"
)

// Finder finds duplicates in a vault. Its methods may be called from several goroutines.
type Finder struct {
	vault *vault.Vault
	book  *contact.Book

	scanning sync.Mutex // held by the one scan that runs
	mu       sync.Mutex
	last     int64 // the last change that touched contacts
	decided  int   // how often a decision was made
	kept     *result
}

// result is what the last scan found, as long as nothing changes.
type result struct {
	valid    int64 // Finder.last when it was made
	contacts int
	bounded  int
	stats    *stats
	pairs    []Pair
	apart    map[[2]int64]bool // pairs that contradict each other, so that no group holds both
	decided  int               // Finder.decided when the following were made
	verdicts map[[2]int64]string
	groups   map[string][]Group // of the open pairs and of those for later
}

// What a person may say about two contacts.
const (
	Different = "different" // not the same
	Later     = "later"     // to be asked again when everything else is done
)

// NewFinder gives the duplicates of an open vault. It takes part in merges of the book.
func NewFinder(v *vault.Vault, book *contact.Book) *Finder {
	f := &Finder{vault: v, book: book}
	book.Merged(moveDecisions)
	v.OnChange(func(event vault.Event) {
		_, contacts := event.Tables["contact"]
		_, decisions := event.Tables["duplicate_decision"]
		if !contacts && !decisions {
			return
		}
		f.mu.Lock()
		defer f.mu.Unlock()
		if contacts {
			f.last = event.Change
		}
		if decisions {
			f.decided++
		}
	})
	return f
}

// Progress says how far a scan is.
type Progress struct {
	Phase       string // reading, comparing
	Done, Total int
}

// Counts say what there is to decide.
type Counts struct {
	Contacts  int // that were compared
	Identical int // groups of each class
	Likely    int
	Possible  int
	Later     int // groups put off
	Bounded   int // values that so many contacts share that not all of them were compared with each other
	Scanned   bool
	Stale     bool // contacts have changed since the scan
}

// Scan looks through the whole book, unless the last result still stands. progress may be nil and is called from several goroutines.
// When ctx ends, the last result stays and the fault is "cancelled".
func (f *Finder) Scan(ctx context.Context, progress func(Progress)) (Counts, error) {
	f.scanning.Lock()
	defer f.scanning.Unlock()
	f.mu.Lock()
	valid, fresh := f.last, f.kept != nil && f.kept.valid == f.last
	f.mu.Unlock()
	if !fresh {
		r, err := f.scan(ctx, progress)
		if ctx.Err() != nil {
			return Counts{}, fault.Wrap(ctx.Err(), "cancelled", nil)
		}
		if err != nil {
			return Counts{}, err
		}
		r.valid = valid
		f.mu.Lock()
		f.kept = r
		f.mu.Unlock()
	}
	return f.Counts(ctx)
}

func (f *Finder) scan(ctx context.Context, progress func(Progress)) (*result, error) {
	if progress == nil {
		progress = func(Progress) {}
	}
	subjects, err := f.read(ctx, progress)
	if err != nil {
		return nil, err
	}
	found, err := pairs(ctx, subjects, func(done, total int) { progress(Progress{"comparing", done, total}) })
	if err != nil {
		return nil, err
	}
	r := &result{contacts: len(subjects), bounded: found.bounded, stats: found.stats, pairs: found.pairs}
	r.apart = contradictions(subjects, found)
	return r, nil
}

// contradictions finds among the contacts that are linked by somebody in between those which are known to be two: father and son, with
// whom a card without a birthday goes equally well.
func contradictions(subjects []subject, found found) map[[2]int64]bool {
	at := make(map[int64]int, 2*len(found.pairs))
	near := map[int64][]int64{}
	for _, p := range found.pairs {
		if p.Class >= Likely {
			near[p.A], near[p.B] = append(near[p.A], p.B), append(near[p.B], p.A)
			at[p.A], at[p.B] = -1, -1
		}
	}
	for i := range subjects {
		if _, ok := at[subjects[i].key]; ok {
			at[subjects[i].key] = i
		}
	}
	apart := map[[2]int64]bool{}
	for _, linked := range near {
		if len(linked) < 2 {
			continue
		}
		linked = linked[:min(len(linked), 4*maxGroup)]
		for i, a := range linked {
			for _, b := range linked[i+1:] {
				key := ordered(a, b)
				if _, done := apart[key]; !done && compare(&subjects[at[a]], &subjects[at[b]], found.stats).veto {
					apart[key] = true
				}
			}
		}
	}
	return apart
}

// state gives the kept result with its groups, made anew if something was decided since, and whether contacts have changed.
func (f *Finder) state(ctx context.Context) (result, bool, error) {
	f.mu.Lock()
	kept, last, decided := f.kept, f.last, f.decided
	view := result{groups: map[string][]Group{}}
	if kept != nil {
		view = *kept
	}
	f.mu.Unlock()
	if kept == nil || view.groups != nil && view.decided == decided {
		return view, kept != nil && view.valid != last, nil
	}
	verdicts, err := f.verdicts(ctx)
	if err != nil {
		return view, false, err
	}
	view.verdicts, view.decided = verdicts, decided
	view.groups = split(&view)
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.kept == kept {
		kept.verdicts, kept.decided, kept.groups = view.verdicts, view.decided, view.groups
	}
	return view, view.valid != last, nil
}

// split makes the groups of the pairs that are open (""), and of those for later.
func split(r *result) map[string][]Group {
	open, later := []Pair{}, []Pair{}
	for _, p := range r.pairs {
		switch r.verdicts[ordered(p.A, p.B)] {
		case "":
			open = append(open, p)
		case Later:
			later = append(later, p)
		}
	}
	apart := func(a, b int64) bool {
		key := ordered(a, b)
		return r.apart[key] || r.verdicts[key] != ""
	}
	return map[string][]Group{"": groups(open, apart), Later: groups(later, apart)}
}

// Counts says what the kept result holds; Scanned is false when there is none yet.
func (f *Finder) Counts(ctx context.Context) (Counts, error) {
	r, stale, err := f.state(ctx)
	if err != nil {
		return Counts{}, err
	}
	c := Counts{Contacts: r.contacts, Bounded: r.bounded, Later: len(r.groups[Later]), Scanned: r.stats != nil, Stale: stale}
	for _, g := range r.groups[""] {
		switch g.Class {
		case Identical:
			c.Identical++
		case Likely:
			c.Likely++
		case Possible:
			c.Possible++
		}
	}
	return c, nil
}

// Filter chooses among groups or pairs. Class None takes all; Verdict "" takes what is open, Later what was put off.
type Filter struct {
	Class   Class
	Verdict string
	Offset  int
	Limit   int // 0 for no limit
}

// Groups gives a stretch of the groups of the kept result, the surest first, and how many there are.
func (f *Finder) Groups(ctx context.Context, filter Filter) ([]Group, int, error) {
	r, _, err := f.state(ctx)
	if err != nil {
		return nil, 0, err
	}
	list := r.groups[filter.Verdict]
	if filter.Class != None {
		list = slices.DeleteFunc(slices.Clone(list), func(g Group) bool { return g.Class != filter.Class })
	}
	return cut(list, filter), len(list), nil
}

// Pairs gives a stretch of the open pairs of the kept result, the surest first, and how many there are.
func (f *Finder) Pairs(ctx context.Context, filter Filter) ([]Pair, int, error) {
	r, _, err := f.state(ctx)
	if err != nil {
		return nil, 0, err
	}
	list := []Pair{}
	for _, p := range r.pairs {
		if r.verdicts[ordered(p.A, p.B)] == filter.Verdict && (filter.Class == None || p.Class == filter.Class) {
			list = append(list, p)
		}
	}
	return cut(list, filter), len(list), nil
}

func cut[T any](list []T, filter Filter) []T {
	list = list[min(max(filter.Offset, 0), len(list)):]
	if filter.Limit > 0 {
		list = list[:min(filter.Limit, len(list))]
	}
	return list
}
