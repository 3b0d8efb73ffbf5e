package icalendar

import (
	"testing"
	"time"
)

// What PointProperty writes, Times reads.
func TestTimes(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 3, 29, 8, 30, 0, 0, time.UTC)
	for _, times := range [][]When{
		{{AllDay: true, Day: Day{2026, 2, 28}}, {AllDay: true, Day: Day{2026, 3, 1}}},
		{{At: at, Zone: time.UTC}, {At: at.AddDate(0, 1, 0), Zone: time.UTC}},
		{{At: at, Floating: true}},
		{{At: at, Zone: berlin}, {At: at.AddDate(0, 0, -1), Zone: berlin}},
	} {
		got := PointProperty("EXDATE", times...).Times()
		if len(got) != len(times) {
			t.Fatalf("%v: %v", times, got)
		}
		for i := range got {
			if !got[i].same(times[i]) {
				t.Errorf("%v came back as %v", times[i], got[i])
			}
		}
	}
	for value, want := range map[string]int{"": 0, "nonsense,20260301": 1, "20260301T100000Z/PT1H,20260302T100000Z/20260302T110000Z": 2, "99999999T999999Z": 0} {
		if got := (Property{Value: value}).Times(); len(got) != want {
			t.Errorf("%q: %v", value, got)
		}
	}
	if got := (Property{Params: map[string][]string{"TZID": {"/example.org/2020/Europe/Berlin"}}, Value: "20260701T100000"}).Times(); len(got) != 1 || got[0].Zone.String() != "Europe/Berlin" {
		t.Errorf("%v", got)
	}
}
