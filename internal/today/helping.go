package today

import (
	"context"

	"kith/internal/giving"
	"kith/internal/message"
)

// Until helping others first has a room of its own, its two questions are fed by what is known: promises (questionOf), and what somebody was
// lately noted to look for. If others in the book offer just that, the two should meet; if nobody does, one may have something to offer
// oneself. Both ask only for a while: what nobody could help with is no reproach.
const (
	freshNeed = 90  // days for which a need asks to be met
	mostNeeds = 200 // as many of the latest are looked at
	forGood   = 36500
)

// introducing is how pressing it is to introduce two to each other who should have met days ago: one can do it at once, so it goes before a
// habit that is due today.
func introducing(days int) float64 { return 1.5 + float64(days)/freshNeed }

// lookedFor is how pressing it is to think of something that somebody looks for since days.
func lookedFor(days int) float64 { return 0.5 + float64(days)/freshNeed }

func (p *Planner) askNeeds(ctx context.Context, g *gathering) error {
	matches, err := p.giving.Matches(ctx, plus(g.today, -freshNeed), mostNeeds)
	if err != nil {
		return err
	}
	for i := range matches {
		g.add(g.helpItem(&matches[i]))
	}
	return nil
}

// helpItem makes one item of a need: to introduce whoever offers it best, but for those with whom that was turned down; else to think of what
// one could offer oneself. Once introduced, a need rests until it is ticked off or noted anew.
func (g *gathering) helpItem(m *giving.Match) Item {
	need := &m.Need
	days := between(need.Since, g.today)
	for i := range m.Offers {
		offer := &m.Offers[i]
		item := Item{
			ID: "match:" + need.ID + ":" + offer.ID, Question: Introduce, Kind: KindMatch, Need: need.ID, keys: []int64{need.Contact, offer.Contact}, Due: need.Since,
			Title: need.Text, Minutes: minutesPromise, waits: days, grow: introducing,
			Reason: message.New("today.match", message.Args{"name": need.ContactName, "need": need.Text, "other": offer.ContactName, "offer": offer.Text}),
		}
		if !g.never[item.ID] {
			return item
		}
	}
	return Item{
		ID: "need:" + need.ID, Question: Offer, Kind: KindNeed, Need: need.ID, keys: []int64{need.Contact}, Due: need.Since, Title: need.Text,
		Minutes: minutesPrepare, waits: days, grow: lookedFor, Reason: message.New("today.need", message.Args{"need": need.Text}),
	}
}
