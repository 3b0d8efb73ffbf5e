package followup

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"kith/internal/fault"
	"kith/internal/message"
)

var (
	isoMoment  = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})t(\d)`)
	clockWords = regexp.MustCompile(`^(.*?)(?:^|[ ,]+)(?:at |um )?(\d{1,2})(?:[:.](\d{2}))?( ?uhr| ?am| ?pm| ?h)?$`)
	inSpan     = regexp.MustCompile(`^in (\d+|an?|one|eine[mnr]?|zwei|two|drei|three) (day|tag|week|woche|month|monat|year|jahr)[a-z]*$`)
	plusSpan   = regexp.MustCompile(`^\+(\d{1,4})([dtwmyj])$`)
	germanDay  = regexp.MustCompile(`^(\d{1,2})\.(\d{1,2})\.(\d{4})?$`)
	numbers    = map[string]int{"a": 1, "an": 1, "one": 1, "eine": 1, "einem": 1, "einen": 1, "einer": 1, "two": 2, "zwei": 2, "three": 3, "drei": 3}
	weekdays   = map[string]time.Weekday{
		"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 0,
		"mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "sun": 0,
		"montag": 1, "dienstag": 2, "mittwoch": 3, "donnerstag": 4, "freitag": 5, "samstag": 6, "sonnabend": 6, "sonntag": 0,
		"mo": 1, "di": 2, "mi": 3, "do": 4, "fr": 5, "sa": 6, "so": 0,
	}
)

// ParseDue reads a due date as people type it in German or English, relative to now in the given zone: 2026-03-01, 1.3.2026,
// 2026-03-01T10:00, RFC 3339 moments, today, tomorrow, übermorgen, thursday 10:00, "Donnerstag 10 Uhr", in 3 weeks, +2w (d, w, m, y; t and j as in German). A
// weekday is the next one after today; a day and month without a year is the next such day. Fault: followup.bad-due.
func ParseDue(text string, now time.Time, zone *time.Location) (Due, error) {
	trimmed := strings.TrimSpace(text)
	if at, err := time.Parse(time.RFC3339, trimmed); err == nil {
		return Due{At: at.UTC(), Zone: zoneName(zone)}, nil
	}
	lower := isoMoment.ReplaceAllString(strings.ToLower(trimmed), "$1 $2")
	today := now.In(zone)
	if day, ok := parseDay(lower, today); ok {
		return Due{Day: day.Format(time.DateOnly)}, nil
	}
	parts := clockWords.FindStringSubmatch(lower)
	if parts == nil {
		return Due{}, fault.New("followup.bad-due", message.Args{"value": text})
	}
	hour, _ := strconv.Atoi(parts[2])
	minute, _ := strconv.Atoi(parts[3])
	unit := strings.TrimSpace(parts[4])
	switch {
	case unit == "pm" && hour < 12:
		hour += 12
	case unit == "am" && hour == 12:
		hour = 0
	}
	day, ok := parseDay(strings.TrimRight(parts[1], " ,"), today)
	if parts[1] == "" {
		day, ok = today, parts[3] != "" || unit != ""
	}
	if !ok || hour > 23 || minute > 59 {
		return Due{}, fault.New("followup.bad-due", message.Args{"value": text})
	}
	at := time.Date(day.Year(), day.Month(), day.Day(), hour, minute, 0, 0, zone)
	return Due{At: at.UTC(), Zone: zoneName(zone)}, nil
}

func parseDay(text string, today time.Time) (time.Time, bool) {
	ahead := func(days int) (time.Time, bool) { return today.AddDate(0, 0, days), true }
	text = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(text), "am "), "on ")
	switch text {
	case "today", "heute":
		return ahead(0)
	case "tomorrow", "morgen":
		return ahead(1)
	case "day after tomorrow", "the day after tomorrow", "übermorgen", "uebermorgen":
		return ahead(2)
	case "next week", "nächste woche", "naechste woche":
		return ahead(7)
	case "next month", "nächsten monat", "naechsten monat":
		return monthsAhead(today, 1), true
	}
	if day, err := time.Parse(time.DateOnly, text); err == nil {
		return day, true
	}
	for _, prefix := range []string{"next ", "nächsten ", "naechsten ", "kommenden "} {
		text = strings.TrimPrefix(text, prefix)
	}
	if weekday, ok := weekdays[strings.TrimSuffix(text, ".")]; ok {
		return ahead((int(weekday)-int(today.Weekday())+6)%7 + 1)
	}
	if parts := germanDay.FindStringSubmatch(text); parts != nil {
		return nextDate(parts, today)
	}
	if parts := plusSpan.FindStringSubmatch(text); parts != nil {
		n, _ := strconv.Atoi(parts[1])
		switch parts[2] {
		case "d", "t":
			return ahead(n)
		case "w":
			return ahead(7 * n)
		case "m":
			return monthsAhead(today, n), true
		default:
			return monthsAhead(today, 12*n), true
		}
	}
	if parts := inSpan.FindStringSubmatch(text); parts != nil {
		n, ok := numbers[parts[1]]
		if !ok {
			var err error
			if n, err = strconv.Atoi(parts[1]); err != nil || n > 10000 {
				return time.Time{}, false
			}
		}
		switch parts[2] {
		case "day", "tag":
			return ahead(n)
		case "week", "woche":
			return ahead(7 * n)
		case "month", "monat":
			return monthsAhead(today, n), true
		default:
			return monthsAhead(today, 12*n), true
		}
	}
	return time.Time{}, false
}

func nextDate(parts []string, today time.Time) (time.Time, bool) {
	day, _ := strconv.Atoi(parts[1])
	month, _ := strconv.Atoi(parts[2])
	year, err := strconv.Atoi(parts[3])
	if err != nil {
		year = today.Year()
		if month < int(today.Month()) || month == int(today.Month()) && day < today.Day() {
			year++
		}
	}
	date := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return date, date.Day() == day && int(date.Month()) == month
}

// monthsAhead stays in the month that is meant: a month after 31 January is the last of February.
func monthsAhead(day time.Time, months int) time.Time {
	first := time.Date(day.Year(), day.Month()+time.Month(months), 1, 0, 0, 0, 0, day.Location())
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(day.Day(), last)-1)
}

func zoneName(zone *time.Location) string {
	if name := zone.String(); name != "Local" {
		return name
	}
	return "UTC"
}
