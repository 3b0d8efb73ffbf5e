package followup

import (
	"testing"
	"time"

	"kith/internal/fault"
)

func TestParseDue(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 22, 20, 30, 0, 0, time.UTC) // a Sunday evening, 21:30 in Berlin
	for text, want := range map[string]string{
		"2026-03-01":           "2026-03-01",
		"1.3.2027":             "2027-03-01",
		"24.12.":               "2026-12-24",
		"1.3.":                 "2027-03-01",
		"2026-12-03T10:00":     "2026-12-03T10:00",
		"2026-12-03 10:00":     "2026-12-03T10:00",
		"2026-12-03T09:00:00Z": "2026-12-03T10:00",
		"today":                "2026-11-22",
		"heute":                "2026-11-22",
		"Tomorrow":             "2026-11-23",
		"morgen 8:15":          "2026-11-23T08:15",
		"morgen um 8 Uhr":      "2026-11-23T08:00",
		"Übermorgen":           "2026-11-24",
		"thursday 10:00":       "2026-11-26T10:00",
		"Donnerstag 10 Uhr":    "2026-11-26T10:00",
		"on thursday at 3pm":   "2026-11-26T15:00",
		"am Donnerstag, 10.30": "2026-11-26T10:30",
		"next thursday":        "2026-11-26",
		"Sonntag":              "2026-11-29",
		"sun":                  "2026-11-29",
		"in 3 weeks":           "2026-12-13",
		"in drei Wochen":       "2026-12-13",
		"in einem Monat":       "2026-12-22",
		"in 2 Tagen 9:00":      "2026-11-24T09:00",
		"+2w":                  "2026-12-06",
		"+3t 9:00":             "2026-11-25T09:00",
		"+1m":                  "2026-12-22",
		"+1j":                  "2027-11-22",
		"next week":            "2026-11-23",
		"nächste Woche":        "2026-11-23",
		"12am":                 "2026-11-23T00:00", // the next one,
		"2026-12-03T23:59":     "2026-12-03T23:59",
		"10":                   "2026-12-10",
	} {
		due, err := ParseDue(text, now, berlin)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if got := due.Text(berlin); got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
		if !due.At.IsZero() && due.Zone != "Europe/Berlin" {
			t.Errorf("%q: zone %q", text, due.Zone)
		}
	}
	for _, text := range []string{"", "soon", "2026-02-30", "30.2.2026", "thursday 25:00", "last spring", "in 99999999999 days", "2026-13-01T10:00"} {
		if due, err := ParseDue(text, now, berlin); fault.Code(err) != "followup.bad-due" {
			t.Errorf("%q gave %+v, %v", text, due, err)
		}
	}
}
