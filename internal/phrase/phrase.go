// Package phrase reads dates and times the way people type them, in German and English alike: "übermorgen", "KW 12", "Ende
// Mai", "Donnerstag um halb neun", "in anderthalb Jahren", "letzten Frühling"; "next Friday 3pm", "a fortnight ago". It is the only
// grammar for them: follow-ups, encounters, the fields of the window and quick add all ask here.
//
// It is our own grammar, since the kept libraries do not carry it. olebedev/when and tj/go-naturaldate know no German and only days,
// no periods; markusmobius/go-dateparser knows German words but reads dates off web pages: it guesses (3/4, a bare "may"), takes
// two hundred languages and ten megabytes along, and has neither weeks of the year, nor "Ende Mai", nor holidays. None tells
// which words of a sentence the date stood in, all of which quick add needs.
//
// How it decides where words leave a choice:
//
//   - A direction is handed in. Looking ahead, a weekday is the next one after today and a date without year the next such day, today
//     included; looking back, they are the last one before today and the last such day. What says itself where it lies ("last
//     Friday", "in 3 weeks", "vor einem Jahr") stays there.
//   - "next Friday" and "nächsten Freitag" are the next Friday after today; "Freitag nächster Woche" is the one after that.
//   - "next week" is its Monday, "this week" its Friday (a deadline), a week that is over its Wednesday, the weekend its Saturday.
//     "next month" and "next year" are this day a month or year on; "this month" is its last day.
//   - Anfang, Mitte and Ende are the 1st, 15th and last day of a month; Monday, Wednesday and Friday of a week.
//   - Months, seasons and years that are over are periods (EDTF, ISO 8601-2): "letzten Frühling" is 2026-21, "im März" looking back is
//     2026-03. A winter bears the year it begins in. Quarters, for which the log has no period, are their middle month, and
//     "neulich" is the month that it was a week ago.
//   - "in 14 Tagen" and "in 8 Tagen" are counted as they are said. A month after 31 January is the last of February.
//   - Hours from one to six, in words or as a bare figure, are in the afternoon; 03:00, "3 Uhr" and "3 am" are what they say. "half
//     nine" is 9:30, "halb neun" 8:30. Parts of a day are an hour only when looking ahead (morning 9, noon 12, afternoon 15,
//     evening 19, night 22): of what was "gestern Abend" nobody knows the hour.
//   - 3/4 is a day in March to some and in April to others, and is not read; 25/12 and 12/25 are.
//   - Weihnachten is 24 December, Christmas the 25th. "vor Ostern" is the day before, "nach Ostern" the first day after the holidays.
//
// Days are counted on the calendar, never in hours, so that no change of the clocks can move one. Language, spelling without umlauts
// (uebermorgen, ubermorgen) and slips of one letter in long words make no difference.
package phrase

import (
	"strings"
	"time"
)

// Context is what a phrase is relative to.
type Context struct {
	Now  time.Time
	Zone *time.Location
	Past bool // looks back where a phrase leaves it open: encounters, not follow-ups
}

// When is what a phrase means.
type When struct {
	// Day is a civil day, 2026-03-01, or a period that is over: a month 2026-03, a year 2026, a season 2026-21 (spring) to
	// 2026-24 (winter).
	Day string
	// Time is 15:04 on the clock of the context's zone, "" where none was said.
	Time string
	// Past says that it lies before now: all of a day or period before today, or a moment before now.
	Past bool
	// Rough says that more than the one day was meant: a week, the beginning of a month.
	Rough bool
}

// Period tells whether Day is a month, season or year.
func (w When) Period() bool { return len(w.Day) != len(time.DateOnly) }

// Moment is the moment of a day with a time in a zone, false where either is missing. A time that the clocks skip is the
// one they jump to, as far after the jump; one that comes twice is the first.
func (w When) Moment(zone *time.Location) (time.Time, bool) {
	at, err := time.Parse("2006-01-02 15:04", w.Day+" "+w.Time)
	if err != nil {
		return time.Time{}, false
	}
	local := time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), 0, 0, zone)
	if earlier := local.Add(-time.Hour); earlier.In(zone).Format("15:04") == w.Time {
		return earlier.UTC(), true // the hour comes twice
	}
	if local.Format("15:04") < w.Time && local.Format(time.DateOnly) == w.Day {
		local = local.Add(time.Hour) // Date may answer with the clock before the jump
	}
	return local.UTC(), true
}

// Found is a phrase in a text, in bytes of it.
type Found struct {
	When
	Start, End int
}

// maxText is how many bytes of a text are looked through; nobody dates something further on.
const maxText = 4000

// Read reads a text that is a date or time and nothing else. It takes bare forms that mean nothing in a sentence: "15" (of a month),
// "So", "Mär", "+2w".
func Read(text string, c Context) (When, bool) {
	text = strings.TrimSpace(text)
	if len(text) > 200 {
		return When{}, false
	}
	if at, err := time.Parse(time.RFC3339, text); err == nil {
		p := newParser("", c, true)
		return p.instant(at), true
	}
	p := newParser(text, c, true)
	end := len(p.tokens)
	for end > 0 && p.tokens[end-1].isOneOf(".", ",", ";", "!", "?") && !p.ordinalDot(end-1) {
		end--
	}
	when, next, ok := p.moment(0)
	if !ok || next < end {
		return When{}, false
	}
	return when, true
}

// ReadTime reads a text that is a time and nothing else, as 15:04: "9:30", "1430", "halb zehn", "3 pm", "noon".
func ReadTime(text string) (string, bool) {
	text = strings.TrimSpace(text)
	if len(text) > 100 {
		return "", false
	}
	p := newParser(text, Context{Zone: time.UTC}, true)
	c, next, ok := p.clock(0, true)
	if !ok || next < len(p.tokens) || c.nextDay && c.minutes != 0 {
		return "", false
	}
	return c.text(), true
}

// Find gives the phrases in a text, in order and apart from each other. Words that are a date only sometimes ("may", "so", "do", a
// number) are none there without something that says so.
func Find(text string, c Context) []Found {
	if len(text) > maxText {
		text = strings.ToValidUTF8(text[:maxText], "")
	}
	p := newParser(text, c, false)
	found := []Found{}
	for i := 0; i < len(p.tokens); {
		when, next, ok := p.moment(i)
		if !ok || p.midWord(i) || p.midWord(next) {
			i++
			continue
		}
		found = append(found, Found{When: when, Start: p.tokens[i].start, End: p.tokens[next-1].end})
		i = next
	}
	return found
}
