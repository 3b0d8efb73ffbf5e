package publish

import (
	"cmp"
	"context"
	"slices"

	"kith/internal/icalendar"
	"kith/internal/message"
	"kith/internal/rhythm"
)

func (p *Publisher) facts(ctx context.Context, options Options) ([]fact, error) {
	wanted := func(kind string) bool {
		return slices.Contains(options.Kinds, kind) || len(options.Kinds) == 0 && (kind == Followups || kind == Birthdays)
	}
	var facts []fact
	if wanted(Followups) {
		all, err := p.followups.All(ctx)
		if err != nil {
			return nil, err
		}
		for _, f := range all {
			if f.Done.IsZero() || options.Todos {
				items := followupItems(f, options)
				if options.Copy {
					items = asWhole(items, f)
				}
				facts = append(facts, fact{name: "followup:" + f.ID, kind: Followups, items: items})
			}
		}
	}
	if wanted(Birthdays) {
		people, err := p.contacts.WithDates(ctx)
		if err != nil {
			return nil, err
		}
		for _, row := range people {
			for _, date := range []struct{ name, value string }{{"birthday", row.Birthday}, {"anniversary", row.Anniversary}} {
				if day, ok := yearly(date.value); ok {
					facts = append(facts, fact{name: date.name + ":" + row.ID, kind: Birthdays, items: []icalendar.Item{yearlyItem(date.name, row.Name, day, options.Language)}})
				}
			}
		}
	}
	if wanted(Dates) {
		dates, err := p.ownDates(ctx, options.Language)
		if err != nil {
			return nil, err
		}
		facts = append(facts, dates...)
	}
	if wanted(Rhythms) {
		all, err := p.rhythms.All(ctx)
		if err != nil {
			return nil, err
		}
		slices.SortFunc(all, func(a, b rhythm.Due) int { return cmp.Compare(a.Contact, b.Contact) })
		for _, due := range all {
			if day, err := icalendar.ParseDay(due.Day); err == nil { // somebody who rests has none
				facts = append(facts, fact{name: "rhythm:" + due.ID, kind: Rhythms, items: []icalendar.Item{rhythmItem(due, day, options)}})
			}
		}
	}
	if wanted(Encounters) {
		all, err := p.encounters.List(ctx, "", 0, 0)
		if err != nil {
			return nil, err
		}
		for _, e := range all {
			facts = append(facts, fact{name: "encounter:" + e.ID, kind: Encounters, items: []icalendar.Item{encounterItem(e, options.Language)}})
		}
	}
	for _, r := range options.Records {
		facts = append(facts, fact{name: RecordFact(r), kind: records, items: []icalendar.Item{recordItem(r)}})
	}
	options.People.nameByUID(facts)
	return facts, nil
}

// rhythmItem is the day on which it is time to be in touch with somebody again. The alarm is that of the day before, as everywhere.
func rhythmItem(due rhythm.Due, day icalendar.Day, options Options) icalendar.Item {
	item := icalendar.Item{
		Kind: icalendar.Event, Summary: message.New("calendar.rhythm", message.Args{"name": due.Name}).In(options.Language),
		Description: due.Reason.In(options.Language), Categories: []string{"rhythm"}, Contacts: []icalendar.Contact{{Name: due.Name, URI: "urn:uuid:" + due.ID}},
	}
	if options.Todos {
		item.Kind = icalendar.Todo
	}
	return at(item, icalendar.When{AllDay: true, Day: day})
}
