package phrase

// weekNumber reads "KW 12", "12. KW", "Kalenderwoche 12/2027", "week 12", "2027-W12", as ISO 8601 counts weeks.
func (p *parser) weekNumber(i int) (period, int, bool) {
	at := p.skip(i, "the", "der", "die")
	if t := p.at(at); t.digits == 4 && p.at(at+1).key == "-" && p.at(at+2).key == "w" && p.at(at+3).digits == 2 {
		return p.isoWeek(t.num, p.at(at+3).num, at+4)
	}
	number, next := 0, 0
	calendar := func(i int) bool { return p.at(i).isOneOf("kw", "kalenderwoche", "cw", "wk") }
	switch {
	case (calendar(at) || p.at(at).isOneOf("week", "woche") || p.at(at).key == "w" && p.at(at+1).glued) && p.at(at+1).digits > 0 && p.at(at+1).digits < 3:
		number, next = p.at(at+1).num, at+2
	case calendar(at) && p.at(at+1).key == "." && p.at(at+2).digits > 0:
		number, next = p.at(at+2).num, at+3
	case p.at(at).digits > 0 && p.at(at+1).key == "." && calendar(at+2):
		number, next = p.at(at).num, at+3
	default:
		return period{}, i, false
	}
	after := p.skip(next, "/", "of", "in", "im", ",")
	if year, end, ok := p.year(after, true); ok {
		return p.isoWeek(year, number, end)
	}
	if p.at(next).key == "/" && p.at(next+1).digits == 2 {
		return p.isoWeek(p.century(p.at(next+1).num), number, next+2)
	}
	if how, end, ok := p.qualified(after); ok && p.unitAt(end, years) {
		return p.isoWeek(p.today.Year()+how, number, end+1)
	}
	if number < 1 || number > 53 {
		return period{}, i, false
	}
	// Week 53 is not in every year: the nearest that has it.
	year, _ := p.today.ISOWeek()
	step := 1
	if p.c.Past {
		step = -1
	}
	for n := range 10 {
		q, _, ok := p.isoWeek(year+step*(n-1), number, next)
		if ok && (!p.c.Past && !q.last.Before(p.today) || p.c.Past && !q.first.After(p.today)) {
			q.certain = false
			return q, next, true
		}
	}
	return period{}, i, false
}

func (p *parser) isoWeek(year, number, next int) (period, int, bool) {
	if number < 1 {
		return period{}, next, false
	}
	q := weekOf(date(year, 1, 4).AddDate(0, 0, 7*(number-1)))
	if y, n := q.first.ISOWeek(); y != year || n != number {
		return period{}, next, false
	}
	q.named, q.certain = true, true
	return q, next, true
}
