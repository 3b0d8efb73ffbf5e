package repeat

import (
	"testing"

	"kith/internal/icalendar"
	"kith/internal/message"
)

// tuesday is 1 December 2026.
var tuesday = icalendar.Day{Year: 2026, Month: 12, Day: 1}

func TestRead(t *testing.T) {
	for text, want := range map[string]string{
		"every day": "FREQ=DAILY", "daily": "FREQ=DAILY", "täglich": "FREQ=DAILY", "jeden Tag": "FREQ=DAILY", "alle 3 Tage": "FREQ=DAILY;INTERVAL=3",
		"every other day": "FREQ=DAILY;INTERVAL=2", "jeden zweiten Tag": "FREQ=DAILY;INTERVAL=2", "10d": "FREQ=DAILY;INTERVAL=10", "10t": "FREQ=DAILY;INTERVAL=10",
		"2w": "FREQ=WEEKLY;INTERVAL=2", "+2w": "FREQ=WEEKLY;INTERVAL=2", "3m": "FREQ=MONTHLY;INTERVAL=3", "1y": "FREQ=YEARLY", "1j": "FREQ=YEARLY",
		"weekly": "FREQ=WEEKLY", "wöchentlich": "FREQ=WEEKLY", "woechentlich": "FREQ=WEEKLY", "jede Woche": "FREQ=WEEKLY", "each week": "FREQ=WEEKLY",
		"every 2 weeks": "FREQ=WEEKLY;INTERVAL=2", "every two weeks": "FREQ=WEEKLY;INTERVAL=2", "alle zwei Wochen": "FREQ=WEEKLY;INTERVAL=2",
		"2 Wochen": "FREQ=WEEKLY;INTERVAL=2", "fortnightly": "FREQ=WEEKLY;INTERVAL=2", "14-tägig": "FREQ=WEEKLY;INTERVAL=2", "vierzehntäglich": "FREQ=WEEKLY;INTERVAL=2",
		"jede 2. Woche": "FREQ=WEEKLY;INTERVAL=2", "every second week": "FREQ=WEEKLY;INTERVAL=2", "every other week": "FREQ=WEEKLY;INTERVAL=2",
		"every Tuesday": "FREQ=WEEKLY;BYDAY=TU", "tuesdays": "FREQ=WEEKLY;BYDAY=TU", "dienstags": "FREQ=WEEKLY;BYDAY=TU", "jeden Di": "FREQ=WEEKLY;BYDAY=TU",
		"weekly on Thursday": "FREQ=WEEKLY;BYDAY=TH", "every week on Tue": "FREQ=WEEKLY;BYDAY=TU",
		"jeden Dienstag und Donnerstag": "FREQ=WEEKLY;BYDAY=TU,TH", "every Monday, Wednesday and Friday": "FREQ=WEEKLY;BYDAY=MO,WE,FR",
		"donnerstags und dienstags": "FREQ=WEEKLY;BYDAY=TU,TH", "every 2 weeks on Tuesday and Thursday": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
		"every weekday": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "werktags": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "montags bis freitags": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
		"jeden Werktag": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Monday to Friday": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
		"every other Tuesday": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every 2nd Tuesday": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "jeden zweiten Dienstag": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
		"every 3rd Friday": "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR", "every 2 Tuesdays": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
		"every 2nd Tuesday of the month": "FREQ=MONTHLY;BYDAY=2TU", "jeden 2. Dienstag im Monat": "FREQ=MONTHLY;BYDAY=2TU", "jeden zweiten Dienstag des Monats": "FREQ=MONTHLY;BYDAY=2TU",
		"the second Tuesday of every month": "FREQ=MONTHLY;BYDAY=2TU", "am 2. Dienstag jedes Monats": "FREQ=MONTHLY;BYDAY=2TU", "monthly on the 2nd Tuesday": "FREQ=MONTHLY;BYDAY=2TU",
		"every last Friday": "FREQ=MONTHLY;BYDAY=-1FR", "last Friday of the month": "FREQ=MONTHLY;BYDAY=-1FR", "letzter Freitag im Monat": "FREQ=MONTHLY;BYDAY=-1FR",
		"am letzten Freitag jedes Monats": "FREQ=MONTHLY;BYDAY=-1FR", "jeden letzten Freitag": "FREQ=MONTHLY;BYDAY=-1FR", "every first Monday": "FREQ=MONTHLY;BYDAY=1MO",
		"every 3 months on the last Friday": "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR", "alle 3 Monate am letzten Freitag": "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR",
		"jeden letzten Werktag im Monat": "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "every first weekday of the month": "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
		"monthly": "FREQ=MONTHLY", "monatlich": "FREQ=MONTHLY", "jeden Monat": "FREQ=MONTHLY", "every 2 months": "FREQ=MONTHLY;INTERVAL=2", "jeden 2. Monat": "FREQ=MONTHLY;INTERVAL=2",
		"every quarter": "FREQ=MONTHLY;INTERVAL=3", "quarterly": "FREQ=MONTHLY;INTERVAL=3", "vierteljährlich": "FREQ=MONTHLY;INTERVAL=3", "jedes Quartal": "FREQ=MONTHLY;INTERVAL=3",
		"halbjährlich": "FREQ=MONTHLY;INTERVAL=6", "alle 2 Quartale": "FREQ=MONTHLY;INTERVAL=6", "jedes halbe Jahr": "",
		"every month on the 15th": "FREQ=MONTHLY;BYMONTHDAY=15", "jeden Monat am 15.": "FREQ=MONTHLY;BYMONTHDAY=15", "on the 15th of every month": "FREQ=MONTHLY;BYMONTHDAY=15",
		"am 15. jedes Monats": "FREQ=MONTHLY;BYMONTHDAY=15", "every 15th": "FREQ=MONTHLY;BYMONTHDAY=15", "jeden 15.": "FREQ=MONTHLY;BYMONTHDAY=15",
		"jeden 15. im Monat": "FREQ=MONTHLY;BYMONTHDAY=15", "monatlich am 1.": "FREQ=MONTHLY;BYMONTHDAY=1", "monthly on the first": "FREQ=MONTHLY;BYMONTHDAY=1",
		"every month on the 31st": "FREQ=MONTHLY;BYMONTHDAY=-1", "jeden Monat am 30.": "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
		"jeden Monat am letzten Tag": "FREQ=MONTHLY;BYMONTHDAY=-1", "last day of the month": "FREQ=MONTHLY;BYMONTHDAY=-1", "am letzten Tag des Monats": "FREQ=MONTHLY;BYMONTHDAY=-1",
		"yearly": "FREQ=YEARLY", "annually": "FREQ=YEARLY", "jährlich": "FREQ=YEARLY", "jedes Jahr": "FREQ=YEARLY", "alle 2 Jahre": "FREQ=YEARLY;INTERVAL=2",
		"every year on 5 March": "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5", "every March 5": "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5", "jedes Jahr am 5. März": "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5",
		"jährlich am 5.3.": "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5", "every 29 February": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
		"every year on the last Friday of November": "FREQ=YEARLY;BYMONTH=11;BYDAY=-1FR", "jedes Jahr am letzten Freitag im November": "FREQ=YEARLY;BYMONTH=11;BYDAY=-1FR",
		"every day, 10 times": "FREQ=DAILY;COUNT=10", "täglich, 10-mal": "FREQ=DAILY;COUNT=10", "weekly 10x": "", "wöchentlich 4 mal": "FREQ=WEEKLY;COUNT=4",
		"weekly until 2027-12-31": "FREQ=WEEKLY;UNTIL=20271231", "wöchentlich bis 31.12.2027": "FREQ=WEEKLY;UNTIL=20271231",
		"every Tuesday, until 31 December 2027": "FREQ=WEEKLY;BYDAY=TU;UNTIL=20271231", "jeden Dienstag, bis 31. Dezember 2027": "FREQ=WEEKLY;BYDAY=TU;UNTIL=20271231",
		"3 weeks after it is done": "3w", "3 Wochen nach Erledigung": "3w", "every 3 weeks after completion": "3w", "einen Monat nach Erledigung": "1m",
		"a month after it is done": "1m", "1 year after": "1y", "10 Tage nach dem Erledigen": "10d", "ein Quartal nach Erledigung": "3m", "2w after done": "2w",
		"FREQ=WEEKLY;BYDAY=MO": "FREQ=WEEKLY;BYDAY=MO", "rrule:freq=daily;count=3": "FREQ=DAILY;COUNT=3",
		"": "", "soon": "", "every": "", "tuesday tuesday tuesday of": "FREQ=WEEKLY;BYDAY=TU", "every 0 weeks": "", "every 1000 weeks": "", "2": "", "15 15": "",
		"every day tuesday": "", "every week in March": "", "every 6th Friday of the month": "", "until 2027-12-31": "", "weekly until tuesday": "", "weekly until 2027-02-30": "",
		"FREQ=HOURLY": "", "FREQ=DAILY;BYHOUR=9,10": "", "after it is done": "", "every Tuesday after it is done": "", "3 weeks after Tuesday": "", "every 31 June": "",
	} {
		got, ok := Read(text)
		if got.String() != want || ok != (want != "") {
			t.Errorf("%q is %q (%v), want %q", text, got, ok, want)
		}
	}
}

func TestWords(t *testing.T) {
	for rule, want := range map[string][2]string{
		"": {"", ""}, "FREQ=DAILY": {"every day", "jeden Tag"}, "FREQ=DAILY;INTERVAL=14": {"every 14 days", "alle 14 Tage"},
		"FREQ=WEEKLY": {"every Tuesday", "jeden Dienstag"}, "FREQ=WEEKLY;INTERVAL=2": {"every 2 weeks on Tuesday", "alle 2 Wochen am Dienstag"},
		"FREQ=WEEKLY;BYDAY=TH,TU":            {"every Tuesday and Thursday", "jeden Dienstag und Donnerstag"},
		"FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU": {"every 2 weeks on Saturday and Sunday", "alle 2 Wochen am Samstag und Sonntag"},
		"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR":   {"every weekday", "montags bis freitags"},
		"FREQ=MONTHLY":                       {"every month on the 1st", "jeden Monat am 1."}, "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=22": {"every 3 months on the 22nd", "alle 3 Monate am 22."},
		"FREQ=MONTHLY;BYMONTHDAY=-1": {"every month on the last day", "jeden Monat am letzten Tag"}, "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1": {"every month on the 30th", "jeden Monat am 30."},
		"FREQ=MONTHLY;BYDAY=2TU": {"every 2nd Tuesday of the month", "jeden 2. Dienstag im Monat"}, "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1": {"every last Friday of the month", "jeden letzten Freitag im Monat"},
		"FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR": {"every 2 months on the last Friday", "alle 2 Monate am letzten Freitag"},
		"FREQ=YEARLY":                        {"every year on 1 December", "jedes Jahr am 1. Dezember"}, "FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYMONTHDAY=5": {"every 2 years on 5 March", "alle 2 Jahre am 5. März"},
		"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1": {"every year on the last day of February", "jedes Jahr am letzten Tag im Februar"},
		"FREQ=YEARLY;BYMONTH=11;BYDAY=-1FR":   {"every year on the last Friday of November", "jedes Jahr am letzten Freitag im November"},
		"FREQ=DAILY;COUNT=10":                 {"every day, 10 times", "jeden Tag, 10-mal"}, "FREQ=WEEKLY;UNTIL=20271231": {"every Tuesday, until 31 December 2027", "jeden Dienstag, bis 31. Dezember 2027"},
		"1w": {"1 week after it is done", "1 Woche nach Erledigung"}, "3m": {"3 months after it is done", "3 Monate nach Erledigung"},
		"FREQ=YEARLY;BYYEARDAY=100": {"by the rule FREQ=YEARLY;BYYEARDAY=100", "nach der Regel FREQ=YEARLY;BYYEARDAY=100"},
	} {
		r, err := Parse(rule)
		if err != nil {
			t.Errorf("%s: %v", rule, err)
		}
		if got := [2]string{r.Words(message.English, tuesday), r.Words(message.German, tuesday)}; got != want {
			t.Errorf("%s: %q, want %q", rule, got, want)
		}
	}
}
