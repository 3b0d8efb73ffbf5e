package filter

import (
	"fmt"
	"strings"
	"time"

	"kith/internal/rhythm"
)

// Both keys ask what rhythm.Plan worked out, whose rhythm ever it is: somebody's own or that of a circle. It has to be fresh, see
// Filter.AsksRhythms.

const anyRhythm = `+r.contact IN (SELECT contact FROM rhythm_plan WHERE every > 0)`

// AsksRhythms reports whether the answer depends on rhythms, so that those have to be worked out before.
func (f Filter) AsksRhythms() bool { return asksRhythms(f.root) }

func asksRhythms(node Node) bool {
	var parts []Node
	switch n := node.(type) {
	case All:
		parts = n
	case Any:
		parts = n
	case Not:
		return asksRhythms(n.Of)
	case Term:
		return n.Key == "rhythm" || n.Key == "due" || (n.Key == "has" || n.Key == "lacks") && n.Value == "rhythm"
	}
	for _, part := range parts {
		if asksRhythms(part) {
			return true
		}
	}
	return false
}

// readsRhythm reads what a rhythm can be compared with; "none" has no length to compare.
func readsRhythm(op, value string) bool {
	r, err := rhythm.Read(value)
	return err == nil && (op == ":" || op == "=" || !r.IsZero())
}

// rhythm compares about how long a round is, so that 6w and 42d are the same, and rhythm<1m is whoever is to be met more than monthly.
func (t Term) rhythm() (string, []any) {
	r, err := rhythm.Read(t.Value)
	if err != nil || r.IsZero() {
		return "NOT (" + anyRhythm + ")", nil
	}
	op := strings.Replace(t.Op, ":", "=", 1)
	return fmt.Sprintf(`+r.contact IN (SELECT contact FROM rhythm_plan WHERE every > 0 AND round(every * (CASE unit WHEN '%s' THEN %g WHEN '%s' THEN %g ELSE 1 END)) %s round(?))`,
		rhythm.Week, rhythm.Rhythm{Every: 1, Unit: rhythm.Week}.Days(), rhythm.Month, rhythm.Rhythm{Every: 1, Unit: rhythm.Month}.Days(), op), []any{r.Days()}
}

// dueWords are the values of due that are no days: due by now, and for longer than that.
var dueWords = folded(map[string]string{
	"now": "now", "jetzt": "now", "overdue": "overdue", "überfällig": "overdue", "never": "never", "nie": "never", "none": "never", "keine": "never",
})

// readDue reads a time ahead. An amount is a stretch from today: 2w are today and the two weeks after it.
func readDue(value string, today time.Time) (span, bool) {
	word := wordOf(value)
	if word == "tomorrow" || word == "morgen" {
		day := today.AddDate(0, 0, 1)
		return span{from: day, until: day.AddDate(0, 0, 1)}, true
	}
	if parts := coming().FindStringSubmatch(word); parts != nil {
		if until, ok := readAmount(parts[1], today, 1); ok {
			return span{from: today, until: until.AddDate(0, 0, 1)}, true
		}
	}
	return readSpan(value, today)
}

func readsDue(op, value string) bool {
	if dueWords()[wordOf(value)] != "" {
		return op == ":" || op == "="
	}
	_, ok := readDue(value, someDay)
	return ok
}

func (t Term) due(at Moment) (string, []any) {
	today := at.today()
	s, _ := readDue(t.Value, today)
	from, until := bounds(t.Op, s)
	switch dueWords()[wordOf(t.Value)] {
	case "now":
		from, until = time.Time{}, today.AddDate(0, 0, 1)
	case "overdue":
		from, until = time.Time{}, today
	case "never":
		return `+r.contact NOT IN (SELECT contact FROM rhythm_plan WHERE due <> '')`, nil
	default:
		// How far ahead an amount reaches is what it is compared by: due<2w is within it or since long, due>2w beyond.
		if coming().MatchString(wordOf(t.Value)) && (t.Op == "<" || t.Op == "<=" || t.Op == ">=") {
			from, until = time.Time{}, s.until
			if t.Op == ">=" {
				from, until = s.until.AddDate(0, 0, -1), time.Time{}
			}
		}
	}
	var sql strings.Builder
	var args []any
	sql.WriteString(`+r.contact IN (SELECT contact FROM rhythm_plan WHERE due <> ''`)
	if !from.IsZero() {
		sql.WriteString(` AND due >= ?`)
		args = append(args, from.Format(time.DateOnly))
	}
	if !until.IsZero() {
		sql.WriteString(` AND due < ?`)
		args = append(args, until.Format(time.DateOnly))
	}
	return sql.String() + `)`, args
}
