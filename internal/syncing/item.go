package syncing

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"

	"kith/internal/icalendar"
)

// A calendar object holds one event or to-do, and perhaps exceptions of a recurring one beside it, all with the same UID
// (RFC 4791 section 4.1).

// master finds the item of a UID in what a server has, and the calendar around it; nil if it is not there.
func master(data []byte, uid string) (*icalendar.Item, icalendar.Calendar) {
	calendar, _, err := icalendar.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, calendar
	}
	for i := range calendar.Items {
		if item := &calendar.Items[i]; item.UID == uid && !isException(*item) {
			if len(item.Extra) == 0 {
				item.Extra = nil // so that nothing is the same as nothing left
			}
			return item, calendar
		}
	}
	return nil, calendar
}

func isException(item icalendar.Item) bool {
	return slices.ContainsFunc(item.Extra, func(p icalendar.Property) bool { return strings.EqualFold(p.Name, "RECURRENCE-ID") })
}

var errUnreadable = errors.New("syncing: no such entry in this object")

// read is master where the item must be there.
func read(data []byte, uid string) (icalendar.Item, error) {
	item, _ := master(data, uid)
	if item == nil {
		return icalendar.Item{}, errUnreadable
	}
	return *item, nil
}

func write(item icalendar.Item) ([]byte, error) {
	return encode(icalendar.Calendar{Stored: true, Items: []icalendar.Item{item}})
}

func encode(calendar icalendar.Calendar) ([]byte, error) {
	calendar.Stored = true
	var out bytes.Buffer
	err := icalendar.Encode(&out, calendar)
	return out.Bytes(), err
}

// sameItem says whether two renderings by Kith say the same, whenever they were made.
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
func updated(there []byte, uid string, before, now icalendar.Item) ([]byte, error) {
	item, calendar := master(there, uid)
	if item != nil && item.Kind == now.Kind {
		*item = overlay(*item, before, now)
		if data, err := encode(calendar); err == nil {
			return data, nil
		}
	}
	return write(now)
}
