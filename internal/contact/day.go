package contact

import (
	"strings"

	"kith/internal/vcard"
)

// day is a date that may lack its year, its day, or all but one of its parts. A part that is not known is -1.
type day struct{ year, month, mday int }

var noDay = day{-1, -1, -1}

// String gives the normal form: "1980-05-09", "--05-09", "1980-05", "1980", "---12"; "" for anything else.
func (d day) String() string {
	var b [10]byte
	out := b[:0]
	switch {
	case d.year >= 0 && d.month > 0 && d.mday > 0:
		out = digits(append(digits(append(digits(out, d.year, 4), '-'), d.month, 2), '-'), d.mday, 2)
	case d.year >= 0 && d.month > 0:
		out = digits(append(digits(out, d.year, 4), '-'), d.month, 2)
	case d.year >= 0 && d.mday < 0:
		out = digits(out, d.year, 4)
	case d.year < 0 && d.month > 0 && d.mday > 0:
		out = digits(append(digits(append(out, "--"...), d.month, 2), '-'), d.mday, 2)
	case d.year < 0 && d.month < 0 && d.mday > 0:
		out = digits(append(out, "---"...), d.mday, 2)
	}
	return string(out)
}

// basic gives the form vCard 4.0 writes (RFC 6350 §4.3.1): "19800509", "--0509", "1980-05", "1980", "---12".
func (d day) basic() string {
	text := d.String()
	switch len(text) {
	case 10:
		return text[:4] + text[5:7] + text[8:]
	case 7:
		if text[0] == '-' {
			return text[:4] + text[5:]
		}
	}
	return text
}

func digits(b []byte, n, width int) []byte {
	for i := width - 1; i >= 0; i-- {
		unit := 1
		for range i {
			unit *= 10
		}
		b = append(b, byte('0'+n/unit%10))
	}
	return b
}

// valid reports whether such a day exists.
func (d day) valid() bool {
	if d.year > 9999 || d.month == 0 || d.month > 12 || d.mday == 0 || d.mday > 31 {
		return false
	}
	if d.mday > 0 && d.month > 0 {
		switch d.month {
		case 4, 6, 9, 11:
			return d.mday <= 30
		case 2:
			leap := d.year < 0 || d.year%4 == 0 && (d.year%100 != 0 || d.year%400 == 0)
			return d.mday <= 28 || leap && d.mday == 29
		}
	}
	return d.String() != ""
}

// noYear is the year Apple writes for "no year", with X-APPLE-OMIT-YEAR or without.
const noYear = 1604

// eastAsian turns 1985年4月12日 into a date with slashes.
var eastAsian = strings.NewReplacer("年", "/", "月", "/", "日", "")

// readDay reads a date as the exporters write it: the forms of RFC 6350 §4.3.1 and ISO 8601, with or without hyphens and
// with or without a time, 9.5.1980, 1980/05/09 and May 9, 1980. timed says that a time of day other than midnight came with it,
// which the normal form does not show. omit is the year that stands for none, see noYear.
func readDay(text string, omit int) (d day, timed, ok bool) {
	text = strings.TrimSpace(text)
	if d, ok = spelledDay(text); ok && d.valid() {
		return d, false, true
	}
	if strings.Contains(text, "年") {
		text = eastAsian.Replace(text)
	}
	text = strings.ReplaceAll(text, ". ", ".")
	if i := strings.IndexAny(text, "Tt "); i >= 0 {
		timed = strings.Trim(text[i+1:], "0:.Zz+ ") != ""
		text = strings.TrimSpace(text[:i])
	}
	if len(text) > len("1985-04-12") { // a date of XML Schema may have a zone without a time
		text, _ = cutZone(text)
	}
	d = noDay
	switch {
	case strings.HasPrefix(text, "---"):
		d.mday, ok = number(text[3:], 1, 2)
	case strings.HasPrefix(text, "--"):
		d.month, d.mday, ok = monthDay(text[2:])
	case strings.IndexByte(text, '.') == 4:
		d, ok = yearFirst(strings.ReplaceAll(strings.TrimSuffix(text, "."), ".", "/"))
	case strings.IndexByte(text, '.') > 0:
		d, ok = germanDay(text)
	case strings.IndexByte(text, '/') > 0 && strings.IndexByte(text, '/') < 3:
		d, ok = slashDay(text)
	default:
		d, ok = yearFirst(text)
	}
	if d.year > 0 && (d.mday == 0 || d.month == 0) { // what is not known is zero in databases
		d.mday = -1
		if d.month == 0 {
			d.month = -1
		}
	}
	if !ok || !d.valid() {
		return noDay, false, false
	}
	if d.month > 0 && d.mday > 0 && (d.year == omit || d.year == noYear || d.year == 0) {
		d.year = -1
	}
	return d, timed, true
}

// yearFirst reads 19800509, 1980-05-09, 1980/5/9, 1980-05 and 1980.
func yearFirst(text string) (day, bool) {
	if len(text) < 4 {
		return noDay, false
	}
	d := noDay
	var ok bool
	if d.year, ok = number(text[:4], 4, 4); !ok {
		return noDay, false
	}
	switch rest := text[4:]; {
	case rest == "":
		return d, true
	case len(rest) == 4 && rest[0] != '-' && rest[0] != '/':
		d.month, d.mday, ok = monthDay(rest)
	case rest[0] == '-' && len(rest) <= 3:
		d.month, ok = number(rest[1:], 1, 2)
	case rest[0] == '-':
		d.month, d.mday, ok = monthDay(rest[1:])
	case rest[0] == '/':
		month, mday, found := strings.Cut(rest[1:], "/")
		var okMonth bool
		d.month, okMonth = number(month, 1, 2)
		d.mday, ok = number(mday, 1, 2)
		ok = ok && okMonth && found
	default:
		ok = false
	}
	return d, ok
}

// monthDay reads 0509, 05-09 and 5-9.
func monthDay(text string) (month, mday int, ok bool) {
	first, second, found := strings.Cut(text, "-")
	if !found {
		if len(text) != 4 {
			return -1, -1, false
		}
		first, second = text[:2], text[2:]
	}
	month, okMonth := number(first, 1, 2)
	mday, okDay := number(second, 1, 2)
	return month, mday, okMonth && okDay
}

// germanDay reads 9.5.1980, 09.05.1980, 9.5. and 9.5
func germanDay(text string) (day, bool) {
	d := noDay
	first, rest, _ := strings.Cut(text, ".")
	second, third, _ := strings.Cut(rest, ".")
	var okDay, okMonth bool
	d.mday, okDay = number(strings.TrimSpace(first), 1, 2)
	d.month, okMonth = number(strings.TrimSpace(second), 1, 2)
	if third = strings.TrimSpace(third); third != "" {
		// A year of two digits could be either century.
		var ok bool
		if d.year, ok = number(third, 4, 4); !ok {
			return noDay, false
		}
	}
	return d, okDay && okMonth
}

// slashDay reads 25/4/1985 and 4/25/1985, if one of the two can only be the day.
func slashDay(text string) (day, bool) {
	first, rest, _ := strings.Cut(text, "/")
	second, year, _ := strings.Cut(rest, "/")
	d := noDay
	var okFirst, okSecond, okYear bool
	d.mday, okFirst = number(first, 1, 2)
	d.month, okSecond = number(second, 1, 2)
	d.year, okYear = number(year, 4, 4)
	if d.month > 12 {
		d.mday, d.month = d.month, d.mday
	}
	return d, okFirst && okSecond && okYear && (d.mday > 12 || d.mday == d.month)
}

// cutZone takes Z, +02:00 or -0500 off the end of a date.
func cutZone(text string) (date, zone string) {
	if date, ok := strings.CutSuffix(text, "Z"); ok {
		return date, "Z"
	}
	if i := strings.LastIndexAny(text, "+-"); i >= len("1985-04-12") {
		if clock := strings.Replace(text[i+1:], ":", "", 1); len(clock) == 4 {
			if _, ok := number(clock[:2], 2, 2); ok {
				return text[:i], text[i:]
			}
		}
	}
	return text, ""
}

func number(text string, least, most int) (int, bool) {
	if len(text) < least || len(text) > most {
		return -1, false
	}
	n := 0
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return -1, false
		}
		n = n*10 + int(text[i]-'0')
	}
	return n, true
}

// dayOf reads the date of a BDAY, ANNIVERSARY or X-ABDATE.
func dayOf(p *vcard.Property) (d day, timed, ok bool) {
	omit := -1
	for i := range p.Params {
		if strings.EqualFold(p.Params[i].Name, "X-APPLE-OMIT-YEAR") && len(p.Params[i].Values) > 0 {
			if year, ok := number(strings.TrimSpace(p.Params[i].Values[0]), 1, 4); ok {
				omit = year
			}
		}
	}
	return readDay(oneLine(p.Value), omit)
}
