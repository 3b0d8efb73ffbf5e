package appointment

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/search"
)

// Person is somebody who takes part in appointments of a preview.
type Person struct {
	Key         string // what Decide calls them
	Name, Email string
	Count       int           // in how many of the appointments
	Found       []contact.Row // whom of the book it may be: one is sure, several are doubtful
	By          string        // how they were found, "" if they were not
	Choice      string        // AsName, AsNew, AsMe or the id of a contact; "" while doubtful, which is as a name
	Chosen      contact.Row   // the contact that is chosen
}

// rank orders people by how much they need an answer.
func rank(p *Person) int {
	switch {
	case p.Choice == "":
		return 0
	case p.By == "" && p.Choice != AsMe:
		return 1
	}
	return 2
}

// gather makes one person of all who are the same in several appointments.
func (p *Preview) gather() {
	for i := range p.Items {
		item := &p.Items[i]
		for _, one := range item.Appointment.People {
			person := p.people[one.key()]
			if person == nil {
				person = &Person{Key: one.key(), Email: one.Email}
				p.people[one.key()] = person
				p.People = append(p.People, person)
			}
			if person.Name == "" {
				person.Name = one.Name
			}
			person.Count++
			item.With = append(item.With, person)
		}
	}
}

// match looks everybody up in the book: by the id of a contact, by e-mail address, by name.
func (t *Taker) match(ctx context.Context, p *Preview) error {
	for _, person := range p.People {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := t.find(ctx, person); err != nil {
			return err
		}
		switch {
		case len(person.Found) == 1:
			person.Choice, person.Chosen = person.Found[0].ID, person.Found[0]
		case len(person.Found) == 0:
			person.Choice = AsName
		}
	}
	return nil
}

// mostFound is how many contacts somebody may be: with more, an address or a name says nothing.
const mostFound = 8

func (t *Taker) find(ctx context.Context, person *Person) error {
	named := func(rows []contact.Row) []contact.Row {
		return slices.DeleteFunc(rows, func(r contact.Row) bool { return search.Fold(r.Name) != search.Fold(person.Name) })
	}
	if id, ok := strings.CutPrefix(person.Key, "id:"); ok {
		keys, err := t.contacts.KeysOf(ctx, []string{id})
		if err == nil {
			person.Found, err = t.contacts.Rows(ctx, keys)
		}
		// In another book the people of a copy have other ids, and these as UIDs.
		if err == nil && len(person.Found) == 0 {
			row, found, lost := t.contacts.ByUID(ctx, id)
			if err = lost; found {
				person.Found = []contact.Row{row}
			}
		}
		if err != nil || len(person.Found) > 0 {
			person.By = ByID
			return err
		}
	}
	if person.Email != "" {
		rows, err := t.contacts.WithEmail(ctx, person.Email)
		if err != nil {
			return err
		}
		// An address of an office or a family: the name decides.
		if same := named(slices.Clone(rows)); len(rows) > 1 && len(same) > 0 {
			rows = same
		}
		if len(rows) > 0 && len(rows) <= mostFound {
			person.Found, person.By = rows, ByEmail
			return nil
		}
	}
	if person.Name == "" {
		return nil
	}
	rows, err := t.contacts.Named(ctx, person.Name)
	if rows = named(rows); err == nil && len(rows) > 0 && len(rows) <= mostFound {
		person.Found, person.By = rows, ByName
	}
	return err
}

// findMe finds whose calendar it is: who goes by the name of the calendar, or the only one who takes part in everything. nil if that is not
// clear.
func (p *Preview) findMe(owners map[string]bool) *Person {
	meetings := 0
	times := map[*Person]int{}
	for i := range p.Items {
		if p.Items[i].Returns() || len(p.Items[i].With) < 2 {
			continue
		}
		meetings++
		for _, person := range p.Items[i].With {
			times[person]++
		}
	}
	var me []*Person
	for _, person := range p.People {
		if person.Email != "" && owners[person.Email] {
			return person
		}
		if meetings >= 3 && times[person] == meetings {
			me = append(me, person)
		}
	}
	if len(me) == 1 {
		return me[0]
	}
	return nil
}

// comes says whether an encounter is with this person.
func (p *Person) comes() bool { return p.Choice != "" && p.Choice != AsName && p.Choice != AsMe }

// Said is what a person is called by.
func (p *Person) Said() string { return cmp.Or(p.Name, p.Email) }

// Decide says what becomes of somebody: AsName, AsNew, AsMe or the id of a contact. Faults: appointment.nobody-called for a key that is in no
// appointment, contact.not-found.
func (t *Taker) Decide(ctx context.Context, p *Preview, key, choice string) error {
	person := p.people[key]
	if person == nil {
		return fault.New("appointment.nobody-called", message.Args{"name": key})
	}
	chosen := contact.Row{}
	if choice != AsName && choice != AsNew && choice != AsMe {
		rows, err := t.contacts.ByIDs(ctx, []string{choice})
		if err != nil {
			return err
		}
		chosen = rows[0]
	}
	person.Choice, person.Chosen = choice, chosen
	p.settle()
	return nil
}
