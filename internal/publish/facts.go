package publish

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"kith/internal/civil"
	"kith/internal/encounter"
	"kith/internal/followup"
	"kith/internal/icalendar"
	"kith/internal/message"
)

func (p *Publisher) facts(ctx context.Context, options Options) ([]fact, error) {
	wanted := func(kind string) bool {
		return slices.Contains(options.Kinds, kind) || len(options.Kinds) == 0 && kind != Encounters
	}
	var facts []fact
	if wanted(Followups) {
		all, err := p.followups.All(ctx)
		if err != nil {
			return nil, err
		}
		for _, f := range all {
			if f.Done.IsZero() || options.Todos {
				facts = append(facts, fact{name: "followup:" + f.ID, kind: Followups, item: followupItem(f, options)})
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
					facts = append(facts, fact{name: date.name + ":" + row.ID, kind: Birthdays, item: yearlyItem(date.name, row.Name, day, options.Language)})
				}
			}
		}
	}
	if wanted(Encounters) {
		all, err := p.encounters.List(ctx, "", 0, 0)
		if err != nil {
			return nil, err
		}
		for _, e := range all {
			facts = append(facts, fact{name: "encounter:" + e.ID, kind: Encounters, item: encounterItem(e, options.Language)})
		}
	}
	return facts, nil
}

func encounterItem(e encounter.Encounter, lang message.Language) icalendar.Item {
	day, _ := icalendar.ParseDay(civil.First(e.Day)) // checked when it was saved
	item := icalendar.Item{
		Kind: icalendar.Journal, Description: encounter.Plain(e.Note), Categories: []string{e.Kind}, Created: e.Created, When: icalendar.When{AllDay: true, Day: day},
	}
	var names []string
	for _, person := range e.People {
		names = append(names, person.Name)
		item.Contacts = append(item.Contacts, icalendar.Contact{Name: person.Name, URI: "urn:uuid:" + person.ID})
	}
	item.Summary = message.New("encounter.kind."+e.Kind, nil).In(lang) + ": " + strings.Join(names, ", ")
	return item
}

// An all-day alarm rings at nine on the morning before; Outlook reads the trigger's absolute value, so it must lie before.
const (
	morningBefore = 15 * time.Hour
	minutesBefore = 10 * time.Minute
	timedLength   = 30 * time.Minute
)

func followupItem(f followup.Followup, options Options) icalendar.Item {
	item := icalendar.Item{Kind: icalendar.Event, Summary: f.Title, Description: f.Note, Done: f.Done, Created: f.Created}
	if options.Todos {
		item.Kind = icalendar.Todo
	}
	var absent []string
	for _, person := range f.People {
		item.Contacts = append(item.Contacts, icalendar.Contact{Name: person.Name, URI: "urn:uuid:" + person.ID})
		if !strings.Contains(f.Title, person.Name) {
			absent = append(absent, person.Name)
		}
	}
	if len(absent) != 0 {
		// In a calendar nobody sees the person beside the title.
		item.Summary += " (" + strings.Join(absent, ", ") + ")"
	}
	if f.Due.Day != "" {
		day, _ := icalendar.ParseDay(f.Due.Day) // checked when it was saved
		item.When = icalendar.When{AllDay: true, Day: day}
		item.Alarm = &icalendar.Alarm{Before: morningBefore}
		return item
	}
	item.When = icalendar.When{At: f.Due.At, Zone: f.Due.Location()}
	if item.Kind == icalendar.Event {
		item.When.Duration = timedLength
	}
	item.Alarm = &icalendar.Alarm{Before: minutesBefore}
	return item
}

// yearly reads the dates that come back every year: those with a month and a day.
func yearly(text string) (icalendar.Day, bool) {
	var day icalendar.Day
	rest, hasYear := strings.CutPrefix(text, "--")
	parts := strings.Split(rest, "-")
	if !hasYear {
		if len(parts) != 3 {
			return day, false
		}
		day.Year, _ = strconv.Atoi(parts[0])
		parts = parts[1:]
	}
	if len(parts) != 2 {
		return day, false
	}
	month, err := strconv.Atoi(parts[0])
	if err != nil {
		return day, false
	}
	number, err := strconv.Atoi(parts[1])
	if err != nil {
		return day, false
	}
	day.Month, day.Day = month, number
	leap := icalendar.Day{Year: 1972, Month: month, Day: number}
	return day, leap.Valid()
}

func yearlyItem(kind, name string, day icalendar.Day, lang message.Language) icalendar.Item {
	code, args := "calendar."+kind, message.Args{"name": name}
	if day.Year != 0 {
		code += "-year"
		args["year"] = day.Year
	}
	item := icalendar.Birthday("", message.New(code, args).In(lang), day, time.Time{}, &icalendar.Alarm{Before: morningBefore})
	item.Categories = []string{kind}
	return item
}
