package icalendar

import "time"

// YearlyRule is the RRULE value (RFC 5545 section 3.3.10) for something that
// comes back every year on a day.
//
// For 29 February it means the last day of February. A plain yearly rule would
// come in leap years only, or on 1 March, depending on the program; RSCALE
// (RFC 7529) would be exact but is refused by most.
func YearlyRule(month, day int) string {
	if month == 2 && day == 29 {
		return yearlyLeap
	}
	return yearlyPlain
}

const (
	yearlyPlain = "FREQ=YEARLY"
	yearlyLeap  = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
)

// YearlyDay is the day on which something yearly comes in a year: the day itself, or 28 February for 29 February in a common year. It
// is what YearlyRule says.
func YearlyDay(month, day, year int) Day {
	d := Day{year, month, day}
	if month == 2 && day == 29 && !d.Valid() {
		d.Day = 28
	}
	return d
}

// YearlyStart is the first day of a yearly series: the day itself, or the same
// day in 1970 (1972 for 29 February) when the year is unknown or earlier,
// because programs disagree about dates before 1970.
func YearlyStart(day Day) Day {
	if day.Year >= 1970 && day.Valid() {
		return day
	}
	day.Year = 1970
	if day.Month == 2 && day.Day == 29 {
		day.Year = 1972
	}
	return day
}

// Birthday is a yearly all-day event. The summary is the caller's: it knows the
// language, and may name the year of birth where it is known. alarm may be nil;
// &Alarm{Before: 15 * time.Hour} rings at 9 in the morning the day before.
func Birthday(uid, summary string, born Day, stamp time.Time, alarm *Alarm) Item {
	return Item{
		Kind:       Event,
		UID:        uid,
		Stamp:      stamp,
		Summary:    summary,
		When:       When{AllDay: true, Day: YearlyStart(born)},
		Recurrence: YearlyRule(born.Month, born.Day),
		Alarm:      alarm,
	}
}
