package phrase

import (
	"fmt"
)

// clockRead is a time of day.
type clockRead struct {
	minutes int  // since midnight, -1 where only a part of the day was said
	part    int  // the part of the day, as its usual hour; -1 where none was said
	nextDay bool // midnight is the end of the day it is said of
	marked  bool // "um", "Uhr", "pm" or the like say that it is a time
	tonight bool // it says of which day it is
}

// text writes a time as 15:04, a part of the day as its usual hour.
func (c clockRead) text() string {
	m := c.minutes
	if m < 0 {
		m = 60 * (c.part % 24)
	}
	return fmt.Sprintf("%02d:%02d", m/60, m%60)
}

// clock reads a time, or a part of the day, or both: "halb neun", "3pm", "früh um acht", "9 Uhr abends". after says that a day stands
// before it, so that a bare number is an hour.
func (p *parser) clock(i int, after bool) (clockRead, int, bool) {
	if p.at(i).isOneOf("von", "from", "between", "zwischen") { // only with the end of the stretch
		if m, next, _, ok := p.figureTime(i+1, true); ok { // "from 10 to 12" is no ten to twelve
			c := clockRead{minutes: m, part: -1, marked: true}
			if c, end, _ := p.until(p.daylight(c), next); end > next {
				return c, end, true
			}
		}
	}
	first, next, hasPart := p.partOfDay(i, after)
	if hasPart {
		if first.part == 24 || first.part == 12 && p.at(next-1).isOneOf("noon", "midday", "mitternacht") {
			return first, next, true
		}
		at := p.skip(next, ",")
		if c, end, ok := p.exactTime(at, true); ok && (c.marked || after && p.whole) {
			return p.within(c, first.part), end, true
		}
		return first, next, true
	}
	c, next, ok := p.exactTime(i, after)
	if !ok {
		return clockRead{}, i, false
	}
	if second, end, ok := p.partOfDay(next, true); ok && second.part < 24 {
		return p.within(c, second.part), end, true
	}
	if c.minutes < 0 {
		return clockRead{}, i, false
	}
	return p.until(p.daylight(c), next)
}

// until passes over the end of a stretch: of "10 bis 12 Uhr" the beginning counts.
func (p *parser) until(c clockRead, next int) (clockRead, int, bool) {
	if at := p.skip(next, "-", "–", "bis", "to", "till", "until", "and", "und"); at == next+1 {
		if end, stop, ok := p.exactTime(at, true); ok && (end.marked || c.marked && end.minutes > c.minutes) {
			if afternoon := end.minutes >= 720 && c.minutes < 720 && c.minutes+720 < end.minutes && p.at(stop-1).key == "pm" && p.at(next-1).num >= 0; afternoon {
				c.minutes += 720 // 3-5pm
			}
			c.marked = true
			return c, stop, true
		}
	}
	return c, next, true
}

// bare is added to the minutes of an hour from one to six that leaves open which half of the day is meant.
const bare = 10_000

// daylight settles such an hour on the afternoon.
func (p *parser) daylight(c clockRead) clockRead {
	if c.minutes >= bare {
		if c.minutes -= bare; c.minutes < 7*60-15 {
			c.minutes += 12 * 60
		}
	}
	return c
}

// within settles a time on a part of the day: nine in the evening, one at night.
func (p *parser) within(c clockRead, part int) clockRead {
	if c.minutes >= bare {
		c.minutes -= bare
	}
	c.part, c.marked = part, true
	if c.minutes < 12*60 && (part >= 12 && part < 22 && !(part == 12 && c.minutes >= 10*60) || part == 22 && c.minutes >= 6*60) {
		c.minutes += 12 * 60
	}
	return c
}
