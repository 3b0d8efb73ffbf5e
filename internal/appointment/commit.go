package appointment

import (
	"context"
	"strings"

	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/followup"
	"kith/internal/message"
	"kith/internal/publish"
	"kith/internal/vault"
)

// Report says what was taken over.
type Report struct {
	Encounters int
	Followups  int
	Records    int // see Preview.Records
	People     int // new in the book
}

// label says what a commit takes over. Follow-ups come only with a copy of everything, so what comes with them did leave Kith as well.
func (p *Preview) label() message.Message {
	encounters, followups := p.Taking()
	records := len(p.fresh())
	switch {
	case records > 0 && encounters+followups == 0:
		return message.New("appointment.taken-records", message.Args{"n": records})
	case records > 0:
		return message.New("appointment.taken-copy", message.Args{"n": encounters, "followups": followups, "records": records})
	case followups == 0:
		return message.New("appointment.taken", message.Args{"n": encounters})
	case encounters == 0:
		return message.New("appointment.taken-followups", message.Args{"n": followups})
	}
	return message.New("appointment.taken-both", message.Args{"n": encounters, "followups": followups})
}

// Taking says how many encounters and follow-ups a commit would make.
func (p *Preview) Taking() (encounters, followups int) {
	for i := range p.Items {
		switch item := &p.Items[i]; {
		case item.State != Fresh:
		case item.Followup != nil:
			followups++
		default:
			encounters++
		}
	}
	return encounters, followups
}

// Commit takes over what a preview has as new, in one change; without any nothing is written. The note of an encounter says in lang who else
// was there.
func (t *Taker) Commit(ctx context.Context, p *Preview, lang message.Language) (Report, vault.Change, error) {
	var report Report
	if p.Counts()[Fresh] == 0 && len(p.fresh()) == 0 {
		return report, vault.Change{}, nil
	}
	if err := t.remention(ctx, p); err != nil {
		return report, vault.Change{}, err
	}
	change, err := t.vault.Write(ctx, p.label(), func(tx *vault.Tx) error {
		report = Report{}
		people := newcomers{tx: tx, added: map[*Person]string{}}
		var drafts []encounter.Draft
		var wholes []followup.Whole
		var met, due []*Item
		for i := range p.Items {
			item := &p.Items[i]
			if item.State != Fresh {
				continue
			}
			ids, err := people.of(item)
			if err != nil {
				return err
			}
			if item.Followup != nil {
				whole := *item.Followup
				whole.People = ids
				wholes, due = append(wholes, whole), append(due, item)
				continue
			}
			draft := item.draft(lang)
			draft.People = ids
			drafts, met = append(drafts, draft), append(met, item)
		}
		ids, err := t.log.Add(tx, drafts)
		if err == nil {
			err = adopt(tx, met, ids, "encounter:")
		}
		if err != nil {
			return err
		}
		if ids, err = t.followups.Bring(tx, wholes); err == nil {
			err = adopt(tx, due, ids, "followup:")
		}
		if err == nil {
			err = t.bringRecords(tx, p.fresh())
		}
		report = Report{Encounters: len(met), Followups: len(due), Records: len(p.fresh()), People: len(people.added)}
		return err
	})
	return report, change, err
}

// adopt remembers which object each of some items came from.
func adopt(tx *vault.Tx, items []*Item, ids []string, fact string) error {
	for i, id := range ids {
		item := items[i]
		err := error(nil)
		if item.Returns() {
			err = publish.Adopt(tx, item.UID, fact+id)
		} else {
			err = tx.Exec(`INSERT INTO appointment (change, uid, turn, encounter) VALUES (?, ?, ?, ?)`, tx.Change(), item.UID, item.Turn, id)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// newcomers are the people whom a commit brings into the book.
type newcomers struct {
	tx    *vault.Tx
	added map[*Person]string // their ids
}

// of gives the contacts of an item as they are decided, those who come into the book among them.
func (n newcomers) of(item *Item) ([]string, error) {
	var ids []string
	for _, person := range item.With {
		if !person.comes() {
			continue
		}
		id := person.Choice
		if id == AsNew {
			if n.added[person] == "" {
				stored, err := contact.NewPersonAt(n.tx, person.Said(), person.Email)
				if err != nil {
					return nil, err
				}
				n.added[person] = stored.ID
			}
			id = n.added[person]
		}
		ids = append(ids, id)
	}
	return ids, nil
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
