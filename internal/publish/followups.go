package publish

import (
	"strings"
	"time"

	"kith/internal/followup"
	"kith/internal/icalendar"
)

// An all-day alarm rings at nine on the morning before; Outlook reads the trigger's absolute value, so it must lie before.
const (
	morningBefore = 15 * time.Hour
	minutesBefore = 10 * time.Minute
	timedLength   = 30 * time.Minute
)

// datesAhead is how many times of a series are named where no rule can be left to the calendar program.
const datesAhead = 24

// followupItems is a follow-up as a calendar has it: one item, and a second one where a time of a series was moved. A series begins with
// its turn, as what is past is done. One that counts from when it is done has no rule that a calendar could know.
func followupItems(f followup.Followup, options Options) []icalendar.Item {
	item := followupItem(f, options)
	if f.Series.Rule.IsZero() || f.Series.Rule.AfterDone() || !f.Done.IsZero() {
		return []icalendar.Item{at(item, f.Due.When())}
	}
	start, turn := f.Series.Start.When(), f.Series.Turn.When()
	master := at(item, turn)
	rule := f.Series.Rule
	if before, ok := rule.Before(start, turn); ok && !sameClock(start, turn) {
		// The turn is in an hour that the clocks skip: a series that began with it would keep the wrong time.
		master = at(item, before)
		master.Extra = append(master.Extra, icalendar.PointProperty("EXDATE", before))
		master.Recurrence = rule.Remaining(start, before).String()
	} else if rule.Dated(start) {
		// The first is DTSTART again, which ical.js forgets beside dates; times that are named twice count once.
		master.Extra = append(master.Extra, icalendar.PointProperty("RDATE", rule.Remaining(start, turn).Upcoming(turn, datesAhead)...))
	} else {
		master.Recurrence = rule.Remaining(start, turn).String()
	}
	if !f.Snoozed() {
		return []icalendar.Item{master}
	}
	// One time that was moved: the same UID, and which time it was (RFC 5545 section 3.8.4.4).
	moved := at(item, movedTo(f.Due.When(), turn))
	moved.Extra = append(moved.Extra, icalendar.PointProperty("RECURRENCE-ID", turn))
	return []icalendar.Item{master, moved}
}

// movedTo is where one time of a series was moved. Programs expect of it what the series has, a day or a time: the clock stays.
func movedTo(due, turn icalendar.When) icalendar.When {
	switch {
	case due.AllDay == turn.AllDay:
		return due
	case turn.AllDay:
		return icalendar.When{AllDay: true, Day: icalendar.DayOf(due.At.In(due.Zone))}
	}
	clock := turn.At.In(turn.Zone)
	day := time.Date(due.Day.Year, time.Month(due.Day.Month), due.Day.Day, clock.Hour(), clock.Minute(), 0, 0, time.UTC)
	return icalendar.When{At: icalendar.Wall(day, turn.Zone), Zone: turn.Zone}
}

func sameClock(a, b icalendar.When) bool {
	return a.AllDay || a.At.In(a.Zone).Format(time.TimeOnly) == b.At.In(b.Zone).Format(time.TimeOnly)
}

// at puts an item at a time, with the length and the alarm that go with it.
func at(item icalendar.Item, when icalendar.When) icalendar.Item {
	item.When = when
	item.Alarm = &icalendar.Alarm{Before: morningBefore}
	if !when.AllDay {
		item.Alarm.Before = minutesBefore
		if item.Kind == icalendar.Event {
			item.When.Duration = timedLength
		}
	}
	item.Extra = nil
	return item
}

// followupItem is a follow-up without its times.
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
	var steps []string
	for _, step := range f.Steps {
		box := "☐ "
		if !step.Done.IsZero() {
			box = "☑ "
		}
		steps = append(steps, box+step.Text)
	}
	if len(steps) > 0 {
		item.Description = strings.TrimSpace(f.Note + "\n\n" + strings.Join(steps, "\n"))
	}
	return item
}
