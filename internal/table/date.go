package table

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// date is a date as far as a cell says it; a part that is not there is 0.
type date struct {
	ok               bool
	none             bool // the cell says that there is no date: "0.0.00"
	timed            bool // a time of day other than midnight came with it
	year, month, day int
	doubt            orderDoubt
}

// orderDoubt says what a date tells about the order of its column.
type orderDoubt byte

const (
	orderPlain  orderDoubt = iota // nothing: the order is plain, or day and month are the same
	orderEither                   // both orders give a date
	orderDMY                      // only day-month does
	orderMDY                      // only month-day does
)

// String gives the form of RFC 6350 §4.3.1: 19800501, --0501, 1980-05, 1980.
func (d date) String() string {
	switch {
	case d.year > 0 && d.month > 0 && d.day > 0:
		var b [8]byte
		for i, n := 7, d.year*10000+d.month*100+d.day; i >= 0; i, n = i-1, n/10 {
			b[i] = byte('0' + n%10)
		}
		return string(b[:])
	case d.year > 0 && d.month > 0:
		return fmt.Sprintf("%04d-%02d", d.year, d.month)
	case d.year > 0:
		return fmt.Sprintf("%04d", d.year)
	case d.month > 0 && d.day > 0:
		return fmt.Sprintf("--%02d%02d", d.month, d.day)
	case d.month > 0:
		return fmt.Sprintf("--%02d", d.month)
	}
	return fmt.Sprintf("---%02d", d.day)
}

func (d date) valid() bool {
	if d.year < 0 || d.year > 9999 || d.month < 0 || d.month > 12 || d.day < 0 || d.day > 31 {
		return false
	}
	switch {
	case d.day == 0:
		return d.year > 0
	case d.month == 0:
		return false
	case d.month == 2:
		leap := d.year == 0 || d.year%4 == 0 && (d.year%100 != 0 || d.year%400 == 0)
		return d.day <= 28 || leap && d.day == 29
	case d.month == 4 || d.month == 6 || d.month == 9 || d.month == 11:
		return d.day <= 30
	}
	return true
}

// monthNames are the months in English, German, French, Spanish, Italian and Dutch, accents off, by how they begin.
var monthNames = []struct {
	begin string
	month int
}{
	{"jan", 1}, {"jaen", 1}, {"ene", 1}, {"gen", 1}, {"feb", 2}, {"fev", 2}, {"mar", 3}, {"maer", 3}, {"maa", 3}, {"mrz", 3}, {"mrt", 3},
	{"apr", 4}, {"avr", 4}, {"abr", 4}, {"mag", 5}, {"may", 5}, {"mai", 5}, {"mei", 5}, {"jun", 6}, {"juin", 6}, {"giu", 6},
	{"jul", 7}, {"juil", 7}, {"lug", 7}, {"aug", 8}, {"aou", 8}, {"ago", 8}, {"sep", 9}, {"set", 9}, {"oct", 10}, {"okt", 10}, {"ott", 10},
	{"nov", 11}, {"dec", 12}, {"dez", 12}, {"dic", 12},
}

// dateFillers stand in dates without meaning anything.
var dateFillers = map[string]bool{
	"de": true, "of": true, "the": true, "den": true, "st": true, "nd": true, "rd": true, "th": true, "er": true, "am": true, "le": true, "el": true, "del": true,
	"mon": true, "tue": true, "wed": true, "thu": true, "fri": true, "sat": true, "sun": true, "monday": true, "tuesday": true, "wednesday": true,
	"thursday": true, "friday": true, "saturday": true, "sunday": true, "montag": true, "dienstag": true, "mittwoch": true, "donnerstag": true,
	"freitag": true, "samstag": true, "sonnabend": true, "sonntag": true, "mo": true, "di": true, "mi": true, "do": true, "fr": true, "sa": true, "so": true,
}

func monthOf(word string) int {
	for _, m := range monthNames {
		if strings.HasPrefix(word, m.begin) {
			return m.month
		}
	}
	return 0
}

// readDate reads a date in any national order. order is DMY, MDY or YMD and decides where both would do.
func readDate(text, order string) date {
	text = strings.TrimSpace(text)
	if d, ok := isoDate(text); ok {
		return d
	}
	if strings.Trim(text, "0./- :") == "" && strings.ContainsAny(text, "0") {
		return date{none: true}
	}
	if rest, ok := strings.CutPrefix(text, "--"); ok {
		return yearless(rest)
	}
	text, timed := cutTime(text)
	numbers, month, at, dots, ok := dateTokens(text)
	if !ok {
		return date{}
	}
	var d date
	switch {
	case month > 0:
		d = namedMonth(numbers, month, at)
	default:
		d = allNumbers(numbers, order, dots)
	}
	if d.none {
		return d
	}
	if d.year == 1604 && d.day > 0 { // Apple's year that stands for none
		d.year = 0
	}
	d.timed = timed
	d.ok = d.ok && d.valid()
	return d
}

// isoDate reads the usual 1980-05-01 at once.
func isoDate(s string) (date, bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return date{}, false
	}
	d := date{ok: true}
	for i, c := range []byte(s) {
		switch {
		case i == 4 || i == 7:
		case c < '0' || c > '9':
			return date{}, false
		case i < 4:
			d.year = d.year*10 + int(c-'0')
		case i < 7:
			d.month = d.month*10 + int(c-'0')
		default:
			d.day = d.day*10 + int(c-'0')
		}
	}
	return d, d.year > 0 && d.month > 0 && d.day > 0 && d.year != 1604 && d.valid()
}

// yearless reads what follows the two hyphens of --05-09, --0509, --05.
func yearless(rest string) date {
	d := date{ok: true}
	rest = strings.ReplaceAll(rest, "-", "")
	n, err := strconv.Atoi(rest)
	switch {
	case err != nil:
		return date{}
	case len(rest) == 4:
		d.month, d.day = n/100, n%100
	default:
		return date{}
	}
	d.ok = d.day > 0 && d.valid()
	return d
}

// cutTime takes the time off "5/1/1980 12:00 AM" and "1980-05-01T00:00:00Z".
func cutTime(text string) (day string, timed bool) {
	colon := strings.IndexByte(text, ':')
	if colon < 1 {
		return text, false
	}
	start := strings.LastIndexAny(text[:colon], "Tt ")
	if start < 1 {
		return text, false
	}
	clock := strings.ToLower(strings.TrimSpace(text[start+1:]))
	midnight := strings.Trim(clock, "0:.z+- ") == "" || strings.HasPrefix(clock, "12:00") && strings.HasSuffix(clock, "am") && strings.Trim(clock, "120:.am ") == ""
	return strings.TrimSpace(text[:start]), !midnight
}

// dateTokens cuts a date into numbers and the name of a month. at is how many numbers stand before that; dots says that the numbers are
// separated by dots. It knows only what a date is made of.
func dateTokens(text string) (numbers []string, month, at int, dots, ok bool) {
	if len(text) > 60 {
		return nil, 0, 0, false, false
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r >= '0' && r <= '9':
			start := i
			for i < len(text) && text[i] >= '0' && text[i] <= '9' {
				i++
			}
			numbers = append(numbers, text[start:i])
			continue
		case unicode.IsLetter(r):
			start := i
			for i < len(text) {
				if r, n = utf8.DecodeRuneInString(text[i:]); !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
					break
				}
				i += n
			}
			list := words(text[start:i])
			word := strings.Join(list, "")
			if dateFillers[word] {
				continue
			}
			m := monthOf(word)
			if m == 0 || month > 0 {
				return nil, 0, 0, false, false
			}
			month, at = m, len(numbers)
			continue
		case strings.ContainsRune("./-, '’\u00a0", r):
			dots = dots || r == '.'
		default:
			return nil, 0, 0, false, false
		}
		i += n
	}
	return numbers, month, at, dots, len(numbers) > 0 && len(numbers) <= 3
}

// namedMonth puts together "1 May 1980", "May 1, 1980", "1980 May 1", "May 1980", "1. Mai".
func namedMonth(numbers []string, month, at int) date {
	d := date{ok: true, month: month}
	switch len(numbers) {
	case 1:
		if len(numbers[0]) == 4 {
			d.year = atoi(numbers[0])
		} else {
			d.day = atoi(numbers[0])
		}
	case 2:
		day, year := numbers[0], numbers[1]
		if len(day) == 4 {
			day, year = year, day
		}
		d.day, d.year = atoi(day), fullYear(year)
	default:
		return date{}
	}
	d.ok = d.ok && (len(numbers) == 1 || d.day > 0)
	return d
}

// allNumbers puts together dates of numbers only.
func allNumbers(numbers []string, order string, dots bool) date {
	d := date{ok: true}
	n := make([]int, len(numbers))
	for i, s := range numbers {
		n[i] = atoi(s)
	}
	switch {
	case len(n) == 1 && len(numbers[0]) == 8: // 19800501
		d.year, d.month, d.day = n[0]/10000, n[0]/100%100, n[0]%100
	case len(n) == 1 && len(numbers[0]) == 4:
		d.year = n[0]
	case len(n) == 2 && len(numbers[0]) == 4:
		d.year, d.month = n[0], n[1]
	case len(n) == 2 && len(numbers[1]) == 4:
		d.month, d.year = n[0], n[1]
	case len(n) == 2 && len(numbers[0]) <= 2 && len(numbers[1]) <= 2:
		d.dayMonth(n[0], n[1], order, dots)
	case len(n) == 3 && (len(numbers[0]) == 4 || n[0] > 31 || order == YMD && len(numbers[2]) <= 2):
		d.year, d.month, d.day = fullYear(numbers[0]), n[1], n[2]
		if d.month > 12 && d.day <= 12 { // 1980-25-12
			d.month, d.day = d.day, d.month
		}
	case len(n) == 3 && len(numbers[0]) <= 2 && len(numbers[1]) <= 2 && (len(numbers[2]) == 2 || len(numbers[2]) == 4):
		d.dayMonth(n[0], n[1], order, dots)
		d.year = fullYear(numbers[2])
		if n[2] == 0 && len(numbers[2]) == 4 {
			d.year = 0
		}
	default:
		return date{}
	}
	if len(n) == 3 && d.day == 0 && d.month == 0 {
		return date{none: true}
	}
	d.ok = len(n) == 1 || len(n) == 2 && d.day == 0 || d.day > 0 && d.month > 0
	return d
}

// dayMonth takes two numbers as day and month. Dots always mean the day first: nobody writes 05.09. otherwise.
func (d *date) dayMonth(a, b int, order string, dots bool) {
	dayFirst := order != MDY
	switch {
	case a > 12 && b <= 12:
		dayFirst = true
		if !dots {
			d.doubt = orderDMY
		}
	case b > 12 && a <= 12:
		dayFirst = false
		d.doubt = orderMDY
	case dots:
		dayFirst = true
	case a != b:
		d.doubt = orderEither
	}
	if dayFirst {
		d.day, d.month = a, b
	} else {
		d.month, d.day = a, b
	}
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 100_000_000 // out of any range
	}
	return n
}

// fullYear reads years of two digits as spreadsheets do: up to 29 they are of this century.
func fullYear(s string) int {
	n := atoi(s)
	switch {
	case len(s) != 2:
		return n
	case n < 30:
		return 2000 + n
	}
	return 1900 + n
}
