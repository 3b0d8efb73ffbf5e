package publish

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"kith/internal/anniversary"
	"kith/internal/contact"
	"kith/internal/icalendar"
	"kith/internal/message"
)

// yearly reads the dates that come back every year: those with a month and a day.
func yearly(text string) (icalendar.Day, bool) {
	var day icalendar.Day
	rest, hasYear := strings.CutPrefix(text, "--")
	parts := strings.Split(rest, "-")
	if !hasYear {
		if len(parts) != 3 {
			return day, false
		}
		day.Year, _ = strconv.Atoi(parts[0])
		parts = parts[1:]
	}
	if len(parts) != 2 {
		return day, false
	}
	month, err := strconv.Atoi(parts[0])
	if err != nil {
		return day, false
	}
	number, err := strconv.Atoi(parts[1])
	if err != nil {
		return day, false
	}
	day.Month, day.Day = month, number
	leap := icalendar.Day{Year: 1972, Month: month, Day: number}
	return day, leap.Valid()
}

func yearlyItem(kind, name string, day icalendar.Day, lang message.Language) icalendar.Item {
	code, args := "calendar."+kind, message.Args{"name": name}
	if day.Year != 0 {
		code += "-year"
		args["year"] = day.Year
	}
	item := icalendar.Birthday("", message.New(code, args).In(lang), day, time.Time{}, &icalendar.Alarm{Before: morningBefore})
	item.Categories = []string{kind}
	return item
}

// ownDates are the dates with a label of one's own, in the order of the contacts' keys.
func (p *Publisher) ownDates(ctx context.Context, lang message.Language) ([]fact, error) {
	all, err := p.dates.All(ctx)
	if err != nil {
		return nil, err
	}
	var keys []int64
	for _, date := range all {
		if date.Kind == anniversary.Own {
			keys = append(keys, date.Contact)
		}
	}
	rows, err := p.contacts.Rows(ctx, slices.Compact(keys))
	if err != nil {
		return nil, err
	}
	people := make(map[int64]contact.Row, len(rows))
	for _, row := range rows {
		people[row.Key] = row
	}
	var facts []fact
	seen := map[string]int{}
	for _, date := range all {
		person, ok := people[date.Contact]
		if date.Kind != anniversary.Own || !ok {
			continue
		}
		name := "date:" + person.ID + ":" + date.Label
		if seen[name]++; seen[name] > 1 { // the same label twice
			name += "#" + strconv.Itoa(seen[name])
		}
		facts = append(facts, fact{name: name, kind: Dates, items: []icalendar.Item{ownDateItem(date, person.Name, lang)}})
	}
	return facts, nil
}

func ownDateItem(date anniversary.Date, name string, lang message.Language) icalendar.Item {
	label := date.Label
	if label == "" {
		label = message.New("calendar.own-date", nil).In(lang)
	}
	summary := label + ": " + name
	if date.Year != 0 {
		summary += " (" + strconv.Itoa(date.Year) + ")"
	}
	day := icalendar.Day{Year: date.Year, Month: date.Month, Day: date.Day}
	item := icalendar.Birthday("", summary, day, time.Time{}, &icalendar.Alarm{Before: morningBefore})
	item.Categories = []string{"date"}
	return item
}
