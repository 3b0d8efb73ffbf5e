package contact

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// MoveJob ends roles of a contact (by their Ref; none where there was no job before) and begins another one, in one change. when is
// the year, month or day of the move, "" for this month; the new role begins then unless it says otherwise. revision is the one the
// refs are of, 0 to take whatever is there. Faults: contact.not-found, contact.changed, contact.bad-value.
func (b *Book) MoveJob(ctx context.Context, id string, revision int64, ends []int, begins Role, when string) (Contact, vault.Change, error) {
	change, err := b.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		card, stored, err := cardIn(tx, id, revision)
		if err != nil {
			return message.Message{}, err
		}
		when := cmp.Or(strings.TrimSpace(when), tx.Now().Format("2006-01"))
		begins := begins.clean()
		begins.From, begins.Current = cmp.Or(begins.From, when), true
		edits := []Edit{}
		for _, ref := range ends {
			edits = append(edits, Edit{Op: "end", Field: "held", Ref: ref, Held: &Role{To: when}})
		}
		edits = append(edits, Edit{Op: "add", Field: "held", Held: &begins})
		label := message.New("contact.moved", message.Args{"name": Project(card).Name, "organisation": cmp.Or(begins.Organisation, begins.describe())})
		return label, b.change(tx, stored, card, func(card *vcard.Card) error { return Apply(card, edits) })
	})
	if err != nil {
		return Contact{}, vault.Change{}, err
	}
	moved, err := b.Show(ctx, id)
	return moved, change, err
}

// editLabel names an edit in the history: of one role by the role, of anything else by the contact.
func editLabel(card *vcard.Card, edits []Edit) message.Message {
	name := Project(card).Name
	if len(edits) != 1 || edits[0].Field != "held" {
		return message.New("contact.edited", message.Args{"name": name})
	}
	edit, what := edits[0], ""
	if held := heldRoles(card.Properties, nil); edit.Op != "add" && edit.Ref >= 0 && edit.Ref < len(held) {
		what = held[edit.Ref].describe()
	} else if edit.Held != nil {
		what = edit.Held.describe()
	}
	return message.New("contact.role-"+edit.Op, message.Args{"name": name, "role": line(what)})
}

// cardIn reads a card inside a write. Faults: contact.not-found, contact.changed.
func cardIn(tx *vault.Tx, id string, revision int64) (*vcard.Card, Stored, error) {
	card, stored, err := scanCard(tx.QueryRow(`SELECT key, id, change, created, changed, card FROM contact WHERE id = ? AND binned IS NULL`, id))
	if err == nil && revision != 0 && revision != stored.Revision {
		err = fault.New("contact.changed", nil)
	}
	return card, stored, err
}

// RecordOrganisation makes a contact of an organisation that cards only mention; the people who have a role there belong to it by
// its name. If there is one already, that one is given and nothing changes. Fault: contact.empty.
func (b *Book) RecordOrganisation(ctx context.Context, name string) (Contact, vault.Change, error) {
	name = line(name)
	known, err := b.Organisation(ctx, "", name)
	if err != nil {
		return Contact{}, vault.Change{}, err
	}
	if known.ID != "" {
		shown, err := b.Show(ctx, known.ID)
		return shown, vault.Change{}, err
	}
	return b.Create(ctx, KindOrganisation, NameParts{}, name)
}

// RenameOrganisation gives a contact that is an organisation another name. The old one stays with it as a nickname, so that former
// roles and newer files still find it. With people, the organisation of everybody who is there now gets the new name as well, in
// the same change; how many that are is answered. Faults: contact.not-found, contact.bad-value.
func (b *Book) RenameOrganisation(ctx context.Context, id, name string, people bool) (Contact, vault.Change, int, error) {
	name = line(name)
	if name == "" {
		return Contact{}, vault.Change{}, 0, badValue("name", "")
	}
	now, err := b.Organisation(ctx, id, "")
	if err != nil {
		return Contact{}, vault.Change{}, 0, err
	}
	renamed := 0
	change, err := b.vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		card, stored, err := cardIn(tx, id, 0)
		if err != nil {
			return message.Message{}, err
		}
		keys, err := b.keysOf(ctx, card, stored)
		if err != nil {
			return message.Message{}, err
		}
		old := Project(card).Name
		label := message.New("contact.organisation-renamed", message.Args{"old": old, "name": name})
		err = b.change(tx, stored, card, func(card *vcard.Card) error {
			edits := []Edit{{Op: "set", Field: "name", Ref: -1, Text: name}}
			was := OrganisationKey(old)
			if was.Whole != OrganisationKey(name).Whole && !slices.ContainsFunc(View(card).Nicknames, func(have string) bool { return OrganisationKey(have) == was }) {
				edits = append(edits, Edit{Op: "add", Field: "nickname", Text: old})
			}
			return Apply(card, edits)
		})
		if err != nil || !people {
			return label, err
		}
		seen := map[string]bool{}
		for _, holder := range now.Current {
			if seen[holder.Row.ID] {
				continue
			}
			seen[holder.Row.ID] = true
			card, stored, err := cardIn(tx, holder.Row.ID, 0)
			if err != nil {
				return label, err
			}
			if err := b.change(tx, stored, card, func(card *vcard.Card) error { return renameIn(card, keys, name) }); err != nil {
				return label, err
			}
			renamed++
		}
		return label, nil
	})
	if err != nil {
		return Contact{}, vault.Change{}, 0, err
	}
	shown, err := b.Show(ctx, id)
	return shown, change, renamed, err
}

// renameIn gives the organisation of the current roles under these keys another name.
func renameIn(card *vcard.Card, keys []int64, name string) error {
	var edits []Edit
	for _, h := range heldRoles(card.Properties, nil) {
		if h.Current && isAt(&h.Role, keys) {
			role := h.Role
			role.Organisation = name
			edits = append(edits, Edit{Op: "set", Field: "held", Ref: h.Ref, Held: &role})
		}
	}
	return Apply(card, edits)
}
