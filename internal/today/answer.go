package today

import (
	"context"
	"slices"
	"strings"
	"time"

	"kith/internal/encounter"
	"kith/internal/fault"
	"kith/internal/followup"
	"kith/internal/message"
	"kith/internal/vault"
)

// What a person says about an item of the list.
const (
	verdictDone   = "done"
	verdictLater  = "later"
	verdictNotNow = "not-now"
	verdictNever  = "never"
)

// How long something stays away that is not wanted now, in days, and what is not done by an encounter.
const (
	notNowPromise = 1  // a promise stands
	notNowRhythm  = 3  // a habit can wait a little
	notNowOther   = 14 // everything else asks again in two weeks
	doneCommunity = silence
)

// readAnswers reads what was said about items: what is put off, and what was done today.
func (p *Planner) readAnswers(ctx context.Context, g *gathering) error {
	g.put, g.done, g.never = map[string]string{}, map[string]time.Time{}, map[string]bool{}
	rows, err := p.vault.Query(ctx, `SELECT a.item, a.day, a.verdict, a.until, c.at FROM today_answer a JOIN change c ON c.id = a.change WHERE a.day = ?1 OR a.until > ?1`, g.today)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var item, day, verdict, until string
		var at int64
		if err := rows.Scan(&item, &day, &verdict, &until, &at); err != nil {
			return err
		}
		switch {
		case verdict == verdictDone && day == g.today:
			g.done[item] = time.UnixMilli(at).UTC()
		case until > g.today:
			g.put[item], g.never[item] = until, verdict == verdictNever
		}
	}
	return rows.Err()
}

// answer writes down what a person says about an item. The last word stands.
func answer(tx *vault.Tx, item, day, verdict, until string) error {
	return tx.Exec(`INSERT INTO today_answer (change, item, day, verdict, until) VALUES (?1, ?2, ?3, ?4, ?5)
		ON CONFLICT (item) DO UPDATE SET change = ?1, day = ?3, verdict = ?4, until = ?5`, tx.Change(), item, day, verdict, until)
}

// find gives an item of the longest list of today by its id; what was not seen is not kept for that. Fault: today.not-found.
func (p *Planner) find(ctx context.Context, id string) (Item, error) {
	day, err := p.list(ctx, MostMinutes, false)
	if err != nil {
		return Item{}, err
	}
	at := slices.IndexFunc(day.Items, func(item Item) bool { return item.ID == id })
	if at < 0 {
		return Item{}, fault.New("today.not-found", nil)
	}
	return day.Items[at], nil
}

// Who says whom an item is about, as the circle or the names of the first people; the title where it is about nobody.
func (item *Item) Who() string {
	if item.Circle != "" {
		return item.Circle
	}
	var names []string
	for _, person := range item.People {
		names = append(names, person.Name)
	}
	if len(names) > 3 {
		names = append(names[:2], "…")
	}
	if len(names) == 0 {
		return item.Title
	}
	return strings.Join(names, ", ")
}

// Done says that an item is done: a follow-up is ticked off; with whom one wanted to be in touch one was, by a message of today, which can
// be made something else in the log; a birthday was congratulated to. Faults: today.not-found and those of the rooms.
func (p *Planner) Done(ctx context.Context, id string) (vault.Change, error) {
	item, err := p.find(ctx, id)
	if err != nil {
		return vault.Change{}, err
	}
	log := func(kind string) (vault.Change, error) {
		ids := make([]string, len(item.People))
		for i, person := range item.People {
			ids[i] = person.ID
		}
		_, change, err := p.encounters.Save(ctx, encounter.Draft{Kind: kind, People: ids}, p.zone)
		return change, err
	}
	switch item.Kind {
	case KindFollowup:
		return p.followups.Complete(ctx, item.Followup, true)
	case KindRhythm, KindLosingTouch:
		return log("message")
	case KindBirthday:
		return log("greeting")
	}
	until := plus(p.date(), 1)
	switch item.Kind {
	case KindCommunity:
		until = plus(p.date(), doneCommunity)
	case KindNotice:
		until = item.Due // what is prepared needs no more reminding until the day itself
	case KindMatch, KindNeed:
		until = plus(p.date(), forGood) // whom one introduced one need not introduce again
	}
	return p.say(ctx, &item, "today.done", verdictDone, until)
}

// Later puts an item off until a day: a follow-up moves there, a rhythm asks then. Faults: today.not-found, today.bad-day and those of the
// rooms.
func (p *Planner) Later(ctx context.Context, id, until string) (vault.Change, error) {
	if at, err := time.Parse(time.DateOnly, until); err != nil || at.Format(time.DateOnly) <= p.date() {
		return vault.Change{}, fault.New("today.bad-day", message.Args{"value": until})
	}
	item, err := p.find(ctx, id)
	if err != nil {
		return vault.Change{}, err
	}
	switch item.Kind {
	case KindFollowup:
		return p.followups.Snooze(ctx, item.Followup, followup.Due{Day: until})
	case KindRhythm:
		return p.rhythms.Snooze(ctx, []string{item.People[0].ID}, until)
	case KindLosingTouch:
		return p.rhythms.NotNow(ctx, item.People[0].ID, until)
	}
	return p.say(ctx, &item, "today.later", verdictLater, until)
}

// NotNow takes an item off the list for now: a promise comes back tomorrow, a rhythm in a few days, all else in two weeks. Fault:
// today.not-found.
func (p *Planner) NotNow(ctx context.Context, id string) (vault.Change, error) {
	item, err := p.find(ctx, id)
	if err != nil {
		return vault.Change{}, err
	}
	days := notNowOther
	switch {
	case item.Kind == KindFollowup || item.must:
		days = notNowPromise
	case item.Kind == KindRhythm:
		days = notNowRhythm
	}
	return p.say(ctx, &item, "today.not-now", verdictNotNow, plus(p.date(), days))
}

// Never takes a suggestion off the list for good: two who should not meet, a need one cannot help with. Faults: today.not-found,
// today.no-suggestion.
func (p *Planner) Never(ctx context.Context, id string) (vault.Change, error) {
	item, err := p.find(ctx, id)
	if err != nil {
		return vault.Change{}, err
	}
	if item.Need == "" {
		return vault.Change{}, fault.New("today.no-suggestion", message.Args{"name": item.Who()})
	}
	return p.say(ctx, &item, "today.never", verdictNever, plus(p.date(), forGood))
}

func (p *Planner) say(ctx context.Context, item *Item, code, verdict, until string) (vault.Change, error) {
	label := message.New(code, message.Args{"name": item.Who(), "until": until})
	return p.vault.Write(ctx, label, func(tx *vault.Tx) error { return answer(tx, item.ID, p.date(), verdict, until) })
}
