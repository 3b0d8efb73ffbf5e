package phrase

// period reads a stretch of the calendar: "nächste Woche", "März 2027", "the week after next", "letzten Frühling", "KW 12", "Q2". loose
// allows "the week" and "des Monats" for the current one, which only the words before it (end of …) make a date.
func (p *parser) period(i int, loose bool) (period, int, bool) {
	var best period
	end := i
	try := func(q period, next int, ok bool) {
		if ok && next > end {
			best, end = q, next
		}
	}
	try(p.unitPeriod(i, loose))
	try(p.monthPeriod(i, loose))
	try(p.seasonPeriod(i, loose))
	try(p.quarterPeriod(i))
	try(p.weekNumber(i))
	try(p.yearPeriod(i))
	return best, end, end > i
}

// qualified reads this, next, last, with what German puts around them ("in der nächsten", "noch diese").
func (p *parser) qualified(i int) (how, next int, ok bool) {
	at := p.skip(i, "the", "der", "den", "dem", "des", "das")
	if how, ok = p.is(at, qualifier); !ok {
		return 0, i, false
	}
	// "the next but one", "this coming"
	if more, also := p.is(at+1, qualifier); also && how == 0 {
		return more, at + 2, true
	}
	if next, but := p.words(at+1, "but", "on"); but && how == 1 {
		return 2, next, true
	}
	return how, at + 1, true
}

func (p *parser) unitPeriod(i int, loose bool) (period, int, bool) {
	how, at, said := p.qualified(i)
	if !said {
		at = p.skip(i, "the", "der", "des", "dem", "den", "das")
	}
	u, ok := p.is(at, unit)
	if !ok || len(p.at(at).key) == 1 || u < weeks || u == fortnights || u == halfYears {
		return period{}, i, false
	}
	next := at + 1
	if !said {
		if n, ok := p.words(next, "after", "next"); ok {
			how, next, said = 2, n, true
		} else if n, ok := p.words(next, "before", "last"); ok {
			how, next, said = -2, n, true
		}
	}
	if !said && !loose && !(u == weekends && (at > i || p.led(i) || p.whole)) {
		return period{}, i, false
	}
	q := p.stretch(u, how)
	q.how, q.certain = how, said
	if u == weekends && !said {
		// Looking back, the weekend is the last one that began; ahead, the one that is not over.
		if p.c.Past && q.first.After(p.today) {
			q = p.stretch(u, -1)
		}
	}
	return q, next, true
}

// stretch is the n-th week, month … from the current one.
func (p *parser) stretch(u, n int) period {
	switch u {
	case weeks:
		return weekOf(p.today.AddDate(0, 0, 7*n))
	case weekends:
		q := weekendOf(p.today)
		at := p.today.AddDate(0, 0, 7*n)
		if n < 0 && !p.today.Before(q.first) {
			return weekendOf(at) // on a Saturday the last weekend is the one before
		}
		return weekendOf(at)
	case months:
		first := addMonths(date(p.today.Year(), int(p.today.Month()), 1), n)
		return monthOf(first.Year(), int(first.Month()))
	case quarters:
		first := addMonths(date(p.today.Year(), int(p.today.Month()-1)/3*3+1, 1), 3*n)
		return quarterOf(first.Year(), int(first.Month()+2)/3)
	}
	return yearOf(p.today.Year() + n)
}

// led tells whether a word stands before a token that says that a date follows.
func (p *parser) led(i int) bool { return i > 0 && p.has(i-1, lead) }

// recurring places what comes every year: next, last or this one where it says so, by the direction where not.
func (p *parser) recurring(how int, said bool, of func(year int) period) period {
	year := p.today.Year()
	var q period
	switch {
	case said && how == 0:
		q = of(year)
	case said && how > 0:
		for y := year - 1; ; y++ {
			if q = of(y); q.first.After(p.today) {
				q = of(y + how - 1)
				break
			}
		}
	case said:
		for y := year + 1; ; y-- {
			if q = of(y); q.last.Before(p.today) {
				q = of(y + how + 1)
				break
			}
		}
	case p.c.Past:
		for y := year + 1; ; y-- {
			if q = of(y); !q.first.After(p.today) {
				break
			}
		}
	default:
		for y := year - 1; ; y++ {
			if q = of(y); !q.last.Before(p.today) {
				break
			}
		}
	}
	q.how, q.certain, q.named = how, said, true
	return q
}

// named reads what comes every year, with the year before or behind it: "letztes Jahr im März", "March next year", "März 27".
func (p *parser) named(i int, loose bool, what sense, of func(year, which int) period) (period, int, bool) {
	if how, at, ok := p.qualified(i); ok && p.unitAt(at, years) {
		at = p.skip(at+1, "im", "in", "am", "zu", "the", ",")
		if which, ok := p.is(at, what); ok {
			q := of(p.today.Year()+how, which)
			q.named, q.certain = true, true
			return q, at + 1, true
		}
	}
	how, at, said := p.qualified(i)
	if !said {
		at = p.skip(i, "the", "der", "den", "dem", "des")
	}
	which, ok := p.is(at, what)
	if !ok {
		return period{}, i, false
	}
	next := p.skip(at+1, ".")
	if next > at+1 && len(p.at(at).key) > 4 {
		next = at + 1
	}
	place := func(year int) period {
		q := of(year, which)
		q.named, q.certain = true, true
		return q
	}
	after := p.skip(next, ",", "of", "in", "im", "des", "the")
	if year, end, ok := p.year(after, next == after); ok && !said {
		return place(year), end, true
	}
	if n, end, ok := p.qualified(after); ok && p.unitAt(end, years) {
		return place(p.today.Year() + n), end + 1, true
	}
	if !said && !loose && !p.whole && !p.introduced(at) {
		return period{}, i, false
	}
	return p.recurring(how, said, func(year int) period { return of(year, which) }), next, true
}

// introduced tells whether the word before says that a month or season follows, and not somebody of that name.
func (p *parser) introduced(i int) bool {
	if p.at(i).key == "fall" { // "im Fall, dass"
		return p.at(i-1).key == "the"
	}
	return i > 0 && p.at(i-1).isOneOf("im", "in", "ab", "since", "seit", "until", "till", "bis", "by", "gegen", "the", "vom", "zum", "diesen", "during", "before", "early", "late", "mid", "during", "-")
}

func (p *parser) unitAt(i, u int) bool {
	n, ok := p.is(i, unit)
	return ok && n == u && len(p.at(i).key) > 1
}

func (p *parser) monthPeriod(i int, loose bool) (period, int, bool) {
	if year, month := p.at(i), p.at(i+2); year.digits == 4 && p.at(i+1).key == "-" && month.digits == 2 && month.num >= 1 && month.num <= 12 && month.glued {
		q := monthOf(year.num, month.num) // 2026-05
		q.named, q.certain = true, true
		return q, i + 3, true
	}
	return p.named(i, loose, month, monthOf)
}

func (p *parser) seasonPeriod(i int, loose bool) (period, int, bool) {
	return p.named(i, loose, season, seasonOf)
}

// year reads a year of four figures, or of two with an apostrophe. In a sentence it must stand right behind what it belongs to.
func (p *parser) year(i int, near bool) (year, next int, ok bool) {
	if t := p.at(i); t.digits == 4 && t.num >= 1900 && t.num < 2200 && (near || p.whole || p.at(i-1).isOneOf("of", "in", "im", "des", ",")) {
		return t.num, i + 1, true
	}
	if p.at(i).isOneOf("'", "’") && p.at(i+1).digits == 2 {
		return p.century(p.at(i + 1).num), i + 2, true
	}
	return 0, i, false
}

// century makes a year of two figures the nearest such year that is not more than 20 years ahead.
func (p *parser) century(n int) int {
	year := p.today.Year()/100*100 + n
	if year > p.today.Year()+20 {
		year -= 100
	}
	return year
}

func (p *parser) yearPeriod(i int) (period, int, bool) {
	at := p.skip(i, "the", "dem", "das", "des")
	said := false
	if p.at(at).isOneOf("jahr", "jahre", "jahres", "year") {
		at, said = at+1, true
	}
	t := p.at(at)
	if t.digits != 4 || t.num < 1900 || t.num >= 2200 || !(said || p.whole || p.at(at-1).isOneOf("in", "seit", "since", "anfang", "ende", "mitte", "of", "early", "late", "mid")) {
		return period{}, i, false
	}
	q := yearOf(t.num)
	q.named, q.certain = true, true
	return q, at + 1, true
}

// quarterPeriod reads "Q2 2027", "2. Quartal", "zweites Quartal nächsten Jahres", "second quarter".
func (p *parser) quarterPeriod(i int) (period, int, bool) {
	at := p.skip(i, "the", "dem", "das", "des")
	n, next := 0, at
	if t := p.at(at); t.key == "q" && p.at(at+1).glued && p.at(at+1).digits == 1 {
		n, next = p.at(at+1).num, at+2
	} else if nth, end, ok := p.nth(at); ok && p.unitAt(end, quarters) {
		n, next = nth, end+1
	}
	if n < 1 || n > 4 {
		return period{}, i, false
	}
	after := p.skip(next, "of", "in", "im", "/", "des")
	if year, end, ok := p.year(after, true); ok {
		q := quarterOf(year, n)
		q.named, q.certain = true, true
		return q, end, true
	}
	if how, end, ok := p.qualified(after); ok && p.unitAt(end, years) {
		q := quarterOf(p.today.Year()+how, n)
		q.named, q.certain = true, true
		return q, end + 1, true
	}
	return p.recurring(0, false, func(year int) period { return quarterOf(year, n) }), next, true
}
