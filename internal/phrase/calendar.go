package phrase

import (
	"fmt"
	"time"
)

// date is a civil day as midnight UTC: counting with it knows no clocks.
func date(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// made is a day of the calendar, false for 30 February.
func made(year, month, day int) (time.Time, bool) {
	d := date(year, month, day)
	return d, d.Day() == day && int(d.Month()) == month && year > 0 && year < 10000
}

// addMonths stays in the month that is meant: a month after 31 January is the last of February.
func addMonths(day time.Time, n int) time.Time {
	first := date(day.Year(), int(day.Month())+n, 1)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(day.Day(), last)-1)
}

// monday is the first day of the week of a day.
func monday(day time.Time) time.Time { return day.AddDate(0, 0, -(int(day.Weekday())+6)%7) }

// addWorkdays counts Monday to Friday only.
func addWorkdays(day time.Time, n int) time.Time {
	step := 1
	if n < 0 {
		n, step = -n, -1
	}
	for n = min(n, 3000); n > 0; {
		day = day.AddDate(0, 0, step)
		if d := day.Weekday(); d != time.Saturday && d != time.Sunday {
			n--
		}
	}
	return day
}

// period is a stretch of the calendar.
type period struct {
	unit        int // weeks, weekends, months, quarters, seasons (halfYears), years
	first, last time.Time
	how         int  // the qualifier, 0 where none was said
	named       bool // "März", not "nächsten Monat"
	certain     bool // it says itself where it lies
}

func weekOf(day time.Time) period {
	first := monday(day)
	return period{unit: weeks, first: first, last: first.AddDate(0, 0, 6)}
}

func weekendOf(day time.Time) period {
	first := monday(day).AddDate(0, 0, 5)
	return period{unit: weekends, first: first, last: first.AddDate(0, 0, 1)}
}

func monthOf(year, month int) period {
	first := date(year, month, 1)
	return period{unit: months, first: first, last: first.AddDate(0, 1, -1)}
}

func quarterOf(year, quarter int) period {
	first := date(year, 3*quarter-2, 1)
	return period{unit: quarters, first: first, last: first.AddDate(0, 3, -1)}
}

func yearOf(year int) period {
	return period{unit: years, first: date(year, 1, 1), last: date(year, 12, 31)}
}

// seasonUnit marks seasons among the units of periods, which no amount of time is given in.
const seasonUnit = -1

// seasonOf gives a meteorological season, by its number in EDTF.
func seasonOf(year, which int) period {
	first := date(year, 3*(which-20), 1)
	return period{unit: seasonUnit, first: first, last: first.AddDate(0, 3, -1)}
}

// edtf writes a period, or the day that stands for one that EDTF at this level has no form for.
func (p period) edtf() string {
	switch p.unit {
	case weeks:
		return p.first.AddDate(0, 0, 2).Format(time.DateOnly)
	case weekends:
		return p.first.Format(time.DateOnly)
	case months:
		return p.first.Format("2006-01")
	case quarters:
		return p.first.AddDate(0, 1, 0).Format("2006-01")
	case seasonUnit:
		return fmt.Sprintf("%04d-%d", p.first.Year(), 20+int(p.first.Month())/3)
	}
	return p.first.Format("2006")
}

// days is what a rule about days read.
type dayRead struct {
	day    time.Time
	period string // instead of the day, where it is over
	rough  bool
	past   bool // all of it is over
}

func (p *parser) exactly(day time.Time) dayRead { return dayRead{day: day, past: day.Before(p.today)} }

// pick settles a period: on its EDTF form where it is over or looked back on, on one day where it lies ahead.
func (p *parser) pick(q period) dayRead {
	over := q.last.Before(p.today)
	if over || p.c.Past && !q.first.After(p.today) {
		r := dayRead{day: q.first, rough: true, past: over}
		switch form := q.edtf(); {
		case len(form) < len(time.DateOnly):
			r.period = form
		case !over && q.unit == weeks:
			r.day = p.today
		default:
			r.day, _ = time.Parse(time.DateOnly, form)
		}
		return r
	}
	day := q.first
	switch {
	case q.named || q.unit == weekends || q.unit == seasonUnit:
	case q.how == 0 && q.unit == weeks:
		if day = q.first.AddDate(0, 0, 4); day.Before(p.today) {
			day = q.last
		}
	case q.how == 0 && (q.unit == months || q.unit == quarters || q.unit == years):
		day = q.last
	case q.unit == months:
		day = addMonths(p.today, q.how)
	case q.unit == years:
		day = addMonths(p.today, 12*q.how)
	}
	if day.Before(p.today) {
		day = p.today
	}
	return dayRead{day: day, rough: true}
}

// pickEdge settles the beginning, middle or end of a period.
func (p *parser) pickEdge(q period, edge int) dayRead {
	inside := [3]time.Time{q.first, q.first, q.last}[edge-1]
	month := inside
	switch q.unit {
	case weeks:
		day := q.first.AddDate(0, 0, 2*edge-2)
		return dayRead{day: day, rough: true, past: day.Before(p.today)}
	case weekends:
		day := q.first.AddDate(0, 0, edge/3)
		return dayRead{day: day, rough: true, past: day.Before(p.today)}
	case months:
		if edge == 2 {
			inside = q.first.AddDate(0, 0, 14)
		}
	case years:
		if edge == 2 {
			inside = q.first.AddDate(0, 6, 0)
			month = q.first.AddDate(0, 5, 0)
		}
	default:
		if edge == 2 {
			inside = q.first.AddDate(0, 1, 14)
			month = inside
		}
	}
	r := dayRead{day: inside, rough: true, past: inside.Before(p.today)}
	if r.past && (p.c.Past || q.last.Before(p.today)) {
		r.period = month.Format("2006-01")
	}
	return r
}
