package duplicate

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"kith/internal/contact"
	"kith/internal/vault"
)

// Merge is contact.Book.Merge; the kept result goes along, so that whoever goes through a long list need not wait for a new scan after
// each.
func (f *Finder) Merge(ctx context.Context, ids []string, choices contact.MergeChoices) (contact.Contact, vault.Change, error) {
	fresh := f.isFresh()
	keys, err := f.keys(ctx, ids)
	if err != nil {
		return contact.Contact{}, vault.Change{}, err
	}
	merged, change, err := f.book.Merge(ctx, ids, choices)
	if err != nil {
		return merged, change, err
	}
	if fresh {
		// A failure here only means that the next look scans anew.
		_ = f.follow(ctx, keys, change.ID)
	}
	return merged, change, nil
}

// MergeIdentical merges everybody who has the same content as somebody else, in one change that one undo takes back. It answers how
// many contacts are gone; 0, with no change, when there are none.
func (f *Finder) MergeIdentical(ctx context.Context, progress func(Progress)) (int, vault.Change, error) {
	if _, err := f.Scan(ctx, progress); err != nil {
		return 0, vault.Change{}, err
	}
	r, _, err := f.state(ctx)
	if err != nil {
		return 0, vault.Change{}, err
	}
	sets := identical(&r)
	if len(sets) == 0 {
		return 0, vault.Change{}, nil
	}
	var all []int64
	for _, set := range sets {
		all = append(all, set...)
	}
	ids, err := f.ids(ctx, all)
	if err != nil {
		return 0, vault.Change{}, err
	}
	var groups [][]string
	for _, set := range sets {
		// A very large set goes into its first contact in several steps.
		for rest := range slices.Chunk(set[1:], identicalAtOnce) {
			group := []string{ids[set[0]]}
			for _, key := range rest {
				if id := ids[key]; id != "" {
					group = append(group, id)
				}
			}
			if group[0] != "" && len(group) > 1 {
				groups = append(groups, group)
			}
		}
	}
	return f.book.MergeAll(ctx, groups)
}

const identicalAtOnce = 100

// identical joins the identical pairs about which nothing was said into sets, the oldest contact of each first.
func identical(r *result) [][]int64 {
	root := map[int64]int64{}
	find := func(key int64) int64 {
		for {
			up, ok := root[key]
			if !ok || up == key {
				return key
			}
			if above, ok := root[up]; ok {
				root[key] = above
			}
			key = up
		}
	}
	for _, p := range r.pairs {
		if p.Class == Identical && r.verdicts[ordered(p.A, p.B)] == "" {
			a, b := find(p.A), find(p.B)
			root[max(a, b)], root[min(a, b)] = min(a, b), min(a, b)
		}
	}
	sets := map[int64][]int64{}
	for key := range root {
		home := find(key)
		sets[home] = append(sets[home], key)
	}
	var list [][]int64
	for _, set := range sets {
		slices.Sort(set)
		set = withoutDecided(set, r)
		if len(set) > 1 {
			list = append(list, set)
		}
	}
	slices.SortFunc(list, func(a, b []int64) int { return cmp.Compare(a[0], b[0]) })
	return list
}

// withoutDecided leaves those out of a set of whom it was said that they are another than one that stays in it.
func withoutDecided(set []int64, r *result) []int64 {
	if len(r.verdicts) == 0 {
		return set
	}
	kept := set[:0:0]
	for _, key := range set {
		if !slices.ContainsFunc(kept, func(have int64) bool { return r.verdicts[ordered(have, key)] != "" }) {
			kept = append(kept, key)
		}
	}
	return kept
}

func (f *Finder) isFresh() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.kept != nil && f.kept.valid == f.last
}

// follow brings the kept result along with a merge: pairs with a contact that is gone are gone, and the one that stayed is compared anew
// with everybody to whom one of them was near.
func (f *Finder) follow(ctx context.Context, merged []int64, change int64) error {
	f.mu.Lock()
	r := f.kept
	f.mu.Unlock()
	in := func(key int64) bool { return slices.Contains(merged, key) }
	kept, near := []Pair{}, []int64{}
	for _, p := range r.pairs {
		switch {
		case !in(p.A) && !in(p.B):
			kept = append(kept, p)
		case !in(p.A):
			near = append(near, p.A)
		case !in(p.B):
			near = append(near, p.B)
		}
	}
	slices.Sort(near)
	near = slices.Compact(near)
	subjects, err := f.some(ctx, append(slices.Clone(merged), near...))
	if err != nil {
		return err
	}
	stays := 0
	for _, key := range merged {
		if s := subjects[key]; s != nil {
			stays++
			for _, other := range near {
				if o := subjects[other]; o != nil {
					if v := compare(s, o, r.stats); v.class >= Possible {
						kept = append(kept, newPair(key, other, v))
					}
				}
			}
		}
	}
	slices.SortFunc(kept, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(b.Class, a.Class), cmp.Compare(b.Score, a.Score), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.kept == r && f.last == change {
		f.kept = &result{valid: change, contacts: r.contacts - len(merged) + stays, bounded: r.bounded, stats: r.stats, pairs: kept, apart: r.apart}
	}
	return nil
}

// keys gives the keys of contacts; ids that are not there are left for others to complain about.
func (f *Finder) keys(ctx context.Context, ids []string) ([]int64, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	return vault.Keys(f.vault.Query(ctx, `SELECT c.key FROM json_each(?) j JOIN contact c ON c.id = j.value`, string(list)))
}

// ids gives the ids of contacts by their keys.
func (f *Finder) ids(ctx context.Context, keys []int64) (map[int64]string, error) {
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	rows, err := f.vault.Query(ctx, `SELECT c.key, c.id FROM json_each(?) j JOIN contact c ON c.key = j.value`, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	ids := make(map[int64]string, len(keys))
	for rows.Next() {
		var key int64
		var id string
		if err := rows.Scan(&key, &id); err != nil {
			return nil, err
		}
		ids[key] = id
	}
	return ids, rows.Err()
}
