package appointment

import (
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"kith/internal/civil"
	"kith/internal/fault"
	"kith/internal/followup"
	"kith/internal/icalendar"
	"kith/internal/message"
	"kith/internal/publish"
)

// Participant is who takes part in an appointment, as the file has it.
type Participant struct {
	Name  string
	Email string // "" unknown
	ID    string // of a contact, where Kith wrote the file
	Host  bool   // invited the others
}

// Appointment is one that is over. Of a series each turn is one.
type Appointment struct {
	UID, Turn string // Turn as the table has it
	Title     string
	Note      string // plain text; Markdown where Kith wrote the file
	Place     string
	Links     []string
	Kind      string // one of encounter.Kinds
	Day       string // a civil day where it was, or an approximate time where Kith wrote the file
	Time      string // 15:04, "" for a whole day
	Size      int
	Initiator string
	People    []Participant // those who declined, rooms and devices left out
	Journal   bool          // an encounter that left Kith
	// Mentions are the UIDs of those whom the note of a copy mentions, by the ids they have there.
	Mentions map[string]string
	// Followup is what came back of a follow-up that left with a copy of everything, but for its people; nil for all else.
	Followup *followup.Whole
}

// Left says how many appointments of a file are none to take over, and why.
type Left struct {
	Ahead     int // not over yet
	Cancelled int
	Before    int // before the day that was asked for
	Alone     int // nobody else takes part
	Many      int // more turns of one series, or more appointments in all, than are taken at once
}

// Reading is what a file has.
type Reading struct {
	Appointments []Appointment // the latest first
	Records      []Record      // of a copy of everything, in its order
	Left         Left
	Warnings     []icalendar.Warning
	Owner        string // the e-mail address that the calendar goes by, "" unknown
}

// What is read at most: of a file, of a series (its latest turns) and in all. A file of forty years of meetings stays far below.
const (
	mostBytes = 64 << 20
	mostTurns = 1000
	mostTaken = 50_000
	// How many days all series of a file may last together whose rules are looked through day by day. Beyond it only their first turn counts.
	mostDays = 1_000_000
)

// Options say what to read.
type Options struct {
	Now   time.Time
	Zone  *time.Location // of the person: of what is in UTC the day is told there
	Since string         // a civil day, month, season or year: what was before is left; "" takes everything
}

// Read reads appointments that are over. What cannot be read is told by warnings. Faults: appointment.no-calendar, appointment.too-large,
// appointment.bad-since.
func Read(ctx context.Context, r io.Reader, o Options) (Reading, error) {
	if o.Since != "" && civil.First(o.Since) == "" {
		return Reading{}, fault.New("appointment.bad-since", message.Args{"value": o.Since})
	}
	limited := &io.LimitedReader{R: r, N: mostBytes + 1}
	calendar, warnings, err := icalendar.Decode(limited)
	if limited.N <= 0 {
		return Reading{}, fault.New("appointment.too-large", message.Args{"most": mostBytes >> 20})
	}
	if errors.Is(err, icalendar.ErrNoCalendar) {
		return Reading{}, fault.New("appointment.no-calendar", nil)
	}
	if err != nil {
		return Reading{}, err
	}
	reading := reader{Options: o, since: civil.First(o.Since), days: mostDays}
	reading.out.Warnings = warnings
	if strings.Contains(calendar.Name, "@") { // what Google names a calendar by
		reading.out.Owner = address(calendar.Name)
	}
	for _, item := range calendar.Items {
		reading.followup(item)
	}
	for _, group := range bySeries(calendar.Items) {
		if err := ctx.Err(); err != nil {
			return Reading{}, err
		}
		reading.series(group)
	}
	out := reading.out
	slices.SortStableFunc(out.Appointments, func(a, b Appointment) int {
		return -cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Time, b.Time))
	})
	if more := len(out.Appointments) - mostTaken; more > 0 {
		out.Left.Many += more
		out.Appointments = out.Appointments[:mostTaken]
	}
	return out, nil
}

type reader struct {
	Options
	since string
	days  int // see mostDays
	out   Reading
}

// over says whether an appointment has ended.
func (r *reader) over(when icalendar.When) bool {
	start := startOf(when, r.Zone)
	if when.AllDay {
		return !start.AddDate(0, 0, max(1, int(when.Duration/(24*time.Hour)))).After(r.Now)
	}
	return !start.Add(when.Duration).After(r.Now)
}

func startOf(when icalendar.When, zone *time.Location) time.Time {
	switch {
	case when.AllDay:
		return time.Date(when.Day.Year, time.Month(when.Day.Month), when.Day.Day, 0, 0, 0, 0, zone)
	case when.Floating:
		return icalendar.Wall(when.At, zone)
	}
	return when.At
}

// take adds an appointment, or counts why not.
func (r *reader) take(item icalendar.Item, when icalendar.When, turn string) {
	left := &r.out.Left
	if item.Kind == icalendar.Journal {
		if draft, ok := publish.ReadJournal(item); ok {
			a := Appointment{
				UID: item.UID, Turn: turn, Note: draft.Note, Place: draft.Place, Links: draft.Links, Kind: draft.Kind, Day: draft.Day, Time: draft.Time,
				Size: draft.Size, Initiator: draft.Initiator, Journal: true,
			}
			a.People, a.Mentions = contactsOf(item), publish.Mentions(item)
			r.keep(a)
		} else if record, ok := publish.ReadRecord(item); ok {
			r.out.Records = append(r.out.Records, Record{Record: record, UID: item.UID})
		}
		return
	}
	switch {
	case item.Status == "CANCELLED":
		left.Cancelled++
	case when.IsZero(): // a warning says so
	case !r.over(when):
		left.Ahead++
	default:
		a := Appointment{
			UID: item.UID, Turn: turn, Title: oneLine(item.Summary), Note: plainText(item.Description), Place: oneLine(item.Location), People: participants(item),
		}
		if item.URL != "" {
			a.Links = []string{item.URL}
		}
		a.Kind = kindOf(item)
		a.Day, a.Time = dayAndTime(when, r.Zone)
		r.keep(a)
	}
}

func (r *reader) keep(a Appointment) {
	switch {
	case r.since != "" && civil.First(a.Day) < r.since:
		r.out.Left.Before++
	case len(a.People) == 0 && a.Followup == nil:
		r.out.Left.Alone++
	default:
		r.out.Appointments = append(r.out.Appointments, a)
	}
}

// dayAndTime says when an appointment was by the clocks where it was; what is told in UTC, where the person is.
func dayAndTime(when icalendar.When, zone *time.Location) (day, clock string) {
	if when.AllDay {
		return when.Day.String(), ""
	}
	at := when.At.UTC()
	if !when.Floating {
		if when.Zone != nil && when.Zone != time.UTC {
			zone = when.Zone
		}
		at = when.At.In(zone)
	}
	return at.Format(time.DateOnly), at.Format("15:04")
}
