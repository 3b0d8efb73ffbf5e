package phrase

import "time"

// amount is a length of time in halves of a unit: "anderthalb Wochen" is 3 halves.
type amount struct {
	halves, unit int
}

// longest is the number of units after which nobody is meant to be reminded.
const longest = 10000

// from counts an amount on or back from a day; false for what lies off the calendar.
func (a amount) from(day time.Time, back bool) (time.Time, bool) {
	n, half := a.halves/2, a.halves%2
	sign := 1
	if back {
		sign = -1
	}
	switch a.unit {
	case days:
		day = day.AddDate(0, 0, sign*(n+half))
	case workdays:
		day = addWorkdays(day, sign*(n+half))
	case weeks, weekends:
		day = day.AddDate(0, 0, sign*(7*n+4*half))
	case fortnights:
		day = day.AddDate(0, 0, sign*7*a.halves)
	case months:
		day = addMonths(day, sign*n).AddDate(0, 0, sign*15*half)
	case quarters:
		day = addMonths(day, sign*3*n).AddDate(0, 0, sign*45*half)
	case halfYears:
		day = addMonths(day, sign*3*a.halves)
	case years:
		day = addMonths(day, sign*6*a.halves)
	default:
		return day, false
	}
	return day, day.Year() > 0 && day.Year() < 10000
}

// duration is an amount of hours or minutes.
func (a amount) duration() (time.Duration, bool) {
	switch a.unit {
	case minutes:
		return time.Duration(a.halves) * 30 * time.Second, true
	case hours:
		return time.Duration(a.halves) * 30 * time.Minute, true
	}
	return 0, false
}

// amount reads "3 Wochen", "2w", "a fortnight", "anderthalb Jahre", "half a year", "a week and a half", "a couple of days".
func (p *parser) amount(i int) (amount, int, bool) {
	at := p.skip(i, "about", "etwa", "ca", "rund", "ungefahr", "circa", "roughly", "around")
	if at > i {
		at = p.skip(at, ".")
	}
	if h, ok := p.is(at, halves); ok { // half a year, anderthalb Jahre, "halbes Jahr"
		next := at + 1
		if h == 1 {
			next = p.skip(next, "a", "an", "of")
		}
		return p.ofUnit(h, next)
	}
	for _, few := range []struct {
		words []string
		n     int
	}{
		{[]string{"a", "couple", "of"}, 2}, {[]string{"a", "couple"}, 2}, {[]string{"a", "few"}, 3}, {[]string{"ein", "paar"}, 3}, {[]string{"einigen"}, 3}, {[]string{"einige"}, 3},
		{[]string{"einiger"}, 3}, {[]string{"several"}, 3}, {[]string{"mehreren"}, 3}, {[]string{"paar"}, 3}, {[]string{"few"}, 3}, {[]string{"some"}, 3}, {[]string{"einem", "dreiviertel"}, 0},
	} {
		if next, ok := p.words(at, few.words...); ok && few.n > 0 {
			return p.ofUnit(2*few.n, next)
		}
	}
	n, next, ok := p.number(at)
	if !ok || n > longest {
		if p.at(at).isOneOf("fortnight") {
			return p.ofUnit(2, at)
		}
		return amount{}, i, false
	}
	double := 2 * n
	switch {
	case p.at(next).isOneOf(",", ".") && p.at(next+1).glued && p.at(next+1).key == "5": // 1,5 Jahre
		double, next = double+1, next+2
	case p.at(next).key == "½":
		double, next = double+1, next+1
	case p.has(next, halves) && n == 1: // in einem halben Jahr
		h, _ := p.is(next, halves)
		double, next = h, next+1
	default:
		if end, ok := p.words(next, "and", "a", "half"); ok {
			double, next = double+1, end
		}
	}
	a, end, ok := p.ofUnit(double, next)
	if ok {
		if more, half := p.words(end, "and", "a", "half"); half {
			a.halves, end = a.halves+1, more
		}
	}
	return a, end, ok
}

func (p *parser) ofUnit(double, i int) (amount, int, bool) {
	if p.at(i).isOneOf("business", "working") && p.unitAt(i+1, days) {
		return amount{double, workdays}, i + 2, true
	}
	u, ok := p.is(i, unit)
	if !ok || len(p.at(i).key) == 1 && !p.whole && !p.at(i).glued {
		return amount{}, i, false
	}
	return amount{double, u}, i + 1, true
}

// relative reads what is counted from today or from a named day: "in 3 weeks", "vor zwei Jahren", "a fortnight ago", "+2w", "3 Wochen
// später", "two weeks on Monday", "a week from Friday".
func (p *parser) relative(i int) (dayRead, int, bool) {
	settle := func(a amount, next int, back bool) (dayRead, int, bool) {
		if a.unit < days {
			return dayRead{}, i, false
		}
		day, ok := a.from(p.today, back)
		return p.exactly(day), next, ok
	}
	first := p.at(i)
	switch {
	case first.isOneOf("in", "binnen", "within", "innerhalb", "nach", "after", "+", "-") && (first.key != "-" && first.key != "+" || p.whole || first.key == "+"):
		next := p.skip(i+1, "von", "of", "the", "next", "den", "nachsten")
		if first.key == "+" && p.at(i+1).num >= 0 && next == len(p.tokens)-1 && p.whole {
			day, ok := amount{2 * p.at(i+1).num, days}.from(p.today, false)
			return p.exactly(day), i + 2, ok && p.at(i+1).num <= longest
		}
		a, end, ok := p.amount(next)
		if !ok || (first.isOneOf("nach", "after") && !p.whole) {
			return dayRead{}, i, false
		}
		end = p.skip(end, "'", "’")
		if p.at(end).key == "time" {
			end++
		}
		// "in zwei Wochen am Freitag", "in two weeks on Friday"
		if at := p.skip(end, "am", "on"); at > end && first.key != "-" && a.unit >= weeks {
			if w, ok := p.is(at, weekday); ok && p.certainWeekday(at, true) {
				if day, ok := a.from(p.today, false); ok {
					return p.exactly(monday(day).AddDate(0, 0, w-1)), at + 1, true
				}
			}
		}
		return settle(a, end, first.key == "-")
	case first.key == "vor" || first.key == "seit":
		a, end, ok := p.amount(i + 1)
		if !ok {
			return dayRead{}, i, false
		}
		return settle(a, end, true)
	}
	a, end, ok := p.amount(i)
	if !ok {
		return dayRead{}, i, false
	}
	switch p.at(end).key {
	case "ago", "her", "zuvor", "earlier", "back", "fruher":
		if next := p.skip(end+1, "on", "am", "at"); next > end+1 && a.unit >= weeks { // two weeks ago on Friday
			if w, ok := p.is(next, weekday); ok {
				if day, ok := a.from(p.today, true); ok {
					return p.exactly(monday(day).AddDate(0, 0, w-1)), next + 1, true
				}
			}
		}
		if n, ok := p.is(end+1, spoken); ok && a.unit >= days && p.at(end).key == "ago" { // a year ago today
			day, ok := a.from(p.today.AddDate(0, 0, n), true)
			return p.exactly(day), end + 2, ok
		}
		return settle(a, end+1, true)
	case "later", "spater", "hence":
		return settle(a, end+1, false)
	}
	for _, form := range [][]string{{"from", "now"}, {"from", "today"}, {"ab", "heute"}, {"ab", "jetzt"}} {
		if next, ok := p.words(end, form...); ok {
			return settle(a, next, false)
		}
	}
	if at := p.skip(end, "from", "after", "on", "nach", "ab"); p.at(end).isOneOf("from", "after", "on", "nach", "today", "tomorrow") && a.unit >= days {
		if base, next, ok := p.base(at); ok {
			day, ok := a.from(base, false)
			return p.exactly(day), next, ok
		}
	}
	if p.whole && end == len(p.tokens) || p.whole && p.clockAhead(end) {
		return settle(a, end, false)
	}
	return dayRead{}, i, false
}

func (p *parser) clockAhead(i int) bool {
	_, _, ok := p.clock(i, true)
	return ok
}

// base reads the day that something is counted from.
func (p *parser) base(i int) (time.Time, int, bool) {
	if n, ok := p.is(i, spoken); ok {
		return p.today.AddDate(0, 0, n), i + 1, true
	}
	if w, ok := p.is(i, weekday); ok && p.certainWeekday(i, true) {
		return p.upcoming(w), i + 1, true
	}
	if r, next, ok := p.holiday(i); ok {
		return r.day, next, true
	}
	if r, next, ok := p.numericDay(i); ok {
		return r.day, next, true
	}
	r, next, ok := p.namedDay(i)
	return r.day, next, ok
}
