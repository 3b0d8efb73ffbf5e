package today

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"time"

	"kith/internal/contact"
)

// most is how many items a day can have: two hours of the shortest, and some more.
const most = 80

// Today gives the list of today. The first call of a day makes and keeps it; later ones give the same list again, with what is done by then,
// without what was put off, with what has become urgent, and with more where there is more time than before.
func (p *Planner) Today(ctx context.Context) (Day, error) {
	budget, err := p.Minutes(ctx)
	if err != nil {
		return Day{}, err
	}
	return p.Within(ctx, budget)
}

// Within is Today for so many minutes, which are not remembered. The list that is kept is that of the longest time asked for.
func (p *Planner) Within(ctx context.Context, budget int) (Day, error) {
	return p.list(ctx, budget, true)
}

// list makes the list for so many minutes, and keeps it if it is to be seen.
func (p *Planner) list(ctx context.Context, budget int, seen bool) (Day, error) {
	today := p.date()
	budget = min(max(budget, LeastMinutes), MostMinutes)
	if err := p.countTurns(ctx, today); err != nil {
		return Day{}, err
	}
	kept, err := p.kept(ctx, today)
	if err != nil {
		return Day{}, err
	}
	g, err := p.gather(ctx, today, kept)
	if err != nil {
		return Day{}, err
	}
	met, err := p.metOn(ctx, today, g.concerned())
	if err != nil {
		return Day{}, err
	}
	g.settle(met)
	fresh := once(g.items, kept)
	arrange(fresh)
	fresh = celebrate(fresh, budget)
	items, err := p.continued(ctx, g, kept, fresh, met)
	if err != nil {
		return Day{}, err
	}
	shown := fit(items, budget)
	day := Day{Date: today, Budget: budget, Items: []Item{}}
	for i := range items {
		switch {
		case items[i].State == putOff:
		case shown[i] && len(day.Items) < most:
			day.Items = append(day.Items, items[i])
			if items[i].State == Open {
				day.Left += items[i].Minutes
			}
		case items[i].State == Open:
			day.Waiting++
			shown[i] = false
		}
	}
	day.Waiting += g.more
	if err := p.name(ctx, &day); err != nil {
		return Day{}, err
	}
	if !seen {
		return day, nil
	}
	return day, errors.Join(p.keep(ctx, today, kept, items, shown), p.looked(ctx, g))
}

// concerned gives the people whose encounters of today decide about an item: of what is on the list already, and of the dates of today.
func (g *gathering) concerned() []int64 {
	keys := []int64{}
	for i := range g.kept {
		keys = append(keys, g.kept[i].item.keys...)
	}
	for i := range g.items {
		if isDate(&g.items[i]) {
			keys = append(keys, g.items[i].keys...)
		}
	}
	return keys
}

// settle marks dates as done whose people were met on the day or since. Lunch the day before is no congratulation.
func (g *gathering) settle(met map[int64]logging) {
	for i := range g.items {
		item := &g.items[i]
		if item.State == Open && item.must && item.Kind != KindFollowup && len(item.keys) == 1 {
			if last, ok := met[item.keys[0]]; ok && last.day >= item.Due {
				item.State, item.DoneAt = Done, last.at
			}
		}
	}
}

// continued goes on with the list as it was kept: its items in their order with what is true of them now, then those that are new. What is for
// today or never comes first all the same.
func (p *Planner) continued(ctx context.Context, g *gathering, kept []keptItem, fresh []Item, met map[int64]logging) (items []Item, err error) {
	at := make(map[string]int, len(fresh))
	for i := range fresh {
		at[fresh[i].ID] = i
	}
	there := map[string]bool{}
	for _, k := range kept {
		there[k.item.ID] = true
		if i, ok := at[k.item.ID]; ok {
			item := fresh[i]
			item.Minutes = min(item.Minutes, k.item.Minutes) // a short line stays one, even if there is more time by now
			items = append(items, item)
			continue
		}
		item, state, err := p.gone(ctx, g, k.item, met)
		if err != nil {
			return nil, err
		}
		switch item.State = state; state {
		case Done:
			items = append(items, item)
		case putOff:
			item.held = k.shown
			items = append(items, item)
		}
	}
	known := len(items)
	for _, item := range fresh {
		if there[item.ID] {
			continue
		}
		if item.must && known > 0 {
			items = slices.Insert(items, 0, item)
			known++
			continue
		}
		items = append(items, item)
	}
	return items, nil
}

// putOff is the state of what was on the list and was moved to another day.
const putOff = "put off"

// gone finds out why something that was on the list does not ask any more: it is done, put off, or there is nothing left of it ("").
func (p *Planner) gone(ctx context.Context, g *gathering, item Item, met map[int64]logging) (Item, string, error) {
	if at, ok := g.done[item.ID]; ok {
		item.DoneAt = at
		return item, Done, nil
	}
	if g.put[item.ID] > g.today {
		return item, putOff, nil
	}
	if item.Kind == KindFollowup {
		f, err := p.followups.Show(ctx, item.Followup)
		switch {
		case err != nil:
			return item, "", notFound(err)
		case f.Done.IsZero():
			return item, putOff, nil
		}
		item.DoneAt, item.Title = f.Done, f.Title
		if f.Done.In(p.zone).Format(time.DateOnly) != g.today {
			return item, "", nil
		}
		return item, Done, nil
	}
	if item.Need != "" {
		return item, "", nil // it was found, or is offered no more: that was said elsewhere
	}
	for _, key := range item.keys {
		if last, ok := met[key]; ok {
			item.DoneAt = last.at
			return item, Done, nil
		}
	}
	if item.Kind == KindRhythm || item.Kind == KindLosingTouch {
		return item, putOff, nil // moved where rhythms are
	}
	return item, "", nil
}

// name fills in who the people are, drops who is gone, and says when each was met last.
func (p *Planner) name(ctx context.Context, day *Day) error {
	var keys []int64
	for i := range day.Items {
		keys = append(keys, day.Items[i].keys...)
	}
	rows, err := p.contacts.Rows(ctx, keys)
	if err != nil {
		return err
	}
	last, err := p.encounters.LastDays(ctx, keys)
	if err != nil {
		return err
	}
	byKey := make(map[int64]contact.Row, len(rows))
	for _, row := range rows {
		byKey[row.Key] = row
	}
	kept := day.Items[:0]
	for _, item := range day.Items {
		item.People = []contact.Row{}
		for _, key := range item.keys {
			if row, ok := byKey[key]; ok {
				item.People = append(item.People, row)
			}
		}
		if len(item.keys) > 0 && len(item.People) == 0 {
			continue
		}
		if len(item.keys) == 1 && item.Last == "" {
			item.Last = last[item.keys[0]]
		}
		kept = append(kept, item)
	}
	day.Items = kept
	return nil
}

// Minutes is how much time there is, as it was chosen last.
func (p *Planner) Minutes(ctx context.Context) (int, error) {
	text, err := p.vault.Choice(ctx, "today.minutes")
	if err != nil {
		return 0, err
	}
	minutes, err := strconv.Atoi(text)
	if err != nil {
		return defaultMinutes, nil
	}
	return min(max(minutes, LeastMinutes), MostMinutes), nil
}

// SetMinutes remembers how much time there is, at least 10 minutes and at most two hours.
func (p *Planner) SetMinutes(ctx context.Context, minutes int) error {
	return p.vault.Choose(ctx, "today.minutes", strconv.Itoa(min(max(minutes, LeastMinutes), MostMinutes)))
}
