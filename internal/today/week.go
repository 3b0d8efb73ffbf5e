package today

import (
	"cmp"
	"context"
	"slices"
	"time"

	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/message"
)

// Week is a look back over the last seven days, today among them.
type Week struct {
	From, Until string
	Met         []Met    // whom one met, the latest first
	Helped      []Helped // what was promised and done
	Lost        []Lost   // of whom one is losing sight
}

// Met is somebody who was met.
type Met struct {
	Person contact.Row
	Kind   string // of the last encounter
	Day    string
	Times  int
}

// Helped is a follow-up that was done.
type Helped struct {
	Followup string
	Title    string
	People   []contact.Row
	Day      string
}

// Lost is somebody of whom one is losing sight.
type Lost struct {
	Person contact.Row
	Reason message.Message
	Last   string
}

// weekMost is how many names a look back has of each kind: more is a list, not a look.
const weekMost = 60

// Week looks back. Notes and failed attempts are no encounters; greetings are.
func (p *Planner) Week(ctx context.Context) (Week, error) {
	until := p.date()
	w := Week{From: plus(until, -6), Until: until, Met: []Met{}, Helped: []Helped{}, Lost: []Lost{}}
	for _, look := range []func(context.Context, *Week) error{p.lookMet, p.lookHelped, p.lookLost} {
		if err := look(ctx, &w); err != nil {
			return w, err
		}
	}
	return w, nil
}

func (p *Planner) lookMet(ctx context.Context, w *Week) error {
	entries, err := p.encounters.Between(ctx, w.From, w.Until)
	if err != nil {
		return err
	}
	at := map[int64]int{}
	var keys []int64
	for _, e := range entries { // the latest first
		if !encounter.Counts(e.Kind, true) {
			continue
		}
		if i, ok := at[e.Contact]; ok {
			w.Met[i].Times++
			continue
		}
		at[e.Contact] = len(w.Met)
		keys = append(keys, e.Contact)
		w.Met = append(w.Met, Met{Kind: e.Kind, Day: e.Day, Times: 1})
	}
	rows, err := p.contacts.Rows(ctx, keys)
	if err != nil {
		return err
	}
	for _, row := range rows {
		w.Met[at[row.Key]].Person = row
	}
	w.Met = slices.DeleteFunc(w.Met, func(m Met) bool { return m.Person.ID == "" })
	w.Met = w.Met[:min(len(w.Met), weekMost)]
	return nil
}

func (p *Planner) lookHelped(ctx context.Context, w *Week) error {
	done, err := p.followups.Completed(ctx, weekMost)
	if err != nil {
		return err
	}
	for _, f := range done {
		if day := f.Done.In(p.zone).Format(time.DateOnly); day >= w.From {
			w.Helped = append(w.Helped, Helped{f.ID, f.Title, f.People, day})
		}
	}
	return nil
}

// lookLost names who began to fade this week, and whose rhythm has passed a second time.
func (p *Planner) lookLost(ctx context.Context, w *Week) error {
	fading, err := p.rhythms.LosingTouch(ctx, w.Until)
	if err != nil {
		return err
	}
	due, err := p.rhythms.Due(ctx, w.Until)
	if err != nil {
		return err
	}
	type lost struct {
		Lost
		key   int64
		since string
	}
	var found []lost
	for _, f := range fading {
		if f.Since >= w.From {
			found = append(found, lost{Lost{Reason: f.Reason, Last: f.Last}, f.Contact, f.Since})
		}
	}
	for _, d := range due {
		if since := plus(d.Day, lengthOf(d.Rhythm)); since >= w.From && since <= w.Until {
			found = append(found, lost{Lost{Reason: message.New("today.rhythm", message.Args{"rhythm": d.Rhythm.Message()}), Last: d.Last}, d.Contact, since})
		}
	}
	slices.SortStableFunc(found, func(a, b lost) int { return cmp.Compare(b.since, a.since) })
	found = found[:min(len(found), weekMost)]
	keys := make([]int64, len(found))
	for i := range found {
		keys[i] = found[i].key
	}
	rows, err := p.contacts.Rows(ctx, keys)
	if err != nil {
		return err
	}
	byKey := map[int64]contact.Row{}
	for _, row := range rows {
		byKey[row.Key] = row
	}
	for _, one := range found {
		if row, ok := byKey[one.key]; ok {
			one.Person = row
			w.Lost = append(w.Lost, one.Lost)
		}
	}
	return nil
}
