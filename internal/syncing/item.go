package syncing

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"

	"kith/internal/icalendar"
)

// entry is a calendar object as Kith understands it: one event or to-do, and beside it the times of a series that are otherwise than
// the series says, all with the same UID (RFC 4791 section 4.1).
type entry struct {
	icalendar.Item
	exceptions []icalendar.Item
}

// open reads an object; nil if there is no item of that UID in it. The calendar is what is around it.
func open(data []byte, uid string) (*entry, icalendar.Calendar) {
	calendar, _, err := icalendar.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, calendar
	}
	var found *entry
	var exceptions []icalendar.Item
	for i := range calendar.Items {
		item := calendar.Items[i]
		if len(item.Extra) == 0 {
			item.Extra = nil // so that nothing is the same as nothing left
		}
		switch {
		case item.UID != uid:
		case !instance(item).IsZero():
			exceptions = append(exceptions, item)
		case found == nil:
			found = &entry{Item: item}
		}
	}
	if found != nil {
		found.exceptions = exceptions
	}
	return found, calendar
}

// instance is which time of a series an exception stands for (RFC 5545 section 3.8.4.4); the zero When for the series itself.
func instance(item icalendar.Item) icalendar.When {
	for _, p := range item.Extra {
		if times := p.Times(); strings.EqualFold(p.Name, "RECURRENCE-ID") && len(times) > 0 {
			return times[0]
		}
	}
	return icalendar.When{}
}

// at is an entry as it is for one time of its series: the exception of that time, or else the series, to which it belongs in what it
// does not say.
func (e entry) at(turn icalendar.When) icalendar.Item {
	for _, exception := range e.exceptions {
		if sameTime(instance(exception), turn) {
			exception.Extra = nil
			return exception
		}
	}
	return e.Item
}

var errUnreadable = errors.New("syncing: no such entry in this object")

// read is open where the item must be there.
func read(data []byte, uid string) (entry, error) {
	found, _ := open(data, uid)
	if found == nil {
		return entry{}, errUnreadable
	}
	return *found, nil
}

func write(e entry) ([]byte, error) {
	return encode(icalendar.Calendar{Items: append([]icalendar.Item{e.Item}, e.exceptions...)})
}

func encode(calendar icalendar.Calendar) ([]byte, error) {
	calendar.Stored = true
	var out bytes.Buffer
	err := icalendar.Encode(&out, calendar)
	return out.Bytes(), err
}

// sameEntry says whether two renderings by Kith say the same, whenever they were made.
func sameEntry(a, b entry) bool {
	return sameItem(a.Item, b.Item) && slices.EqualFunc(a.exceptions, b.exceptions, sameItem)
}

func sameItem(a, b icalendar.Item) bool {
	for _, item := range []*icalendar.Item{&a, &b} {
		item.Sequence, item.Stamp = 0, item.Created
	}
	return reflect.DeepEqual(a, b)
}

// sameTime says whether two items begin, or are due, at the same time. How long one takes is no matter of a follow-up.
func sameTime(a, b icalendar.When) bool {
	return a.AllDay == b.AllDay && a.Day == b.Day && a.At.Equal(b.At) && a.Floating == b.Floating
}

// overlay brings what Kith changed since (from before to now) into what the server has, and leaves everything else there as it is:
// an alarm of the person's own, a place, a colour.
func overlay(there icalendar.Item, before, now icalendar.Item) icalendar.Item {
	out := there
	changed := func(a, b any) bool { return !reflect.DeepEqual(a, b) }
	if before.Summary != now.Summary {
		out.Summary = now.Summary
	}
	if before.Description != now.Description {
		out.Description = now.Description
	}
	if before.Location != now.Location {
		out.Location = now.Location
	}
	if before.URL != now.URL {
		out.URL = now.URL
	}
	if !sameTime(before.When, now.When) || before.When.Duration != now.When.Duration {
		length := there.When.Duration
		out.When = now.When
		if there.When.AllDay == now.When.AllDay && before.When.Duration == now.When.Duration && length > 0 {
			out.When.Duration = length // of the person's own choosing
		}
	}
	if before.Recurrence != now.Recurrence {
		out.Recurrence = now.Recurrence
	}
	if before.Done.IsZero() != now.Done.IsZero() {
		out.Done, out.Status = now.Done, now.Status
	}
	if changed(before.Categories, now.Categories) {
		out.Categories = now.Categories
	}
	if changed(before.Contacts, now.Contacts) {
		out.Contacts = now.Contacts
	}
	if changed(before.Alarm, now.Alarm) {
		out.Alarm = now.Alarm
	}
	if changed(before.Extra, now.Extra) {
		out.Extra = now.Extra
	}
	out.Sequence = max(there.Sequence+1, now.Sequence)
	out.Stamp = now.Stamp
	if out.Stamp.Before(there.Stamp) {
		out.Stamp = there.Stamp
	}
	return out
}

// updated is what to store over what the server has. Where the two cannot be brought together, it is what Kith has.
func updated(there []byte, uid string, before, now entry) ([]byte, error) {
	found, calendar := open(there, uid)
	if found != nil && found.Kind == now.Kind {
		kept := slices.DeleteFunc(found.exceptions, func(exception icalendar.Item) bool {
			turn := instance(exception)
			ours := func(e icalendar.Item) bool { return sameTime(instance(e), turn) }
			return slices.ContainsFunc(before.exceptions, ours) || slices.ContainsFunc(now.exceptions, ours) || earlier(turn, now.When)
		})
		items := append([]icalendar.Item{overlay(found.Item, before.Item, now.Item)}, now.exceptions...)
		calendar.Items = append(items, kept...)
		if data, err := encode(calendar); err == nil {
			return data, nil
		}
	}
	return write(now)
}

// earlier says whether a time is before the beginning of a series, and so none of it any more.
func earlier(a, b icalendar.When) bool {
	if a.AllDay && b.AllDay {
		return a.Day.String() < b.Day.String()
	}
	return !a.AllDay && !b.AllDay && a.At.Before(b.At)
}
