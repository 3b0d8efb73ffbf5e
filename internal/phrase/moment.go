package phrase

import (
	"time"
)

// moment reads a day, a time, or both in either order.
func (p *parser) moment(i int) (When, int, bool) {
	if !p.whole && p.at(i).digits == 0 && p.at(i).senses == nil && len(p.at(i).key) > 2 && !p.opens(i) {
		return When{}, i, false
	}
	var best When
	end := i
	try := func(w When, next int, ok bool) {
		if ok && next > end {
			best, end = w, next
		}
	}
	try(p.span(i))
	try(p.dayThenTime(i))
	try(p.timeThenDay(i))
	return best, end, end > i
}

// opens are words a phrase can begin with that have no sense of their own.
func (p *parser) opens(i int) bool {
	return p.at(i).isOneOf("the", "vor", "nach", "after", "binnen", "within", "innerhalb", "day", "viertel", "dreiviertel", "kw", "kalenderwoche", "einigen", "einige", "paar", "several",
		"tonight", "tonite", "zwischen", "first", "good", "easter", "heiliger", "heiligen", "heilige", "boxing", "just", "gerade", "eben", "right", "few", "new", "tag", "labour", "valentines", "mothers", "christi", "jahreswechsel", "quarter", "fortnight", "den", "some")
}

// span reads a length of hours or minutes from now: "in zwei Stunden", "half an hour ago".
func (p *parser) span(i int) (When, int, bool) {
	back := p.at(i).key == "vor"
	at := i
	if back || p.at(i).isOneOf("in", "binnen", "within") {
		at++
	}
	a, end, ok := p.amount(at)
	if !ok {
		return When{}, i, false
	}
	length, ok := a.duration()
	if !ok || length > 400*time.Hour {
		return When{}, i, false
	}
	switch {
	case p.at(end).isOneOf("ago", "her"):
		back, end = true, end+1
	case p.at(end).isOneOf("later", "spater", "hence"):
		end++
	case p.at(end).key == "from" && p.at(end+1).key == "now":
		end += 2
	case at == i && !(p.whole && end == len(p.tokens)):
		return When{}, i, false
	}
	if back {
		length = -length
	}
	return p.instant(p.c.Now.Add(length)), end, true
}

// instant is a moment on the clock of the zone.
func (p *parser) instant(at time.Time) When {
	local := at.In(p.now.Location())
	return When{Day: local.Format(time.DateOnly), Time: local.Format("15:04"), Past: at.Before(p.c.Now)}
}

func (p *parser) dayThenTime(i int) (When, int, bool) {
	d, next, ok := p.day(i)
	if !ok {
		if p.at(i).isOneOf("tonight", "tonite") {
			c, next, _ := p.partOfDay(i, true)
			return p.when(p.exactly(p.today), p.exactTonight(c, &next)), next, true
		}
		return When{}, i, false
	}
	if d.period != "" || !p.timed(next) {
		return p.when(d, nil), next, true
	}
	at := p.skip(next, ",")
	if p.at(at).key == "t" && p.at(at).glued && p.at(at+1).glued { // 2026-12-03T10:00
		at++
	}
	if c, end, ok := p.clock(at, at == next || p.whole); ok {
		return p.when(d, &c), end, true
	}
	return p.when(d, nil), next, true
}

// timed keeps the colon of a list and the like from being looked at as a time.
func (p *parser) timed(i int) bool { return i < len(p.tokens) && !p.at(i).isOneOf(";", ":", "(") }

func (p *parser) exactTonight(c clockRead, next *int) *clockRead {
	if exact, end, ok := p.exactTime(*next, true); ok && exact.marked {
		exact = p.within(exact, c.part)
		*next = end
		return &exact
	}
	return &c
}

func (p *parser) timeThenDay(i int) (When, int, bool) {
	c, next, ok := p.clock(i, false)
	if !ok {
		return When{}, i, false
	}
	at := p.skip(next, ",")
	if c.tonight {
		return p.when(p.exactly(p.today), &c), next, true
	}
	if d, end, ok := p.day(at); ok && d.period == "" {
		return p.when(d, &c), end, true
	}
	if !c.marked && !p.colon(i, next) {
		return When{}, i, false
	}
	// A time alone is the next such moment, or looking back the last one.
	day := p.today
	now := p.now.Format("15:04")
	switch text := c.text(); {
	case !p.c.Past && (text < now) && !c.nextDay:
		day = day.AddDate(0, 0, 1)
	case p.c.Past && c.minutes >= 0 && text > now:
		day = day.AddDate(0, 0, -1)
	}
	return p.when(p.exactly(day), &c), next, true
}

// colon tells whether a time without more is written as one: 9:30.
func (p *parser) colon(i, next int) bool { return p.at(i+1).key == ":" && next >= i+3 }

func (p *parser) when(d dayRead, c *clockRead) When {
	w := When{Day: d.day.Format(time.DateOnly), Past: d.past, Rough: d.rough}
	if d.period != "" {
		w.Day = d.period
		return w
	}
	if c == nil {
		return w
	}
	if c.nextDay && !p.c.Past {
		d.day = d.day.AddDate(0, 0, 1)
		w.Day = d.day.Format(time.DateOnly)
	}
	if c.minutes < 0 && (p.c.Past || d.past) {
		return w // nobody knows the hour of "gestern Abend"
	}
	w.Time = c.text()
	w.Past = d.past || d.day.Equal(p.today) && w.Time < p.now.Format("15:04")
	return w
}
