package tidy

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/vault"
)

// Finder goes through the contacts of a vault. Its methods may be called from several goroutines.
type Finder struct {
	vault *vault.Vault
	book  *contact.Book
	today func() string
	home  func() string

	looking sync.Mutex // held by the one look that runs
	mu      sync.Mutex
	changes int            // of contacts and of what is left alone
	dirty   map[int64]bool // contacts that were written since the last look; nil when nobody knows which
	kept    *result
}

// result is where something was found. It holds no words: they are read off the cards that are shown.
type result struct {
	contacts int
	where    Circumstances
	all      []place          // what is left alone too
	open     map[Kind][]place // in the order of the contacts
	left     int              // how many are left alone
	current  bool             // whether nobody has left anything alone since
}

// place is a finding of a contact.
type place struct {
	contact int64
	kind    Kind
	mark    int64
}

// NewFinder looks through an open vault. today gives the civil day, home the code of the country of numbers that belong to no
// address. It takes part in merges of the book.
func NewFinder(v *vault.Vault, book *contact.Book, today, home func() string) *Finder {
	f := &Finder{vault: v, book: book, today: today, home: home}
	book.Merged(moveIgnored)
	v.OnChange(func(event vault.Event) {
		contacts, written := event.Tables["contact"]
		_, ignored := event.Tables["tidy_ignored"]
		f.mu.Lock()
		defer f.mu.Unlock()
		if written || ignored {
			f.changes++
		}
		if ignored && f.kept != nil {
			f.kept.current = false
		}
		if !written || f.dirty == nil {
			return
		}
		if contacts.Count > len(contacts.Keys) {
			f.dirty = nil
			return
		}
		for _, key := range contacts.Keys {
			f.dirty[key] = true
		}
	})
	return f
}

// Counts say what was found.
type Counts struct {
	Contacts int // that were looked at
	Kinds    map[Kind]int
	Total    int
	Ignored  int    // that are left alone
	Home     string // the home country that numbers were read with
}

// Look goes through the book, or only through what was written since the last time. progress may be nil.
func (f *Finder) Look(ctx context.Context, progress func(done, total int)) (Counts, error) {
	r, err := f.fresh(ctx, progress)
	if err != nil {
		return Counts{}, err
	}
	c := Counts{Contacts: r.contacts, Kinds: map[Kind]int{}, Ignored: r.left, Home: r.where.Home}
	for _, kind := range Kinds {
		c.Kinds[kind] = len(r.open[kind])
		c.Total += len(r.open[kind])
	}
	return c, nil
}

// fresh gives a result that stands as of now.
func (f *Finder) fresh(ctx context.Context, progress func(done, total int)) (*result, error) {
	f.looking.Lock()
	defer f.looking.Unlock()
	if progress == nil {
		progress = func(int, int) {}
	}
	where := Circumstances{Today: f.today(), Home: f.home()}
	f.mu.Lock()
	kept, dirty := f.kept, f.dirty
	f.dirty = map[int64]bool{}
	f.mu.Unlock()
	var err error
	switch {
	case kept == nil || dirty == nil || kept.where != where:
		kept, err = f.all(ctx, where, progress)
	case len(dirty) > 0 || !kept.current:
		kept, err = f.again(ctx, kept, dirty)
	default:
		return kept, nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if err != nil {
		f.dirty = nil
		if ctx.Err() != nil {
			return nil, fault.Wrap(ctx.Err(), "cancelled", nil)
		}
		return nil, err
	}
	f.kept = kept
	return kept, nil
}

func look(cards []contact.StoredCard, where Circumstances) []place {
	var list []place
	for _, c := range cards {
		for _, finding := range Look(c.Card, where) {
			list = append(list, place{c.Key, finding.Kind, finding.mark})
		}
	}
	return list
}

func (f *Finder) all(ctx context.Context, where Circumstances, progress func(done, total int)) (*result, error) {
	r := &result{where: where}
	var err error
	r.all, err = contact.ReadCards(ctx, f.book, func(done, total int) {
		r.contacts = total
		progress(done, total)
	}, func(cards []contact.StoredCard) []place { return look(cards, where) })
	if err != nil {
		return nil, err
	}
	return r, f.settle(ctx, r)
}

// again brings a result up to date where contacts were written, or where something was left alone.
func (f *Finder) again(ctx context.Context, old *result, dirty map[int64]bool) (*result, error) {
	keys := make([]int64, 0, len(dirty))
	for key := range dirty {
		keys = append(keys, key)
	}
	cards, err := f.book.SomeCards(ctx, keys)
	if err != nil {
		return nil, err
	}
	r := &result{where: old.where, all: look(cards, old.where)}
	for _, p := range old.all {
		if !dirty[p.contact] {
			r.all = append(r.all, p)
		}
	}
	slices.SortStableFunc(r.all, func(a, b place) int { return cmp.Compare(a.contact, b.contact) })
	if err := f.vault.QueryRow(ctx, `SELECT count(*) FROM contact_row`).Scan(&r.contacts); err != nil {
		return nil, err
	}
	return r, f.settle(ctx, r)
}

// settle parts what is open from what is left alone.
func (f *Finder) settle(ctx context.Context, r *result) error {
	ignored, err := f.ignored(ctx)
	if err != nil {
		return err
	}
	r.open, r.current = map[Kind][]place{}, true
	for _, p := range r.all {
		if ignored[[2]int64{p.contact, p.mark}] {
			r.left++
			continue
		}
		r.open[p.kind] = append(r.open[p.kind], p)
	}
	return nil
}

// Filter chooses among the findings.
type Filter struct {
	Kind   Kind // "" for all
	Offset int
	Limit  int // 0 for no limit
}

// Item is a finding with whom it is about.
type Item struct {
	ID      string // names the finding as long as the value is the same
	Contact int64  // key
	Finding
}

// List gives a stretch of what is open, in the order of Kinds and contacts, and how many there are.
func (f *Finder) List(ctx context.Context, filter Filter) ([]Item, int, error) {
	r, err := f.fresh(ctx, nil)
	if err != nil {
		return nil, 0, err
	}
	var list []place
	for _, kind := range Kinds {
		if filter.Kind == "" || filter.Kind == kind {
			list = append(list, r.open[kind]...)
		}
	}
	total := len(list)
	list = list[min(max(filter.Offset, 0), total):]
	if filter.Limit > 0 {
		list = list[:min(filter.Limit, len(list))]
	}
	items, err := f.items(ctx, list, r.where)
	return items, total, err
}

// items reads findings off their cards; one that is no longer there is left out.
func (f *Finder) items(ctx context.Context, list []place, where Circumstances) ([]Item, error) {
	keys := make([]int64, len(list))
	for i, p := range list {
		keys[i] = p.contact
	}
	slices.Sort(keys)
	cards, err := f.book.SomeCards(ctx, slices.Compact(keys))
	if err != nil {
		return nil, err
	}
	found := make(map[place]Finding, len(list))
	for _, c := range cards {
		for _, finding := range Look(c.Card, where) {
			found[place{c.Key, finding.Kind, finding.mark}] = finding
		}
	}
	items := make([]Item, 0, len(list))
	for _, p := range list {
		if finding, ok := found[p]; ok {
			items = append(items, Item{ID: p.id(), Contact: p.contact, Finding: finding})
		}
	}
	return items, nil
}

// id is a short name for a finding: the key of the contact and the mark of what was found, both in hexadecimal digits.
func (p place) id() string { return fmt.Sprintf("%x-%08x", p.contact, uint32(p.mark>>32)) }
