// Package repeat says when something comes again: by the calendar ("every last Friday of the month", an RRULE of RFC 5545), or
// so long after it was done ("3 weeks after it is done"). It reads such rules as people type them and says them in words, in
// English and German.
//
// It is pure: no clock, no files. Follow-ups are its main use.
package repeat

import (
	"fmt"
	"strconv"
	"strings"

	"kith/internal/icalendar"
)

// Unit is what spans are counted in.
type Unit byte

// The units, as they are written in a span.
const (
	Day   Unit = 'd'
	Week  Unit = 'w'
	Month Unit = 'm'
	Year  Unit = 'y'
)

// maxNumber bounds intervals, counts and spans: nobody plans in thousands of years.
const maxNumber = 999

// Rule says when something comes again. The zero Rule is "never".
type Rule struct {
	number int    // so many units after it was done,
	unit   Unit   // or
	parts  []part // what an RRULE says, in its order
}

type part struct{ name, value string }

// Parse reads a rule in the form in which it is kept: "" for never, an RRULE value (RFC 5545 section 3.3.10, daily at most), or a
// span after it is done: 10d, 2w, 3m, 1y.
func Parse(text string) (Rule, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Rule{}, nil
	}
	if number, unit, ok := span(text); ok {
		return Rule{number: number, unit: unit}, nil
	}
	// Checked as a rule of whole days: UNTIL becomes the last day, whatever clock the first time has.
	text, err := icalendar.Recurrence(text, icalendar.When{AllDay: true, Day: icalendar.Day{Year: 2026, Month: 1, Day: 1}})
	if err != nil {
		return Rule{}, err
	}
	var r Rule
	for one := range strings.SplitSeq(text, ";") {
		name, value, _ := strings.Cut(one, "=")
		switch name {
		case "BYHOUR", "BYMINUTE", "BYSECOND":
			return Rule{}, fmt.Errorf("repeat: %q comes more often than daily", text)
		case "INTERVAL", "COUNT":
			n, err := strconv.Atoi(value)
			if err != nil || n < 1 || n > maxNumber {
				return Rule{}, fmt.Errorf("repeat: %q has a number out of bounds", text)
			}
			if name == "INTERVAL" && n == 1 {
				continue
			}
		}
		r.parts = append(r.parts, part{name, value})
	}
	return r, nil
}

// span reads 2w.
func span(text string) (int, Unit, bool) {
	if len(text) < 2 || len(text) > 4 {
		return 0, 0, false
	}
	unit := Unit(text[len(text)-1])
	n, err := strconv.Atoi(text[:len(text)-1])
	if err != nil || n < 1 || text[0] < '0' || text[0] > '9' || !strings.ContainsRune("dwmy", rune(unit)) {
		return 0, 0, false
	}
	return n, unit, true
}

// After is the rule "so many units after it is done".
func After(number int, unit Unit) Rule { return Rule{number: number, unit: unit} }

// Every is the rule "every so many units", on the weekday, day of the month or day of the year on which it begins.
func Every(number int, unit Unit) Rule {
	r := Rule{parts: []part{{"FREQ", map[Unit]string{Day: "DAILY", Week: "WEEKLY", Month: "MONTHLY", Year: "YEARLY"}[unit]}}}
	if number > 1 {
		r.parts = append(r.parts, part{"INTERVAL", strconv.Itoa(number)})
	}
	return r
}

// IsZero says whether it never comes again.
func (r Rule) IsZero() bool { return r.number == 0 && len(r.parts) == 0 }

// AfterDone says whether the next time depends on when this one is done.
func (r Rule) AfterDone() bool { return r.number != 0 }

// Span is the number and unit of a rule that counts after it is done.
func (r Rule) Span() (int, Unit) { return r.number, r.unit }

// String is the form that Parse reads.
func (r Rule) String() string {
	if r.AfterDone() {
		return strconv.Itoa(r.number) + string(rune(r.unit))
	}
	parts := make([]string, len(r.parts))
	for i, p := range r.parts {
		parts[i] = p.name + "=" + p.value
	}
	return strings.Join(parts, ";")
}

// get is the value of a part, "" if the rule has none.
func (r Rule) get(name string) string {
	for _, p := range r.parts {
		if p.name == name {
			return p.value
		}
	}
	return ""
}

// number of a part, or its default 1.
func (r Rule) interval() int {
	if n, err := strconv.Atoi(r.get("INTERVAL")); err == nil {
		return n
	}
	return 1
}

// with is the rule with a part set anew, or left out if value is "".
func (r Rule) with(name, value string) Rule {
	out := Rule{number: r.number, unit: r.unit}
	found := false
	for _, p := range r.parts {
		if p.name == name {
			found = true
			p.value = value
		}
		if p.value != "" {
			out.parts = append(out.parts, p)
		}
	}
	if !found && value != "" {
		out.parts = append(out.parts, part{name, value})
	}
	return out
}

// bare says whether nothing but the start tells on which days it comes.
func (r Rule) bare() bool {
	for _, p := range r.parts {
		if strings.HasPrefix(p.name, "BY") {
			return false
		}
	}
	return true
}

// AfterCompletion is "every 2 weeks" as "2 weeks after it is done"; false for a rule that names days or has an end.
func (r Rule) AfterCompletion() (Rule, bool) {
	if r.AfterDone() {
		return r, true
	}
	unit := map[string]Unit{"DAILY": Day, "WEEKLY": Week, "MONTHLY": Month, "YEARLY": Year}[r.get("FREQ")]
	if unit == 0 || !r.bare() || r.get("COUNT") != "" || r.get("UNTIL") != "" {
		return r, false
	}
	return After(r.interval(), unit), true
}

// Fitted is the rule as calendar programs must have it for a series that begins on a day. A month after the 31st means the last
// day, which RFC 5545 would leave out; so does 29 February (interop.md: only BYMONTHDAY=-1 is understood everywhere).
func (r Rule) Fitted(start icalendar.Day) Rule {
	if r.AfterDone() || !r.bare() {
		return r
	}
	switch {
	case r.get("FREQ") == "MONTHLY" && start.Day > 28:
		return r.onMonthDay(start.Day)
	case r.get("FREQ") == "YEARLY" && start.Month == 2 && start.Day == 29:
		return r.with("BYMONTH", "2").with("BYMONTHDAY", "-1")
	}
	return r
}

// Dated says whether calendar programs must get the times one by one: ical.js, which Thunderbird has, leaves BYSETPOS out beside
// BYMONTHDAY, without which a series on the 29th or 30th would lose its February.
func (r Rule) Dated(start icalendar.When) bool {
	fitted := r.Fitted(day(start))
	return fitted.get("BYSETPOS") != "" && fitted.get("BYMONTHDAY") != ""
}

// onMonthDay makes a monthly rule come on a day, or on the last one of a month that is shorter.
func (r Rule) onMonthDay(day int) Rule {
	switch day {
	case 29:
		return r.with("BYMONTHDAY", "28,29").with("BYSETPOS", "-1")
	case 30:
		return r.with("BYMONTHDAY", "28,29,30").with("BYSETPOS", "-1")
	case 31:
		day = -1
	}
	return r.with("BYMONTHDAY", strconv.Itoa(day))
}
