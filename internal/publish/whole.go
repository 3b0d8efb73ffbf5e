package publish

import (
	"strings"
	"time"

	"kith/internal/followup"
	"kith/internal/icalendar"
)

// What a to-do has no property for, or says in another way. They stand only in a copy of everything: calendars have no use for them.
const (
	wholeKind      = "followup" // the value of X-KITH-KIND
	wholeTitle     = "X-KITH-TITLE"
	wholeNote      = "X-KITH-NOTE"
	wholeDue       = "X-KITH-DUE"
	wholeZone      = "X-KITH-DUE-ZONE"
	wholeRule      = "X-KITH-REPEAT"
	wholeStart     = "X-KITH-START"
	wholeStartZone = "X-KITH-START-ZONE"
	wholeTurn      = "X-KITH-TURN"
	wholeStep      = "X-KITH-STEP"
	wholeDone      = "X-KITH-DONE" // parameter of a step: when it was ticked off
)

const utcMoment = "20060102T150405Z"

// asWhole adds to the first of a follow-up's items what ReadFollowup needs to make the follow-up again.
func asWhole(items []icalendar.Item, f followup.Followup) []icalendar.Item {
	item := &items[0]
	add := func(name, text string) {
		if text != "" {
			item.Extra = append(item.Extra, icalendar.TextProperty(name, text))
		}
	}
	add(journalKind, wholeKind)
	add(wholeTitle, f.Title)
	if f.Note != item.Description {
		item.Extra = append(item.Extra, icalendar.TextProperty(wholeNote, f.Note))
	}
	add(wholeDue, f.Due.Text(f.Due.Location()))
	add(wholeZone, f.Due.Zone)
	rule, start, zone, turn := f.Series.Columns()
	add(wholeRule, rule)
	add(wholeStart, start)
	add(wholeStartZone, zone)
	add(wholeTurn, turn)
	for _, step := range f.Steps {
		p := icalendar.TextProperty(wholeStep, step.Text)
		if !step.Done.IsZero() {
			p.Params = map[string][]string{wholeDone: {step.Done.UTC().Format(utcMoment)}}
		}
		item.Extra = append(item.Extra, p)
	}
	return items
}

// ReadFollowup reads what asWhole wrote, but for the people, who are the item's contacts; false for what is no follow-up of a copy. What
// another program changed since in the title, the note or the time of a single one counts.
func ReadFollowup(item icalendar.Item) (followup.Whole, bool) {
	said := map[string]string{}
	var w followup.Whole
	noted := false
	for _, p := range item.Extra {
		switch name := strings.ToUpper(p.Name); name {
		case wholeStep:
			step := followup.Step{Text: p.Text()}
			for _, at := range p.Params[wholeDone] {
				step.Done, _ = time.Parse(utcMoment, at) // what is no time leaves it open
			}
			w.Steps = append(w.Steps, step)
		default:
			noted = noted || name == wholeNote
			said[name] = p.Text()
		}
	}
	if said[journalKind] != wholeKind || item.Kind == icalendar.Journal || item.When.IsZero() {
		return followup.Whole{}, false
	}
	w.Title, w.Note, w.Done, w.Created = item.Summary, item.Description, item.Done, item.Created
	if title := said[wholeTitle]; title != "" && strings.HasPrefix(item.Summary, title) {
		w.Title = title
	}
	if noted && strings.HasPrefix(item.Description, said[wholeNote]) {
		w.Note = said[wholeNote]
	}
	w.Series = followup.SeriesOf(said[wholeRule], said[wholeStart], said[wholeStartZone], said[wholeTurn])
	w.Due = dueSaid(item.When, said[wholeDue], said[wholeZone], !w.Series.Rule.IsZero())
	return w, w.Due.Check() == nil
}

// dueSaid is the due date that was written beside an item, unless the item, which of a series stands for another time, was moved since.
func dueSaid(when icalendar.When, text, zone string, series bool) followup.Due {
	due := followup.ReadText(text, zone)
	there := due.When()
	if due.Check() == nil && (series || there.AllDay == when.AllDay && there.Day == when.Day && there.At.Equal(when.At)) {
		return due
	}
	if when.AllDay {
		return followup.Due{Day: when.Day.String()}
	}
	if when.Zone != nil && zone == "" {
		zone = when.Zone.String()
	}
	return followup.Due{At: when.At.UTC(), Zone: zone}
}
