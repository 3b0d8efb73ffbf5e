package icalendar

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// RFC 5545 section 3.6.5: the definition of every zone there is, read back by
// the reader of foreign zones, gives Go's own offsets around each change of the
// clocks from 1970 to 2099.
func TestEveryZoneIsDefinedExactly(t *testing.T) {
	names := zoneNames(t)
	if testing.Short() {
		names = []string{"Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC",
			"Europe/Dublin", "Africa/Cairo", "Africa/Casablanca", "America/Nuuk", "Asia/Gaza", "Antarctica/Troll"}
	}
	for _, name := range names {
		loc := zone(t, name)
		for _, from := range []time.Time{time.Unix(0, 0), time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC), time.Date(2040, 12, 31, 12, 0, 0, 0, time.UTC)} {
			z := &foreignZone{}
			size := 0
			for _, o := range observances(loc, from) {
				n := &node{}
				for key, props := range o.component().Props {
					n.props = append(n.props, propertyLine{Property: Property{Name: key, Value: props[0].Value}})
				}
				z.onsets = append(z.onsets, readOnsets(n)...)
				size++
			}
			checks := []time.Time{from.Add(48 * time.Hour)}
			for at := nextChange(from.In(loc)); !at.IsZero(); at = nextChange(at) {
				checks = append(checks, at.Add(-30*time.Hour), at.Add(30*time.Hour))
			}
			for _, at := range checks {
				if at.Before(from) {
					continue
				}
				_, want := at.In(loc).Zone()
				if got := z.offset(clockIn(at, loc)); got != time.Duration(want)*time.Second {
					t.Errorf("%s from %d: at %s offset %v, want %v", name, from.Year(), at, got, time.Duration(want)*time.Second)
					break
				}
			}
			lunar := strings.Contains("Africa/Casablanca Africa/El_Aaiun Asia/Gaza Asia/Hebron", name) // Ramadan moves
			if from.Year() == 2026 && size > 4 && !lunar {
				t.Errorf("%s takes %d parts: its yearly rule was not found", name, size)
			}
		}
	}
}

// zoneNames are all names the system's zone files have.
func zoneNames(t *testing.T) []string {
	const root = "/usr/share/zoneinfo"
	var names []string
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if d != nil && (d.Name() == "right" || d.Name() == "posix") {
				return filepath.SkipDir
			}
			return err
		}
		name, _ := filepath.Rel(root, path)
		if head, err := os.ReadFile(path); err == nil && bytes.HasPrefix(head, []byte("TZif")) && loadZone(name) != nil {
			names = append(names, name)
		}
		return nil
	})
	if err != nil || len(names) < 100 {
		t.Skip("no zone files on this system")
	}
	return names
}

// interop.md, "go-ical": no VTIMEZONE is generated. A rule that has held since
// before the item is all there is to say.
func TestZoneIsShort(t *testing.T) {
	loc := zone(t, "Europe/Berlin")
	file := string(encode(t, Calendar{Items: []Item{{
		UID: "a", Stamp: stamp, When: When{At: time.Date(2026, 3, 1, 9, 0, 0, 0, loc), Zone: loc}, Recurrence: "FREQ=WEEKLY",
	}}}))
	want := strings.ReplaceAll(`BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:20260329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20251026T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
`, "\n", "\r\n")
	if !strings.Contains(file, want) || !strings.Contains(file, "\r\nDTSTART;TZID=Europe/Berlin:20260301T090000\r\n") {
		t.Errorf("got\n%s", file)
	}
}

// interop.md, "go-ical": time.Local gives TZID=Local. Nor may a fixed offset
// pass for the zone whose name it bears.
func TestNoZoneCalledLocal(t *testing.T) {
	old := time.Local
	defer func() { time.Local = old }()
	berlin, err := os.ReadFile("/usr/share/zoneinfo/Europe/Berlin")
	if err != nil {
		t.Skip(err)
	}
	if time.Local, err = time.LoadLocationFromTZData("Local", berlin); err != nil {
		t.Fatal(err)
	}
	for _, loc := range []*time.Location{time.Local, time.FixedZone("CET", 3600), time.FixedZone("", -7200), time.FixedZone("UTC", 3600), time.FixedZone("a\r\nb\";:", 60)} {
		it := Item{UID: "a", Stamp: stamp, When: When{At: time.Date(2026, 1, 5, 9, 0, 0, 0, loc), Zone: loc}, Recurrence: "FREQ=WEEKLY"}
		file := encode(t, Calendar{Items: []Item{it}})
		if s := string(file); strings.Contains(s, "Local") || !strings.Contains(s, "TZID:Kith-") || strings.Contains(s, "TZID=CET") {
			t.Errorf("%v:\n%s", loc, s)
		}
		if it.Recurrence = ""; !strings.Contains(string(encode(t, Calendar{Items: []Item{it}})), "\r\nDTSTART:2026") {
			t.Errorf("%v: a single event is not in UTC", loc)
		}
		for _, r := range readers {
			t.Run(r.name, func(t *testing.T) {
				got := r.read(t, file, "2026-10-01").Items[0].Starts
				it.Recurrence = "FREQ=WEEKLY"
				if want := occurrences(t, it, time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)); strings.Join(got, " ") != strings.Join(want, " ") {
					t.Errorf("%v: got %v, want %v", loc, got, want)
				}
			})
		}
	}
}

// RFC 5545 section 3.3.5: twice is the first, skipped counts from before.
func TestWall(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	for in, want := range map[string]string{
		"2026-03-29T01:59:59Z": "2026-03-29T00:59:59Z",
		"2026-03-29T02:30:00Z": "2026-03-29T01:30:00Z",
		"2026-03-29T03:00:00Z": "2026-03-29T01:00:00Z",
		"2026-10-25T02:30:00Z": "2026-10-25T00:30:00Z",
		"2026-10-25T03:00:00Z": "2026-10-25T02:00:00Z",
		"2026-07-01T12:00:00Z": "2026-07-01T10:00:00Z",
	} {
		at, _ := time.Parse(time.RFC3339, in)
		if got := utcText(wall(at, berlin)); got != want {
			t.Errorf("wall(%s) = %s, want %s", in, got, want)
		}
	}
}
