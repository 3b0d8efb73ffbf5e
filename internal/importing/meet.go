package importing

import (
	"slices"
	"strings"

	"kith/internal/contact"
	"kith/internal/message"
	"kith/internal/vcard"
)

// meeting is a card brought together with the contact it is of.
type meeting struct {
	primary bool        // the card is a newer one of the source that the contact's own row tells of
	theirs  *vcard.Card // in the version of the stored card
	merged  *vcard.Card
	before  string
	after   string
	kept    []message.Message
}

// changes reports whether the contact becomes another.
func (m *meeting) changes() bool { return m.before != m.after }

// meet merges a card with its contact. sameBook says that the card's file is a newer export of the book that the contact's last
// source of this format was.
func meet(it *item, k *known, sameBook bool) (meeting, error) {
	if err := k.read(); err != nil {
		return meeting{}, err
	}
	m := meeting{before: k.text, theirs: it.card}
	if m.theirs.Version != k.card.Version {
		// The same thing said in the other version is no change, so both are compared in the version of the stored card.
		m.theirs = vcard.Adopt(m.theirs, versionOf(k.card))
	}
	histories, err := k.histories()
	if err != nil {
		return m, err
	}
	chosen := -1
	for i := range histories {
		if h := &histories[i]; h.format == it.format && h.isSameEntry(it) {
			chosen = i
		}
	}
	if chosen < 0 {
		// A card that has the same UID is the same card, whatever program passed it on last: it knows what was in the book before, but
		// what is missing from it may only be what that program leaves out.
		for i := range histories {
			if uid := it.prepared.Projection.UID; uid != "" && sameUID(histories[i].projection.UID, uid) {
				chosen = i
			}
		}
	}
	var base *vcard.Card
	var rules Rules
	if chosen >= 0 {
		h := &histories[chosen]
		base, m.primary = h.in(m.theirs.Version), h.primary
		rules.Replace = h.format == it.format && h.isSameEntry(it) && (h.provesSame(it) || sameBook)
		for i := range histories {
			// An older card of the same source is no other source.
			if o := &histories[i]; i != chosen && !(o.format == h.format && o.isSameEntry(it)) {
				rules.Others = append(rules.Others, o.in(m.theirs.Version))
			}
		}
	}
	m.merged, m.kept = Merge(base, k.card, m.theirs, rules)
	m.after = string(vcard.Format(m.merged))
	if sameLines(m.after, k.text) { // only labels have come beside what they label
		m.merged, m.after = k.card, k.text
	}
	return m, nil
}

// sameLines reports whether two cards have the same properties, in whatever order.
func sameLines(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	return a == b || slices.Equal(slices.Sorted(strings.SplitSeq(a, "\n")), slices.Sorted(strings.SplitSeq(b, "\n")))
}

// history is the card a source had last of a contact.
type history struct {
	format     format
	primary    bool
	card       *vcard.Card
	projection contact.Projection
}

// histories gives the cards of all sources, oldest first.
func (k *known) histories() ([]history, error) {
	var all []history
	add := func(f format, text string, primary bool) error {
		card, err := vcard.Parse([]byte(text))
		if err == nil {
			all = append(all, history{f, primary, card, contact.Project(card)})
		}
		return err
	}
	primaryLinked := slices.ContainsFunc(k.links, func(l link) bool { return l.digest == k.source })
	if k.source != 0 && !primaryLinked {
		if err := add(formatVCard, k.primary(), true); err != nil {
			return nil, err
		}
	}
	for i, l := range k.links {
		newest := !slices.ContainsFunc(k.links[i+1:], func(later link) bool { return later.digest == l.digest })
		switch {
		case l.base != "":
			if err := add(l.format, l.base, false); err != nil {
				return nil, err
			}
		case l.digest == k.source && newest:
			if err := add(l.format, k.primary(), true); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

// isSameEntry reports whether the card may be a newer one of this: from the same program and not under another UID or page.
func (h *history) isSameEntry(it *item) bool {
	p := &it.prepared.Projection
	if producer(h.card) != producer(it.card) {
		return false
	}
	if h.projection.UID != "" && p.UID != "" && !sameUID(h.projection.UID, p.UID) {
		return false
	}
	return len(h.projection.Profiles) == 0 || len(p.Profiles) == 0 || shareWord(h.projection.Profiles, p.Profiles)
}

// provesSame: both have the same identity of their own, so that what one lacks was taken out.
func (h *history) provesSame(it *item) bool {
	p := &it.prepared.Projection
	return p.UID != "" && sameUID(h.projection.UID, p.UID) || it.format != formatVCard && shareWord(h.projection.Profiles, p.Profiles)
}

func (h *history) in(version vcard.Version) *vcard.Card {
	if h.card.Version == version {
		return h.card
	}
	return vcard.Adopt(h.card, version)
}

func producer(card *vcard.Card) string {
	if p := card.First("PRODID"); p != nil {
		return p.Value
	}
	return ""
}

// sameUID compares as UIDKey does.
func sameUID(a, b string) bool { return contact.UIDKey(a) == contact.UIDKey(b) }

// goesBy reports whether a contact has this UID: on its card, as its id (under which a card without one leaves), on a card of one of
// its sources, or from a contact that went into it.
func (k *known) goesBy(uid string) (bool, error) {
	if err := k.read(); err != nil {
		return false, err
	}
	if sameUID(k.projection.UID, uid) || sameUID(k.id, uid) || slices.ContainsFunc(k.aliases, func(alias string) bool { return sameUID(alias, uid) }) {
		return true, nil
	}
	histories, err := k.histories()
	return slices.ContainsFunc(histories, func(h history) bool { return sameUID(h.projection.UID, uid) }), err
}

// versionOf treats a card without a version as the reader does.
func versionOf(card *vcard.Card) vcard.Version {
	if card.Version == "" {
		return vcard.V30
	}
	return card.Version
}
