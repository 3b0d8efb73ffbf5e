package phrase

import "time"

// edged reads the beginning, middle or end of a period: "Ende Mai", "mid-June", "Anfang nächster Woche", "end of the quarter", "Monatsende".
func (p *parser) edged(i int) (dayRead, int, bool) {
	at := p.skip(i, "the", "am", "zum", "very")
	if how, next, said := p.qualified(at); said || p.has(at, bound) {
		if !said {
			next = at
		}
		if b, ok := p.is(next, bound); ok { // "nächstes Monatsende"
			return p.boundAt(b, how, next+1)
		}
	}
	e, ok := p.is(at, edge)
	if !ok {
		return dayRead{}, i, false
	}
	if p.at(at).key == "spat" || p.at(at).key == "spater" {
		return dayRead{}, i, false
	}
	next := p.skip(at+1, "of", "in", "-", "der", "des", "im", "dem", "vom", "von")
	q, end, ok := p.period(next, true)
	if !ok {
		return dayRead{}, i, false
	}
	if !q.certain {
		q = p.nearest(q, e)
	}
	return p.pickEdge(q, e), end, true
}

func (p *parser) boundAt(b, how, next int) (dayRead, int, bool) {
	u, e := b/10, b%10
	q := p.stretch(u, how)
	q.certain = how != 0
	if n, end, ok := p.qualified(p.skip(next, "of")); ok && p.unitAt(end, u) {
		q, next = p.stretch(u, n), end+1 // Jahresende nächsten Jahres
	} else if year, end, ok := p.year(next, true); ok && u == years {
		q, next = yearOf(year), end
	} else if !q.certain {
		q = p.nearest(q, e)
	}
	return p.pickEdge(q, e), next, true
}

// nearest moves a period on or back until its edge lies in the direction that is looked: "Anfang Mai" on 3 May, looking ahead, is
// in the next year, "Monatsanfang" in the next month.
func (p *parser) nearest(q period, e int) period {
	step, before := 1, func(d time.Time) bool { return d.Before(p.today) }
	if p.c.Past {
		step, before = -1, func(d time.Time) bool { return d.After(p.today) }
	}
	for range 2 {
		if r := p.pickEdge(q, e); !before(r.day) {
			return q
		}
		switch {
		case q.named && q.unit == months:
			q2 := monthOf(q.first.Year()+step, int(q.first.Month()))
			q2.named = true
			q = q2
		case q.named && q.unit == seasonUnit:
			q = seasonOf(q.first.Year()+step, 20+int(q.first.Month())/3)
		case q.named && q.unit == quarters:
			q = quarterOf(q.first.Year()+step, int(q.first.Month()+2)/3)
		default:
			q = p.stretchFrom(q, step)
		}
	}
	return q
}

func (p *parser) stretchFrom(q period, n int) period {
	moved := *p
	moved.today = q.first
	return moved.stretch(q.unit, n)
}
