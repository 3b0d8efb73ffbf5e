package phrase

import (
	"fmt"
	"strings"
	"time"
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

// partOfDay reads "früh", "am Abend", "in the afternoon", "at noon", "tonight". Without a day before it, it needs its little word.
func (p *parser) partOfDay(i int, after bool) (clockRead, int, bool) {
	c := clockRead{minutes: -1, part: -1}
	if p.at(i).isOneOf("tonight", "tonite") {
		c.part, c.tonight, c.marked = 19, true, true
		return c, i + 1, true
	}
	for _, form := range []struct {
		words []string
		hour  int
	}{
		{[]string{"after", "work"}, 18}, {[]string{"nach", "feierabend"}, 18}, {[]string{"nach", "der", "arbeit"}, 18}, {[]string{"end", "of", "day"}, 18}, {[]string{"end", "of", "the", "day"}, 18},
		{[]string{"close", "of", "business"}, 18}, {[]string{"nach", "dem", "mittagessen"}, 14}, {[]string{"after", "lunch"}, 14}, {[]string{"am", "spaten", "nachmittag"}, 17},
		{[]string{"am", "fruhen", "abend"}, 18}, {[]string{"am", "fruhen", "morgen"}, 7}, {[]string{"am", "spaten", "abend"}, 21}, {[]string{"late", "afternoon"}, 17}, {[]string{"early", "morning"}, 7}, {[]string{"first", "thing"}, 9},
	} {
		if next, ok := p.words(i, form.words...); ok {
			c.part, c.marked = form.hour, true
			return c, next, true
		}
	}
	at := p.skip(i, "am", "in", "the", "at", "zum", "zur", "zu", "um", "gegen", "by", "der", "-", "on", "this", "diesen")
	hour, ok := p.is(at, part)
	if !ok && p.at(at).key == "morgen" && (at > i && p.at(at-1).isOneOf("am", "diesen", "-") || after && at == i && (p.has(i-1, weekday) || p.has(i-1, spoken) || p.at(i-1).glued)) {
		hour, ok = 9, true // "heute Morgen", "am Morgen"
	}
	if !ok || at == i && !after && !p.alone(at) {
		return c, i, false
	}
	if !after && !p.whole && at > i && !p.at(i).isOneOf("am", "at", "in", "um", "gegen", "by", "this", "diesen", "zu", "zur") {
		return c, i, false
	}
	if c.part = hour; hour == 24 {
		c.minutes, c.nextDay = 0, true
	} else if p.at(at).isOneOf("noon", "midday") {
		c.minutes = 12 * 60
	}
	c.marked = true
	return c, at + 1, true
}

// alone tells whether a part of the day may stand without anything before it: in a field of its own, or where it cannot be anything else.
func (p *parser) alone(i int) bool {
	return p.whole || p.at(i).isOneOf("mittags", "abends", "vormittags", "nachmittags", "morgens", "mitternacht", "midnight", "noon", "midday")
}

// exactTime reads a time in figures or words. Hours from one to six that may be of either half of the day have bare added.
func (p *parser) exactTime(i int, after bool) (clockRead, int, bool) {
	c := clockRead{part: -1}
	at := i
	for at < i+3 && (p.has(at, clockLead) || p.at(at).isOneOf("@", ",")) {
		c.marked = c.marked || p.at(at).key != ","
		at++
	}
	at = p.skip(at, ".") // "ca. 10 Uhr"
	if m, next, ok := p.spokenTime(at); ok {
		c.minutes, c.marked = m, true
		return c, next, true
	}
	if m, next, marked, ok := p.figureTime(at, after || c.marked || p.whole); ok {
		c.minutes, c.marked = m, c.marked || marked
		if !c.marked && !p.whole || !p.whole && !after && !marked && p.countsNext(at) {
			return c, i, false
		}
		return c, next, true
	}
	n, ok := p.is(at, numeral)
	if !p.whole && !after && p.countsNext(at) {
		return c, i, false
	}
	if !ok || n < 1 || n > 12 || p.at(at).isOneOf("a", "an", "ein", "eine", "einem", "einen", "einer", "eines") || !c.marked && !p.whole {
		return c, i, false
	}
	next := at + 1
	if p.has(next, unit) || p.has(next, month) {
		return c, i, false
	}
	c.minutes = bare + 60*n%720
	if n == 12 {
		c.minutes = 720
	}
	if m, end, ok := p.number(next); ok && m >= 10 && m < 60 && p.at(next).num < 0 && !p.has(end, unit) { // nine thirty
		return clockRead{minutes: c.minutes + m, part: -1, marked: true}, end, true
	}
	return c, next, true
}

// countsNext tells whether a number counts what comes behind it: "um 10 Prozent", "at 3 companies".
func (p *parser) countsNext(i int) bool {
	next := p.at(i + 1)
	return next.capital && next.senses == nil || strings.HasSuffix(next.key, "s") && next.senses == nil && len(next.key) > 3
}

// figureTime reads 9:30, 9.30, 9h30, 1430, 15 Uhr, 15 Uhr 30, 3pm, and where a time is expected 15.
func (p *parser) figureTime(i int, expected bool) (m, next int, marked, ok bool) {
	h := p.at(i)
	if h.num < 0 {
		return 0, i, false, false
	}
	hour, minute := h.num, 0
	next = i + 1
	colon := false
	switch sep := p.at(next); {
	case h.digits == 4:
		hour, minute = h.num/100, h.num%100
		if !p.at(next).isOneOf("uhr", "h", "pm", "am") && !p.has(i-1, clockLead) && !(p.whole && next == len(p.tokens)) {
			return 0, i, false, false
		}
		marked = true
	case h.digits > 2:
		return 0, i, false, false
	case sep.isOneOf(":", ".", "h") && sep.glued && p.at(next+1).digits == 2 && p.at(next+1).glued:
		if sep.key == "." && !expected && !p.at(next+2).isOneOf("uhr", "h", "am", "pm") && !p.whole {
			return 0, i, false, false
		}
		minute, next, colon = p.at(next+1).num, next+2, true
		marked = sep.key != "."
		if p.at(next).key == ":" && p.at(next+1).digits == 2 { // seconds
			next += 2
		}
	}
	if minute > 59 {
		return 0, i, false, false
	}
	if half, end, ok := p.halfOfDay(next, i); ok {
		if hour < 1 || hour > 12 {
			return 0, i, false, false
		}
		return hour%12*60 + half + minute, end, true, true
	}
	if p.at(next).isOneOf("uhr", "h", "hrs", "oclock") {
		clock := p.at(next).key
		next++
		if t := p.at(next); !colon && clock == "uhr" && t.digits == 2 && t.num < 60 { // 15 Uhr 30
			minute, next = t.num, next+1
		}
		if clock == "oclock" && hour > 0 && hour < 7 {
			hour += 12
		}
		return hour*60 + minute, next, true, hour < 24
	}
	if hour > 23 || !colon && h.digits < 4 && !expected {
		return 0, i, false, false
	}
	if !colon && h.digits <= 2 && (p.has(next, unit) || p.has(next, month) || p.at(next).key == "." && p.at(next).glued && next < len(p.tokens)-1 || p.at(next).isOneOf("%", "€", "/")) {
		return 0, i, false, false
	}
	if m = hour*60 + minute; !colon && h.digits == 1 && hour > 0 && hour < 7 {
		m += bare
	}
	return m, next, marked, true
}

// halfOfDay reads am, pm, a.m., p.m. "am" before a weekday or behind a blank in front of one is the German preposition.
func (p *parser) halfOfDay(i, _ int) (add, next int, ok bool) {
	t := p.at(i)
	switch {
	case t.key == "pm":
		return 720, i + 1, true
	case t.key == "am" && !(p.has(i+1, weekday) && !p.whole || p.has(i+1, weekday) && !t.glued || p.at(i+1).digits > 0):
		return 0, i + 1, true
	case t.isOneOf("a", "p") && p.at(i+1).key == "." && p.at(i+2).key == "m":
		next = i + 3
		if p.at(next).key == "." && p.at(next).glued {
			next++
		}
		if t.key == "p" {
			return 720, next, true
		}
		return 0, next, true
	case t.isOneOf("a", "p") && t.glued && !p.at(i+1).glued:
		if t.key == "p" {
			return 720, i + 1, true
		}
		return 0, i + 1, true
	}
	return 0, i, false
}

// spokenTime reads what is counted from an hour: "halb neun", "half past eight", "Viertel vor drei", "ten to nine", "fünf nach halb acht",
// "zehn Uhr dreißig", "nine o'clock".
func (p *parser) spokenTime(i int) (m, next int, ok bool) {
	hourAt := func(i, offset int) (int, int, bool) {
		n, next, ok := p.number(i)
		if !ok || n < 1 || n > 24 || p.at(i).digits > 2 || p.has(next, unit) {
			return 0, i, false
		}
		next = p.skip(next, "uhr", "oclock")
		if n > 12 && offset%30 == 0 { // nobody says "halb zwanzig"
			return 0, i, false
		}
		if n > 12 {
			return n*60 + offset, next, true
		}
		return bare + n*60%720 + offset, next, true
	}
	fix := func(m, next int, ok bool) (int, int, bool) {
		// Around twelve an offset crosses noon, which is the half of the day that is meant.
		if ok && m >= bare && m < bare+60 || ok && m < bare && m >= bare-60 {
			return m - bare + 720, next, true
		}
		return m, next, ok
	}
	quarter := func(i int) bool { return p.at(i).isOneOf("viertel", "quarter") }
	at := p.skip(i, "a")
	switch {
	case p.at(i).isOneOf("halb", "half"):
		if next, ok := p.words(i, "half", "past"); ok {
			return fix(hourAt(next, 30))
		}
		if p.at(i).key == "half" {
			return fix(hourAt(i+1, 30)) // "half nine" is half past, not German
		}
		return fix(hourAt(i+1, -30))
	case p.at(i).isOneOf("dreiviertel"):
		return fix(hourAt(i+1, -15))
	case quarter(at) && p.at(at+1).isOneOf("past", "after", "nach"):
		return fix(hourAt(at+2, 15))
	case quarter(at) && p.at(at+1).isOneOf("to", "vor", "before", "of"):
		return fix(hourAt(at+2, -15))
	case quarter(at) && p.at(at).key == "viertel":
		return fix(hourAt(at+1, -45))
	}
	n, next, ok := p.number(i)
	if !ok || n > 60 {
		return 0, i, false
	}
	if p.at(next).isOneOf("uhr", "oclock") && p.at(i).num < 0 {
		if more, end, ok := p.number(next + 1); ok && more < 60 && p.at(next+1).num < 0 && !p.has(end, unit) && p.at(next).key == "uhr" {
			return n*60 + more, end, n < 24
		}
		if n > 6 || p.at(next).key == "uhr" && n == 0 {
			return n % 24 * 60, next + 1, n <= 24
		}
		return bare + n*60, next + 1, true
	}
	next = p.skip(next, "minuten", "minutes", "min")
	offset := 0
	switch {
	case p.at(next).isOneOf("past", "nach"):
		offset = n
	case p.at(next).isOneOf("to", "vor"):
		offset = -n
	default:
		return 0, i, false
	}
	if n > 30 {
		return 0, i, false
	}
	if p.at(next + 1).isOneOf("halb") {
		return fix(hourAt(next+2, offset-30))
	}
	if !p.has(next+1, numeral) && p.at(next+1).digits == 0 || p.at(next+1).isOneOf("einem", "einer", "a", "an") {
		return 0, i, false
	}
	return fix(hourAt(next+1, offset))
}

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
