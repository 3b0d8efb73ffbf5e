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

// bySeries puts together what has the same UID: a series and its single turns that differ.
func bySeries(items []icalendar.Item) [][]icalendar.Item {
	var groups [][]icalendar.Item
	at := map[string]int{}
	for _, item := range items {
		if item.Kind == icalendar.Todo {
			continue
		}
		key := item.Kind.String() + item.UID
		i, ok := at[key]
		if !ok {
			i = len(groups)
			at[key], groups = i, append(groups, nil)
		}
		groups[i] = append(groups[i], item)
	}
	return groups
}

type reader struct {
	Options
	since string
	days  int // see mostDays
	out   Reading
}

func (r *reader) series(items []icalendar.Item) {
	single := map[string]icalendar.Item{} // turns that differ, by their turn
	var whole []icalendar.Item
	for _, item := range items {
		turn := turnOf(item)
		if turn == "" {
			whole = append(whole, item)
		} else if before, ok := single[turn]; !ok || before.Sequence <= item.Sequence {
			single[turn] = item
		}
	}
	if len(whole) > 0 {
		// A file may have several versions of one appointment; the highest counts.
		latest := slices.MaxFunc(whole, func(a, b icalendar.Item) int {
			return cmp.Or(cmp.Compare(a.Sequence, b.Sequence), a.Stamp.Compare(b.Stamp))
		})
		r.turns(latest, single)
	}
	for turn, item := range single {
		r.take(item, item.When, turn)
	}
}

// turns takes an appointment, and of a series each turn that is over; those in single differ and are taken by their own.
func (r *reader) turns(item icalendar.Item, single map[string]icalendar.Item) {
	extra, left := points(item, "RDATE"), map[string]bool{}
	for _, when := range points(item, "EXDATE") {
		left[turnAt(when)] = true
	}
	if item.Recurrence == "" && len(extra) == 0 {
		r.take(item, item.When, "")
		return
	}
	switch {
	case item.Status == "CANCELLED":
		r.out.Left.Cancelled++
		return
	case len(participants(item)) == 0: // as one, however many times it came: a birthday since 1970 says nothing fifty times
		r.out.Left.Alone++
		return
	}
	seen := map[string]bool{}
	var turns []icalendar.When
	add := func(when icalendar.When) {
		turn := turnAt(when)
		if _, own := single[turn]; own || left[turn] || seen[turn] {
			return
		}
		seen[turn] = true
		turns = append(turns, when)
	}
	for _, when := range r.occurrences(item) {
		add(when)
	}
	for _, when := range extra {
		when.Duration = item.When.Duration
		if r.over(when) {
			add(when)
		}
	}
	for _, when := range turns {
		r.take(item, when, turnAt(when))
	}
}

// occurrences are the turns of a series that are over, the latest mostTurns of them.
func (r *reader) occurrences(item icalendar.Item) []icalendar.When {
	first := []icalendar.When{item.When}
	if item.Recurrence == "" || !r.over(item.When) {
		return first
	}
	if costly(item.Recurrence) {
		if r.days -= max(0, int(r.Now.Sub(startOf(item.When, r.Zone)).Hours()/24)); r.days < 0 {
			r.out.Left.Many++
			return first
		}
	}
	all, err := icalendar.Occurrences(item.Recurrence, item.When)
	if err != nil {
		return first
	}
	var turns []icalendar.When
	for when := range all {
		if !r.over(when) {
			r.out.Left.Ahead++ // as one, however many are to come
			break
		}
		if turns = append(turns, when); len(turns) >= 2*mostTurns {
			r.out.Left.Many += len(turns) - mostTurns
			turns = slices.Delete(turns, 0, len(turns)-mostTurns)
		}
	}
	if more := len(turns) - mostTurns; more > 0 {
		r.out.Left.Many += more
		turns = turns[more:]
	}
	return turns
}

// costly says whether finding the next turn of a rule may take a look at every day, perhaps in vain (30 February).
func costly(rule string) bool {
	return slices.ContainsFunc([]string{"BYMONTH", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"}, func(part string) bool { return strings.Contains(rule, part) })
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
			a.People = contactsOf(item)
			r.keep(a)
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

// turnOf is the turn of a series that an item is, "" for the series itself or a single appointment.
func turnOf(item icalendar.Item) string {
	for _, when := range points(item, "RECURRENCE-ID") {
		return turnAt(when)
	}
	return ""
}

// turnAt names a turn by the time it should be: the same whatever zone a file writes it in.
func turnAt(when icalendar.When) string {
	switch {
	case when.AllDay:
		return strings.ReplaceAll(when.Day.String(), "-", "")
	case when.Floating:
		return when.At.UTC().Format("20060102T150405")
	}
	return when.At.UTC().Format("20060102T150405Z")
}

// points are the times in the properties of a name.
func points(item icalendar.Item, name string) []icalendar.When {
	var all []icalendar.When
	for _, p := range item.Extra {
		if strings.EqualFold(p.Name, name) {
			all = append(all, p.Times()...)
		}
	}
	return all
}
