package importing

import (
	"kith/internal/contact"
	"kith/internal/vcard"
)

// card decides what happens to one card, and has the book do it.
func (r *run) card(it *item, found *matches, sameBook bool) (outcome, error) {
	chosen := r.choices[r.number]
	switch chosen.what {
	case LeaveOut:
		return outcome{status: Skipped}, nil
	case AsNew:
		return r.create(it, nil)
	case IsPerson:
		if key, err := r.chosenPerson(chosen); err != nil || key != 0 {
			return r.meet(it, key, sameBook, err)
		}
		it.warnings = append(it.warnings, vcard.Warning{Card: it.index, Line: it.line, Code: "person-gone"})
		return r.create(it, nil)
	}
	for _, h := range found.identity[it.digest] {
		if h.known {
			r.taken[h.contact] = true
			return outcome{status: Unchanged, target: h.contact}, nil
		}
	}
	uid := it.prepared.Projection.UID
	identity := it.digest
	if uid != "" {
		identity = contact.UIDKey(uid)
	}
	digest, again := r.seen[identity]
	if again && digest == it.digest {
		return outcome{status: Unchanged}, nil // the same card twice in the files
	}
	if r.empty && !again {
		return r.create(it, nil)
	}
	if uid != "" {
		for _, h := range found.identity[identity] {
			k, err := r.contact(h.contact)
			if err != nil || k == nil {
				return outcome{}, err
			}
			if is, err := k.goesBy(uid); err != nil {
				return outcome{}, err
			} else if !is {
				continue
			}
			if r.taken[h.contact] {
				again = true
				continue
			}
			return r.meet(it, h.contact, sameBook, nil)
		}
	}
	if !again {
		if key, err := r.sameInBin(it, found); err != nil || key != 0 {
			return r.stays(it, key, sameBook, chosen.what, err)
		}
	}
	if again {
		// The same UID on a card with other content: two cards of a file are never made one unasked. The second becomes a contact of
		// its own, and the person is told.
		it.warnings = append(it.warnings, vcard.Warning{Card: it.index, Line: it.line, Code: "uid-twice", Text: uid})
		return r.create(it, nil)
	}
	return r.similar(it, found, sameBook, chosen.what)
}

// stays leaves somebody in the bin, unless the person has decided otherwise.
func (r *run) stays(it *item, key int64, sameBook bool, what Decision, err error) (outcome, error) {
	switch {
	case err != nil:
		return outcome{}, err
	case what == Restore:
		return r.bringBack(it, key, sameBook)
	}
	return r.leave(it, key, sameBook)
}

// similar looks for somebody who is there under what a card has: page, e-mail, number, name.
func (r *run) similar(it *item, found *matches, sameBook bool, what Decision) (outcome, error) {
	best, doubts, err := r.who(it, found)
	if err != nil {
		return outcome{}, err
	}
	switch {
	case best != 0:
		return r.meet(it, best, sameBook, nil)
	case len(found.inBin) > 0:
		if key, err := r.likeInBin(it, found); err != nil || key != 0 {
			return r.stays(it, key, sameBook, what, err)
		}
	}
	if len(doubts) == 0 {
		return r.create(it, nil)
	}
	switch r.options.Doubtful {
	case DoubtfulSkip:
		return outcome{status: Skipped, doubts: doubts}, nil
	case DoubtfulMerge, DoubtfulLikely:
		who := &doubts[0]
		if r.options.Doubtful == DoubtfulLikely {
			who = likely(doubts)
		}
		if who != nil {
			out, err := r.meet(it, who.key, sameBook, nil)
			out.doubts = doubts
			return out, err
		}
	}
	return r.create(it, doubts)
}

func (r *run) create(it *item, doubts []Candidate) (outcome, error) {
	key, err := r.book.add(it)
	if err != nil {
		return outcome{}, err
	}
	identity := it.digest
	if uid := it.prepared.Projection.UID; uid != "" {
		identity = contact.UIDKey(uid)
	}
	r.seen[identity] = it.digest
	if r.choices != nil {
		if _, named := r.made[r.number]; named {
			r.made[r.number] = key
		}
	}
	return outcome{status: Created, target: key, doubts: doubts}, nil
}

// meet brings a card to a contact.
func (r *run) meet(it *item, key int64, sameBook bool, err error) (outcome, error) {
	if err != nil {
		return outcome{}, err
	}
	k, err := r.contact(key)
	if err != nil {
		return outcome{}, err
	}
	if k == nil {
		return r.create(it, nil)
	}
	r.taken[key] = true
	m, err := meet(it, k, sameBook)
	if err != nil {
		return outcome{}, err
	}
	delete(r.cache, key)
	if !m.changes() {
		return outcome{status: Unchanged, target: key, met: &m}, r.book.note(it, k, m)
	}
	return outcome{status: Updated, target: key, met: &m}, r.book.update(it, k, m)
}

// contact gives a contact as it stands; nil if there is none.
func (r *run) contact(key int64) (*known, error) {
	if k := r.cache[key]; k != nil {
		return k, nil
	}
	loaded, err := r.book.load([]int64{key})
	if err != nil {
		return nil, err
	}
	return loaded[key], nil
}

// chosenPerson finds whom a person chose: a contact, or another card of the same files, which has to come before.
func (r *run) chosenPerson(c choice) (int64, error) {
	if c.item > 0 {
		return r.made[c.item], nil
	}
	return r.person(c.id)
}
