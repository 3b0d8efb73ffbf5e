package icalendar

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Changes of clocks are listed up to horizon. Where the last ruleYears of them
// follow one yearly rule, the rule stands for them and for all that come after.
// 40 years are more than the 28 after which days and weekdays fall together
// again. Zones with other habits (Morocco and Gaza look to the moon) are listed.
const (
	horizon   = 2100
	ruleYears = 40
)

// change is a change of the clocks: the offsets in seconds before and after.
type change struct {
	from, to int
	name     string
	daylight bool
}

// transition is a change at a time: at is what clocks showed just before it,
// held as UTC (RFC 5545 section 3.6.5 counts onsets by the old offset).
type transition struct {
	change
	at time.Time
}

// transitions lists the changes of loc, beginning with the one that made the
// offset in force at from. If there was none before, a made-up one of 1601 says
// what was always so; older dates trouble programs.
func transitions(loc *time.Location, from time.Time) []transition {
	var list []transition
	t := from.In(loc)
	start := lastChange(t)
	if start.IsZero() {
		name, off := t.Zone()
		list = append(list, transition{change{off, off, name, false}, time.Date(1601, 1, 1, 0, 0, 0, 0, time.UTC)})
		start = nextChange(t)
	}
	for ; !start.IsZero() && start.UTC().Year() < horizon; start = nextChange(start) {
		before := start.Add(-time.Second)
		_, off := before.Zone()
		name, to := start.Zone()
		list = append(list, transition{
			// Ireland calls winter the exception: what moves clocks ahead, to
			// or from an exception, is daylight time for every reader.
			change{off, to, name, (start.IsDST() || before.IsDST()) && to > off},
			start.UTC().Add(time.Duration(off) * time.Second),
		})
	}
	return list
}

// nextChange is when clocks change after t, or zero. ZoneBounds alone does not
// say so: on the last day of a leap year its bounds may lie before t or be no
// change at all (seen in Go 1.26), and some zone files hold changes of nothing.
func nextChange(t time.Time) time.Time {
	for {
		_, end := t.ZoneBounds()
		switch {
		case end.IsZero() || end.UTC().Year() >= horizon:
			return time.Time{}
		case !end.After(t):
			t = t.Add(24 * time.Hour)
		case changes(end):
			return end
		default:
			t = end
		}
	}
}

// lastChange is when the offset in force at t began, or zero.
func lastChange(t time.Time) time.Time {
	for {
		start, _ := t.ZoneBounds()
		switch {
		case start.IsZero():
			return start
		case start.After(t):
			t = t.Add(-24 * time.Hour)
		case changes(start):
			return start
		default:
			t = start.Add(-time.Second)
		}
	}
}

// changes says whether clocks change at t.
func changes(t time.Time) bool {
	before := t.Add(-time.Second)
	name1, off1 := before.Zone()
	name2, off2 := t.Zone()
	return off1 != off2 || name1 != name2 || before.IsDST() != t.IsDST()
}

// observances says when loc changes its clocks: one part for every yearly rule
// and one for every change without a rule. Changes could share a part by RDATE,
// but ical.js, Thunderbird's reader, then forgets DTSTART and all dates of a
// line but the first.
func observances(loc *time.Location, from time.Time) []observance {
	list := transitions(loc, from)
	rules, since := yearlyRules(list)
	var out []observance
	for _, t := range list {
		if t.at.Year() < since {
			out = append(out, observance{t, ""})
		}
	}
	for _, r := range rules {
		for _, t := range list {
			if t.at.Year() >= since && r.makes(t) {
				out = append(out, observance{t, r.String()})
				break
			}
		}
	}
	return out
}

// yearRule is a change that comes every year on a weekday of a month, on one of
// some consecutive days, at the same time of the clock.
type yearRule struct {
	change
	month   time.Month
	weekday time.Weekday
	clock   time.Duration
	lo, hi  int  // the days of the month
	last    bool // always within the last seven days
}

func (r yearRule) like(t transition) bool {
	return r.change == t.change && r.month == t.at.Month() && r.weekday == t.at.Weekday() && r.clock == clock(t.at)
}

func (r yearRule) makes(t transition) bool {
	return r.like(t) && (r.last && daysLeft(t.at) < 7 || !r.last && r.lo <= t.at.Day() && t.at.Day() <= r.hi)
}

func clock(t time.Time) time.Duration { return t.Sub(t.Truncate(24 * time.Hour)) }

func daysLeft(t time.Time) int {
	return time.Date(t.Year(), t.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day() - t.Day()
}

// String is the RRULE value. The usual forms, second or last Sunday, are the
// ones every program knows; days of the month serve for the rest, such as
// Greenland's Saturday before the last Sunday.
func (r yearRule) String() string {
	day := strings.ToUpper(r.weekday.String()[:2])
	month := fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d", r.month)
	switch {
	case r.last:
		return month + ";BYDAY=-1" + day
	case r.lo%7 == 1 && r.hi == r.lo+6:
		return fmt.Sprintf("%s;BYDAY=%d%s", month, r.lo/7+1, day)
	}
	var days []string
	for d := r.lo; d <= r.hi; d++ {
		days = append(days, strconv.Itoa(d))
	}
	return month + ";BYMONTHDAY=" + strings.Join(days, ",") + ";BYDAY=" + day
}

// yearlyRules finds the rules that hold at the end of list, and the first year
// from which they alone say what happens. Without rules that year is never.
func yearlyRules(list []transition) ([]yearRule, int) {
	var rules []yearRule
	for _, t := range list {
		if t.at.Year() < horizon-ruleYears {
			continue
		}
		i := slices.IndexFunc(rules, func(r yearRule) bool { return r.like(t) })
		if i < 0 {
			i = len(rules)
			rules = append(rules, yearRule{
				change: t.change, month: t.at.Month(), weekday: t.at.Weekday(), clock: clock(t.at),
				lo: 31, hi: 1, last: true,
			})
		}
		r := &rules[i]
		r.lo, r.hi = min(r.lo, t.at.Day()), max(r.hi, t.at.Day())
		r.last = r.last && daysLeft(t.at) < 7
	}
	for i := range rules { // less than a week of days is not any last Friday
		rules[i].last = rules[i].last && rules[i].hi-rules[i].lo >= 6
	}
	since := horizon
	for len(rules) > 0 && since > 1 && sameYear(rules, list, since-1) {
		since--
	}
	if len(rules) == 0 || since > horizon-ruleYears {
		return nil, horizon + 1
	}
	return rules, since
}

// sameYear says whether the rules make exactly the transitions list has in that
// year. The first year of the list may have begun before it.
func sameYear(rules []yearRule, list []transition, year int) bool {
	var got, want []time.Time
	for _, t := range list {
		if t.at.Year() == year {
			got = append(got, t.at)
			if !slices.ContainsFunc(rules, func(r yearRule) bool { return r.makes(t) }) {
				return false
			}
		}
	}
	for _, r := range rules {
		for d := time.Date(year, r.month, 1, 0, 0, 0, 0, time.UTC).Add(r.clock); d.Month() == r.month; d = d.AddDate(0, 0, 1) {
			if r.makes(transition{r.change, d}) && !d.Before(list[0].at) {
				want = append(want, d)
			}
		}
	}
	slices.SortFunc(want, time.Time.Compare)
	return slices.EqualFunc(got, want, time.Time.Equal) && len(got) > 0
}
