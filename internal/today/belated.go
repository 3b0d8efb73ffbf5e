package today

import (
	"context"
	"strings"

	"kith/internal/anniversary"
	"kith/internal/message"
)

// belatedDays is for how long a birthday wish is better late than never: a long holiday.
const belatedDays = 21

// askBelated brings the birthdays of the days on which nobody looked: since the last list, and at most three weeks ago. They are not put off
// for lack of time, as they would be a day later still. Who was met since is left out.
func (p *Planner) askBelated(ctx context.Context, g *gathering) error {
	if g.lookedBefore == "" {
		return nil // whoever never looked has missed nothing
	}
	from := max(plus(g.lookedBefore, 1), plus(g.today, -belatedDays))
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
	// What is logged today is what becomes of today's list.
	entries, err := p.logged(ctx, keys, from, plus(g.today, -1), from, g.today)
	if err != nil {
		return err
	}
	met := map[int64]string{}
	for _, e := range entries {
		met[e.Contact] = max(met[e.Contact], e.Day)
	}
	for _, up := range birthdays {
		if met[up.Contact] < up.On {
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

// looked notes that somebody saw the list.
func (p *Planner) looked(ctx context.Context, g *gathering) error {
	if g.looked >= g.today || p.vault.ReadOnly() {
		return nil
	}
	return p.vault.Choose(ctx, lookedChoice, strings.TrimSpace(g.today+" "+g.lookedBefore))
}

func belatedItem(up anniversary.Upcoming, today string) Item {
	reason := message.New("today.belated", message.Args{"days": between(up.On, today), "years": up.Years})
	if up.Years > 0 {
		reason.Code = "today.turned"
	}
	return Item{ID: "past:" + up.Kind + ":" + up.Person.ID, Question: Care, Kind: up.Kind, keys: []int64{up.Contact}, Due: up.On, Reason: reason,
		Minutes: minutesGreeting, must: true}
}
