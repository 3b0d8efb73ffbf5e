package phrase

import (
	"testing"
	"time"
)

// What the fields of the window understood when they had a grammar of their own, on a Sunday.
func TestFieldsOfTheWindow(t *testing.T) {
	sunday := Context{Now: time.Date(2026, 11, 22, 11, 0, 0, 0, time.UTC), Zone: berlin}
	for text, want := range map[string]string{
		"today": "2026-11-22", "heute": "2026-11-22", "Morgen": "2026-11-23", "tomorrow": "2026-11-23", "übermorgen": "2026-11-24", "uebermorgen": "2026-11-24", "gestern": "2026-11-21 <",
		"2026-12-24": "2026-12-24", "24.12.2026": "2026-12-24", "24.12.": "2026-12-24", "24.12": "2026-12-24", "1.3.27": "2027-03-01", "1.3.": "2027-03-01", "22.11.": "2026-11-22",
		"25/12/2026": "2026-12-25", "12/25": "2026-12-25", "5/5": "2027-05-05", "1. März": "2027-03-01", "1. Maerz 2028": "2028-03-01", "1. Mär": "2027-03-01", "3 March": "2027-03-03",
		"March 3rd, 2027": "2027-03-03", "3rd of March": "2027-03-03", "24. Dez. 2026": "2026-12-24", "29 Feb": "2028-02-29", "Fr": "2026-11-27", "friday": "2026-11-27", "am Freitag": "2026-11-27",
		"nächsten Freitag": "2026-11-27", "So": "2026-11-29", "sonnabend": "2026-11-28", "+3": "2026-11-25", "+2w": "2026-12-06", "in 3 weeks": "2026-12-13", "in 3 Wochen": "2026-12-13",
		"2 Monate": "2027-01-22", "in einer Woche": "2026-11-29", "next week": "2026-11-23 ~", "nächste Woche": "2026-11-23 ~", "next month": "2026-12-22 ~", "in 1 Jahr": "2027-11-22",
		"15": "2026-12-15", "15.": "2026-12-15", "30": "2026-11-30",
		"Donnerstag um zehn": "2026-11-26 10:00", "Thursday at ten": "2026-11-26 10:00", "morgen 15:30": "2026-11-23 15:30", "Do, 9 Uhr": "2026-11-26 09:00", "tomorrow at 3 pm": "2026-11-23 15:00",
		"24.12. 18 Uhr": "2026-12-24 18:00", "in 3 Wochen um 10": "2026-12-13 10:00", "3 March at half past nine": "2027-03-03 09:30",
	} {
		if got := write(Read(text, sunday)); got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
	for _, text := range []string{"", "   ", "soon", "31.2.2027", "32", "3/4", "99.99.", "J", "Ju 3", "2026-13-01", "tomorrowish", "0", "Donnerstag um", "bald um zehn", "Donnerstag 25:00"} {
		if w, ok := Read(text, sunday); ok {
			t.Errorf("%q is %s", text, write(w, ok))
		}
	}
	if w, _ := Read("+1m", Context{Now: time.Date(2026, 1, 31, 11, 0, 0, 0, time.UTC), Zone: berlin}); w.Day != "2026-02-28" {
		t.Errorf("a month after 31 January is %s", w.Day)
	}
}
