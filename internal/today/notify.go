package today

import (
	"context"
	"strings"
	"time"

	"kith/internal/fault"
	"kith/internal/message"
)

// Once a day, at a time of one's choice, Kith may say what is on the list. It is off unless a time was chosen, and never says it twice.

// Notify gives the time that was chosen, "08:30"; "" for none.
func (p *Planner) Notify(ctx context.Context) (string, error) {
	return p.vault.Choice(ctx, "today.notify")
}

// SetNotify chooses the time, "08:30"; "" for none. Fault: today.bad-time.
func (p *Planner) SetNotify(ctx context.Context, at string) error {
	if at != "" {
		clock, err := time.Parse("15:04", at)
		if err != nil {
			return fault.New("today.bad-time", message.Args{"value": at})
		}
		at = clock.Format("15:04")
	}
	return p.vault.Choose(ctx, "today.notify", at)
}

// NotifyDue reports whether it is time to say what is on the list, and when the next time is; zero for never.
func (p *Planner) NotifyDue(ctx context.Context, now time.Time) (due bool, next time.Time, err error) {
	at, err := p.Notify(ctx)
	if err != nil {
		return false, time.Time{}, err
	}
	last, err := p.vault.Choice(ctx, "today.notified")
	if err != nil {
		return false, time.Time{}, err
	}
	due, next = notifyDue(at, last, now)
	return due, next, nil
}

// notifyDue is the rule: once on each civil day, not before the time of it. last is the day on which it was said last.
func notifyDue(at, last string, now time.Time) (due bool, next time.Time) {
	clock, err := time.Parse("15:04", at)
	if err != nil {
		return false, time.Time{}
	}
	on := func(days int) time.Time {
		return time.Date(now.Year(), now.Month(), now.Day()+days, clock.Hour(), clock.Minute(), 0, 0, now.Location())
	}
	said := last >= now.Format(time.DateOnly)
	switch {
	case said:
		return false, on(1)
	case now.Before(on(0)):
		return false, on(0)
	}
	return true, on(1)
}

// Notified remembers that it was said on the day of now.
func (p *Planner) Notified(ctx context.Context, now time.Time) error {
	return p.vault.Choose(ctx, "today.notified", now.Format(time.DateOnly))
}

// Names says in one line whom a day is about, at most so many of them, the open ones first in their order.
func (d *Day) Names(lang message.Language, most int) string {
	var names []string
	seen := map[string]bool{}
	for i := range d.Items {
		if name := d.Items[i].Who(); d.Items[i].State == Open && !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	if rest := len(names) - most; rest > 0 {
		names = append(names[:most], message.New("today.more", message.Args{"n": rest}).In(lang))
	}
	return strings.Join(names, ", ")
}
