package today

import (
	"context"
	"strings"
	"time"

	"kith/internal/anniversary"
	"kith/internal/message"
)

// belatedDays is for how long a birthday wish is better late than never: a long holiday.
const belatedDays = 21

// askBelated brings the birthdays of the days on which nobody looked: since the last list, and at most three weeks ago. They are not put off
// for lack of time, as they would be a day later still. Who was met since is left out.
func (p *Planner) askBelated(ctx context.Context, g *gathering) error {
	_, last, err := p.looks(ctx, g.today)
	if err != nil || last == "" {
		return err // whoever never looked has missed nothing
	}
	from := max(plus(last, 1), plus(g.today, -belatedDays))
	if from >= g.today {
		return nil
	}
	passed, err := p.dates.Upcoming(ctx, from, between(from, g.today)-1)
	if err != nil {
		return err
	}
	var birthdays []anniversary.Upcoming
	var keys []int64
	for _, up := range passed {
		if up.Kind == anniversary.Birthday {
			birthdays, keys = append(birthdays, up), append(keys, up.Contact)
		}
	}
	if len(birthdays) == 0 {
		return nil
	}
	met, err := p.metBetween(ctx, keys, from, g.today)
	if err != nil {
		return err
	}
	for _, up := range birthdays {
		if day, ok := met[up.Contact]; !ok || day < up.On {
			g.add(belatedItem(up, g.today))
		}
	}
	return nil
}

// lookedChoice is on which day somebody saw the list last, and on which before.
const lookedChoice = "today.looked"

// looks gives the last day on which somebody saw the list, and the last one before today; "" for never.
func (p *Planner) looks(ctx context.Context, today string) (latest, before string, err error) {
	text, err := p.vault.Choice(ctx, lookedChoice)
	if err != nil {
		return "", "", err
	}
	latest, before, _ = strings.Cut(text, " ")
	if latest < today {
		before = latest
	}
	return latest, before, nil
}

// looked notes that somebody saw the list of today.
func (p *Planner) looked(ctx context.Context, today string) error {
	latest, before, err := p.looks(ctx, today)
	if err != nil || latest >= today || p.vault.ReadOnly() {
		return err
	}
	return p.vault.Choose(ctx, lookedChoice, strings.TrimSpace(today+" "+before))
}

// metBetween gives the last day on which each of some people was met, of those from a day to before another, as far as it was
// written down by then: what is logged today is what becomes of today's list.
func (p *Planner) metBetween(ctx context.Context, people []int64, from, before string) (map[int64]string, error) {
	begin, err := time.ParseInLocation(time.DateOnly, from, p.zone)
	if err != nil {
		return nil, err
	}
	end, err := time.ParseInLocation(time.DateOnly, before, p.zone)
	if err != nil {
		return nil, err
	}
	entries, err := p.encounters.LoggedWith(ctx, people, from, plus(before, -1), begin, end)
	if err != nil {
		return nil, err
	}
	met := map[int64]string{}
	for _, e := range entries {
		met[e.Contact] = max(met[e.Contact], e.Day)
	}
	return met, nil
}

func belatedItem(up anniversary.Upcoming, today string) Item {
	reason := message.New("today.belated", message.Args{"days": between(up.On, today), "years": up.Years})
	if up.Years > 0 {
		reason.Code = "today.turned"
	}
	return Item{ID: "past:" + up.Kind + ":" + up.Person.ID, Question: Care, Kind: up.Kind, keys: []int64{up.Contact}, Due: up.On, Reason: reason,
		Minutes: minutesGreeting, must: true}
}
