package today

import (
	"cmp"
	"math"
	"slices"
)

// What comes first.
//
// Two kinds of things are for today or never, and come before all else: birthdays and other dates of this day, and follow-ups with a time
// of day. Everything else waits, and how pressing it is grows with the time it waits, measured by its own length: six days are much for
// somebody one talks to every week, and nothing for somebody one meets once a year.
//
//	a promise (a follow-up that is due)    2 + a tenth for each day it is overdue: a given word goes before a habit
//	a rhythm that is due                   1, and 1 more each time the whole time doubles: 2 after a second round, 3 after a fourth; who was
//	                                       put off to a day is promised that day
//	two who should meet                    1½ + a share that reaches 1 when their time is over (helping.go)
//	what somebody looks for                ½ + the same share
//	a round date that is coming            1 + a share that reaches 1 on the day
//	losing touch                           ½ + a quarter for each of the usual intervals that have gone by since
//	a community                            ½ + a share of the month one has been silent there
//
// What was passed over three times begins to wait anew from the last of these days, so that something one passes over again and again does
// not keep everybody else from their turn, and yet has its own turn again before long; promises only after six times. Passed over is what was on the list of a day on which something else was done,
// and what "not now" was said to; a day on which nothing was done passes nobody over: one was away, or ill (turn.go). As all pressures grow
// for ever, and on one scale, whoever waits has their turn in the end: nobody starves, whatever else there is to do and however little of
// it is done. How long that takes in a year of three people is looked at in year_test.go.

// promised is how pressing a promise is that was due days ago.
func promised(days int) float64 { return 2 + float64(days)/10 }

// overdue is how pressing a rhythm is: days over time, of a rhythm that long.
func overdue(days, length int) float64 { return 1 + math.Log2(1+float64(days)/float64(max(length, 1))) }

// coming is how pressing it is to prepare for a date that is announced for so many days, days after it was.
func coming(days, announced int) float64 { return 1 + float64(days)/float64(max(announced, 1)) }

// fading is how pressing it is to hear of somebody who was met every pace days and is out of sight since days.
func fading(days, pace int) float64 { return 0.5 + float64(days)/float64(4*max(pace, 1)) }

// silent is how pressing a community is where nothing was heard of one for so many days beyond the month that goes without saying.
func silent(days int) float64 { return 0.5 + float64(days)/silence }

// silence is how many days one may be silent in a community before Today asks.
const silence = 30

// How often something is passed over before it begins to wait anew.
const (
	passesHabit   = 3
	passesPromise = 6
)

// waitsAnew is for how many days something waits that could be done for so many, with what is known of its being passed over.
func waitsAnew(days int, had turn, today string, promise bool) int {
	least := passesHabit
	if promise {
		least = passesPromise
	}
	if had.n < least {
		return days
	}
	return min(days, between(had.seen, today))
}

// arrange puts items in the order of the day: what is for today or never first (timed ones by the clock, then dates), then the most
// pressing; equally pressing ones in the order of their days, then ids, so that the order is the same each time.
func arrange(items []Item) {
	slices.SortStableFunc(items, func(a, b Item) int {
		if a.must != b.must {
			if a.must {
				return -1
			}
			return 1
		}
		if a.must {
			return cmp.Or(cmp.Compare(late(a.Time), late(b.Time)), cmp.Compare(a.ID, b.ID))
		}
		return cmp.Or(cmp.Compare(b.pressure, a.pressure), cmp.Compare(a.Due, b.Due), cmp.Compare(a.ID, b.ID))
	})
}

// late sorts what has no time of day behind what has one.
func late(clock string) string {
	if clock == "" {
		return "~"
	}
	return clock
}

// settles tells the kinds that leave no need to ask for somebody's rhythm on the same day.
func settles(kind string) bool {
	switch kind {
	case KindRhythm, KindLosingTouch, KindCommunity, KindNotice, KindMatch, KindNeed: // these are met by no encounter, or ask for one themselves
		return false
	}
	return true
}

// once leaves each person to one habit a day: who has a birthday or is promised something, or was this morning, is not asked after a second
// time for a rhythm, as one encounter settles both.
func once(items []Item, kept []keptItem) []Item {
	named, listed := map[int64]bool{}, map[string]bool{}
	name := func(item *Item) {
		if settles(item.Kind) {
			for _, key := range item.keys {
				named[key] = true
			}
		}
	}
	for i := range items {
		name(&items[i])
	}
	for i := range kept {
		name(&kept[i].item)
		listed[kept[i].item.ID] = true
	}
	return slices.DeleteFunc(items, func(item Item) bool {
		return (item.Kind == KindRhythm || item.Kind == KindLosingTouch) && named[item.keys[0]] && !listed[item.ID]
	})
}
