package appointment

import (
	"context"
	"strings"

	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/message"
	"kith/internal/publish"
	"kith/internal/vault"
)

// Report says what was taken over.
type Report struct {
	Encounters int
	People     int // new in the book
}

// Commit takes over what a preview has as new, in one change; without any nothing is written. The note of an encounter says in lang who else
// was there.
func (t *Taker) Commit(ctx context.Context, p *Preview, lang message.Language) (Report, vault.Change, error) {
	var report Report
	n := p.Counts()[Fresh]
	if n == 0 {
		return report, vault.Change{}, nil
	}
	change, err := t.vault.Write(ctx, message.New("appointment.taken", message.Args{"n": n}), func(tx *vault.Tx) error {
		report = Report{}
		added := map[*Person]string{}
		var drafts []encounter.Draft
		var taken []*Item
		for i := range p.Items {
			item := &p.Items[i]
			if item.State != Fresh {
				continue
			}
			draft := item.draft(lang)
			for _, person := range item.With {
				if !person.comes() {
					continue
				}
				id := person.Choice
				if id == AsNew {
					if added[person] == "" {
						stored, err := contact.NewPersonAt(tx, person.Said(), person.Email)
						if err != nil {
							return err
						}
						added[person] = stored.ID
						report.People++
					}
					id = added[person]
				}
				draft.People = append(draft.People, id)
			}
			drafts, taken = append(drafts, draft), append(taken, item)
		}
		ids, err := t.log.Add(tx, drafts)
		if err != nil {
			return err
		}
		for i, id := range ids {
			item := taken[i]
			if item.Journal {
				err = publish.Adopt(tx, item.UID, "encounter:"+id)
			} else {
				err = tx.Exec(`INSERT INTO appointment (change, uid, turn, encounter) VALUES (?, ?, ?, ?)`, tx.Change(), item.UID, item.Turn, id)
			}
			if err != nil {
				return err
			}
		}
		report.Encounters = len(ids)
		return nil
	})
	return report, change, err
}

// draft is the encounter that an appointment becomes, but for its people.
func (item *Item) draft(lang message.Language) encounter.Draft {
	d := encounter.Draft{
		Kind: item.Kind, Day: item.Day, Time: item.Time, Place: item.Place, Size: item.Size, Initiator: item.Initiator, Note: tame(item.Note),
	}
	for _, link := range item.Links {
		if encounter.IsLink(link) {
			d.Links = append(d.Links, link)
		}
	}
	var others []string
	for i, person := range item.With {
		host := item.Appointment.People[i].Host
		switch {
		case person.Choice == AsMe && host:
			d.Initiator = encounter.Me
		case person.comes() && host:
			d.Initiator = encounter.Them
		case !person.comes() && person.Choice != AsMe:
			others = append(others, person.Said())
		}
	}
	parts := []string{}
	for _, part := range []string{tame(item.Title), d.Note} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if len(others) > 0 {
		parts = append(parts, message.New("appointment.also", message.Args{"names": tame(strings.Join(others, ", "))}).In(lang))
	}
	d.Note = strings.Join(parts, "\n\n")
	return d
}

// tame takes from a text what would bring people into the book as mentions.
func tame(text string) string {
	return strings.ReplaceAll(text, "](kith:"+encounter.NewMention+")", "] (kith:"+encounter.NewMention+")")
}
