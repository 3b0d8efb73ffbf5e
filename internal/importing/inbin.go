package importing

import (
	"context"
	"slices"
	"time"

	"kith/internal/contact"
)

// Who was deleted is not brought back by a file that still has them: what they are recognised by is what anybody in the book is, and
// the card stays out unless the person wants them back. As long as they are in the bin it is said of whom the card is.

// inBin leaves out everything but the bin, which is mostly empty.
func (s stored) inBin(hashes []int64) (map[int64][]int64, error) {
	if len(s.bin) == 0 || len(hashes) == 0 {
		return nil, nil
	}
	found := map[int64][]int64{}
	return found, s.lookup.each(`SELECT j.value, k.contact FROM json_each(?) j CROSS JOIN contact_key k ON k.hash = j.value >> 16 ORDER BY k.contact`, func(r rows) error {
		var hash, key int64
		if err := r.Scan(&hash, &key); err != nil {
			return err
		}
		if s.bin[key] && !slices.Contains(found[hash], key) {
			found[hash] = append(found[hash], key)
		}
		return nil
	}, list(hashes))
}

// deleted looks up for a batch of cards whom in the bin they may be of. identity are their digests and UIDs.
func (r *run) deleted(items []item, identity []int64) (map[int64][]int64, error) {
	hashes := slices.Clone(identity)
	for i := range items {
		if items[i].ok {
			hashes = append(hashes, likeKeys(&items[i].prepared.Projection)...)
		}
	}
	return r.book.inBin(hashes)
}

// hadBy reports whether one of the contact's sources had the card with this digest.
func (k *known) hadBy(digest int64) bool {
	return k.source == digest || slices.ContainsFunc(k.links, func(l link) bool { return l.digest == digest })
}

// sameInBin finds the contact in the bin whose very card this is, by what a source had or by its UID; 0 if there is none.
func (r *run) sameInBin(it *item, found *matches) (int64, error) {
	for _, key := range found.inBin[it.digest] {
		if k, err := r.contact(key); err != nil || k != nil && k.hadBy(it.digest) {
			return key, err
		}
	}
	uid := it.prepared.Projection.UID
	if uid == "" {
		return 0, nil
	}
	for _, key := range found.inBin[contact.UIDKey(uid)] {
		k, err := r.contact(key)
		if err != nil || k == nil {
			return 0, err
		}
		if is, err := k.goesBy(uid); err != nil || is {
			return key, err
		}
	}
	return 0, nil
}

// likeInBin finds the contact in the bin whom a card certainly is of by what only one person has; 0 if there is none.
func (r *run) likeInBin(it *item, found *matches) (int64, error) {
	for _, hash := range likeKeys(&it.prepared.Projection) {
		keys := found.inBin[hash]
		if len(keys) > sharedBy {
			continue // too many have it to say anything about one of them
		}
		for _, key := range keys {
			k, err := r.contact(key)
			if err != nil {
				return 0, err
			}
			if k == nil {
				continue
			}
			if err := k.read(); err != nil {
				return 0, err
			}
			if like, _ := compare(it.card, &it.prepared.Projection, k.card, &k.projection); like == certain {
				return key, nil
			}
		}
	}
	return 0, nil
}

// leave keeps somebody in the bin; what the card would change is worked out all the same, for whoever wants them back.
func (r *run) leave(it *item, key int64, sameBook bool) (outcome, error) {
	if r.options.Restore {
		return r.bringBack(it, key, sameBook)
	}
	k, err := r.contact(key)
	if err != nil {
		return outcome{}, err
	}
	out := outcome{status: Skipped, target: key, inBin: true}
	if r.keep == nil {
		return out, nil
	}
	m, err := meet(it, k, sameBook)
	out.met = &m
	m.kept = nil // nothing is changed, so nothing had to be kept
	return out, err
}

// bringBack takes somebody out of the bin and brings the card to them.
func (r *run) bringBack(it *item, key int64, sameBook bool) (outcome, error) {
	if err := r.book.restore(key); err != nil {
		return outcome{}, err
	}
	delete(r.cache, key)
	out, err := r.meet(it, key, sameBook, nil)
	out.status = Updated
	return out, err
}

// deletedOn is the day on which somebody in the bin was deleted, "" for who is not in it any more.
func (i *Importer) deletedOn(key int64) string {
	var at int64
	if err := i.vault.QueryRow(context.Background(), `SELECT binned FROM contact WHERE key = ? AND binned IS NOT NULL`, key).Scan(&at); err != nil {
		return ""
	}
	return time.UnixMilli(at).UTC().Format(time.DateOnly)
}
