package repeat

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kith/internal/icalendar"
	"kith/internal/message"
)

// days are the weekdays as RRULE has them, Monday first, and workdays the first five.
const (
	days     = "MO,TU,WE,TH,FR,SA,SU"
	workdays = "MO,TU,WE,TH,FR"
)

// vocabulary is how one language says a rule. Verbs of fmt are filled by the caller.
type vocabulary struct {
	days     [7]string
	months   [12]string
	units    map[Unit][2]string // one, many
	every    map[Unit]string    // every day
	number   string             // every %d %s
	ordinal  func(int) string
	last     string
	and      string
	weekly   string // every Tuesday
	workday  string // Monday to Friday
	onDay    string // … on Tuesday, … on the last Friday
	onNth    string
	nth      string // every 2nd Tuesday of the month
	nthWork  string // … weekday, as a name beside those of days
	onDate   string // … on the 15th
	lastDay  string // … on the last day
	yearly   string // … on 5 March
	lastOf   string // … on the last day of February
	nthOf    string // … on the last Friday of November
	times    string
	until    string
	fullDate string
	after    string
	other    string
}

func spoken(lang message.Language) *vocabulary {
	if lang == message.German {
		return &german
	}
	return &english
}

var english = vocabulary{
	days:   [7]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
	months: [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	units:  map[Unit][2]string{Day: {"day", "days"}, Week: {"week", "weeks"}, Month: {"month", "months"}, Year: {"year", "years"}},
	every:  map[Unit]string{Day: "every day", Week: "every week", Month: "every month", Year: "every year"},
	number: "every %d %s", ordinal: englishOrdinal, last: "last", and: " and ", weekly: "every %s", workday: "every weekday",
	onDay: "%s on %s", onNth: "%s on the %s %s", nth: "every %s %s of the month", nthWork: "weekday", onDate: "%s on the %s", lastDay: "%s on the last day",
	yearly: "%s on %d %s", lastOf: "%s on the last day of %s", nthOf: "%s on the %s %s of %s", times: "%s, %d times", until: "%s, until %s",
	fullDate: "%d %s %d", after: "%d %s after it is done", other: "by the rule %s",
}

var german = vocabulary{
	days:   [7]string{"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"},
	months: [12]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"},
	units:  map[Unit][2]string{Day: {"Tag", "Tage"}, Week: {"Woche", "Wochen"}, Month: {"Monat", "Monate"}, Year: {"Jahr", "Jahre"}},
	every:  map[Unit]string{Day: "jeden Tag", Week: "jede Woche", Month: "jeden Monat", Year: "jedes Jahr"},
	number: "alle %d %s", ordinal: func(n int) string { return strconv.Itoa(n) + "." }, last: "letzten", and: " und ", weekly: "jeden %s", workday: "montags bis freitags",
	onDay: "%s am %s", onNth: "%s am %s %s", nth: "jeden %s %s im Monat", nthWork: "Werktag", onDate: "%s am %s", lastDay: "%s am letzten Tag",
	yearly: "%s am %d. %s", lastOf: "%s am letzten Tag im %s", nthOf: "%s am %s %s im %s", times: "%s, %d-mal", until: "%s, bis %s",
	fullDate: "%d. %s %d", after: "%d %s nach Erledigung", other: "nach der Regel %s",
}

func englishOrdinal(n int) string {
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}

// Words says the rule of a series that begins on a day: "jeden 2. Dienstag im Monat", "3 weeks after it is done". Read understands
// what it says. A rule that is too odd for words is shown as it is.
func (r Rule) Words(lang message.Language, start icalendar.Day) string {
	v := spoken(lang)
	if r.IsZero() {
		return ""
	}
	if r.AfterDone() {
		return fmt.Sprintf(v.after, r.number, v.units[r.unit][min(r.number-1, 1)])
	}
	said := r.said(v, start)
	if said == "" {
		return fmt.Sprintf(v.other, r.String())
	}
	if n, err := strconv.Atoi(r.get("COUNT")); err == nil {
		said = fmt.Sprintf(v.times, said, n)
	}
	if until, err := icalendar.ParseDay(dashed(r.get("UNTIL"))); err == nil {
		said = fmt.Sprintf(v.until, said, fmt.Sprintf(v.fullDate, until.Day, v.months[until.Month-1], until.Year))
	}
	return said
}

// dashed writes 20261231 as 2026-12-31.
func dashed(date string) string {
	if len(date) < 8 {
		return ""
	}
	return date[:4] + "-" + date[4:6] + "-" + date[6:8]
}

// said is what the days are, without an end; "" for what has no words.
func (r Rule) said(v *vocabulary, start icalendar.Day) string {
	unit := map[string]Unit{"DAILY": Day, "WEEKLY": Week, "MONTHLY": Month, "YEARLY": Year}[r.get("FREQ")]
	every := v.every[unit]
	if n := r.interval(); n > 1 {
		every = fmt.Sprintf(v.number, n, v.units[unit][1])
	}
	by := map[string]string{}
	for _, p := range r.parts {
		if strings.HasPrefix(p.name, "BY") {
			by[p.name] = p.value
		}
	}
	names := func(keys ...string) bool {
		for _, key := range keys {
			if by[key] == "" {
				return false
			}
		}
		return len(by) == len(keys)
	}
	switch {
	case unit == Day && names():
		return every
	case unit == Week && names():
		return r.weekly(v, every, []int{weekday(start)})
	case unit == Week && names("BYDAY"):
		return r.weekly(v, every, plainDays(by["BYDAY"]))
	case unit == Month && names():
		return fmt.Sprintf(v.onDate, every, v.ordinal(start.Day))
	case unit == Month && names("BYMONTHDAY"):
		return monthDay(v, every, by["BYMONTHDAY"])
	case unit == Month && names("BYMONTHDAY", "BYSETPOS") && by["BYSETPOS"] == "-1" && (by["BYMONTHDAY"] == "28,29" || by["BYMONTHDAY"] == "28,29,30"):
		return fmt.Sprintf(v.onDate, every, v.ordinal(27+strings.Count(by["BYMONTHDAY"], ",")+1))
	case unit == Month && (names("BYDAY") || names("BYDAY", "BYSETPOS")):
		nth, day := r.nth(v, by["BYDAY"], by["BYSETPOS"])
		if nth == "" {
			return ""
		}
		if r.interval() == 1 {
			return fmt.Sprintf(v.nth, nth, day)
		}
		return fmt.Sprintf(v.onNth, every, nth, day)
	case unit == Year && names():
		return fmt.Sprintf(v.yearly, every, start.Day, v.months[start.Month-1])
	case unit == Year:
		return r.yearly(v, every, by, names)
	}
	return ""
}

func (r Rule) weekly(v *vocabulary, every string, on []int) string {
	if on == nil {
		return ""
	}
	if r.interval() == 1 && len(on) == 5 && on[0] == 0 && on[4] == 4 {
		return v.workday
	}
	names := make([]string, len(on))
	for i, day := range on {
		names[i] = v.days[day]
	}
	list := names[len(names)-1]
	if len(names) > 1 {
		list = strings.Join(names[:len(names)-1], ", ") + v.and + list
	}
	if r.interval() == 1 {
		return fmt.Sprintf(v.weekly, list)
	}
	return fmt.Sprintf(v.onDay, every, list)
}

func monthDay(v *vocabulary, every, value string) string {
	n, err := strconv.Atoi(value)
	switch {
	case err != nil || n < -1 || n > 28 && n < 31:
		return "" // a plain 29 leaves months out, which the words would not say
	case n == -1:
		return fmt.Sprintf(v.lastDay, every)
	case n > 28:
		return ""
	}
	return fmt.Sprintf(v.onDate, every, v.ordinal(n))
}

func (r Rule) yearly(v *vocabulary, every string, by map[string]string, names func(...string) bool) string {
	month, err := strconv.Atoi(by["BYMONTH"])
	if err != nil || month < 1 || month > 12 {
		return ""
	}
	switch {
	case names("BYMONTH", "BYMONTHDAY"):
		n, err := strconv.Atoi(by["BYMONTHDAY"])
		if err != nil || n == 0 || n < -1 {
			return ""
		}
		if n == -1 {
			return fmt.Sprintf(v.lastOf, every, v.months[month-1])
		}
		return fmt.Sprintf(v.yearly, every, n, v.months[month-1])
	case names("BYMONTH", "BYDAY"), names("BYMONTH", "BYDAY", "BYSETPOS"):
		if nth, day := r.nth(v, by["BYDAY"], by["BYSETPOS"]); nth != "" {
			return fmt.Sprintf(v.nthOf, every, nth, day, v.months[month-1])
		}
	}
	return ""
}

// nth says which of the weekdays of a month it is: 2TU, or TU with BYSETPOS=2.
func (r Rule) nth(v *vocabulary, byDay, position string) (nth, day string) {
	code := byDay
	if position == "" {
		if len(byDay) < 3 || strings.Contains(byDay, ",") {
			return "", ""
		}
		code, position = byDay[len(byDay)-2:], strings.TrimPrefix(byDay[:len(byDay)-2], "+")
	}
	n, err := strconv.Atoi(position)
	if err != nil || n < -1 || n == 0 || n > 5 {
		return "", ""
	}
	nth = v.last
	if n > 0 {
		nth = v.ordinal(n)
	}
	if code == workdays {
		return nth, v.nthWork
	}
	list := plainDays(code)
	if len(list) != 1 {
		return "", ""
	}
	return nth, v.days[list[0]]
}

// plainDays reads MO,TU as places in the week, in the order of the week; nil if there is anything else.
func plainDays(list string) []int {
	var found []int
	for code := range strings.SplitSeq(list, ",") {
		at := slices.Index(strings.Split(days, ","), code)
		if at < 0 || slices.Contains(found, at) {
			return nil
		}
		found = append(found, at)
	}
	slices.Sort(found)
	return found
}

// weekday is the place in the week, Monday 0.
func weekday(day icalendar.Day) int {
	return (int(civil(day).Weekday()) + 6) % 7
}
