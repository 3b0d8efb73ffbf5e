package phrase

import "time"

// day reads a day or period with the little words before it. The longest reading wins.
func (p *parser) day(i int) (dayRead, int, bool) {
	at := i
	for at < i+4 && p.has(at, lead) {
		if r, end, ok := p.bareDay(at); ok { // "am" may begin the phrase itself, as "in" does
			return r, end, true
		}
		at++
	}
	return p.bareDay(at)
}

func (p *parser) bareDay(i int) (dayRead, int, bool) {
	var best dayRead
	end := i
	try := func(r dayRead, next int, ok bool) {
		if ok && next > end {
			best, end = r, next
		}
	}
	try(p.spokenDay(i))
	try(p.numericDay(i))
	try(p.namedDay(i))
	try(p.weekdayRead(i))
	try(p.relative(i))
	try(p.edged(i))
	try(p.nthWeekday(i))
	try(p.holiday(i))
	try(p.dayOfMonth(i))
	try(p.vagueDay(i))
	if q, next, ok := p.period(i, false); ok && next > end {
		best, end = p.pick(q), next
		// "nächste Woche Freitag", "KW 12 Dienstag"
		at := p.skip(next, ",", "am", "on")
		if w, ok := p.is(at, weekday); ok && q.unit == weeks && p.certainWeekday(at, at > next) {
			best, end = p.exactly(q.first.AddDate(0, 0, w-1)), at+1
		}
	}
	return best, end, end > i
}

// spokenDay reads today, tomorrow, yesterday and what is counted from them: "heute in einer Woche", "tomorrow week".
func (p *parser) spokenDay(i int) (dayRead, int, bool) {
	at := p.skip(i, "the")
	if end, ok := p.words(at, "day", "after", "tomorrow"); ok {
		return p.exactly(p.today.AddDate(0, 0, 2)), end, true
	}
	if end, ok := p.words(at, "day", "before", "yesterday"); ok {
		return p.exactly(p.today.AddDate(0, 0, -2)), end, true
	}
	for _, form := range [][]string{{"this", "evening"}, {"this", "morning"}, {"this", "afternoon"}} {
		if end, ok := p.words(i, form...); ok {
			return p.exactly(p.today), end - 1, true // the part of the day is read as a time
		}
	}
	switch {
	case p.at(i).isOneOf("tonight", "tonite"):
		return p.exactly(p.today), i, false // see clock
	case p.at(i).key == "last" && p.at(i+1).key == "night":
		return p.exactly(p.today.AddDate(0, 0, -1)), i + 1, true
	}
	n, ok := p.is(i, spoken)
	if !ok || !p.whole && p.at(i).key == "morgen" && p.named1(i) {
		return dayRead{}, i, false
	}
	base := p.today.AddDate(0, 0, n)
	if r, end, ok := p.counted(base, i+1); ok {
		return r, end, true
	}
	return p.exactly(base), i + 1, true
}

// named1 tells "guten Morgen" from tomorrow.
func (p *parser) named1(i int) bool {
	return p.at(i-1).isOneOf("guten", "guter", "herr", "frau", "am", "jeden", "diesen")
}

// counted reads what is counted from a day that was named: "in zwei Wochen", "week", "vor einem Jahr", "a year ago".
func (p *parser) counted(base time.Time, i int) (dayRead, int, bool) {
	if p.at(i).key == "week" {
		return p.exactly(base.AddDate(0, 0, 7)), i + 1, true
	}
	if p.at(i).isOneOf("in", "vor") {
		if a, end, ok := p.amount(i + 1); ok && a.unit >= days {
			back := p.at(i).key == "vor"
			day, ok := a.from(base, back)
			return p.exactly(day), end, ok
		}
	}
	if a, end, ok := p.amount(i); ok && a.unit >= days && p.at(end).key == "ago" {
		day, ok := a.from(base, true)
		return p.exactly(day), end + 1, ok
	}
	return dayRead{}, i, false
}

// numericDay reads 2026-03-01, 1.3.2027, 24.12., 25/12, 12/25/2026.
func (p *parser) numericDay(i int) (dayRead, int, bool) {
	a, b, c := p.at(i), p.at(i+2), p.at(i+4)
	if a.num < 0 || b.num < 0 || a.digits > 4 || b.digits > 2 {
		return dayRead{}, i, false
	}
	switch between := p.at(i + 1); between.key {
	case "-", "/":
		if a.digits == 4 && p.at(i+3).key == between.key && c.digits > 0 && c.digits < 3 {
			day, ok := made(a.num, b.num, c.num)
			return p.exactly(day), i + 5, ok
		}
		if a.digits > 2 || between.key == "-" && !(p.at(i+3).key == "-" && c.digits == 4) {
			return dayRead{}, i, false
		}
		// Which is the month, only figures above twelve tell.
		d, m := a.num, b.num
		if b.num > 12 {
			d, m = b.num, a.num
		} else if a.num <= 12 && a.num != b.num {
			return dayRead{}, i, false
		}
		if p.at(i+3).key == between.key && (c.digits == 4 || c.digits == 2) {
			day, ok := p.inYear(d, m, c)
			return p.exactly(day), i + 5, ok
		}
		if !p.whole && !p.led(i) {
			return dayRead{}, i, false // 24/7, 1/2
		}
		day, ok := p.yearless(d, m)
		return p.exactly(day), i + 3, ok
	case ".":
		if a.digits > 2 || !between.glued {
			return dayRead{}, i, false
		}
		dotted := p.at(i+3).key == "." && p.at(i+3).glued
		year := i + 3
		if dotted {
			year++
		}
		if t := p.at(year); (t.digits == 4 || t.digits == 2 && (t.glued || p.whole) && !p.clocky(year)) && (dotted || !t.glued) && !p.clocky(year) {
			day, ok := p.inYear(a.num, b.num, t)
			return p.exactly(day), year + 1, ok
		}
		if !dotted && (!p.whole && !p.at(i-1).isOneOf("am", "on", "bis", "vom", "zum", "dem", "den") || p.has(i-1, weekday) || p.has(i-1, clockLead) && p.at(i-1).key == "um") {
			return dayRead{}, i, false // 3.4 is a number, "Do 10.30" a time
		}
		day, ok := p.yearless(a.num, b.num)
		return p.exactly(day), year, ok
	}
	return dayRead{}, i, false
}

// clocky tells whether a number is an hour: "24.12. 18 Uhr", "24.12. 18:30".
func (p *parser) clocky(i int) bool {
	next := p.at(i + 1)
	return next.isOneOf("uhr", "h", "am", "pm", ":", "p", "a") && p.at(i+1).key != "am" || next.key == "am" && !p.has(i+2, weekday)
}

func (p *parser) inYear(day, month int, year token) (time.Time, bool) {
	n := year.num
	if year.digits == 2 {
		n = p.century(n)
	}
	return made(n, month, day)
}

// yearless is the next such day, today included, or the last one; 29 February waits for its leap year.
func (p *parser) yearless(day, month int) (time.Time, bool) {
	for n := range 9 {
		if p.c.Past {
			n = -n
		}
		if d, ok := made(p.today.Year()+n, month, day); ok && (p.c.Past && !d.After(p.today) || !p.c.Past && !d.Before(p.today)) {
			return d, true
		}
	}
	return time.Time{}, false
}

// nth reads "3.", "3rd", "third", "dritten".
func (p *parser) nth(i int) (n, next int, ok bool) {
	if n, ok := p.is(i, ordinal); ok {
		return n, i + 1, true
	}
	if n, ok := p.is(i, numeral); ok && n >= 20 && n%10 == 0 { // twenty-first
		at := p.skip(i+1, "-")
		if more, ok := p.is(at, ordinal); ok && more < 10 {
			return n + more, at + 1, true
		}
	}
	t := p.at(i)
	if t.num < 1 || t.digits > 2 {
		return 0, i, false
	}
	if next := p.at(i + 1); next.glued && next.isOneOf(".", "st", "nd", "rd", "th", "ter", "ten", "te") {
		return t.num, i + 2, true
	}
	return 0, i, false
}

// namedDay reads "3. April 2027", "3rd of April", "April 3rd, 2027", "dritter April", "first of May".
func (p *parser) namedDay(i int) (dayRead, int, bool) {
	at := p.skip(i, "the", "der", "den", "dem")
	n, next, ok := p.nth(at)
	if !ok {
		if t := p.at(at); t.num >= 1 && t.digits <= 2 {
			n, next, ok = t.num, at+1, true
		}
	}
	m := 0
	if ok {
		next = p.skip(next, "of")
		if m, ok = p.is(next, month); ok {
			next++
		}
	}
	if !ok { // April 3rd
		if m, ok = p.is(at, month); !ok {
			return dayRead{}, i, false
		}
		next = p.skip(at+1, ".", "the")
		if n, next, ok = p.nth(next); !ok {
			t := p.at(next)
			if t.num < 1 || t.digits > 2 || p.at(next+1).isOneOf(":", "uhr", "pm", "h") || p.at(next+1).key == "am" && p.at(next+1).glued {
				return dayRead{}, i, false
			}
			n, next = t.num, next+1
		}
	}
	if p.at(next).key == "." && len(p.at(next-1).key) <= 4 && p.at(next-1).num < 0 { // "Dez."
		next++
	}
	after := p.skip(next, ",")
	if how, end, ok := p.qualified(after); ok && p.unitAt(end, years) {
		day, ok := made(p.today.Year()+how, m, n)
		return p.exactly(day), end + 1, ok
	}
	if year, end, ok := p.year(after, true); ok && !p.clocky(after) {
		day, ok := made(year, m, n)
		return p.exactly(day), end, ok
	}
	if t := p.at(after); p.whole && t.digits == 2 && after == len(p.tokens)-1 && after == next {
		day, ok := p.inYear(n, m, t)
		return p.exactly(day), after + 1, ok
	}
	day, ok := p.yearless(n, m)
	return p.exactly(day), next, ok
}

// dayOfMonth reads "am 15.", "on the 15th", "am Ersten", and in a field of its own "15".
func (p *parser) dayOfMonth(i int) (dayRead, int, bool) {
	n, next, ok := p.nth(i)
	if t := p.at(i); !ok && p.whole && t.num > 0 && t.digits < 3 && len(p.tokens) == 1 {
		n, next, ok = t.num, i+1, true
	}
	if !ok || n < 1 || n > 31 || !p.whole && !p.at(i-1).isOneOf("am", "the", "den", "dem", "zum", "bis") || p.at(i-1).key == "the" && !p.has(i-2, lead) && !p.whole {
		return dayRead{}, i, false
	}
	if p.has(next, unit) || p.has(next, month) || p.has(next, weekday) {
		return dayRead{}, i, false
	}
	if how, end, ok := p.qualified(p.skip(next, "of")); ok && p.unitAt(end, months) {
		first := addMonths(date(p.today.Year(), int(p.today.Month()), 1), how)
		day, ok := made(first.Year(), int(first.Month()), n)
		return p.exactly(day), end + 1, ok
	}
	if !p.whole && p.at(next).senses == nil && p.has(i, ordinal) && p.at(next).digits == 0 && len(p.at(next).key) > 1 {
		return dayRead{}, i, false // "am ersten Projekt"
	}
	for m := range 13 {
		if p.c.Past {
			m = -m
		}
		first := addMonths(date(p.today.Year(), int(p.today.Month()), 1), m)
		d, ok := made(first.Year(), int(first.Month()), n)
		if ok && (p.c.Past && !d.After(p.today) || !p.c.Past && !d.Before(p.today)) {
			return p.exactly(d), next, true
		}
	}
	return dayRead{}, i, false
}

// vagueDay reads "neulich", which is the month that it was a week ago, and "the other day"; "gerade eben" is today.
func (p *parser) vagueDay(i int) (dayRead, int, bool) {
	for _, form := range [][]string{{"the", "other", "day"}, {"vor", "kurzem"}, {"a", "while", "ago"}, {"in", "letzter", "zeit"}} {
		if end, ok := p.words(i, form...); ok {
			return p.lately(-7), end, true
		}
	}
	for _, form := range [][]string{{"gerade", "eben"}, {"just", "now"}, {"eben", "gerade"}, {"right", "now"}} {
		if end, ok := p.words(i, form...); ok {
			return p.exactly(p.today), end, true
		}
	}
	if p.whole && p.at(i).isOneOf("jetzt", "now", "sofort", "gleich", "eben", "gerade", "asap") {
		return p.exactly(p.today), i + 1, true
	}
	n, ok := p.is(i, vague)
	if !ok {
		return dayRead{}, i, false
	}
	return p.lately(n), i + 1, true
}

func (p *parser) lately(back int) dayRead {
	if back == 0 {
		return p.exactly(p.today)
	}
	day := p.today.AddDate(0, 0, back)
	return dayRead{day: day, period: day.Format("2006-01"), rough: true, past: true}
}
