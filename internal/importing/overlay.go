package importing

import (
	"slices"

	"kith/internal/contact"
	"kith/internal/vcard"
)

// overlay is the book of a preview: what is in the vault, and over it what the files before the current one would have done.
// Contacts that would be new have the keys -1, -2, …, which are the numbers of their items.
type overlay struct {
	stored
	several bool // there is more than one file, so that it matters
	text    func(number int) (string, error)
	number  int // of the item that is being looked at, from 1
	first   int // the first item of this file
	changed map[int64]*known
	hashes  map[int64][]int64
	names   map[string][]int64
	origins map[int64]origin
}

// origin is what of a contact that would be new is not in its text.
type origin struct {
	digest int64
	format format
}

func newOverlay(lookup reader, several bool, text func(int) (string, error)) *overlay {
	return &overlay{stored: newStored(lookup), several: several, text: text, first: 1,
		changed: map[int64]*known{}, hashes: map[int64][]int64{}, names: map[string][]int64{}, origins: map[int64]origin{}}
}

func (o *overlay) empty() (bool, error) {
	empty, err := o.stored.empty()
	return empty && len(o.origins) == 0, err
}

func (o *overlay) byIdentity(hashes []int64) (map[int64][]hit, error) {
	found, err := o.stored.byIdentity(hashes)
	if err != nil || !o.several {
		return found, err
	}
	for _, hash := range hashes {
		for _, key := range o.hashes[hash] {
			known := o.origins[key].digest == hash
			if k := o.changed[key]; k != nil {
				known = known || k.source == hash || slices.ContainsFunc(k.links, func(l link) bool { return l.digest == hash })
			}
			found[hash] = append(found[hash], hit{key, known})
		}
	}
	return found, nil
}

func (o *overlay) alike(hashes []int64, names [][]byte) (map[int64][]int64, map[string][]int64, error) {
	byHash, byName, err := o.stored.alike(hashes, names)
	if err != nil || !o.several {
		return byHash, byName, err
	}
	merge := func(a, b []int64) []int64 {
		for _, key := range b {
			if len(a) <= sharedBy && !slices.Contains(a, key) {
				a = append(a, key)
			}
		}
		return a
	}
	for _, hash := range hashes {
		byHash[hash] = merge(byHash[hash], o.hashes[hash])
	}
	for _, name := range names {
		byName[string(name)] = merge(byName[string(name)], o.names[string(name)])
	}
	return byHash, byName, nil
}

func (o *overlay) load(keys []int64) (map[int64]*known, error) {
	found := map[int64]*known{}
	var rest []int64
	for _, key := range keys {
		switch k := o.changed[key]; {
		case k != nil:
			copied := *k
			copied.card = nil
			found[key] = &copied
		case key < 0:
			text, err := o.text(int(-key))
			if err != nil {
				return nil, err
			}
			from := o.origins[key]
			found[key] = &known{key: key, source: from.digest, text: text, links: []link{{digest: from.digest, format: from.format}}}
		default:
			rest = append(rest, key)
		}
	}
	more, err := o.stored.load(rest)
	for key, k := range more {
		found[key] = k
	}
	return found, err
}

func (o *overlay) add(it *item) (int64, error) {
	key := -int64(o.number)
	if !o.several {
		return key, nil
	}
	o.origins[key] = origin{it.digest, it.format}
	p := &it.prepared.Projection
	for _, hash := range append(contact.ProjectionKeys(p), it.digest) {
		o.remember(hash, key)
	}
	if name := string(it.prepared.SortKey()); len(o.names[name]) <= sharedBy {
		o.names[name] = append(o.names[name], key)
	}
	return key, nil
}

func (o *overlay) remember(hash, key int64) {
	if hash != 0 && len(o.hashes[hash]) <= sharedBy && !slices.Contains(o.hashes[hash], key) {
		o.hashes[hash] = append(o.hashes[hash], key)
	}
}

// update does in memory what saving does in the vault.
func (o *overlay) update(it *item, k *known, m meeting) error {
	if !o.several {
		return nil
	}
	after := *k
	theirs := string(vcard.Format(m.theirs))
	switch {
	case m.primary:
		after.source, after.base = it.digest, ""
		if theirs != m.after {
			after.base = theirs
		}
	case k.source != 0:
		after.base = k.primary()
	}
	after.text, after.card = m.after, nil
	l := link{digest: it.digest, format: it.format}
	if !m.primary {
		l.base = theirs
	}
	o.link(&after, it, l)
	projection := contact.Project(m.merged)
	for _, hash := range contact.ProjectionKeys(&projection) {
		o.remember(hash, k.key)
	}
	return nil
}

func (o *overlay) restore(int64) error { return nil } // a preview looks at them as if they were there

func (o *overlay) note(it *item, k *known, m meeting) error {
	if !o.several {
		return nil
	}
	after := *k
	o.link(&after, it, link{digest: it.digest, format: it.format, base: string(vcard.Format(m.theirs))})
	return nil
}

func (o *overlay) link(k *known, it *item, l link) {
	k.links = append(slices.Clip(k.links), l)
	o.changed[k.key] = k
	o.remember(it.digest, k.key)
	if uid := it.prepared.Projection.UID; uid != "" {
		o.remember(contact.UIDKey(uid), k.key)
	}
}

func (o *overlay) isOfThisFile(key int64) bool { return key < 0 && int(-key) >= o.first }

func (o *overlay) nextFile() error { o.first = o.number + 1; return nil }
