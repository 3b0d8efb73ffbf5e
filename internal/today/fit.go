package today

import "kith/internal/message"

// How long things take. These are estimates for doing them well, not for ticking them off, and none is longer than the shortest time one can
// choose, so that everything fits on some day.
const (
	minutesGreeting = 5  // a birthday wish of one's own words, or a call that nobody answers
	minutesShort    = 2  // a line to somebody, on a day with many birthdays
	minutesLook     = 1  // to look through the names of the rest
	minutesPrepare  = 3  // to think of a present and note it
	minutesRemember = 2  // to think of somebody
	minutesPromise  = 10 // to do what one said
	minutesTouch    = 10 // a call, or a message that is worth reading
	minutesGroup    = 10 // to read what is new and answer one question
)

// The minutes one can have.
const (
	LeastMinutes   = 10
	MostMinutes    = 120
	defaultMinutes = 30
)

// fit says which of the items in the order of the day are shown: those that are done or were put off (which the list leaves
// out, but their time is not filled with something else); then the dates of this day, which celebrate has made
// fit; then what has its time of day; then whatever fits, in order. What is too long for the rest of the time does not keep shorter things
// out.
func fit(items []Item, budget int) (shown []bool) {
	shown = make([]bool, len(items))
	left := budget
	for i := range items {
		if items[i].State == Done || items[i].held {
			shown[i] = true
			left -= items[i].Minutes
		}
	}
	for _, turn := range []func(*Item) bool{isDate, func(item *Item) bool { return item.must }, func(*Item) bool { return true }} {
		for i := range items {
			if !shown[i] && items[i].State == Open && turn(&items[i]) && items[i].Minutes <= left {
				shown[i] = true
				left -= items[i].Minutes
			}
		}
	}
	return shown
}

// isDate tells the dates of this day.
func isDate(item *Item) bool { return item.must && item.Kind != KindFollowup }

// celebrate makes the dates of a day fit into the minutes there are: on a day with many of them each is a short line, and those that do not
// fit even so are one item, to be looked through by name. No birthday is missed for lack of time.
func celebrate(items []Item, budget int) []Item {
	var dates, others []Item
	sum := 0
	for _, item := range items {
		switch {
		case isDate(&item):
			dates = append(dates, item)
			sum += item.Minutes
		default:
			others = append(others, item)
		}
	}
	// Half of the time is left for everybody else.
	room := max(budget/2, LeastMinutes/2)
	if sum <= room {
		return items
	}
	for i := range dates {
		dates[i].Minutes = min(dates[i].Minutes, minutesShort)
	}
	if len(dates)*minutesShort <= room {
		return append(dates, others...)
	}
	kept := max((room-minutesLook)/minutesShort, 1)
	rest := dates[kept:]
	dates = dates[:kept:kept]
	all := Item{ID: "birthdays", Question: Care, Kind: KindBirthdays, Due: rest[0].Due, Minutes: minutesLook, must: true, State: Open,
		Reason: message.New("today.birthdays", message.Args{"n": len(rest)})}
	for _, item := range rest {
		all.keys = append(all.keys, item.keys...)
	}
	return append(append(dates, all), others...)
}
