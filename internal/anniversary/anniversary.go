// Package anniversary is the important dates of people: birthdays, anniversaries, dates of their own, and the day somebody died.
//
// The dates stand in the cards; package contact keeps a projection of them by their day of the year (contact_date), which is all that
// is read here. The package owns the table circle_notice: how many days ahead the dates of a circle's people are announced. Package
// today, the window and the terminal call it, publish may hand its dates to calendars.
//
// Somebody who died has no birthday, no anniversary and no day of their own any more. The day of death comes back as a day of remembrance only where that is
// wished (Choices.Remembrance).
package anniversary

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"

	"kith/internal/contact"
	"kith/internal/icalendar"
	"kith/internal/message"
	"kith/internal/vault"
)

// Kinds of important dates.
const (
	Birthday    = "birthday"
	Anniversary = "anniversary"
	Remembrance = "remembrance" // of a date of death
	Own         = "date"        // a date with a label of the person's own
)

var kindNames = map[contact.YearlyKind]string{
	contact.YearlyBirthday: Birthday, contact.YearlyAnniversary: Anniversary, contact.YearlyDeath: Remembrance, contact.YearlyOwn: Own,
}

// Date is an important date as the card has it. Year is 0 where it is not known.
type Date struct {
	Contact          int64 // key
	Kind             string
	Label            string // of a date of one's own, "" where the card has none
	Year, Month, Day int
}

// Upcoming is the next time a date comes.
type Upcoming struct {
	Date
	Person contact.Row
	On     string // the civil day, 2026-03-01
	Days   int    // from today; 0 is today
	Years  int    // how old somebody becomes, or for how long it has been; 0 where the year is not known
	Round  bool   // see IsRound
}

// Calendar is the important dates of a vault.
type Calendar struct {
	vault    *vault.Vault
	contacts *contact.Book
}

// NewCalendar gives the important dates of an open vault.
func NewCalendar(v *vault.Vault, contacts *contact.Book) *Calendar {
	contacts.CircleRenamed(func(tx *vault.Tx, r contact.CircleRename) error { return r.Follow(tx, "circle_notice", "circle") })
	return &Calendar{vault: v, contacts: contacts}
}

// IsRound tells the years that people celebrate more than others: 18 and the tens from 20 on of a birthday (and then every fifth from 75
// on, when each of them is a gift), the tens, 25 and 75 of everything else.
func IsRound(kind string, years int) bool {
	if kind == Birthday {
		return years == 18 || years >= 20 && years%10 == 0 || years >= 75 && years%5 == 0
	}
	return years > 0 && (years%10 == 0 || years%25 == 0)
}

// longest is the longest stretch anybody can ask for: every date comes once in it.
const longest = 366

// next is the next time a date comes, from a day on. 29 February is kept on 28 February in a common year, as it is exported to calendars
// (icalendar.YearlyRule).
func (d Date) next(from icalendar.Day) icalendar.Day {
	on := icalendar.YearlyDay(d.Month, d.Day, from.Year)
	if on.String() < from.String() {
		on = icalendar.YearlyDay(d.Month, d.Day, from.Year+1)
	}
	return on
}

// Next gives the next time a date comes from today on, without the person.
func (d Date) Next(today string) (Upcoming, error) {
	from, err := icalendar.ParseDay(today)
	if err != nil {
		return Upcoming{}, err
	}
	return d.upcoming(from), nil
}

func (d Date) upcoming(from icalendar.Day) Upcoming {
	on := d.next(from)
	up := Upcoming{Date: d, On: on.String(), Days: from.DaysUntil(on)}
	if d.Year > 0 && on.Year > d.Year {
		up.Years = on.Year - d.Year
		up.Round = IsRound(d.Kind, up.Years)
	}
	return up
}

// Upcoming gives the dates of today and the days after it, days of them in all ahead (0 is today alone, 366 a whole year), the next ones
// first, those of one day by name. Days of remembrance are among them if Choices say so.
func (c *Calendar) Upcoming(ctx context.Context, today string, days int) ([]Upcoming, error) {
	found, err := c.within(ctx, today, days, func(Upcoming) bool { return true })
	if err != nil {
		return nil, err
	}
	return c.named(ctx, found)
}

// Next gives the next few dates after today, within so many days, the next ones first.
func (c *Calendar) Next(ctx context.Context, today string, days, most int) ([]Upcoming, error) {
	found, err := c.within(ctx, today, days, func(up Upcoming) bool { return up.Days > 0 })
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(found, func(a, b Upcoming) int { return a.Days - b.Days })
	return c.named(ctx, found[:min(len(found), most)])
}

// within gives the dates of a stretch for which keep holds, without the people.
func (c *Calendar) within(ctx context.Context, today string, days int, keep func(Upcoming) bool) ([]Upcoming, error) {
	from, err := icalendar.ParseDay(today)
	if err != nil {
		return nil, err
	}
	choices, err := c.Choices(ctx)
	if err != nil {
		return nil, err
	}
	days = min(max(days, 0), longest)
	found := []Upcoming{}
	take := func(d Date) {
		up := d.upcoming(from)
		// A birth in the future, or on this very day, is no birthday yet.
		if up.Days <= days && (d.Year == 0 || up.Years > 0) && keep(up) {
			found = append(found, up)
		}
	}
	until := from.Add(days)
	for _, s := range stretches(from, until, days) {
		if err := c.scan(ctx, `turn BETWEEN ? AND ?`, choices.Remembrance, take, s[0], s[1]); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// stretches are the days of the year from one day to another as they are numbered in contact_date, in at most two pieces.
func stretches(from, until icalendar.Day, days int) [][2]int {
	if days >= longest-1 {
		return [][2]int{{0, 1231}}
	}
	first, last := contact.Turn(from.Month, from.Day), contact.Turn(until.Month, until.Day)
	// 28 February is the day of those born on the 29th, too, in a common year; next says in which.
	if last == 228 {
		last = 229
	}
	if until.Year == from.Year {
		return [][2]int{{first, last}}
	}
	return [][2]int{{first, 1231}, {0, last}}
}

// scan goes through dates: those of the dead but for the day of their death are left out, and that as well unless it is wished.
func (c *Calendar) scan(ctx context.Context, where string, remembrance bool, take func(Date), args ...any) error {
	rows, err := c.vault.Query(ctx, `SELECT turn, contact, kind, year, label FROM contact_date WHERE (died = 0 OR kind = ?) AND (kind <> ? OR ?) AND `+where+` ORDER BY turn, contact, place`,
		append([]any{int(contact.YearlyDeath), int(contact.YearlyDeath), remembrance}, args...)...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var d Date
		var turn int
		var kind contact.YearlyKind
		if err := rows.Scan(&turn, &d.Contact, &kind, &d.Year, &d.Label); err != nil {
			return err
		}
		d.Kind, d.Month, d.Day = kindNames[kind], turn/100, turn%100
		take(d)
	}
	return rows.Err()
}

// named adds who it is, sorts, and drops dates of people who are in no list.
func (c *Calendar) named(ctx context.Context, found []Upcoming) ([]Upcoming, error) {
	keys := make([]int64, len(found))
	for i := range found {
		keys[i] = found[i].Contact
	}
	rows, err := c.contacts.Rows(ctx, keys)
	if err != nil {
		return nil, err
	}
	byKey := make(map[int64]contact.Row, len(rows))
	for _, row := range rows {
		byKey[row.Key] = row
	}
	kept := found[:0]
	for _, up := range found {
		if row, ok := byKey[up.Contact]; ok {
			up.Person = row
			kept = append(kept, up)
		}
	}
	slices.SortStableFunc(kept, func(a, b Upcoming) int {
		if a.Days != b.Days {
			return a.Days - b.Days
		}
		return compareNames(a.Person.Name, b.Person.Name)
	})
	return kept, nil
}

// Of gives the dates of some people with their next time, for each in the order of the card. Days of remembrance are among them.
func (c *Calendar) Of(ctx context.Context, today string, contacts []int64) ([]Upcoming, error) {
	from, err := icalendar.ParseDay(today)
	if err != nil {
		return nil, err
	}
	list, err := json.Marshal(contacts)
	if err != nil {
		return nil, err
	}
	found := []Upcoming{}
	take := func(d Date) { found = append(found, d.upcoming(from)) }
	if err := c.scan(ctx, `contact IN (SELECT value FROM json_each(?))`, true, take, string(list)); err != nil {
		return nil, err
	}
	return c.named(ctx, found)
}

// All gives every date of the living in the order of the contacts' keys, which never changes, for calendars.
func (c *Calendar) All(ctx context.Context) ([]Date, error) {
	found := []Date{}
	err := c.scan(ctx, `1`, false, func(d Date) { found = append(found, d) })
	slices.SortStableFunc(found, func(a, b Date) int { return int(a.Contact - b.Contact) })
	return found, err
}

// Choices say how dates are announced.
type Choices struct {
	Round       int  // days ahead for round ones
	Remembrance bool // whether days of remembrance come back
}

// defaultRound is how many days ahead a round date is announced unless somebody chose otherwise: time to find a present.
const defaultRound = 14

// maxNotice bounds all notices.
const maxNotice = 90

// Choices gives what was chosen.
func (c *Calendar) Choices(ctx context.Context) (Choices, error) {
	made := Choices{Round: defaultRound}
	round, err := c.vault.Choice(ctx, "dates.round")
	if err != nil {
		return made, err
	}
	if days, err := strconv.Atoi(round); err == nil {
		made.Round = min(max(days, 0), maxNotice)
	}
	remembrance, err := c.vault.Choice(ctx, "dates.remembrance")
	made.Remembrance = remembrance == "yes"
	return made, err
}

// Choose remembers choices.
func (c *Calendar) Choose(ctx context.Context, choices Choices) error {
	remembrance := "no"
	if choices.Remembrance {
		remembrance = "yes"
	}
	if err := c.vault.Choose(ctx, "dates.round", strconv.Itoa(min(max(choices.Round, 0), maxNotice))); err != nil {
		return err
	}
	return c.vault.Choose(ctx, "dates.remembrance", remembrance)
}

// Words say what a date is, without when and of whom: "turns 50", "Name day: 3 years".
func (up Upcoming) Words() message.Message {
	args := message.Args{"years": up.Years, "label": up.Label}
	code := "dates." + up.Kind
	if up.Kind == Own && up.Label == "" {
		code = "dates.date-other"
	}
	switch {
	case up.Years == 0:
	case up.Kind == Anniversary && up.Label == "" || up.Kind == Remembrance:
		code += "-of"
	default:
		code += "-years"
	}
	if up.Kind == Anniversary && up.Label != "" {
		code = "dates.date"
	}
	return message.New(code, args)
}
