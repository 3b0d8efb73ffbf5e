package appointment

import (
	"strings"

	"kith/internal/icalendar"
	"kith/internal/publish"
)

// KindFollowup is the kind of what becomes no encounter but a follow-up again.
const KindFollowup = "followup"

// Returns says whether it left Kith and comes back as it was.
func (a *Appointment) Returns() bool { return a.Journal || a.Followup != nil }

// followup takes a to-do that left Kith with a copy of everything. Those of other programs are none of ours.
func (r *reader) followup(item icalendar.Item) {
	if item.Kind != icalendar.Todo {
		return
	}
	whole, ok := publish.ReadFollowup(item)
	if !ok {
		return
	}
	a := Appointment{UID: item.UID, Title: whole.Title, Note: whole.Note, Kind: KindFollowup, People: contactsOf(item), Followup: &whole}
	a.Day = whole.Due.LocalDay(r.Zone)
	if whole.Due.Day == "" {
		a.Time = whole.Due.At.In(r.Zone).Format("15:04")
	}
	r.keep(a)
}

// contactsOf are the people of what left Kith.
func contactsOf(item icalendar.Item) []Participant {
	var people []Participant
	for _, c := range item.Contacts {
		people = append(people, Participant{Name: strings.TrimSpace(c.Name), ID: publish.PersonOf(c.URI)})
	}
	return people
}
