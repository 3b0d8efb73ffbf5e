package appointment

import (
	"cmp"
	"context"
	"strings"

	"kith/internal/encounter"
	"kith/internal/icalendar"
	"kith/internal/publish"
)

// KindFollowup is the kind of what becomes no encounter but a follow-up again.
const KindFollowup = "followup"

// Returns says whether it left Kith and comes back as it was.
func (a *Appointment) Returns() bool { return a.Journal || a.Followup != nil }

// followup takes a to-do that left Kith with a copy of everything. Those of other programs are none of ours.
func (r *reader) followup(item icalendar.Item) {
	if item.Kind != icalendar.Todo {
		return
	}
	whole, ok := publish.ReadFollowup(item)
	if !ok {
		return
	}
	a := Appointment{UID: item.UID, Title: whole.Title, Note: whole.Note, Kind: KindFollowup, People: contactsOf(item), Followup: &whole}
	a.Day, a.Time = whole.Due.LocalDay(r.Zone), whole.Due.LocalTime(r.Zone)
	r.keep(a)
}

// contactsOf are the people of what left Kith.
func contactsOf(item icalendar.Item) []Participant {
	var people []Participant
	for _, c := range item.Contacts {
		people = append(people, Participant{Name: strings.TrimSpace(c.Name), ID: publish.PersonOf(c.URI)})
	}
	return people
}

// remention lets the notes of what comes back mention the people of this book: in another one those of a copy have other ids, and their cards
// are known by their UIDs. Whom nobody knows stays as they stand.
func (t *Taker) remention(ctx context.Context, p *Preview) error {
	known := map[string]string{}
	for i := range p.Items {
		item := &p.Items[i]
		if item.State != Fresh || !item.Journal {
			continue
		}
		for _, id := range encounter.Mentioned(item.Note) {
			if _, looked := known[id]; looked {
				continue
			}
			meant, err := t.meant(ctx, id, item.Mentions[id])
			if err != nil {
				return err
			}
			known[id] = meant
		}
		item.Note = encounter.Redirect(item.Note, func(id string) string { return cmp.Or(known[id], id) })
	}
	return nil
}

// meant is the id that a contact of a copy has in this book, "" where there is no such contact.
func (t *Taker) meant(ctx context.Context, id, uid string) (string, error) {
	keys, err := t.contacts.KeysOf(ctx, []string{id})
	if err != nil || len(keys) > 0 {
		return "", err
	}
	row, found, err := t.contacts.ByUID(ctx, cmp.Or(uid, id))
	if err != nil || !found {
		return "", err
	}
	return row.ID, nil
}
