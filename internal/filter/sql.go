package filter

import (
	"strings"
	"time"

	"kith/internal/contact"
	"kith/internal/search"
)

// Moment is when a filter is asked, for words such as today and 7d.
type Moment struct {
	Now  time.Time
	Zone *time.Location
}

// today is the civil day as midnight UTC, as all days in this package.
func (m Moment) today() time.Time {
	local := m.Now.In(m.Zone)
	return time.Date(local.Year(), local.Month(), local.Day(), 0, 0, 0, 0, time.UTC)
}

// start is the moment at which a day begins, in milliseconds.
func (m Moment) start(day time.Time) int64 {
	return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, m.Zone).UnixMilli()
}

// SQL is the condition for contact.ListQuery: an expression over contact_row r, with its arguments. Both are empty for everybody.
func (f Filter) SQL(at Moment) (where string, args []any) {
	if f.root == nil {
		return "", nil
	}
	return condition(f.root, at)
}

func condition(node Node, at Moment) (string, []any) {
	switch n := node.(type) {
	case All:
		return conditions(n, " AND ", at)
	case Any:
		return conditions(n, " OR ", at)
	case Not:
		sql, args := condition(n.Of, at)
		return "NOT " + sql, args
	case Term:
		sql, args := n.sql(at)
		return "(" + sql + ")", args
	}
	return "0", nil
}

func conditions(parts []Node, between string, at Moment) (string, []any) {
	var sql []string
	var args []any
	for _, part := range parts {
		one, more := condition(part, at)
		sql, args = append(sql, one), append(args, more...)
	}
	return "(" + strings.Join(sql, between) + ")", args
}

var factKeys = map[string]contact.Fact{
	"circle": contact.FactCircle, "organisation": contact.FactOrganisation, "title": contact.FactTitle, "place": contact.FactPlace, "country": contact.FactCountry,
}

// FactOf gives the fact that a key asks for, if it is one whose values can be suggested.
func FactOf(key string) (contact.Fact, bool) {
	fact, ok := factKeys[key]
	return fact, ok
}

func (t Term) sql(at Moment) (string, []any) {
	if fact, ok := factKeys[t.Key]; ok {
		return contact.FactCondition(fact, t.Value, t.Op == "=")
	}
	switch t.Key {
	case "email":
		return contact.EmailCondition(t.Value)
	case "name":
		return search.NameCondition(`+r.contact`, t.Value)
	case "note":
		return search.NoteCondition(`+r.contact`, t.Value)
	case "phone":
		return search.PhoneCondition(`+r.contact`, t.Value)
	case "kind":
		return contact.KindCondition(t.Value)
	case "has":
		return t.has(at)
	case "lacks":
		sql, args := t.has(at)
		return "NOT (" + sql + ")", args
	case "birthday", "anniversary":
		return t.yearly(at)
	case "changed", "created":
		return t.moment(at)
	case "met":
		return t.met(at)
	case "first-met":
		return t.firstMet(at)
	case "met-at", "met-through":
		return contact.MetCondition(t.Key == "met-through", t.Value)
	case "offers":
		return contact.GivingCondition(contact.Offer, t.Value)
	case "needs":
		return contact.GivingCondition(contact.Need, t.Value)
	case "rhythm":
		return t.rhythm()
	case "due":
		return t.due(at)
	case "followup":
		return t.followup(at)
	case "imported":
		return t.imported()
	}
	return anywhere(t.Value)
}

// anywhere is what a search for these words finds, in people and in what was written about them.
func anywhere(text string) (string, []any) {
	expression := search.AnyCondition(text)
	if expression == "" {
		return "0", nil
	}
	return `+r.contact IN (` + search.Documents(search.Contact) + `
		UNION ALL SELECT contact FROM encounter_contact WHERE encounter IN (` + search.Documents(search.Encounter) + `)
		UNION ALL SELECT contact FROM followup_contact WHERE followup IN (` + search.Documents(search.Followup) + `))`,
		[]any{expression, expression, expression}
}

var haveBits = map[string]contact.Has{
	"phone": contact.HasPhone, "email": contact.HasEmail, "address": contact.HasAddress, "birthday": contact.HasBirthday,
	"anniversary": contact.HasAnniversary, "photo": contact.HasPhoto, "note": contact.HasNote, "organisation": contact.HasOrganisation,
	"title": contact.HasTitle, "url": contact.HasURL, "im": contact.HasIM, "circle": contact.HasCircle, "related": contact.HasRelated,
	"nickname": contact.HasNickname, "name": contact.HasName, "met": contact.HasMet,
}

func (t Term) has(at Moment) (string, []any) {
	switch t.Value {
	case "encounter":
		return `+r.contact IN (SELECT contact FROM encounter_contact)`, nil
	case "followup":
		return Term{Value: "open"}.followup(at)
	case "rhythm":
		return anyRhythm, nil
	}
	return `r.has & ? <> 0`, []any{int64(haveBits[t.Value])}
}

func (t Term) yearly(at Moment) (string, []any) {
	y, _ := readYearly(t.Value, at.today())
	column, kind := "birthday", contact.YearlyBirthday
	if t.Key == "anniversary" {
		column, kind = "anniversary", contact.YearlyAnniversary
	}
	in := func(sql string, args ...any) (string, []any) {
		return `+r.contact IN (SELECT contact FROM contact_row WHERE ` + column + ` <> '' AND ` + sql + `)`, args
	}
	switch {
	case t.Op != ":" && t.Op != "=":
		// Only those whose year is known can be before or after a date; 1980 alone counts as its first day.
		sql, day := compare(column, t.Op, y.date)
		return in(column+` GLOB '[0-9]*' AND `+sql, day)
	case len(y.globs) > 0:
		var args []any
		for _, glob := range y.globs {
			args = append(args, glob)
		}
		return in(`(`+strings.TrimSuffix(strings.Repeat(column+` GLOB ? OR `, len(args)), " OR ")+`)`, args...)
	}
	joined := ` AND `
	if y.first > y.last {
		joined = ` OR `
	}
	return `+r.contact IN (SELECT contact FROM contact_date WHERE kind = ? AND (turn >= ?` + joined + `turn <= ?))`, []any{int(kind), y.first, y.last}
}

// compare puts a comparison of a day with a stretch of days into SQL.
func compare(column, op string, s span) (string, any) {
	switch op {
	case "<":
		return column + ` < ?`, s.from.Format(time.DateOnly)
	case "<=":
		return column + ` < ?`, s.until.Format(time.DateOnly)
	case ">":
		return column + ` >= ?`, s.until.Format(time.DateOnly)
	}
	return column + ` >= ?`, s.from.Format(time.DateOnly)
}

// bounds gives the first day that fits and the first that does not any more; a zero day is no bound. An age is the smaller the later
// the day is: changed<7d is within the last week, changed>7d longer ago.
func bounds(op string, s span) (from, until time.Time) {
	if s.age {
		switch op {
		case ">", ">=":
			return time.Time{}, s.from
		}
		return s.from, time.Time{}
	}
	switch op {
	case "<":
		return time.Time{}, s.from
	case "<=":
		return time.Time{}, s.until
	case ">":
		return s.until, time.Time{}
	case ">=":
		return s.from, time.Time{}
	}
	return s.from, s.until
}

func (t Term) moment(at Moment) (string, []any) {
	s, _ := readSpan(t.Value, at.today())
	from, until := bounds(t.Op, s)
	var sql []string
	var args []any
	if !from.IsZero() {
		sql, args = append(sql, t.Key+` >= ?`), append(args, at.start(from))
	}
	if !until.IsZero() {
		sql, args = append(sql, t.Key+` < ?`), append(args, at.start(until))
	}
	return `+r.contact IN (SELECT key FROM contact WHERE ` + strings.Join(sql, ` AND `) + `)`, args
}

// met asks for the last real encounter. An approximate time ("2026-03", "2026") sorts before the first of its days, as which it counts.
func (t Term) met(at Moment) (string, []any) {
	const last = `SELECT contact FROM encounter_line WHERE counts = 1`
	if neverWords()[wordOf(t.Value)] != "" {
		return `+r.contact NOT IN (` + last + `)`, nil
	}
	s, _ := readSpan(t.Value, at.today())
	from, until := bounds(t.Op, s)
	var sql []string
	var args []any
	if !from.IsZero() {
		sql, args = append(sql, `substr(max(at) || '-01-01', 1, 10) >= ?`), append(args, from.Format(time.DateOnly))
	}
	if !until.IsZero() {
		sql, args = append(sql, `max(at) < ?`), append(args, until.Format(time.DateOnly))
	}
	return `+r.contact IN (` + last + ` GROUP BY contact HAVING ` + strings.Join(sql, ` AND `) + `)`, args
}

func (t Term) followup(at Moment) (string, []any) {
	const of = `+r.contact IN (SELECT p.contact FROM followup_contact p JOIN followup f ON f.key = p.followup WHERE `
	today := at.today()
	switch t.Value {
	case "done":
		return of + `f.done IS NOT NULL)`, nil
	case "none":
		return `NOT ` + of + `f.done IS NULL)`, nil
	case "due":
		return of + `f.done IS NULL AND (f.due_at < ? OR f.due_day <> '' AND f.due_day <= ?))`, []any{at.start(today.AddDate(0, 0, 1)), today.Format(time.DateOnly)}
	case "overdue":
		return of + `f.done IS NULL AND (f.due_at < ? OR f.due_day <> '' AND f.due_day < ?))`, []any{at.Now.UnixMilli(), today.Format(time.DateOnly)}
	}
	return of + `f.done IS NULL)`, nil
}

// imported asks for the files that somebody came from, by a part of their name, or by the program or format: "LinkedIn", "Outlook CSV",
// "vCard 3.0", "Excel".
func (t Term) imported() (string, []any) {
	// SQLite knows capitals of ASCII only; file names are compared as they are otherwise.
	value := strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`, `*`, `%`).Replace(lowerASCII(t.Value))
	// Formats go by names like "outlook-csv", and Excel's by that of its files.
	format := strings.NewReplacer("excel", "xlsx", "(", "", ")", "").Replace(value)
	format = strings.Join(strings.Fields(format), "-")
	if t.Op != "=" {
		value, format = "%"+value+"%", "%"+format+"%"
	}
	return `+r.contact IN (SELECT s.contact FROM import_contact s WHERE (s.import, s.file) IN (
		SELECT i.key, f.key FROM import i, json_each(i.files) f WHERE lower(f.value ->> 'name') LIKE ? ESCAPE '\' OR lower(f.value ->> 'format') LIKE ? ESCAPE '\'))`,
		[]any{value, format}
}

func lowerASCII(text string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, text)
}
