package appointment

import (
	"cmp"
	"context"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"

	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/fault"
	"kith/internal/followup"
	"kith/internal/icalendar"
	"kith/internal/message"
	"kith/internal/publish"
	"kith/internal/search"
	"kith/internal/vault"
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

// Person is somebody who takes part in appointments of a preview.
type Person struct {
	Key         string // what Decide calls them
	Name, Email string
	Count       int           // in how many of the appointments
	Found       []contact.Row // whom of the book it may be: one is sure, several are doubtful
	By          string        // how they were found, "" if they were not
	Choice      string        // AsName, AsNew, AsMe or the id of a contact; "" while doubtful, which is as a name
	Chosen      contact.Row   // the contact that is chosen
}

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
}

// New gives a Taker.
func New(v *vault.Vault, contacts *contact.Book, log *encounter.Log, followups *followup.Board, publisher *publish.Publisher) *Taker {
	return &Taker{v, contacts, log, followups, publisher}
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

// rank orders people by how much they need an answer.
func rank(p *Person) int {
	switch {
	case p.Choice == "":
		return 0
	case p.By == "" && p.Choice != AsMe:
		return 1
	}
	return 2
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

// gather makes one person of all who are the same in several appointments.
func (p *Preview) gather() {
	for i := range p.Items {
		item := &p.Items[i]
		for _, one := range item.Appointment.People {
			person := p.people[one.key()]
			if person == nil {
				person = &Person{Key: one.key(), Email: one.Email}
				p.people[one.key()] = person
				p.People = append(p.People, person)
			}
			if person.Name == "" {
				person.Name = one.Name
			}
			person.Count++
			item.With = append(item.With, person)
		}
	}
}

// match looks everybody up in the book: by the id of a contact, by e-mail address, by name.
func (t *Taker) match(ctx context.Context, p *Preview) error {
	for _, person := range p.People {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := t.find(ctx, person); err != nil {
			return err
		}
		switch {
		case len(person.Found) == 1:
			person.Choice, person.Chosen = person.Found[0].ID, person.Found[0]
		case len(person.Found) == 0:
			person.Choice = AsName
		}
	}
	return nil
}

// mostFound is how many contacts somebody may be: with more, an address or a name says nothing.
const mostFound = 8

func (t *Taker) find(ctx context.Context, person *Person) error {
	named := func(rows []contact.Row) []contact.Row {
		return slices.DeleteFunc(rows, func(r contact.Row) bool { return search.Fold(r.Name) != search.Fold(person.Name) })
	}
	if id, ok := strings.CutPrefix(person.Key, "id:"); ok {
		keys, err := t.contacts.KeysOf(ctx, []string{id})
		if err == nil {
			person.Found, err = t.contacts.Rows(ctx, keys)
		}
		if err != nil || len(person.Found) > 0 {
			person.By = ByID
			return err
		}
	}
	if person.Email != "" {
		rows, err := t.contacts.WithEmail(ctx, person.Email)
		if err != nil {
			return err
		}
		// An address of an office or a family: the name decides.
		if same := named(slices.Clone(rows)); len(rows) > 1 && len(same) > 0 {
			rows = same
		}
		if len(rows) > 0 && len(rows) <= mostFound {
			person.Found, person.By = rows, ByEmail
			return nil
		}
	}
	if person.Name == "" {
		return nil
	}
	rows, err := t.contacts.Named(ctx, person.Name)
	if rows = named(rows); err == nil && len(rows) > 0 && len(rows) <= mostFound {
		person.Found, person.By = rows, ByName
	}
	return err
}

// findMe finds whose calendar it is: who goes by the name of the calendar, or the only one who takes part in everything. nil if that is not
// clear.
func (p *Preview) findMe(owners map[string]bool) *Person {
	meetings := 0
	times := map[*Person]int{}
	for i := range p.Items {
		if p.Items[i].Returns() || len(p.Items[i].With) < 2 {
			continue
		}
		meetings++
		for _, person := range p.Items[i].With {
			times[person]++
		}
	}
	var me []*Person
	for _, person := range p.People {
		if person.Email != "" && owners[person.Email] {
			return person
		}
		if meetings >= 3 && times[person] == meetings {
			me = append(me, person)
		}
	}
	if len(me) == 1 {
		return me[0]
	}
	return nil
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

// comes says whether an encounter is with this person.
func (p *Person) comes() bool { return p.Choice != "" && p.Choice != AsName && p.Choice != AsMe }

// Said is what a person is called by.
func (p *Person) Said() string { return cmp.Or(p.Name, p.Email) }

// Counts says how many appointments are in which state.
func (p *Preview) Counts() map[State]int {
	counts := map[State]int{}
	for i := range p.Items {
		counts[p.Items[i].State]++
	}
	return counts
}

// Decide says what becomes of somebody: AsName, AsNew, AsMe or the id of a contact. Faults: appointment.nobody-called for a key that is in no
// appointment, contact.not-found.
func (t *Taker) Decide(ctx context.Context, p *Preview, key, choice string) error {
	person := p.people[key]
	if person == nil {
		return fault.New("appointment.nobody-called", message.Args{"name": key})
	}
	chosen := contact.Row{}
	if choice != AsName && choice != AsNew && choice != AsMe {
		rows, err := t.contacts.ByIDs(ctx, []string{choice})
		if err != nil {
			return err
		}
		chosen = rows[0]
	}
	person.Choice, person.Chosen = choice, chosen
	p.settle()
	return nil
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
