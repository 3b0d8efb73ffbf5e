package rhythm

import (
	"slices"

	"kith/internal/message"
)

// When somebody counts as fading. Encounters of a few days in a row are one: a week of working together says nothing of how often two
// people see each other.
const (
	paceGap      = 6   // days from one encounter to the next that count as two
	paceLeast    = 5   // so many encounters it takes to speak of a habit
	paceRecent   = 12  // so many of the last ones are looked at
	paceSpan     = 60  // days that they have to cover
	paceSlowest  = 150 // who is met more seldom has no habit to lose
	pacePatience = 2.5 // times the usual interval
	paceGrace    = 30  // days more than the usual interval at least
	paceUnsteady = 1.5 // times the longer intervals at least: some see each other now and then
	paceForget   = 730 // days after which nobody is fading any more, but part of another time
)

// pace is how often two people used to meet.
type pace struct {
	days   int    // the median interval
	fading string // the first day on which the silence is longer than usual
	lost   string // the first day on which that is too long ago to mention
}

// paceOf looks at the days of real encounters, in ascending order. It answers a zero pace where there is no habit to see.
func paceOf(days []string) pace {
	var apart []string
	for _, day := range days {
		if !isDay(day) {
			continue
		}
		// The last day of several in a row counts for the silence, the first for the interval.
		if len(apart) == 0 || between(apart[len(apart)-1], day) >= paceGap {
			apart = append(apart, day)
		}
	}
	if len(apart) > paceRecent {
		apart = apart[len(apart)-paceRecent:]
	}
	if len(apart) < paceLeast || between(apart[0], apart[len(apart)-1]) < paceSpan {
		return pace{}
	}
	intervals := make([]int, len(apart)-1)
	for i := range intervals {
		intervals[i] = between(apart[i], apart[i+1])
	}
	// The median and the upper quartile: one long pause, or one busy month, moves neither.
	slices.Sort(intervals)
	usual, long := intervals[(len(intervals)-1)/2], intervals[3*len(intervals)/4]
	if usual > paceSlowest {
		return pace{}
	}
	patience := max(int(pacePatience*float64(usual)), usual+paceGrace, int(paceUnsteady*float64(long)))
	last := days[len(days)-1]
	if !isDay(last) {
		last = apart[len(apart)-1]
	}
	fading := plusDays(last, patience+1)
	return pace{usual, fading, plusDays(fading, paceForget)}
}

// reason says what paceOf saw.
func (p pace) reason(last, today string) message.Message {
	until := last[:len("2006-01")]
	if until[:4] == today[:4] {
		until = until[4:]
	}
	return message.New("rhythm.fading", message.Args{"pace": about("rhythm.about-", p.days), "until": until, "gap": about("rhythm.span-", between(last, today))})
}

// about says a number of days in the unit people would: weeks up to eight of them, then months, then years.
func about(code string, days int) message.Message {
	switch {
	case days < 11:
		return message.New(code+"week", message.Args{"n": 1})
	case days < 60:
		return message.New(code+"week", message.Args{"n": (days + 3) / 7})
	case days < 700:
		return message.New(code+"month", message.Args{"n": int(float64(days)/30.44 + 0.5)})
	}
	return message.New(code+"year", message.Args{"n": int(float64(days)/365.25 + 0.5)})
}
