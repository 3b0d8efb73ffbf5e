package today

import (
	"context"
	"strings"
	"time"

	"kith/internal/anniversary"
	"kith/internal/followup"
	"kith/internal/message"
	"kith/internal/rhythm"
)

// gathering is everything that could be on the list of a day, without the names of the people: most of it never gets there.
type gathering struct {
	today string
	items []Item
	kept  []keptItem // the list as it was kept
	more  int        // how many wait beside the items: they were not read, as they can have no place
	// looked is on which day somebody saw the list last, lookedBefore on which before today.
	looked, lookedBefore string
	// put says until when what was answered "later" or "not now" stays away, done which were answered "done" today, and when.
	put  map[string]string
	done map[string]time.Time
	// never has what was turned down for good.
	never map[string]bool
	// turns counts the days on which an item was passed over.
	turns map[string]turn
}

// gather asks the rooms.
func (p *Planner) gather(ctx context.Context, today string, kept []keptItem) (*gathering, error) {
	g := &gathering{today: today, kept: kept}
	if err := p.readAnswers(ctx, g); err != nil {
		return nil, err
	}
	var err error
	if g.turns, err = p.readTurns(ctx); err != nil {
		return nil, err
	}
	if g.looked, g.lookedBefore, err = p.looks(ctx, today); err != nil {
		return nil, err
	}
	for _, ask := range []func(context.Context, *gathering) error{p.askDates, p.askBelated, p.askFollowups, p.askRhythms, p.askFading, p.askNeeds, p.askCommunities} {
		if err := ask(ctx, g); err != nil {
			return nil, err
		}
	}
	return g, nil
}

// enough is how many people who wait are enough to choose from: as many as fit into the longest day, and as many more as may fall away or
// step back (who was put off or passed over, who is named for something else).
func (g *gathering) enough() int {
	n := MostMinutes/minutesTouch + len(g.put) + len(g.turns) + len(g.kept)
	for i := range g.items {
		if settles(g.items[i].Kind) {
			n += len(g.items[i].keys)
		}
	}
	return n
}

// listed gives the people who are on the list already, of a kind.
func (g *gathering) listed(kind string) []int64 {
	keys := []int64{}
	for i := range g.kept {
		if item := &g.kept[i].item; item.Kind == kind {
			keys = append(keys, item.keys...)
		}
	}
	return keys
}

// add takes an item unless it was put off.
func (g *gathering) add(item Item) {
	if until, ok := g.put[item.ID]; ok && until > g.today {
		return
	}
	item.State = Open
	if at, ok := g.done[item.ID]; ok {
		item.State, item.DoneAt = Done, at
	}
	if !item.must {
		had := g.turns[item.ID]
		if had.due != item.Due {
			had = turn{}
		}
		item.pressure = item.grow(waitsAnew(item.waits, had, g.today, item.Kind == KindFollowup))
	}
	g.items = append(g.items, item)
}

func (p *Planner) askDates(ctx context.Context, g *gathering) error {
	choices, err := p.dates.Choices(ctx)
	if err != nil {
		return err
	}
	notices, err := p.dates.Notices(ctx, g.today)
	if err != nil {
		return err
	}
	for _, up := range notices {
		g.add(dateItem(up, choices.Round))
	}
	return nil
}

// dateItem is a date as an item: of today, or one to be prepared.
func dateItem(up anniversary.Upcoming, announced int) Item {
	item := Item{
		ID: up.Kind + ":" + up.Person.ID, Question: Care, Kind: up.Kind, keys: []int64{up.Contact}, Due: up.On, Reason: up.Words(),
		Minutes: minutesGreeting, must: up.Days == 0,
	}
	if up.Kind == anniversary.Own || up.Kind == anniversary.Anniversary {
		item.ID += ":" + up.Label
	}
	if up.Kind == anniversary.Remembrance {
		item.Minutes = minutesRemember
	}
	if up.Days == 0 && up.Kind == anniversary.Birthday {
		item.Reason = message.New("today.birthday", message.Args{"years": up.Years})
		if up.Years > 0 {
			item.Reason.Code = "today.turns"
		}
	}
	if up.Days > 0 {
		item.ID, item.Kind, item.Minutes = "notice:"+item.ID, KindNotice, minutesPrepare
		announced = max(announced, up.Days)
		item.waits, item.grow = announced-up.Days, func(days int) float64 { return coming(days, announced) }
	}
	return item
}

func (p *Planner) askFollowups(ctx context.Context, g *gathering) error {
	due, err := p.followups.DueBy(ctx, g.today, p.zone)
	if err != nil {
		return err
	}
	for _, f := range due {
		g.add(p.followupItem(f, g.today))
	}
	return nil
}

func (p *Planner) followupItem(f followup.Followup, today string) Item {
	day := f.Due.LocalDay(p.zone)
	item := Item{
		ID: "followup:" + f.ID, Question: questionOf(f.Title+" "+nextStep(&f), len(f.People)), Kind: KindFollowup, Followup: f.ID, Title: f.Title, Due: day,
		Reason: message.New("today.followup", message.Args{"title": f.Title}), Minutes: minutesPromise, waits: between(day, today), grow: promised,
	}
	if item.Question != Care {
		item.Reason.Code = "today.promise"
	}
	if step := nextStep(&f); step != "" {
		item.Reason.Code += "-step"
		item.Reason.Args["step"] = step
	}
	for _, person := range f.People {
		item.keys = append(item.keys, person.Key)
	}
	item.Time = f.Due.LocalTime(p.zone)
	item.must = item.Time != "" && day == today
	return item
}

// nextStep gives the words of the first step that is open, "" for none.
func nextStep(f *followup.Followup) string {
	for _, step := range f.Steps {
		if step.Done.IsZero() {
			return step.Text
		}
	}
	return ""
}

func (p *Planner) askRhythms(ctx context.Context, g *gathering) error {
	due, all, err := p.rhythms.DueMost(ctx, g.today, g.enough(), g.listed(KindRhythm))
	if err != nil {
		return err
	}
	g.more += all - len(due)
	for _, d := range due {
		grow := func(days int) float64 { return overdue(days, lengthOf(d.Rhythm)) }
		if d.PutOff {
			grow = promised // who is put off to a day is promised that day
		}
		g.add(Item{
			ID: "rhythm:" + d.ID, Question: Care, Kind: KindRhythm, keys: []int64{d.Contact}, Due: d.Day, Last: d.Last, Minutes: minutesTouch,
			Reason: message.New("today.rhythm", message.Args{"rhythm": d.Rhythm.Message()}), waits: between(d.Day, g.today), grow: grow,
		})
	}
	return nil
}

// lengthOf is the length of a rhythm in days.
func lengthOf(r rhythm.Rhythm) int {
	switch {
	case strings.HasPrefix(r.Unit, "w"):
		return 7 * r.Every
	case strings.HasPrefix(r.Unit, "m"):
		return 30 * r.Every
	}
	return r.Every
}

func (p *Planner) askFading(ctx context.Context, g *gathering) error {
	lost, all, err := p.rhythms.LosingMost(ctx, g.today, g.enough(), g.listed(KindLosingTouch))
	if err != nil {
		return err
	}
	g.more += all - len(lost)
	for _, f := range lost {
		g.add(Item{
			ID: "losing-touch:" + f.ID, Question: Care, Kind: KindLosingTouch, keys: []int64{f.Contact}, Due: f.Since, Last: f.Last,
			Reason: f.Reason, Minutes: minutesTouch,
			waits: between(f.Since, g.today), grow: func(days int) float64 { return fading(days, f.Pace) },
		})
	}
	return nil
}
