// Package numbering knows how phone numbers are made in each country, and writes those that are written for use within a country so
// that they can be dialled from everywhere (ITU-T E.164, spaced as E.123 has it). It is pure. The table beside it is made from the library
// phonenumbers (maketable), which is too large to be part of every start; the tests compare the two.
package numbering

import (
	_ "embed"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

//go:generate go run ./maketable

//go:embed countries.tsv
var source string

// plan is how a country makes its numbers; patterns are compiled when they are needed.
type plan struct {
	calling  string
	trunk    string // what a number has before it within the country
	strip    func() *regexp.Regexp
	replace  string
	valid    func() *regexp.Regexp
	grouping []grouping
}

// grouping is how numbers that begin with some digits are spaced.
type grouping struct {
	leading, pattern func() *regexp.Regexp
	groups           string
}

var plans = sync.OnceValue(func() map[string]*plan {
	all, leaders := map[string]*plan{}, map[string]*plan{}
	var last *plan
	for line := range strings.Lines(source) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if cells[0] == "" {
			last.grouping = append(last.grouping, grouping{beginning(cells[1]), whole(cells[2]), cells[3]})
			leaders[last.calling] = last
			continue
		}
		last = &plan{calling: cells[1], trunk: cells[2], replace: cells[4], valid: whole(cells[5])}
		if cells[3] != "" {
			last.strip = beginning(cells[3])
		}
		all[cells[0]] = last
	}
	for _, p := range all {
		if leader := leaders[p.calling]; leader != nil {
			p.grouping = leader.grouping
		}
	}
	return all
})

// beginning and whole compile a pattern when it is needed.
func beginning(pattern string) func() *regexp.Regexp { return compiled("^(?:" + pattern + ")") }
func whole(pattern string) func() *regexp.Regexp     { return compiled("^(?:" + pattern + ")$") }

func compiled(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

// longest is how many digits a number has at most, with what some countries add to E.164.
const longest = 17

// International writes a number that is written for use within a country ("DE") so that it can be dialled from everywhere: "+49 30 23125001"
// for "(030) 231-25001". ok is false for what has a calling code already, is no number of that country, or lacks its area code as far as that can be seen.
func International(number, country string) (written string, ok bool) {
	p := plans()[country]
	if p == nil {
		return "", false
	}
	digits, rest, ok := read(number)
	if !ok {
		return "", false
	}
	// Where numbers begin with 0 within the country, one without it is a local one, or something else.
	if strings.HasPrefix(p.trunk, "0") && !strings.HasPrefix(digits, "0") {
		return "", false
	}
	national := p.national(digits)
	if len(national) > longest || !p.valid().MatchString(national) {
		return "", false
	}
	return "+" + p.calling + " " + p.spaced(national) + rest, true
}

// read takes the digits of a number, and what follows them: an extension, or what the number is for.
func read(number string) (digits, rest string, ok bool) {
	number = strings.TrimSpace(number)
	var b strings.Builder
	for i, r := range number {
		switch {
		case '0' <= r && r <= '9':
			b.WriteByte(byte(r))
		case strings.ContainsRune(" ()-./\u00a0\u2010\u2011\u2013", r):
		case b.Len() >= 5 && (r == ';' || r == ',' || r == '#' || 'a' <= r|0x20 && r|0x20 <= 'z'):
			digits = b.String()
			return digits, " " + strings.TrimSpace(number[i:]), !strings.HasPrefix(digits, "00")
		default: // a +, letters, or what no number has
			return "", "", false
		}
	}
	digits = b.String()
	return digits, "", digits != "" && !strings.HasPrefix(digits, "00")
}

// national takes off what a number has before it within the country.
func (p *plan) national(digits string) string {
	if p.strip == nil {
		return digits
	}
	strip := p.strip()
	at := strip.FindStringSubmatchIndex(digits)
	if at == nil || at[1] == 0 {
		return digits
	}
	short := digits[at[1]:]
	if last := len(at) - 2; p.replace != "" && last > 0 && at[last] >= 0 {
		short = string(strip.ExpandString(nil, braced(p.replace), digits, at)) + short
	}
	// Some numbers begin with the same digits as the prefix.
	if p.valid().MatchString(digits) && !p.valid().MatchString(short) {
		return digits
	}
	return short
}

func (p *plan) spaced(national string) string {
	for _, g := range p.grouping {
		if !g.leading().MatchString(national) {
			continue
		}
		pattern := g.pattern()
		at := pattern.FindStringSubmatchIndex(national)
		if at == nil {
			continue
		}
		groups := strings.FieldsFunc(string(pattern.ExpandString(nil, braced(g.groups), national, at)), func(r rune) bool { return r < '0' || r > '9' })
		return strings.Join(groups, " ")
	}
	return national
}

// braced writes $1 as ${1}, so that a digit or letter may follow.
func braced(template string) string {
	for n := range 9 {
		digit := strconv.Itoa(n + 1)
		template = strings.ReplaceAll(template, "$"+digit, "${"+digit+"}")
	}
	return template
}
