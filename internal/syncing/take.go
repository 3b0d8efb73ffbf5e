package syncing

import (
	"context"
	"strings"
	"time"

	"kith/internal/dav"
	"kith/internal/fault"
	"kith/internal/followup"
	"kith/internal/icalendar"
	"kith/internal/message"
)

// followupFact is how publish names the fact of a follow-up.
const followupFact = "followup:"

// seen is an object that was changed on the server and has been looked at.
type seen struct {
	object    object
	amendment followup.Amendment
	series    *entry // what the server has, of a follow-up that comes again
}

// take brings what was changed on the server into the book, and remembers what is there now.
func (r *run) take(ctx context.Context, fetched map[string]dav.Object) error {
	var all []seen
	amended := false
	for _, uid := range r.uids() {
		there, ok := fetched[uid]
		if !ok || there.Address == "" { // it is gone
			continue
		}
		one, err := r.takeOne(ctx, uid, there)
		if err != nil {
			return err
		}
		if one != nil {
			all = append(all, *one)
			amended = amended || one.amendment != followup.Amendment{}
		}
	}
	if amended && !r.options.DryRun {
		if err := r.readLocals(ctx); err != nil {
			return err
		}
	}
	objects := make([]object, len(all))
	for i, one := range all {
		// What was taken over is in step now, as Kith renders it.
		now, a := r.locals[one.object.uid].item, one.amendment
		if a.Title != nil {
			one.object.ours.Summary = now.Summary
		}
		if a.Note != nil {
			one.object.ours.Description = now.Description
		}
		ours := &one.object.ours
		switch {
		case one.series != nil:
			// Of a series the next time was ticked off or moved, or all of it; what Kith makes of that goes there whole.
			ours.When, ours.Recurrence, ours.Done, ours.exceptions = one.series.When, one.series.Recurrence, one.series.Done, one.series.exceptions
		case a.Due != nil:
			ours.When = now.When
			ours.Alarm = now.Alarm // a day has another alarm than a time
		}
		if a.Done != nil && one.series == nil {
			ours.Done = now.Done
		}
		objects[i] = one.object
	}
	return r.keep(ctx, objects...)
}

// takeOne compares one object with what was remembered. nil means that nothing is to be remembered of it.
func (r *run) takeOne(ctx context.Context, uid string, there dav.Object) (*seen, error) {
	o := r.known[uid]
	item, _ := open(there.Data, uid)
	if item == nil {
		r.incomplete = true
		r.remarks.add("sync.unreadable", message.Args{"title": o.ours.Summary})
		return nil, nil
	}
	l, ok := r.locals[uid]
	if !ok {
		r.changedThere[uid] = there
		return nil, nil
	}
	before, err := read(o.theirs, uid)
	if err != nil {
		before = o.ours
	}
	o.theirs, o.etag, o.gone = there.Data, there.ETag, false
	id, isFollowup := strings.CutPrefix(o.fact, followupFact)
	if !isFollowup {
		return &seen{object: o}, nil // what was changed in a birthday there, stays there
	}
	f, err := r.s.followups.Show(ctx, id)
	if fault.Code(err) == "followup.not-found" {
		return &seen{object: o}, nil // deleted this moment; the next run sees it
	}
	if err != nil {
		return nil, err
	}
	m := merge{run: r, f: f, base: before.Item, there: item.Item, here: l.item.Item, ours: &o.ours.Item, before: o.ours.When}
	one := seen{}
	if !f.Series.Rule.IsZero() {
		turn := f.Series.Turn.When()
		m.base, m.there, m.here, m.before = before.at(turn), item.at(turn), l.item.at(turn), o.ours.at(turn).When
		one.series = item
	}
	amendment := m.all()
	one.object, one.amendment = o, amendment
	if amendment == (followup.Amendment{}) {
		return &one, nil
	}
	taken := Taken{Followup: id, Label: amendment.Label(f.Title)}
	if r.options.DryRun {
		l.item.Item = m.foreseen(amendment)
		r.locals[uid] = l
	} else {
		change, err := r.s.followups.Amend(ctx, id, amendment)
		if err != nil {
			return nil, err
		}
		taken.Change, taken.Label = change.ID, change.Label
	}
	r.report.Taken = append(r.report.Taken, taken)
	return &one, nil
}

// merge is one follow-up that was changed on the server: base is what the server had before, there what it has, here what Kith has,
// ours what Kith had before. Where both changed the same, it puts into ours what the server has now, so that Kith's is sent.
type merge struct {
	run         *run
	f           followup.Followup
	base, there icalendar.Item
	here        icalendar.Item
	ours        *icalendar.Item
	before      icalendar.When // when it was in ours
}

func (m *merge) all() followup.Amendment {
	var a followup.Amendment
	if title := without(m.there.Summary, m.here.Summary, m.f.Title); m.there.Summary != m.base.Summary && title != "" {
		if title == m.f.Title {
			m.ours.Summary = m.here.Summary
		} else if m.wins("title", m.here.Summary != m.ours.Summary, m.f.Title, title) {
			a.Title = &title
		} else {
			m.ours.Summary = m.there.Summary
		}
	}
	if note := withoutSteps(without(m.there.Description, m.here.Description, m.f.Note)); m.there.Description != m.base.Description {
		if note == m.f.Note {
			m.ours.Description = m.here.Description
		} else if m.wins("note", m.here.Description != m.ours.Description, m.f.Note, note) {
			a.Note = &note
		} else {
			m.ours.Description = m.there.Description
		}
	}
	if due, ok := m.due(); ok && !sameTime(m.there.When, m.base.When) {
		if sameTime(m.there.When, m.here.When) {
			m.ours.When = m.here.When
		} else if m.wins("due", !sameTime(m.here.When, m.before), m.f.Due.Spoken(m.f.Due.Location()), due.Spoken(due.Location())) {
			a.Due = &due
		} else {
			m.ours.When = m.there.When
		}
	}
	if m.there.Kind == icalendar.Todo && m.there.Done.IsZero() != m.base.Done.IsZero() {
		if m.there.Done.IsZero() == m.here.Done.IsZero() {
			m.ours.Done = m.here.Done
		} else { // only one side can have changed it
			done := m.there.Done
			a.Done = &done
		}
	}
	if next, ok := m.nextTurn(); ok && a.Due != nil && sameTime(m.there.When, next) {
		// Some programs tick a to-do of a series off by moving it to its next time.
		done := m.there.Stamp
		a.Due, a.Done = nil, &done
	}
	return a
}

// nextTurn is when a series of to-dos is due after this time.
func (m *merge) nextTurn() (icalendar.When, bool) {
	if m.there.Kind != icalendar.Todo || m.f.Series.Rule.IsZero() || m.f.Series.Rule.AfterDone() {
		return icalendar.When{}, false
	}
	for _, later := range m.f.Series.Upcoming(aheadOf) {
		if when := later.When(); earlier(m.f.Series.Turn.When(), when) {
			return when, true
		}
	}
	return icalendar.When{}, false
}

// aheadOf is how many times of a series are looked through for the next one.
const aheadOf = 1000

// wins says whether the server's value of a field goes into the book. Where Kith's was changed as well, the later one does.
func (m *merge) wins(field string, changedHere bool, here, there string) bool {
	if !changedHere {
		return true
	}
	// A program that does not say when it changed something leaves the old moment; Kith's value can be had back from the history.
	server := m.there.Stamp.Equal(m.base.Stamp) || m.there.Stamp.After(m.f.Changed)
	code := "sync.both-" + field + "-kith"
	if server {
		code = "sync.both-" + field + "-calendar"
	}
	m.run.remarks.add(code, message.Args{"title": m.f.Title, "here": here, "there": there})
	return server
}

// without takes off what publish added to a text: the names behind a title.
func without(there, rendered, text string) string {
	added, ok := strings.CutPrefix(rendered, text)
	if !ok {
		return strings.TrimSpace(there)
	}
	return strings.TrimSpace(strings.TrimSuffix(there, added))
}

// withoutSteps takes the checklist off the end of a text that was changed in a calendar program: steps are ticked in Kith.
func withoutSteps(text string) string {
	lines := strings.Split(text, "\n")
	for len(lines) > 0 {
		last := strings.TrimSpace(lines[len(lines)-1])
		if last != "" && !strings.HasPrefix(last, "☐") && !strings.HasPrefix(last, "☑") {
			break
		}
		lines = lines[:len(lines)-1]
	}
	return strings.Join(lines, "\n")
}

// due is when the item on the server is, as a follow-up has it.
func (m *merge) due() (followup.Due, bool) {
	w := m.there.When
	zone := m.run.options.Zone
	if m.f.Due.Zone != "" {
		zone = m.f.Due.Location()
	}
	switch {
	case w.IsZero():
		return followup.Due{}, false
	case w.AllDay:
		return followup.Due{Day: w.Day.String()}, true
	case w.Floating: // the clock reading, here
		at := w.At
		return followup.Due{At: time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, zone).UTC(), Zone: zone.String()}, true
	}
	if w.Zone != nil && w.Zone != time.UTC && w.Zone.String() != "UTC" && w.Zone.String() != "Local" {
		if known, err := time.LoadLocation(w.Zone.String()); err == nil {
			zone = known
		}
	}
	return followup.Due{At: w.At.UTC(), Zone: zone.String()}, true
}

// foreseen is how Kith will render a follow-up with an amendment, near enough for a dry run.
func (m *merge) foreseen(a followup.Amendment) icalendar.Item {
	item := m.here
	if a.Title != nil {
		item.Summary = m.there.Summary
	}
	if a.Note != nil {
		item.Description = m.there.Description
	}
	if a.Due != nil {
		item.When = m.there.When
	}
	if a.Done != nil {
		item.Done = m.there.Done
	}
	return item
}
