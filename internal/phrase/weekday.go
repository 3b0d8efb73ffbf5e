package phrase

import "time"

// certainWeekday tells a weekday from a word that is spelled like one: "so", "do", "mi", "sun". They need something that says so.
func (p *parser) certainWeekday(i int, introduced bool) bool {
	switch p.at(i).key {
	case "so", "do", "mi", "di", "mo", "fr", "sa", "sun", "sat", "wed", "mon":
		return p.whole || introduced || p.at(i-1).isOneOf("am", "on", "next", "last", "bis", "nachsten", "letzten", "kommenden", "diesen", "by", "this") ||
			p.at(i+1).key == "." && p.at(i+1).glued && (p.at(i+2).digits > 0 || p.at(i+2).key == ",")
	}
	return true
}

// weekdayRead reads a weekday: "Freitag", "next Friday", "Freitag nächster Woche", "Friday week", "Montag in zwei Wochen", "Fri 3 April".
func (p *parser) weekdayRead(i int) (dayRead, int, bool) {
	how, at, said := p.qualified(i)
	if !said {
		at = p.skip(i, "the", "der", "den", "dem")
	}
	w, ok := p.is(at, weekday)
	if !ok || !p.certainWeekday(at, said) {
		return dayRead{}, i, false
	}
	next := at + 1
	if p.at(next).key == "." && p.at(next).glued && len(p.at(at).key) <= 4 {
		next++
	}
	if p.at(next).key == "after" && p.at(next+1).key == "next" {
		how, said, next = 2, true, next+2
	}
	if p.at(next).key == "before" && p.at(next+1).key == "last" {
		how, said, next = -2, true, next+2
	}
	base := p.weekdayAt(w, how, said)
	// A date behind it says which: "Freitag, den 3. April".
	dated := p.skip(next, ",", "den", "dem", "the")
	for _, rule := range []func(int) (dayRead, int, bool){p.numericDay, p.namedDay} {
		if r, end, ok := rule(dated); ok {
			return r, end, true
		}
	}
	if q, end, ok := p.weekPeriodBehind(next); ok {
		return p.exactly(q.first.AddDate(0, 0, w-1)), end, true
	}
	if r, end, ok := p.counted(p.upcoming(w), next); ok && p.at(next).key != "vor" {
		return r, end, true
	}
	if r, end, ok := p.counted(p.weekdayAt(w, -1, true), next); ok {
		// "Freitag vor einer Woche" is counted from the last one, and a week ago from this week's.
		if r.day.AddDate(0, 0, 7).Before(p.today) && p.today.Sub(r.day) > 13*24*time.Hour && p.at(next+2).key != "" {
			return r, end, true
		}
		return r, end, true
	}
	return p.exactly(base), next, true
}

// weekPeriodBehind reads "nächster Woche", "of next week", "in KW 12", "this week".
func (p *parser) weekPeriodBehind(i int) (period, int, bool) {
	at := p.skip(i, ",", "of", "in", "der", "the")
	if q, end, ok := p.unitPeriod(at, false); ok && q.unit == weeks {
		return q, end, true
	}
	q, end, ok := p.weekNumber(at)
	return q, end, ok
}

// upcoming is the next such weekday after today.
func (p *parser) upcoming(w int) time.Time {
	return p.today.AddDate(0, 0, (w%7-int(p.today.Weekday())+6)%7+1)
}

func (p *parser) weekdayAt(w, how int, said bool) time.Time {
	next := p.upcoming(w)
	last := next.AddDate(0, 0, -7)
	if last.Equal(p.today) {
		last = last.AddDate(0, 0, -7)
	}
	switch {
	case !said && p.c.Past, said && how == -1:
		return last
	case said && how == -2:
		return last.AddDate(0, 0, -7)
	case said && how == 2:
		return next.AddDate(0, 0, 7)
	case said && how == 0 && p.c.Past:
		if this := monday(p.today).AddDate(0, 0, w-1); !this.After(p.today) {
			return this
		}
		return last
	}
	return next
}

// nthWeekday reads "erster Montag im März", "last Friday of the month", "der zweite Dienstag nächsten Monats".
func (p *parser) nthWeekday(i int) (dayRead, int, bool) {
	at := p.skip(i, "the", "der", "den", "dem", "am")
	n, next, ok := p.nth(at)
	if how, said := p.is(at, qualifier); !ok && said && how < 0 {
		n, next, ok = how, at+1, true
	}
	w, isDay := p.is(next, weekday)
	if !ok || !isDay || n > 5 {
		return dayRead{}, i, false
	}
	of := p.skip(next+1, "of", "in", "im", "des", "the")
	if of == next+1 && !p.has(of, qualifier) && !p.has(of, month) {
		return dayRead{}, i, false
	}
	q, end, ok := p.period(of, true)
	if !ok || q.unit != months {
		return dayRead{}, i, false
	}
	place := func(q period) (time.Time, bool) {
		if n < 0 {
			day := q.last.AddDate(0, 0, -(int(q.last.Weekday())-w%7+7)%7)
			return day.AddDate(0, 0, 7*(n+1)), true
		}
		day := q.first.AddDate(0, 0, (w%7-int(q.first.Weekday())+7)%7+7*(n-1))
		return day, !day.After(q.last)
	}
	day, ok := place(q)
	if ok && !q.certain {
		moved := q
		switch {
		case !p.c.Past && day.Before(p.today) && q.named:
			moved = monthOf(q.first.Year()+1, int(q.first.Month()))
		case !p.c.Past && day.Before(p.today):
			moved = p.stretchFrom(q, 1)
		case p.c.Past && day.After(p.today) && q.named:
			moved = monthOf(q.first.Year()-1, int(q.first.Month()))
		case p.c.Past && day.After(p.today):
			moved = p.stretchFrom(q, -1)
		}
		day, ok = place(moved)
	}
	return p.exactly(day), end, ok
}
