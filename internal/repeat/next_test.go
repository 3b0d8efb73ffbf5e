package repeat

import (
	"strings"
	"testing"
	"time"

	"kith/internal/icalendar"
)

func parse(t testing.TB, text string) Rule {
	t.Helper()
	r, err := Parse(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return r
}

// at reads a day, or a time of the clock in a zone: "2026-10-20 10:00 Europe/Berlin".
func at(t testing.TB, text string) icalendar.When {
	t.Helper()
	fields := strings.Fields(text)
	if len(fields) == 1 {
		day, err := icalendar.ParseDay(text)
		if err != nil {
			t.Fatal(err)
		}
		return icalendar.When{AllDay: true, Day: day}
	}
	zone, err := time.LoadLocation(fields[2])
	if err != nil {
		t.Fatal(err)
	}
	moment, err := time.ParseInLocation("2006-01-02 15:04", fields[0]+" "+fields[1], zone)
	if err != nil {
		t.Fatal(err)
	}
	return icalendar.When{At: moment.UTC(), Zone: zone}
}

func said(when icalendar.When) string {
	if when.AllDay {
		return when.Day.String()
	}
	return when.At.In(when.Zone).Format("2006-01-02 15:04 ") + when.Zone.String()
}

func TestFirst(t *testing.T) {
	for _, c := range []struct{ rule, from, want string }{
		{"FREQ=WEEKLY;INTERVAL=2", "2026-12-01", "2026-12-01"},
		{"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-12-02", "2026-12-08"}, // not in a week and a half: it has not begun
		{"FREQ=MONTHLY;BYDAY=-1FR", "2026-12-01", "2026-12-25"},
		{"FREQ=MONTHLY;BYDAY=-1FR", "2026-12-26", "2027-01-29"},
		{"FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15;COUNT=2", "2026-12-16", "2027-01-15"},
		{"FREQ=MONTHLY;BYDAY=2TU", "2026-12-08 10:00 Europe/Berlin", "2026-12-08 10:00 Europe/Berlin"},
		{"3w", "2026-12-02", "2026-12-02"},
	} {
		if got, ok := parse(t, c.rule).First(at(t, c.from)); !ok || said(got) != c.want {
			t.Errorf("%s from %s begins %s (%v), want %s", c.rule, c.from, said(got), ok, c.want)
		}
	}
	if got, ok := parse(t, "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30").First(at(t, "2026-12-01")); ok {
		t.Errorf("30 February is %v", got)
	}
}

func TestNext(t *testing.T) {
	for _, c := range []struct{ rule, start, last, done, want string }{
		// A month and a year end, leap days, the 31st.
		{"FREQ=WEEKLY;INTERVAL=2", "2026-12-01", "2026-12-29", "2026-12-29", "2027-01-12"},
		{"FREQ=MONTHLY", "2026-10-31", "2026-10-31", "2026-10-31", "2026-11-30"},
		{"FREQ=MONTHLY", "2026-10-31", "2027-01-31", "2027-01-31", "2027-02-28"},
		{"FREQ=MONTHLY", "2026-10-31", "2027-02-28", "2027-02-28", "2027-03-31"},
		{"FREQ=MONTHLY", "2026-10-30", "2027-01-30", "2027-01-30", "2027-02-28"},
		{"FREQ=MONTHLY", "2026-10-30", "2027-02-28", "2027-02-28", "2027-03-30"},
		{"FREQ=MONTHLY", "2027-10-29", "2028-01-29", "2028-01-29", "2028-02-29"},
		{"FREQ=YEARLY", "2028-02-29", "2028-02-29", "2028-02-29", "2029-02-28"},
		{"FREQ=YEARLY", "2028-02-29", "2031-02-28", "2031-02-28", "2032-02-29"},
		{"FREQ=DAILY", "2026-12-30", "2026-12-31", "2026-12-31", "2027-01-01"},
		// What has passed meanwhile is skipped; what is done early stays in step.
		{"FREQ=WEEKLY", "2026-12-01", "2026-12-01", "2026-12-23", "2026-12-29"},
		{"FREQ=WEEKLY", "2026-12-01", "2026-12-08", "2026-12-06", "2026-12-15"},
		{"FREQ=WEEKLY", "2026-12-01", "2026-12-01", "2026-12-08", "2026-12-15"}, // done on the next one's day: not again today
		// Ten o'clock in Berlin and New York, across the clocks' changes, one of which is seen from the other side.
		{"FREQ=WEEKLY", "2026-10-20 10:00 Europe/Berlin", "2026-10-20 10:00 Europe/Berlin", "2026-10-20", "2026-10-27 10:00 Europe/Berlin"},
		{"FREQ=WEEKLY", "2026-10-20 10:00 Europe/Berlin", "2027-03-23 10:00 Europe/Berlin", "2027-03-23", "2027-03-30 10:00 Europe/Berlin"},
		{"FREQ=DAILY", "2026-10-31 10:00 America/New_York", "2026-10-31 10:00 America/New_York", "2026-10-31", "2026-11-01 10:00 America/New_York"},
		{"FREQ=MONTHLY;BYDAY=-1SU", "2026-09-27 02:30 Europe/Berlin", "2027-02-28 02:30 Europe/Berlin", "2027-02-28", "2027-03-28 03:30 Europe/Berlin"}, // there is no 2:30
		{"FREQ=MONTHLY;BYDAY=-1SU", "2026-09-27 02:30 Europe/Berlin", "2027-03-28 03:30 Europe/Berlin", "2027-03-28", "2027-04-25 02:30 Europe/Berlin"},
		// An end.
		{"FREQ=DAILY;COUNT=3", "2026-12-01", "2026-12-02", "2026-12-02", "2026-12-03"},
		{"FREQ=DAILY;COUNT=3", "2026-12-01", "2026-12-03", "2026-12-03", ""},
		{"FREQ=DAILY;COUNT=3", "2026-12-01", "2026-12-01", "2026-12-10", ""},
		{"FREQ=WEEKLY;UNTIL=20261208", "2026-12-01 23:30 America/New_York", "2026-12-01 23:30 America/New_York", "2026-12-01", "2026-12-08 23:30 America/New_York"},
		{"FREQ=WEEKLY;UNTIL=20261208", "2026-12-01 23:30 America/New_York", "2026-12-08 23:30 America/New_York", "2026-12-08", ""},
		// After it is done.
		{"3w", "2026-12-01", "2026-12-01", "2026-12-05", "2026-12-26"},
		{"1m", "2026-12-01", "2026-12-01", "2027-01-31", "2027-02-28"},
		{"1y", "2028-02-29", "2028-02-29", "2028-02-29", "2029-02-28"},
		{"10d", "2026-12-01", "2026-12-01", "2026-12-25", "2027-01-04"},
		{"2w", "2026-10-20 10:00 Europe/Berlin", "2026-10-20 10:00 Europe/Berlin", "2026-10-20", "2026-11-03 10:00 Europe/Berlin"},
	} {
		day := at(t, c.done).Day
		got, ok := parse(t, c.rule).Next(at(t, c.start), at(t, c.last), day)
		if ok != (c.want != "") || ok && said(got) != c.want {
			t.Errorf("%s from %s: after %s, done %s, comes %s (%v), want %s", c.rule, c.start, c.last, c.done, said(got), ok, c.want)
		}
	}
}

// What is left of a series, written with the present time as its start, goes on as the whole does.
func TestRemaining(t *testing.T) {
	for _, c := range []struct{ rule, start string }{
		{"FREQ=DAILY;COUNT=7", "2026-12-28"}, {"FREQ=MONTHLY", "2026-08-31"}, {"FREQ=MONTHLY;COUNT=9", "2026-08-30"}, {"FREQ=YEARLY", "2028-02-29"},
		{"FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR;COUNT=12", "2026-12-04"}, {"FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR", "2026-11-27 10:00 Europe/Berlin"},
		{"FREQ=WEEKLY;UNTIL=20270301", "2026-12-01 09:00 America/New_York"}, {"FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=-1", "2024-02-29"},
	} {
		whole := parse(t, c.rule).Upcoming(at(t, c.start), 20)
		for i, from := range whole {
			rest := parse(t, c.rule).Remaining(at(t, c.start), from).Upcoming(from, len(whole)-i)
			if len(rest) != len(whole)-i {
				t.Fatalf("%s: %d times are left from %s, want %d", c.rule, len(rest), said(from), len(whole)-i)
			}
			for j := range rest {
				if said(rest[j]) != said(whole[i+j]) {
					t.Fatalf("%s from %s: %s, want %s", c.rule, said(from), said(rest[j]), said(whole[i+j]))
				}
			}
		}
		if before, ok := parse(t, c.rule).Before(at(t, c.start), whole[2]); !ok || said(before) != said(whole[1]) {
			t.Errorf("%s: before %s comes %s (%v)", c.rule, said(whole[2]), said(before), ok)
		}
		if _, ok := parse(t, c.rule).Before(at(t, c.start), whole[0]); ok {
			t.Errorf("%s: something is before the first", c.rule)
		}
	}
}

func TestBadRules(t *testing.T) {
	for _, text := range []string{"soon", "0w", "1000w", "2x", "FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9", "FREQ=DAILY;INTERVAL=1000", "FREQ=DAILY;COUNT=100000", "2w;"} {
		if r, err := Parse(text); err == nil {
			t.Errorf("%q is %q", text, r)
		}
	}
}
