package icalendar

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

var stamp = time.Date(2026, 11, 3, 8, 30, 0, 0, time.UTC)

func encode(t testing.TB, c Calendar) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Encode(&b, c); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// interop.md, "go-ical" and "What calendar programs do": birthdays must fall on
// the same days everywhere, those of 29 February too.
func TestReadersAgreeOnBirthdays(t *testing.T) {
	var c Calendar
	want := map[string][]string{}
	for _, day := range []Day{{1980, 5, 9}, {0, 5, 9}, {1931, 12, 31}, {1980, 2, 29}, {1976, 2, 29}, {0, 2, 29}, {1948, 2, 29}, {1981, 2, 28}, {2024, 2, 29}, {1970, 1, 1}} {
		uid := "birthday " + day.String()
		c.Items = append(c.Items, Birthday(uid, "Käthe", day, stamp, &Alarm{Before: 15 * time.Hour}))
		for y := YearlyStart(day).Year; y < 2041; y++ {
			d := Day{y, day.Month, day.Day}
			if !d.Valid() {
				d.Day = 28
			}
			want[uid] = append(want[uid], d.String())
		}
	}
	file := encode(t, c)
	until := time.Date(2041, 1, 1, 0, 0, 0, 0, time.UTC)
	for i, it := range c.Items {
		if got := occurrences(t, it, until); !slices.Equal(got, want[it.UID]) {
			t.Errorf("Occurrences, %s: %v", c.Items[i].UID, got)
		}
	}
	for _, r := range readers {
		t.Run(r.name, func(t *testing.T) {
			got := r.read(t, file, until.Format(time.DateOnly))
			if len(got.Items) != len(c.Items) {
				t.Fatalf("%d items, want %d", len(got.Items), len(c.Items))
			}
			for _, it := range got.Items {
				if !slices.Equal(it.Starts, want[it.UID]) {
					t.Errorf("%s: got %v\nwant %v", it.UID, it.Starts, want[it.UID])
				}
				if it.Trigger == nil || *it.Trigger != -15*3600 {
					t.Errorf("%s: trigger %v", it.UID, it.Trigger)
				}
				for i, s := range it.Starts {
					if d, _ := ParseDay(s); d.Add(1).String() != it.Ends[i] {
						t.Errorf("%s: %s ends %s", it.UID, s, it.Ends[i])
					}
				}
			}
		})
	}
}

// Timed rules keep the time of the clock where the person lives, before and
// after the clocks change, and the readers have nothing but our VTIMEZONE.
func TestReadersAgreeOnTimedRules(t *testing.T) {
	var c Calendar
	for _, name := range []string{
		"Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC",
		"Europe/Dublin", "Africa/Cairo", "Africa/Casablanca", "America/Nuuk", "Asia/Gaza", "America/Sao_Paulo", "Pacific/Apia",
	} {
		loc := zone(t, name)
		for _, rule := range []string{
			"FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU", "FREQ=MONTHLY;BYDAY=-1SU", "FREQ=MONTHLY",
			"FREQ=DAILY;UNTIL=20260501", "FREQ=MONTHLY;COUNT=30", "FREQ=YEARLY;INTERVAL=3",
		} {
			for _, at := range []time.Time{
				time.Date(2026, 1, 18, 18, 30, 0, 0, loc), time.Date(2006, 3, 12, 8, 0, 0, 0, loc), time.Date(2026, 7, 31, 4, 15, 0, 0, loc),
			} {
				c.Items = append(c.Items, Item{
					UID: fmt.Sprintf("%s %s %s", name, rule, at.Format(time.DateTime)), Stamp: stamp, Summary: "Stammtisch",
					When: When{At: at, Zone: loc, Duration: 90 * time.Minute}, Recurrence: rule,
				})
			}
		}
	}
	c.Items = slices.DeleteFunc(c.Items, func(it Item) bool {
		return strings.Contains(it.Recurrence, "UNTIL") && !it.When.At.Equal(time.Date(2026, 1, 18, 18, 30, 0, 0, it.When.Zone))
	})
	until := time.Date(2029, 1, 1, 0, 0, 0, 0, time.UTC)
	want := map[string][]string{}
	for _, it := range c.Items {
		want[it.UID] = occurrences(t, it, until)
	}
	file := encode(t, c)
	for _, r := range readers {
		t.Run(r.name, func(t *testing.T) {
			got := r.read(t, file, until.Format(time.DateOnly))
			if len(got.Items) != len(c.Items) {
				t.Fatalf("%d items, want %d", len(got.Items), len(c.Items))
			}
			for _, it := range got.Items {
				for i := range max(len(it.Starts), len(want[it.UID])) {
					if i >= len(it.Starts) || i >= len(want[it.UID]) || it.Starts[i] != want[it.UID][i] {
						t.Errorf("%s: %d: got %v, want %v", it.UID, i, it.Starts[min(i, len(it.Starts)):min(i+2, len(it.Starts))],
							want[it.UID][min(i, len(want[it.UID])):min(i+2, len(want[it.UID]))])
						break
					}
				}
			}
		})
	}
}

// RFC 5545 section 3.3.10: UNTIL has the form of DTSTART, in UTC where that has
// a zone; dateutil refuses others. interop.md: rrule-go rejects a trailing
// semicolon, lower case, RSCALE and X- parts.
func TestRecurrence(t *testing.T) {
	berlin := When{At: time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC), Zone: zone(t, "Europe/Berlin")}
	day := When{AllDay: true, Day: Day{2026, 1, 1}}
	floating := When{At: time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC), Floating: true}
	for _, c := range []struct {
		in   string
		when When
		want string // "" is an error
	}{
		{"freq=weekly;byday=mo;", berlin, "FREQ=WEEKLY;BYDAY=MO"},
		{"RRULE:FREQ=DAILY ; COUNT=3", berlin, "FREQ=DAILY;COUNT=3"},
		{"FREQ=DAILY;UNTIL=20260701", berlin, "FREQ=DAILY;UNTIL=20260701T215959Z"},
		{"FREQ=DAILY;UNTIL=20260701T120000", berlin, "FREQ=DAILY;UNTIL=20260701T100000Z"},
		{"FREQ=DAILY;UNTIL=20260701T120000Z", berlin, "FREQ=DAILY;UNTIL=20260701T120000Z"},
		{"FREQ=DAILY;UNTIL=20260701T120000Z", day, "FREQ=DAILY;UNTIL=20260701"},
		{"FREQ=DAILY;UNTIL=20260701T120000Z", floating, "FREQ=DAILY;UNTIL=20260701T120000"},
		{"FREQ=DAILY;UNTIL=20260732", day, ""},
		{"FREQ=DAILY;UNTIL=20260701;COUNT=2", day, ""},
		{"FREQ=DAILY;INTERVAL=0", day, ""},
		{"FREQ=DAILY;COUNT=-1", day, ""},
		{"FREQ=YEARLY;BYMONTH=0", day, ""},
		{"FREQ=YEARLY;BYMONTH=13", day, ""},
		{"FREQ=YEARLY;BYEASTER=0", day, ""},
		{"FREQ=DAILY;FREQ=YEARLY", day, ""},
		{"RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=BACKWARD", day, ""},
		{"FREQ=DAILY;X-KITH=1", day, ""},
		{"FREQ=SOMETIMES", day, ""},
		{"FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", berlin, ""},
		{"FREQ=DAILY\r\nATTACH:x", day, ""},
		{";;;", day, ""},
		{"", day, ""},
	} {
		got, err := recurrence(c.in, c.when)
		if got != c.want || (err != nil) != (c.want == "") {
			t.Errorf("recurrence(%q) = %q, %v; want %q", c.in, got, err, c.want)
		}
	}
}
