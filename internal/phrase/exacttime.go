package phrase

import (
	"strings"
)

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
