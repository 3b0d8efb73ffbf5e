package phrase

import "time"

// holidays, by number: up to holidayFixed month*100+day, the others counted from Easter or by a rule of their own.
const (
	holidayFixed  = 2000
	easterBased   = 3000 // plus the days after Easter Sunday and 100
	mothersDay    = 4000
	thanksgiving  = 4001
	adventBased   = 4010 // plus which
	betweenYears  = 4020
	holidayAround = 4021
)

// holidayWords are the holidays with a word of their own; the others are in holidayForms.
var holidayWords = map[string]int{
	"weihnachten": 1224, "heiligabend": 1224, "heiligabends": 1224, "weihnacht": 1224, "christmas": 1225, "xmas": 1225, "weihnachtstag": 1225, "weihnachtsfeiertag": 1225,
	"silvester": 1231, "sylvester": 1231, "neujahr": 101, "neujahrstag": 101, "nikolaus": 1206, "nikolaustag": 1206, "epiphany": 106, "dreikönigstag": 106, "valentinstag": 214,
	"halloween": 1031, "reformationstag": 1031, "allerheiligen": 1101, "allerseelen": 1102, "martinstag": 1111, "einheitsfeiertag": 1003, "frauentag": 308,
	"dreikönige": 106, "hogmanay": 1231,
	"rosenmontag": easterBased + 52, "fasching": easterBased + 53, "fastnacht": easterBased + 53, "faschingsdienstag": easterBased + 53, "aschermittwoch": easterBased + 54,
	"gründonnerstag": easterBased + 97, "karfreitag": easterBased + 98, "karsamstag": easterBased + 99, "ostern": easterBased + 100, "ostersonntag": easterBased + 100, "easter": easterBased + 100,
	"ostermontag": easterBased + 101, "himmelfahrt": easterBased + 139, "christihimmelfahrt": easterBased + 139, "vatertag": easterBased + 139, "pfingsten": easterBased + 149, "pfingstsonntag": easterBased + 149, "whitsun": easterBased + 149, "pentecost": easterBased + 149,
	"pfingstmontag": easterBased + 150, "fronleichnam": easterBased + 160, "muttertag": mothersDay, "thanksgiving": thanksgiving,
}

// holidayForms are those of several words, folded.
var holidayForms = []struct {
	words []string
	which int
}{
	{[]string{"christmas", "eve"}, 1224}, {[]string{"christmas", "day"}, 1225}, {[]string{"boxing", "day"}, 1226}, {[]string{"new", "years", "eve"}, 1231}, {[]string{"new", "years", "day"}, 101},
	{[]string{"new", "year", "eve"}, 1231}, {[]string{"new", "year", "day"}, 101}, {[]string{"mother", "day"}, mothersDay}, {[]string{"new", "years"}, 101}, {[]string{"new", "year"}, 101}, {[]string{"valentines", "day"}, 214}, {[]string{"valentines"}, 214}, {[]string{"valentine", "day"}, 214},
	{[]string{"erster", "weihnachtstag"}, 1225}, {[]string{"ersten", "weihnachtstag"}, 1225}, {[]string{"zweiter", "weihnachtstag"}, 1226}, {[]string{"zweiten", "weihnachtstag"}, 1226},
	{[]string{"1", ".", "weihnachtstag"}, 1225}, {[]string{"2", ".", "weihnachtstag"}, 1226}, {[]string{"1", ".", "weihnachtsfeiertag"}, 1225}, {[]string{"2", ".", "weihnachtsfeiertag"}, 1226},
	{[]string{"heiliger", "abend"}, 1224}, {[]string{"heiligen", "abend"}, 1224}, {[]string{"heilige", "drei", "konige"}, 106}, {[]string{"tag", "der", "arbeit"}, 501}, {[]string{"tag", "der", "deutschen", "einheit"}, 1003},
	{[]string{"may", "day"}, 501}, {[]string{"labour", "day"}, 501}, {[]string{"good", "friday"}, easterBased + 98}, {[]string{"easter", "sunday"}, easterBased + 100}, {[]string{"easter", "monday"}, easterBased + 101},
	{[]string{"whit", "monday"}, easterBased + 150}, {[]string{"ascension", "day"}, easterBased + 139}, {[]string{"christi", "himmelfahrt"}, easterBased + 139}, {[]string{"ash", "wednesday"}, easterBased + 54}, {[]string{"mothers", "day"}, mothersDay},
	{[]string{"1", ".", "advent"}, adventBased + 1}, {[]string{"2", ".", "advent"}, adventBased + 2}, {[]string{"3", ".", "advent"}, adventBased + 3}, {[]string{"4", ".", "advent"}, adventBased + 4},
	{[]string{"ersten", "advent"}, adventBased + 1}, {[]string{"erster", "advent"}, adventBased + 1}, {[]string{"zweiten", "advent"}, adventBased + 2}, {[]string{"dritten", "advent"}, adventBased + 3}, {[]string{"vierten", "advent"}, adventBased + 4},
	{[]string{"maria", "himmelfahrt"}, 815}, {[]string{"zwischen", "den", "jahren"}, betweenYears}, {[]string{"jahreswechsel"}, 101}, {[]string{"den", "feiertagen"}, holidayAround}, {[]string{"the", "holidays"}, holidayAround},
}

// holiday reads a holiday, with the year behind it and "vor" or "nach" before it.
func (p *parser) holiday(i int) (dayRead, int, bool) {
	shift := 0
	at := i
	switch p.at(i).key {
	case "vor", "before":
		shift, at = -1, i+1
	case "nach", "after":
		shift, at = 1, i+1
	}
	at = p.skip(at, "dem", "den", "der", "the")
	if p.at(at).key == "feiertagen" || p.at(at).key == "holidays" {
		at--
	}
	how, named, said := p.qualified(at)
	if said {
		at = named
	}
	which, next, ok := p.whichHoliday(at)
	if !ok || which == holidayAround && shift == 0 {
		return dayRead{}, i, false
	}
	year, end, dated := p.year(next, true)
	if !dated {
		end = next
		if n, after, ok := p.qualified(next); ok && p.unitAt(after, years) {
			year, end, dated = p.today.Year()+n, after+1, true
		}
	}
	if !dated {
		q := p.recurring(how, said, func(year int) period {
			day := holidayIn(year, which)
			return period{first: day, last: day}
		})
		year = q.first.Year()
	}
	day := holidayIn(year, which)
	if shift < 0 {
		day = day.AddDate(0, 0, -1)
	}
	for shift > 0 {
		if day = day.AddDate(0, 0, 1); !closed(day) {
			break
		}
	}
	return p.exactly(day), end, true
}

func (p *parser) whichHoliday(i int) (which, next int, ok bool) {
	for _, form := range holidayForms {
		if end, ok := p.words(i, form.words...); ok && end > next {
			which, next = form.which, end
		}
	}
	if n, ok := p.is(i, holiday); ok && i+1 > next {
		which, next = n, i+1
	}
	return which, next, next > i
}

// closed tells whether nobody works: a day right after a holiday shall be one on which one can call.
func closed(day time.Time) bool {
	if w := day.Weekday(); w == time.Saturday || w == time.Sunday {
		return true
	}
	md := int(day.Month())*100 + day.Day()
	since := int(day.Sub(easter(day.Year())).Hours() / 24)
	return md == 1224 || md == 1225 || md == 1226 || md == 101 || since == -2 || since == 1 || since == 50
}

// holidayIn is the day of a holiday in a year.
func holidayIn(year, which int) time.Time {
	switch {
	case which < holidayFixed:
		return date(year, which/100, which%100)
	case which == mothersDay: // the second Sunday of May
		first := date(year, 5, 1)
		return first.AddDate(0, 0, (7-int(first.Weekday()))%7+7)
	case which == thanksgiving: // the fourth Thursday of November
		first := date(year, 11, 1)
		return first.AddDate(0, 0, (11-int(first.Weekday()))%7+21)
	case which == betweenYears:
		return date(year, 12, 27)
	case which == holidayAround:
		return date(year, 12, 26)
	case which > adventBased && which < betweenYears: // the fourth Sunday of Advent is the last before Christmas
		eve := date(year, 12, 24)
		return eve.AddDate(0, 0, -int(eve.Weekday())+7*(which-adventBased-4))
	}
	return easter(year).AddDate(0, 0, which-easterBased-100)
}

// easter is Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher.
func easter(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (b - (b+8)/25 + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return date(year, n/31, n%31+1)
}
