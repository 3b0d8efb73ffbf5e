package publish

import (
	"strconv"
	"strings"
	"time"

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
