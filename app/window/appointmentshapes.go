package window

import (
	"kith/internal/appointment"
	"kith/internal/message"
)

// The shapes of frontend/src/backend/types.appointments.ts.

// AppointmentPreview says what calendar files would bring.
type AppointmentPreview struct {
	Preview string            `json:"preview"`
	Total   int               `json:"total"`
	States  AppointmentCounts `json:"states"`
	// Followups is how many of the new ones come back as follow-ups.
	Followups int `json:"followups"`
	// Records is how many records of a copy come back beside, and Copy says in sentences which, and which not.
	Records int                 `json:"records"`
	Copy    []string            `json:"copy"`
	Left    AppointmentLeft     `json:"left"`
	People  []AppointmentPerson `json:"people"`
	// Warnings are of lines that could not be read, the first of them.
	Warnings     []AppointmentWarning `json:"warnings"`
	WarningCount int                  `json:"warningCount"`
}

// AppointmentCounts counts appointments by their state.
type AppointmentCounts struct {
	New    int `json:"new"`
	Known  int `json:"known"`
	Nobody int `json:"nobody"`
	Out    int `json:"out"`
}

// AppointmentLeft counts what is none to take over, see appointment.Left.
type AppointmentLeft struct {
	Ahead     int `json:"ahead"`
	Cancelled int `json:"cancelled"`
	Before    int `json:"before"`
	Alone     int `json:"alone"`
	Many      int `json:"many"`
}

// AppointmentPerson is somebody who takes part, see appointment.Person.
type AppointmentPerson struct {
	Key    string           `json:"key"`
	Name   string           `json:"name"`
	Email  string           `json:"email"`
	Count  int              `json:"count"`
	Found  []FollowupPerson `json:"found"`
	By     string           `json:"by"`
	Choice string           `json:"choice"`
	Chosen *FollowupPerson  `json:"chosen"`
}

// AppointmentItem is one appointment.
type AppointmentItem struct {
	Number int      `json:"number"`
	State  string   `json:"state"`
	Kind   string   `json:"kind"`
	Day    string   `json:"day"`
	Time   string   `json:"time"`
	Title  string   `json:"title"`
	Place  string   `json:"place"`
	With   []string `json:"with"`   // names of those it would be with
	Others []string `json:"others"` // names of those who stay names
}

// AppointmentWarning is a line that could not be read.
type AppointmentWarning struct {
	Line    int    `json:"line"`
	Message string `json:"message"`
	Text    string `json:"text"`
}

// AppointmentReport says what was taken over.
type AppointmentReport struct {
	Encounters int    `json:"encounters"`
	Followups  int    `json:"followups"`
	Records    int    `json:"records"`
	People     int    `json:"people"`
	Change     Change `json:"change"`
}

// warningsShown is how many warnings cross to the page.
const warningsShown = 100

func toAppointmentPreview(id string, p *appointment.Preview, lang message.Language) AppointmentPreview {
	counts := p.Counts()
	_, followups := p.Taking()
	out := AppointmentPreview{
		Preview: id, Followups: followups, Records: p.Coming(), Copy: []string{}, Total: len(p.Items), Left: AppointmentLeft(p.Left), People: []AppointmentPerson{}, Warnings: []AppointmentWarning{}, WarningCount: len(p.Warnings),
		States: AppointmentCounts{New: counts[appointment.Fresh], Known: counts[appointment.Known], Nobody: counts[appointment.Nobody], Out: counts[appointment.Out]},
	}
	for _, line := range p.SayRecords() {
		out.Copy = append(out.Copy, line.In(lang))
	}
	for _, person := range p.People {
		one := AppointmentPerson{Key: person.Key, Name: person.Name, Email: person.Email, Count: person.Count, Found: []FollowupPerson{}, By: person.By, Choice: person.Choice}
		for _, row := range person.Found {
			one.Found = append(one.Found, FollowupPerson{ID: row.ID, Name: row.Name, Kind: row.Kind, Photo: row.Photo})
		}
		if row := person.Chosen; row.ID != "" {
			one.Chosen = &FollowupPerson{ID: row.ID, Name: row.Name, Kind: row.Kind, Photo: row.Photo}
		}
		out.People = append(out.People, one)
	}
	for _, w := range p.Warnings[:min(len(p.Warnings), warningsShown)] {
		out.Warnings = append(out.Warnings, AppointmentWarning{w.Line, message.New("appointment.warning."+w.Code, nil).In(lang), w.Text})
	}
	return out
}

func toAppointmentItem(number int, item *appointment.Item) AppointmentItem {
	out := AppointmentItem{
		Number: number, State: string(item.State), Kind: item.Kind, Day: item.Day, Time: item.Time, Title: item.Title, Place: item.Place, With: []string{}, Others: []string{},
	}
	for _, person := range item.With {
		switch {
		case person.Chosen.ID != "":
			out.With = append(out.With, person.Chosen.Name)
		case person.Choice == appointment.AsNew:
			out.With = append(out.With, person.Said())
		case person.Choice != appointment.AsMe:
			out.Others = append(out.Others, person.Said())
		}
	}
	return out
}
