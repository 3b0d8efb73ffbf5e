package importing

import (
	"cmp"
	"slices"

	"kith/internal/contact"
	"kith/internal/message"
)

// matches are whom the cards of a batch may mean.
type matches struct {
	identity map[int64][]hit
	byHash   map[int64][]int64
	byName   map[string][]int64
	inBin    map[int64][]int64 // deleted contacts, under what their cards are recognised by
}

// match looks up, for a whole batch at once, the contacts under the digests and UIDs of the cards, and for those that are not
// found so, the contacts that have the same page, e-mail address, number or name.
func (r *run) match(items []item) (*matches, error) {
	found := &matches{}
	r.cache = map[int64]*known{}
	if r.empty {
		return found, nil
	}
	var hashes []int64
	for i := range items {
		if items[i].ok {
			hashes = append(hashes, items[i].digest)
			if uid := items[i].prepared.Projection.UID; uid != "" {
				hashes = append(hashes, contact.UIDKey(uid))
			}
		}
	}
	// Some programs give all their cards the same UID: one look-up has to do for all of them.
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	var err error
	if found.identity, err = r.book.byIdentity(hashes); err != nil {
		return nil, err
	}
	if found.inBin, err = r.deleted(items, hashes); err != nil {
		return nil, err
	}
	hashes = hashes[:0]
	var names [][]byte
	var keys []int64
	asked := map[int64]bool{}
	for i := range items {
		it := &items[i]
		if !it.ok || slices.ContainsFunc(found.identity[it.digest], func(h hit) bool { return h.known }) {
			continue
		}
		if uid := contact.UIDKey(it.prepared.Projection.UID); !asked[uid] {
			asked[uid] = true
			for _, h := range found.identity[uid] {
				keys = append(keys, h.contact)
			}
		}
		hashes = append(hashes, likeKeys(&it.prepared.Projection)...)
		if it.prepared.Projection.Kind != contact.KindGroup && len(it.prepared.SortKey()) > 0 {
			names = append(names, it.prepared.SortKey())
		}
	}
	if found.byHash, found.byName, err = r.book.alike(hashes, names); err != nil {
		return nil, err
	}
	for _, some := range found.byHash {
		keys = append(keys, some...)
	}
	for _, some := range found.byName {
		keys = append(keys, some...)
	}
	slices.Sort(keys)
	keys = slices.DeleteFunc(slices.Compact(keys), r.book.isOfThisFile)
	r.cache, err = r.book.load(keys)
	return found, err
}

// likeKeys are the keys of a card under which a contact of somebody else's making may be the same.
func likeKeys(p *contact.Projection) []int64 {
	var keys []int64
	for _, profile := range p.Profiles {
		keys = append(keys, contact.ProfileKey(profile))
	}
	for _, email := range p.Emails {
		keys = append(keys, contact.EmailKey(email))
	}
	for _, phone := range p.Phones {
		keys = append(keys, contact.PhoneKey(phone))
	}
	return slices.DeleteFunc(keys, func(key int64) bool { return key == 0 })
}

// Candidate is somebody a doubtful card may be of. ID is "" for somebody who is in the files themselves, as item number Item. Why
// says in words what speaks for it and against it.
type Candidate struct {
	ID       string            `json:"id"`
	Item     int               `json:"item,omitempty"`
	Name     string            `json:"name"`
	Subtitle string            `json:"subtitle,omitempty"` // work and town, to know them by
	Why      []message.Message `json:"why"`
	key      int64
}

// Person is what Session.Decide takes for this one.
func (c *Candidate) Person() string { return choice{id: c.ID, item: c.Item}.person() }

const maxCandidates = 5

// who finds the contact a card certainly is of, or those whom it may be of. Several who are certain are the same person twice in
// the book, which is not for an import to mend: the one who was there first gets the card.
func (r *run) who(it *item, found *matches) (int64, []Candidate, error) {
	var keys []int64
	hits := map[int64]int{}
	see := func(some []int64) {
		if len(some) > sharedBy {
			return // too many have it to say anything about one of them
		}
		for _, key := range some {
			if r.book.isOfThisFile(key) {
				continue
			}
			if hits[key]++; hits[key] == 1 {
				keys = append(keys, key)
			}
		}
	}
	for _, key := range likeKeys(&it.prepared.Projection) {
		see(found.byHash[key])
	}
	see(found.byName[string(it.prepared.SortKey())])
	slices.SortFunc(keys, func(a, b int64) int {
		return cmp.Or(cmp.Compare(hits[b], hits[a]), cmp.Compare(order(a), order(b)))
	})
	var doubts []Candidate
	for _, key := range keys {
		k, err := r.contact(key)
		if err != nil {
			return 0, nil, err
		}
		if k == nil {
			continue
		}
		if err := k.read(); err != nil {
			return 0, nil, err
		}
		like, why := compare(it.card, &it.prepared.Projection, k.card, &k.projection)
		if like == certain && r.taken[key] {
			like, why = doubtful, append(why, message.New("import.but.taken", nil))
		}
		switch like {
		case certain:
			return key, nil, nil
		case doubtful:
			c := Candidate{ID: k.id, Name: k.projection.Name, Subtitle: toKnow(&k.projection), Why: why, key: key}
			if key < 0 {
				c.Item = int(-key)
			}
			if len(doubts) < maxCandidates {
				doubts = append(doubts, c)
			}
		}
	}
	slices.SortStableFunc(doubts, byLikelihood)
	return 0, doubts, nil
}

// toKnow says where somebody works and lives.
func toKnow(p *contact.Projection) string {
	if p.Subtitle == "" || p.Place == "" {
		return p.Subtitle + p.Place
	}
	return p.Subtitle + " · " + p.Place
}

// order puts those in the vault before those of the files, each in the order in which they came.
func order(key int64) int64 {
	if key < 0 {
		return 1<<62 - key
	}
	return key
}
