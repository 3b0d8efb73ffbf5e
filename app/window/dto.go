package window

import (
	"context"
	"encoding/json"
	"time"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/followup"
	"kith/internal/message"
	"kith/internal/vault"
)

// The shapes below are those of frontend/src/backend/types.ts: flat, strings for moments and ids, no nil slices.

// Due is a due date; exactly one of Day and At is set.
type Due struct {
	Day  string `json:"day"`
	At   string `json:"at"`
	Zone string `json:"zone"`
}

// Next is the next follow-up of a contact.
type Next struct {
	Title string `json:"title"`
	Due   Due    `json:"due"`
}

// Row is a line of the list.
type Row struct {
	ID            string `json:"id"`
	Kind          string `json:"kind"`
	Name          string `json:"name"`
	Subtitle      string `json:"subtitle"`
	Place         string `json:"place"`
	Photo         string `json:"photo"`
	LastEncounter string `json:"lastEncounter"`
	Next          *Next  `json:"next"`
	DueSince      string `json:"dueSince"` // the day since which it is time to be in touch, "" if it is not
}

// RowPage is a stretch of the list.
type RowPage struct {
	Rows   []Row `json:"rows"`
	Total  int   `json:"total"`
	Offset int   `json:"offset"`
}

// ListQuery chooses a stretch of the list.
type ListQuery struct {
	Circle string `json:"circle"`
	Kind   string `json:"kind"`
	Where  string `json:"where"` // a filter as text
	Sort   string `json:"sort"`
	Offset int    `json:"offset"`
	Limit  int    `json:"limit"`
}

// SearchQuery is what to search for.
type SearchQuery struct {
	Text   string `json:"text"`
	Circle string `json:"circle"`
	Where  string `json:"where"`
	Limit  int    `json:"limit"`
}

// Match says where a contact was found.
type Match struct {
	ID      string `json:"id"`
	Field   string `json:"field"`
	Snippet string `json:"snippet"`
}

// SearchPage is the answer to a search.
type SearchPage struct {
	Rows    []Row   `json:"rows"`
	Matches []Match `json:"matches"`
	Total   int     `json:"total"`
	More    bool    `json:"more"`
	Near    bool    `json:"near"`
}

// Change is what a write answers.
type Change struct {
	ID      int64    `json:"id"`
	At      string   `json:"at"`
	Label   string   `json:"label"`
	Undone  bool     `json:"undone"`
	Remarks []string `json:"remarks"`
}

// ContactChange is a contact after a change.
type ContactChange struct {
	Contact contact.Contact `json:"contact"`
	Change  Change          `json:"change"`
}

// Named is a person by name.
type Named struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// FollowupPerson is whom a follow-up is about.
type FollowupPerson struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Kind  string `json:"kind"`
	Photo string `json:"photo"`
}

// Followup is a follow-up; LocalDay and LocalTime are its due date on this computer.
type Followup struct {
	ID        string           `json:"id"`
	Title     string           `json:"title"`
	Note      string           `json:"note"`
	Due       Due              `json:"due"`
	Contacts  []FollowupPerson `json:"contacts"`
	Done      string           `json:"done"`
	LocalDay  string           `json:"localDay"`
	LocalTime string           `json:"localTime"`
	Repeat    string           `json:"repeat"`
	Every     string           `json:"every"`
	Snoozed   bool             `json:"snoozed"`
	Steps     []FollowupStep   `json:"steps"`
	Last      *FollowupLast    `json:"last"`
	Created   string           `json:"created"`
	Changed   string           `json:"changed"`
}

// FollowupDraft is a follow-up as the person makes it; ID "" for a new one, Time "" for all day, Zone "" for this computer's.
type FollowupDraft struct {
	ID       string         `json:"id"`
	Title    string         `json:"title"`
	Note     string         `json:"note"`
	Day      string         `json:"day"`
	Time     string         `json:"time"`
	Zone     string         `json:"zone"`
	Repeat   string         `json:"repeat"`
	Steps    []FollowupStep `json:"steps"`
	Contacts []string       `json:"contacts"`
}

// FollowupChange is a follow-up after a change.
type FollowupChange struct {
	Followup Followup `json:"followup"`
	Change   Change   `json:"change"`
}

// FollowupBoard is the follow-ups by their turn.
type FollowupBoard struct {
	Today    string     `json:"today"`
	Due      []Followup `json:"due"`
	Upcoming []Followup `json:"upcoming"`
	Done     []Followup `json:"done"`
	DueCount int        `json:"dueCount"`
}

// Problem is what a rejected call carries, as JSON.
type Problem struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

func problem(err error, lang message.Language) *Problem {
	known := fault.From(err)
	return &Problem{Code: known.Message.Code, Message: known.Message.In(lang)}
}

// problemError is an error whose text is a Problem as JSON, which is how it crosses to the page.
type problemError struct {
	text string
	err  error
}

func (e problemError) Error() string { return e.text }
func (e problemError) Unwrap() error { return e.err }

func asProblem(err error, lang message.Language) error {
	text, _ := json.Marshal(problem(err, lang)) // two strings always marshal
	return problemError{string(text), err}
}

func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func toChange(c vault.Change, lang message.Language) Change {
	out := Change{ID: c.ID, At: moment(c.At), Label: c.Label.In(lang), Undone: c.Undone, Remarks: []string{}}
	for _, remark := range c.Remarks {
		out.Remarks = append(out.Remarks, remark.In(lang))
	}
	return out
}

func toDue(d followup.Due) Due { return Due{Day: d.Day, At: moment(d.At), Zone: d.Zone} }

func (w *Window) toFollowup(f followup.Followup, zone *time.Location) Followup {
	out := Followup{
		ID: f.ID, Title: f.Title, Note: f.Note, Due: toDue(f.Due), Contacts: []FollowupPerson{}, Done: moment(f.Done),
		LocalDay: f.Due.LocalDay(zone), LocalTime: f.Due.LocalTime(zone), Repeat: f.Series.Rule.String(), Snoozed: f.Snoozed(), Steps: []FollowupStep{},
		Created: moment(f.Created), Changed: moment(f.Changed),
	}
	for _, step := range f.Steps {
		out.Steps = append(out.Steps, FollowupStep{ID: step.ID, Text: step.Text, Done: !step.Done.IsZero()})
	}
	out.Every = f.Words(w.language())
	for _, p := range f.People {
		out.Contacts = append(out.Contacts, FollowupPerson{ID: p.ID, Name: p.Name, Kind: p.Kind, Photo: p.Photo})
	}
	return out
}

func (w *Window) toFollowups(all []followup.Followup, zone *time.Location) []Followup {
	out := make([]Followup, len(all))
	for i, f := range all {
		out[i] = w.toFollowup(f, zone)
	}
	return out
}

// toRows adds to rows what is known of each contact's last encounter and next follow-up.
func toRows(ctx context.Context, p *program.Program, rows []contact.Row) ([]Row, error) {
	keys := contact.KeysOf(rows)
	last, err := p.Encounters.LastDays(ctx, keys)
	if err != nil {
		return nil, err
	}
	next, err := p.Followups.Next(ctx, keys)
	if err != nil {
		return nil, err
	}
	due, err := p.Rhythms.DueSince(ctx, keys, p.Today())
	if err != nil {
		return nil, err
	}
	out := make([]Row, len(rows))
	for i, r := range rows {
		out[i] = Row{ID: r.ID, Kind: r.Kind, Name: r.Name, Subtitle: r.Subtitle, Place: r.Place, Photo: r.Photo, LastEncounter: last[r.Key], DueSince: due[r.Key]}
		if f, ok := next[r.Key]; ok {
			out[i].Next = &Next{Title: f.Title, Due: toDue(f.Due)}
		}
	}
	return out, nil
}

// CalendarResult says what a calendar export wrote.
type CalendarResult struct {
	Path      string `json:"path"`
	Followups int    `json:"followups"`
	Birthdays int    `json:"birthdays"`
	Dates     int    `json:"dates"`
	Rhythms   int    `json:"rhythms"`
}

// Start is what the window needs for its first frame.
type Start struct {
	State    string           `json:"state"`
	Problem  *Problem         `json:"problem"`
	Settings program.Settings `json:"settings"`
	Language string           `json:"language"`
	Zone     string           `json:"zone"`
	Today    string           `json:"today"`
	Vault    string           `json:"vault"`
	Version  string           `json:"version"`
	ReadOnly bool             `json:"readOnly"`
	First    RowPage          `json:"first"`
	Circles  []contact.Circle `json:"circles"`
	Views    []SavedView      `json:"views"`
	DueCount int              `json:"dueCount"`
	Binned   int              `json:"binned"` // who is in the bin of a book that has nobody else
}

// Changed is sent after every write.
type Changed struct {
	Change   int64    `json:"change"`
	Areas    []string `json:"areas"`
	Contacts []string `json:"contacts"`
}
