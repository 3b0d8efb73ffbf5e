package appointment

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kith/internal/fault"
)

var update = flag.Bool("update", false, "write the golden files anew")

var berlin = func() *time.Location {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	return zone
}()

// now is a Friday noon in Berlin.
var now = time.Date(2026, 3, 6, 11, 0, 0, 0, time.UTC)

// TestReadGolden reads files as programs write them and compares with what is known of them.
func TestReadGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.ics")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			// Files are kept with line feeds; calendars have CRLF.
			text = bytes.ReplaceAll(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")), []byte("\n"), []byte("\r\n"))
			reading, err := Read(context.Background(), bytes.NewReader(text), Options{Now: now, Zone: berlin})
			if err != nil {
				t.Fatal(err)
			}
			got, err := json.MarshalIndent(reading, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, '\n')
			golden := strings.TrimSuffix(path, ".ics") + ".json"
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s differs (go test ./internal/appointment -update writes it anew): %v\n%s", golden, err, got)
			}
		})
	}
}

func event(lines ...string) string {
	return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:u\r\nDTSTAMP:20260101T000000Z\r\nATTENDEE;CN=Anna:mailto:anna@example.org\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
}

func read(t *testing.T, text string, o Options) Reading {
	t.Helper()
	if o.Now.IsZero() {
		o.Now = now
	}
	o.Zone = berlin
	reading, err := Read(context.Background(), strings.NewReader(text), o)
	if err != nil {
		t.Fatal(err)
	}
	return reading
}

// TestWhen: what is over, and on which day by which clock.
func TestWhen(t *testing.T) {
	for _, c := range []struct{ lines, want string }{
		{"DTSTART:20260306T100000Z\r\nDTEND:20260306T110000Z", "2026-03-06 11:00"},
		{"DTSTART:20260306T100000Z\r\nDTEND:20260306T110001Z", ""}, // goes on for another second
		{"DTSTART;TZID=America/New_York:20260305T200000", "2026-03-05 20:00"},
		{"DTSTART;TZID=W. Europe Standard Time:20260305T200000", "2026-03-05 20:00"},
		{"DTSTART:20260305T200000", "2026-03-05 20:00"},
		{"DTSTART;VALUE=DATE:20260305", "2026-03-05 "},
		{"DTSTART;VALUE=DATE:20260306", ""},
		{"DTSTART;VALUE=DATE:20260304\r\nDTEND;VALUE=DATE:20260306", "2026-03-04 "},
		{"DTSTART;VALUE=DATE:20260304\r\nDTEND;VALUE=DATE:20260308", ""},
		{"DTSTART:20260305T230000Z", "2026-03-06 00:00"},
		{"SUMMARY:no time", ""},
	} {
		got := ""
		for _, a := range read(t, event(c.lines), Options{}).Appointments {
			got += a.Day + " " + a.Time
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.lines, got, c.want)
		}
	}
}

// TestSeries: turns that are over, without those left out, moved or cancelled.
func TestSeries(t *testing.T) {
	single := func(id string, lines ...string) string {
		return "BEGIN:VEVENT\r\nUID:u\r\nDTSTAMP:20260101T000000Z\r\nATTENDEE:mailto:anna@example.org\r\nRECURRENCE-ID;TZID=Europe/Berlin:" + id + "\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VEVENT\r\nEND:VCALENDAR"
	}
	series := event("DTSTART;TZID=Europe/Berlin:20260202T100000", "DTEND;TZID=Europe/Berlin:20260202T110000", "RRULE:FREQ=WEEKLY", "EXDATE;TZID=Europe/Berlin:20260216T100000", "RDATE;TZID=Europe/Berlin:20260204T100000")
	days := func(text string, o Options) string {
		var all []string
		for _, a := range read(t, text, o).Appointments {
			all = append(all, a.Day+" "+a.Time+" "+a.Turn)
		}
		return strings.Join(all, "\n")
	}
	for name, c := range map[string]struct{ text, want string }{
		"whole":      {series, "2026-03-02 10:00 20260302T090000Z\n2026-02-23 10:00 20260223T090000Z\n2026-02-09 10:00 20260209T090000Z\n2026-02-04 10:00 20260204T090000Z\n2026-02-02 10:00 20260202T090000Z"},
		"moved":      {strings.Replace(series, "END:VCALENDAR", single("20260302T100000", "DTSTART;TZID=Europe/Berlin:20260303T150000"), 1), "2026-03-03 15:00 20260302T090000Z\n2026-02-23 10:00 20260223T090000Z\n2026-02-09 10:00 20260209T090000Z\n2026-02-04 10:00 20260204T090000Z\n2026-02-02 10:00 20260202T090000Z"},
		"cancelled":  {strings.Replace(series, "END:VCALENDAR", single("20260302T100000", "DTSTART;TZID=Europe/Berlin:20260302T100000", "STATUS:CANCELLED"), 1), "2026-02-23 10:00 20260223T090000Z\n2026-02-09 10:00 20260209T090000Z\n2026-02-04 10:00 20260204T090000Z\n2026-02-02 10:00 20260202T090000Z"},
		"all off":    {strings.Replace(series, "RRULE", "STATUS:CANCELLED\r\nRRULE", 1), ""},
		"called off": {strings.Replace(series, "VERSION:2.0", "VERSION:2.0\r\nMETHOD:CANCEL", 1), ""},
		"summer":     {event("DTSTART;TZID=Europe/Berlin:20251019T100000", "RRULE:FREQ=WEEKLY;COUNT=2"), "2025-10-26 10:00 20251026T090000Z\n2025-10-19 10:00 20251019T080000Z"},
		"days":       {event("DTSTART;VALUE=DATE:20260301", "RRULE:FREQ=DAILY;COUNT=3"), "2026-03-03  20260303\n2026-03-02  20260302\n2026-03-01  20260301"},
		// Nobody meets anybody every second: the rule is not followed, and a warning says so.
		"seconds": {event("DTSTART:19260101T100000Z", "RRULE:FREQ=SECONDLY;UNTIL=20260101T000000Z"), "1926-01-01 11:00 "},
	} {
		if got := days(c.text, Options{}); got != c.want {
			t.Errorf("%s: %s\nwant %s", name, got, c.want)
		}
	}
	if got := days(series, Options{Since: "2026-02-10"}); got != "2026-03-02 10:00 20260302T090000Z\n2026-02-23 10:00 20260223T090000Z" {
		t.Errorf("since: %s", got)
	}
}

// TestHostile: what is made to cost much is bounded, and told.
func TestHostile(t *testing.T) {
	long := read(t, event("DTSTART:19000101T100000Z", "RRULE:FREQ=DAILY"), Options{})
	if n := len(long.Appointments); n != mostTurns || long.Left.Many < 40_000 || long.Appointments[0].Day != "2026-03-06" {
		t.Errorf("a century of days: %d, %+v, latest %s", n, long.Left, long.Appointments[0].Day)
	}
	var many strings.Builder
	many.WriteString("BEGIN:VCALENDAR\r\n")
	for i := range 200 {
		fmt.Fprintf(&many, "BEGIN:VEVENT\r\nUID:u%d\r\nATTENDEE:mailto:a%d@example.org\r\nDTSTART:19000101T100000Z\r\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\r\nEND:VEVENT\r\n", i, i)
	}
	if r := read(t, many.String()+"END:VCALENDAR", Options{}); r.Left.Many == 0 {
		t.Errorf("rules that never come true: %+v", r.Left)
	}
	if _, err := Read(context.Background(), strings.NewReader(strings.Repeat("X", mostBytes+1)), Options{Now: now, Zone: berlin}); fault.Code(err) != "appointment.too-large" {
		t.Error(err)
	}
	if _, err := Read(context.Background(), strings.NewReader("BEGIN:VCARD\r\nEND:VCARD"), Options{Now: now, Zone: berlin}); fault.Code(err) != "appointment.no-calendar" {
		t.Error(err)
	}
	if _, err := Read(context.Background(), strings.NewReader(event("DTSTART:20260101T100000Z")), Options{Now: now, Zone: berlin, Since: "someday"}); fault.Code(err) != "appointment.bad-since" {
		t.Error(err)
	}
	broken := read(t, strings.Replace(event("DTSTART:20260101T100000Z", "no line at all", "ATTENDEE;CN=\"broken:mailto:x@example.org", "ATTENDEE:mailto:ben@example.org"), "END:VEVENT\r\nEND:VCALENDAR\r\n", "", 1), Options{})
	if len(broken.Appointments) != 1 || len(broken.Appointments[0].People) != 2 || len(broken.Warnings) < 2 {
		t.Errorf("%+v", broken)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Read(ctx, strings.NewReader(event("DTSTART:20260101T100000Z")), Options{Now: now, Zone: berlin}); err == nil {
		t.Error("goes on when stopped")
	}
}

func FuzzRead(f *testing.F) {
	f.Add(event("DTSTART:20260101T100000Z", "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20260108T100000Z", "SUMMARY:Lunch"))
	f.Add(event("DTSTART;VALUE=DATE:20260101", "RECURRENCE-ID;VALUE=DATE:20260101", "DESCRIPTION:<p>a</p>[@x](kith:new)"))
	files, _ := filepath.Glob("testdata/*.ics")
	for _, path := range files {
		if text, err := os.ReadFile(path); err == nil {
			f.Add(string(text))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		reading, err := Read(context.Background(), strings.NewReader(text), Options{Now: now, Zone: berlin})
		if err != nil {
			return
		}
		seen := map[[2]string]bool{}
		for _, a := range reading.Appointments {
			id := [2]string{a.UID, a.Turn}
			if len(a.People) == 0 || a.Day == "" || a.Kind == "" || seen[id] && !a.Journal {
				t.Errorf("%+v", a)
			}
			seen[id] = true
			for _, p := range a.People {
				if p.key() == "" {
					t.Errorf("%+v has nobody", a)
				}
			}
		}
	})
}
