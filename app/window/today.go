package window

import (
	"context"

	"kith/app/program"
	"kith/internal/anniversary"
	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/today"
	"kith/internal/vault"
)

// Today is the area of the daily list, of important dates and of the look back.
type Today struct{ w *Window }

// Board gives the list of today.
func (a *Today) Board() (TodayBoard, error) {
	return call(a.w, a.board)
}

func (a *Today) board(ctx context.Context, p *program.Program) (TodayBoard, error) {
	return todayBoard(ctx, p, a.w.language())
}

func todayBoard(ctx context.Context, p *program.Program, lang message.Language) (TodayBoard, error) {
	day, err := p.Planner.Today(ctx)
	if err != nil {
		return TodayBoard{}, err
	}
	communities, err := p.Planner.Communities(ctx)
	if err != nil {
		return TodayBoard{}, err
	}
	board := TodayBoard{Date: day.Date, Minutes: day.Budget, Left: day.Left, Waiting: day.Waiting, Items: []TodayItem{}, Communities: len(communities) > 0}
	reach, err := reachOf(ctx, p, day.Items)
	if err != nil {
		return TodayBoard{}, err
	}
	for i := range day.Items {
		board.Items = append(board.Items, toTodayItem(&day.Items[i], reach, lang))
	}
	board.Coming, err = comingDates(ctx, p, day.Date, lang)
	return board, err
}

// How far Today looks ahead, and how many dates it shows.
const (
	comingDays = 21
	comingMost = 5
)

// comingDates gives the next dates after today.
func comingDates(ctx context.Context, p *program.Program, date string, lang message.Language) ([]TodayDate, error) {
	next, err := p.Dates.Next(ctx, date, comingDays, comingMost)
	out := make([]TodayDate, len(next))
	for i, up := range next {
		out[i] = TodayDate{toTodayPerson(up.Person), up.Words().In(lang), up.On, up.Round}
	}
	return out, err
}

// reachOf gives how people can be called and written to, for items that are about one person or two to be introduced.
func reachOf(ctx context.Context, p *program.Program, items []today.Item) (map[string]reach, error) {
	var keys []int64
	for i := range items {
		if items[i].State == today.Open && (len(items[i].People) == 1 || items[i].Kind == today.KindMatch) {
			for _, person := range items[i].People {
				keys = append(keys, person.Key)
			}
		}
	}
	contacts, err := p.Contacts.Whole(ctx, keys)
	if err != nil {
		return nil, err
	}
	ways := make(map[string]reach, len(contacts))
	for i := range contacts {
		ways[contacts[i].ID] = reach{bestPhone(contacts[i].Phones), bestValue(contacts[i].Emails)}
	}
	return ways, nil
}

// SetMinutes remembers how much time there is and gives the list that fits.
func (a *Today) SetMinutes(minutes int) (TodayBoard, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (TodayBoard, error) {
		if p.Vault.ReadOnly() {
			return TodayBoard{}, fault.New("vault.read-only", nil)
		}
		if err := p.Planner.SetMinutes(ctx, minutes); err != nil {
			return TodayBoard{}, err
		}
		return a.board(ctx, p)
	})
}

func (a *Today) change(do func(context.Context, *program.Program) (vault.Change, error)) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		change, err := do(ctx, p)
		return toChange(change, a.w.language()), err
	})
}

// Done says that an item is done.
func (a *Today) Done(id string) (Change, error) {
	return a.change(func(ctx context.Context, p *program.Program) (vault.Change, error) { return p.Planner.Done(ctx, id) })
}

// Later puts an item off until a day.
func (a *Today) Later(id, until string) (Change, error) {
	return a.change(func(ctx context.Context, p *program.Program) (vault.Change, error) {
		return p.Planner.Later(ctx, id, until)
	})
}

// NotNow takes an item off the list for now.
func (a *Today) NotNow(id string) (Change, error) {
	return a.change(func(ctx context.Context, p *program.Program) (vault.Change, error) { return p.Planner.NotNow(ctx, id) })
}

// Never takes a suggestion off the list for good.
func (a *Today) Never(id string) (Change, error) {
	return a.change(func(ctx context.Context, p *program.Program) (vault.Change, error) { return p.Planner.Never(ctx, id) })
}

// Found ticks off what somebody looks for, by its id.
func (a *Today) Found(need string) (Change, error) {
	return a.change(func(ctx context.Context, p *program.Program) (vault.Change, error) {
		return p.Giving.Complete(ctx, need, p.Today())
	})
}

// Week looks back over the last seven days.
func (a *Today) Week() (LookBack, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (LookBack, error) {
		week, err := p.Planner.Week(ctx)
		return toLookBack(&week, a.w.language()), err
	})
}

// Choices gives how dates are announced, and when the day is.
func (a *Today) Choices() (TodayChoices, error) {
	return call(a.w, choices)
}

func choices(ctx context.Context, p *program.Program) (TodayChoices, error) {
	dates, err := p.Dates.Choices(ctx)
	if err != nil {
		return TodayChoices{}, err
	}
	at, err := p.Planner.Notify(ctx)
	return TodayChoices{Round: dates.Round, Remembrance: dates.Remembrance, Notify: at}, err
}

// Choose remembers choices. Fault: today.bad-time.
func (a *Today) Choose(chosen TodayChoices) (TodayChoices, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (TodayChoices, error) {
		err := p.Dates.Choose(ctx, anniversary.Choices{Round: chosen.Round, Remembrance: chosen.Remembrance})
		if err == nil {
			err = p.Planner.SetNotify(ctx, chosen.Notify)
		}
		if err != nil {
			return TodayChoices{}, err
		}
		a.w.notifier.wake()
		return choices(ctx, p)
	})
}

// Circle gives what a circle says to Today.
func (a *Today) Circle(name string) (CircleDays, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (CircleDays, error) {
		notice, err := p.Dates.Notice(ctx, name)
		if err != nil {
			return CircleDays{}, err
		}
		marked, err := p.Planner.Communities(ctx)
		days := CircleDays{Notice: notice}
		for _, community := range marked {
			days.Community = days.Community || community.Circle == name
		}
		return days, err
	})
}

// SetNotice says how many days ahead the dates of a circle's people are announced.
func (a *Today) SetNotice(circle string, days int) (Change, error) {
	return a.change(func(ctx context.Context, p *program.Program) (vault.Change, error) {
		return p.Dates.SetNotice(ctx, circle, days)
	})
}

// SetCommunity marks a circle as a community, or takes the mark away.
func (a *Today) SetCommunity(circle string, is bool) (Change, error) {
	return a.change(func(ctx context.Context, p *program.Program) (vault.Change, error) {
		return p.Planner.SetCommunity(ctx, circle, is)
	})
}

// Dates gives the important dates of a contact with the next time each comes, in the order of the card.
func (a *Today) Dates(contact string) ([]ComingDate, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) ([]ComingDate, error) {
		rows, err := p.Contacts.ByIDs(ctx, []string{contact})
		if err != nil {
			return nil, err
		}
		found, err := p.Dates.Of(ctx, p.Today(), []int64{rows[0].Key})
		out := make([]ComingDate, len(found))
		for i, up := range found {
			out[i] = ComingDate{up.Kind, up.Label, up.On, up.Days, up.Years, up.Round}
		}
		return out, err
	})
}
