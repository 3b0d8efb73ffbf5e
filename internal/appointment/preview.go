package appointment

import (
	"cmp"
	"context"
	"encoding/json"
	"io"
	"maps"
	"slices"

	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/followup"
	"kith/internal/icalendar"
	"kith/internal/publish"
	"kith/internal/vault"
	"kith/internal/whole"
)

// What becomes of somebody who takes part in appointments, beside the id of a contact.
const (
	AsName = "name" // stays a name in the note
	AsNew  = "new"  // comes into the book
	AsMe   = "me"   // is the person whose calendar it is
)

// How somebody was found in the book.
const (
	ByID    = "id"
	ByEmail = "email"
	ByName  = "name"
)

// State says what becomes of an appointment.
type State string

// The states of an appointment.
const (
	Fresh  State = "new"    // becomes an encounter
	Known  State = "known"  // was taken before
	Nobody State = "nobody" // with nobody of the book
	Out    State = "out"    // the person leaves it out
)

// Item is an appointment of a preview.
type Item struct {
	Appointment
	State State
	With  []*Person
	out   bool
	known bool
}

// Preview is what would be taken over, for decisions. It is nobody else's while a method runs.
type Preview struct {
	Items    []Item
	Records  []Record  // what a copy of everything has beside; Fresh, Known or Nobody, and not up to the person
	People   []*Person // those to be asked about first
	Left     Left
	Warnings []icalendar.Warning
	people   map[string]*Person
}

// Taker takes appointments over into a book.
type Taker struct {
	vault     *vault.Vault
	contacts  *contact.Book
	log       *encounter.Log
	followups *followup.Board
	publisher *publish.Publisher
	rooms     []whole.Room
}

// New gives a Taker.
func New(v *vault.Vault, contacts *contact.Book, log *encounter.Log, followups *followup.Board, publisher *publish.Publisher) *Taker {
	return &Taker{vault: v, contacts: contacts, log: log, followups: followups, publisher: publisher}
}

// With lets rooms have back what a copy of everything holds of theirs.
func (t *Taker) With(rooms ...whole.Room) *Taker {
	t.rooms = rooms
	return t
}

// Preview reads calendar files and says what they would bring. It writes nothing. Faults are those of Read.
func (t *Taker) Preview(ctx context.Context, files []io.Reader, options Options) (*Preview, error) {
	p := &Preview{people: map[string]*Person{}}
	seen := map[[2]string]bool{}
	owners := map[string]bool{}
	for _, file := range files {
		reading, err := Read(ctx, file, options)
		if err != nil {
			return nil, err
		}
		p.Left.add(reading.Left)
		p.Warnings = append(p.Warnings, reading.Warnings...)
		owners[reading.Owner] = true
		p.Records = append(p.Records, reading.Records...)
		for _, a := range reading.Appointments {
			if id := [2]string{a.UID, a.Turn}; !seen[id] {
				seen[id] = true
				p.Items = append(p.Items, Item{Appointment: a})
			}
		}
	}
	slices.SortStableFunc(p.Items, func(a, b Item) int { return -cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Time, b.Time)) })
	if err := t.markKnown(ctx, p.Items); err != nil {
		return nil, err
	}
	if err := t.markRecords(ctx, p); err != nil {
		return nil, err
	}
	p.gather()
	if err := t.match(ctx, p); err != nil {
		return nil, err
	}
	if me := p.findMe(owners); me != nil {
		me.Choice = AsMe
	}
	slices.SortStableFunc(p.People, func(a, b *Person) int { return cmp.Or(cmp.Compare(rank(a), rank(b)), -cmp.Compare(a.Count, b.Count)) })
	p.settle()
	return p, nil
}

func (l *Left) add(o Left) {
	l.Ahead, l.Cancelled, l.Before, l.Alone, l.Many = l.Ahead+o.Ahead, l.Cancelled+o.Cancelled, l.Before+o.Before, l.Alone+o.Alone, l.Many+o.Many
}

// markKnown finds what was taken before, and encounters that left this very book.
func (t *Taker) markKnown(ctx context.Context, items []Item) error {
	uids := make([]string, len(items))
	for i := range items {
		uids[i] = items[i].UID
	}
	list, err := json.Marshal(uids)
	if err != nil {
		return err
	}
	known := map[[2]string]bool{}
	err = t.each(ctx, `SELECT DISTINCT a.uid, a.turn FROM json_each(?) j JOIN appointment a ON a.uid = j.value`, string(list), func(uid, turn string) { known[[2]string{uid, turn}] = true })
	if err != nil {
		return err
	}
	facts, err := t.publisher.FactsOf(ctx, uids)
	if err != nil {
		return err
	}
	there := map[string]bool{}
	names := slices.Collect(maps.Values(facts))
	if list, err = json.Marshal(names); err != nil {
		return err
	}
	if err := t.each(ctx, `SELECT j.value, '' FROM json_each(?) j WHERE EXISTS (SELECT 1 FROM encounter WHERE id = substr(j.value, 11) AND j.value LIKE 'encounter:%')
		OR EXISTS (SELECT 1 FROM followup WHERE id = substr(j.value, 10) AND j.value LIKE 'followup:%')`, string(list), func(fact, _ string) { there[fact] = true }); err != nil {
		return err
	}
	for i := range items {
		one := &items[i]
		one.known = known[[2]string{one.UID, one.Turn}]
		if one.Returns() {
			// One that was deleted since comes back: that is what a copy is for.
			one.known = there[facts[one.UID]]
		}
	}
	return nil
}

func (t *Taker) each(ctx context.Context, query, arg string, add func(a, b string)) error {
	rows, err := t.vault.Query(ctx, query, arg)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var a, b string
		if err := rows.Scan(&a, &b); err != nil {
			return err
		}
		add(a, b)
	}
	return rows.Err()
}

// settle says of every appointment what becomes of it as people are decided now.
func (p *Preview) settle() {
	for i := range p.Items {
		item := &p.Items[i]
		switch {
		case item.known:
			item.State = Known
		case !slices.ContainsFunc(item.With, (*Person).comes) && (item.Followup == nil || len(item.With) > 0):
			item.State = Nobody
		case item.out:
			item.State = Out
		default:
			item.State = Fresh
		}
	}
}

// Counts says how many appointments are in which state.
func (p *Preview) Counts() map[State]int {
	counts := map[State]int{}
	for i := range p.Items {
		counts[p.Items[i].State]++
	}
	return counts
}

// LeaveOut leaves appointments out by their numbers in Items, or takes them in again.
func (p *Preview) LeaveOut(numbers []int, out bool) {
	for _, n := range numbers {
		if n >= 0 && n < len(p.Items) {
			p.Items[n].out = out
		}
	}
	p.settle()
}
