package program

import (
	"context"
	"slices"
	"strings"

	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/fault"
	"kith/internal/followup"
	"kith/internal/message"
	"kith/internal/quickadd"
	"kith/internal/vault"
)

// Line is one line that says what happened, with what was corrected in how it was understood. Person is the id of whose page is
// open, "" for nobody.
type Line struct {
	Text   string
	Person string
	Fixes  []quickadd.Fix
}

// Added is what was saved of a line. The ids of those it is about stand as People of the line do.
type Added struct {
	Said      quickadd.Understood
	People    []string
	Encounter string
	Followups []string
}

// mostChoices is how many people are offered for a name.
const mostChoices = 20

// Understand reads a line against the names of the book.
func (p *Program) Understand(ctx context.Context, line Line) (quickadd.Understood, error) {
	var failed error
	ids := []string{line.Person}
	for _, f := range line.Fixes {
		if f.Key == "with" || strings.HasPrefix(f.Key, "person:") && f.Value != quickadd.New {
			ids = append(ids, f.Value)
		}
	}
	keys, err := p.Contacts.KeysOf(ctx, ids)
	if err != nil {
		return quickadd.Understood{}, err
	}
	rows, err := p.Contacts.Rows(ctx, keys)
	if err != nil {
		return quickadd.Understood{}, err
	}
	known := []quickadd.Person{}
	for _, row := range rows {
		known = append(known, quickadd.Person{ID: row.ID, Name: row.Name})
	}
	// Who is gone meanwhile cannot be chosen any more.
	fixes := slices.DeleteFunc(slices.Clone(line.Fixes), func(f quickadd.Fix) bool {
		return !f.Drop && f.Value != quickadd.New && (f.Key == "with" || strings.HasPrefix(f.Key, "person:")) && !has(known, f.Value)
	})
	if !has(known, line.Person) {
		line.Person = ""
	}
	names := func(words []string) ([]quickadd.Person, int) {
		called, total, err := p.Contacts.CalledBy(ctx, words, mostChoices)
		if err != nil {
			failed = err
			return nil, 0
		}
		found := make([]quickadd.Person, len(called))
		for i, c := range called {
			found[i] = quickadd.Person{ID: c.ID, Name: c.Name, Given: c.Given, Family: c.Family, Nick: c.Nick, Whole: c.Kind != contact.KindPerson}
		}
		return found, total
	}
	said := quickadd.Understand(line.Text, quickadd.Context{Now: p.Vault.Now(), Zone: p.Zone, Names: names, Known: known, Person: line.Person, Fixes: fixes})
	return said, failed
}

func has(people []quickadd.Person, id string) bool {
	return slices.ContainsFunc(people, func(one quickadd.Person) bool { return one.ID == id })
}

// QuickAdd saves what a line says as one change: who is new, the encounter, offers and needs, follow-ups. Faults: quick.nothing, quick.nobody,
// quick.open, and those of saving them.
func (p *Program) QuickAdd(ctx context.Context, line Line) (Added, vault.Change, error) {
	said, err := p.Understand(ctx, line)
	if err != nil {
		return Added{}, vault.Change{}, err
	}
	if err := Ready(&said); err != nil {
		return Added{Said: said}, vault.Change{}, err
	}
	var added Added
	change, err := p.Vault.WriteAs(ctx, func(tx *vault.Tx) (message.Message, error) {
		added = Added{Said: said, Followups: []string{}}
		return p.saveLine(tx, &added)
	})
	return added, change, err
}

// Ready says what is missing before a line can be saved, nil if nothing is. Faults: quick.nothing, quick.nobody, quick.open.
func Ready(said *quickadd.Understood) error {
	switch {
	case said.Empty():
		return fault.New("quick.nothing", nil)
	case len(said.People) == 0:
		return fault.New("quick.nobody", nil)
	}
	if at := slices.IndexFunc(said.People, quickadd.Named.Open); at >= 0 {
		return fault.New("quick.open", message.Args{"name": said.People[at].Text})
	}
	return nil
}

// saveLine writes the pieces of a line. The label is that of the piece where there is only one.
func (p *Program) saveLine(tx *vault.Tx, added *Added) (message.Message, error) {
	said := &added.Said
	var names []string
	for _, person := range said.People {
		id := person.ID
		if person.New {
			stranger, err := contact.NewPerson(tx, person.Name)
			if err != nil {
				return message.Message{}, err
			}
			id = stranger.ID
		}
		added.People, names = append(added.People, id), append(names, person.Name)
	}
	var labels []message.Message
	if e := said.Encounter; e != nil {
		id, label, err := p.Encounters.SaveIn(tx, encounter.Draft{Kind: e.Kind, Day: e.Day, Time: e.Time, Place: e.Place, Note: e.Note, People: pick(added.People, e.People)}, p.Zone)
		if err != nil {
			return message.Message{}, err
		}
		added.Encounter, labels = id, append(labels, label)
	}
	for _, g := range said.Givings {
		for _, id := range pick(added.People, g.People) {
			label, err := p.Giving.AddIn(tx, id, g.Kind, g.Text, tx.Now().In(p.Zone).Format("2006-01-02"))
			if err != nil {
				return message.Message{}, err
			}
			labels = append(labels, label)
		}
	}
	for _, f := range said.Followups {
		id, label, err := p.Followups.SaveIn(tx, followup.Draft{Title: f.Title, Note: f.Note, Due: followup.DueAt(f.When, p.Zone), People: pick(added.People, f.People)})
		if err != nil {
			return message.Message{}, err
		}
		added.Followups, labels = append(added.Followups, id), append(labels, label)
	}
	if len(labels) == 1 {
		return labels[0], nil
	}
	return message.New("quick.added", message.Args{"name": strings.Join(names, ", ")}), nil
}

func pick(ids []string, at []int) []string {
	some := make([]string, len(at))
	for i, n := range at {
		some[i] = ids[n]
	}
	return some
}
