package phrase

import (
	"strings"
	"testing"
	"time"
)

// found writes the phrases of a text as [words → meaning].
func found(text string, past bool) string {
	var out []string
	for _, f := range Find(text, Context{Now: now, Zone: berlin, Past: past}) {
		out = append(out, "["+text[f.Start:f.End]+" → "+write(f.When, true)+"]")
	}
	return strings.Join(out, " ")
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		text, want string
		past       bool
	}{
		{"gestern Mittagessen mit Anna Weber, in 3 Wochen nachfragen", "[gestern → 2026-11-24 <] [in 3 Wochen → 2026-12-16]", true},
		{"Coffee with Anna Weber tomorrow 15:00, looks for a tax adviser", "[tomorrow 15:00 → 2026-11-26 15:00]", false},
		{"remind me Friday", "[Friday → 2026-11-27]", false},
		{"am Montag anrufen", "[am Montag → 2026-11-30]", false},
		{"Kaffee mit Jörg letzten Dienstag um 15 Uhr in Köln", "[letzten Dienstag um 15 Uhr → 2026-11-24 15:00 <]", true},
		{"Lunch with Sun Li on Sun, she may help", "[on Sun → 2026-11-22 <]", true},
		{"so do it, in fall he might march", "", false},
		{"guten Morgen, Frau Sommer und Herr Mai", "", true},
		{"auf jeden Fall im Sommer", "[im Sommer → 2026-22 ~ <]", true},
		{"Kaffee mit Maria, Treffen zu Mariä Himmelfahrt", "[zu Mariä Himmelfahrt → 2026-08-15 <]", true},
		{"15 Leute, Version 3.4, 24/7 für 100 € um 10 Prozent", "", true},
		{"Susan Sontag und Morgan trafen sich, Montage im Werk", "", true},
		{"Treffen am 3.4. mit Ömer", "[am 3.4. → 2026-04-03 <]", true},
		{"Treffen am 3.4., danach Kaffee", "[am 3.4. → 2026-04-03 <]", true},
		{"met on 3 April 2026 in Rome; call by Friday", "[on 3 April 2026 → 2026-04-03 <] [by Friday → 2026-11-20 <]", true},
		{"promised to send the deck by next Friday 3pm.", "[by next Friday 3pm → 2026-11-27 15:00]", false},
		{"Anfang März Ostern besprechen", "[Anfang März → 2027-03-01 ~] [Ostern → 2027-03-28]", false},
		{"Telefonat heute früh, nächste Woche nachhaken", "[heute früh → 2026-11-25] [nächste Woche → 2026-11-30 ~]", true},
		{"2 Wochen Urlaub, 3 Tage Köln", "", true},
		{"Projekt Alpha2 und B2B am Ende", "", true},
		{"kennt sich aus mit Excel 2016", "", true},
		{"um zehn telefonieren", "[um zehn → 2026-11-26 10:00]", false},
		{"der zweite Vorsitzende, am ersten Projekt", "", true},
		{"in einer Woche und vor zwei Jahren", "[in einer Woche → 2026-12-02] [vor zwei Jahren → 2024-11-25 <]", true},
	} {
		if got := found(c.text, c.past); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestReadTime(t *testing.T) {
	for text, want := range map[string]string{
		"10": "10:00", "9:30": "09:30", "9.30": "09:30", "1430": "14:30", "15 Uhr": "15:00", "15h": "15:00", "3pm": "15:00", "12 am": "00:00", "12pm": "12:00", "00:00": "00:00",
		"zehn": "10:00", "Zehn Uhr": "10:00", "ten o'clock": "10:00", "halb zehn": "09:30", "half past nine": "09:30", "noon": "12:00", "zwölf": "12:00", "03:00": "03:00", "3 Uhr": "03:00", "3": "15:00", "drei": "15:00",
		"um 10": "10:00", "at 9": "09:00", "abends": "19:00", "halb eins": "12:30", "halb zwölf": "11:30", "Viertel vor zwölf": "11:45", "quarter to one": "12:45", "Viertel vor eins": "12:45", "9 a.m.": "09:00", "Mitternacht": "00:00",
	} {
		if got, ok := ReadTime(text); !ok || got != want {
			t.Errorf("%q is %q %v, want %s", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "24:00", "10:60", "halb", "halb zwanzig", "13pm", "0am", "Freitag", "25", "zehn Leute"} {
		if got, ok := ReadTime(text); ok {
			t.Errorf("%q is %q", text, got)
		}
	}
}

// The clocks of Berlin jump from 2 to 3 on 29 March 2026 and back from 3 to 2 on 25 October.
func TestClockChanges(t *testing.T) {
	for _, c := range []struct{ now, text, day, time, moment string }{
		{"2026-03-28T22:30:00Z", "morgen", "2026-03-29", "", ""}, // 23:30 there
		{"2026-03-28T23:30:00Z", "morgen", "2026-03-30", "", ""}, // 00:30 on the 29th
		{"2026-03-28T12:00:00Z", "morgen 02:30", "2026-03-29", "02:30", "2026-03-29T01:30:00Z"},
		{"2026-03-28T12:00:00Z", "morgen 10 Uhr", "2026-03-29", "10:00", "2026-03-29T08:00:00Z"},
		{"2026-10-24T12:00:00Z", "morgen 02:30", "2026-10-25", "02:30", "2026-10-25T00:30:00Z"},
		{"2026-10-24T12:00:00Z", "morgen 03:00", "2026-10-25", "03:00", "2026-10-25T02:00:00Z"},
		{"2026-10-24T22:30:00Z", "in zwei Stunden", "2026-10-25", "02:30", "2026-10-25T00:30:00Z"},
		{"2026-10-01T12:00:00Z", "in 4 Wochen 9:00", "2026-10-29", "09:00", "2026-10-29T08:00:00Z"},
	} {
		at, err := time.Parse(time.RFC3339, c.now)
		if err != nil {
			t.Fatal(err)
		}
		w, ok := Read(c.text, Context{Now: at, Zone: berlin})
		if !ok || w.Day != c.day || w.Time != c.time {
			t.Errorf("%s at %s is %+v %v", c.text, c.now, w, ok)
		}
		if moment, ok := w.Moment(berlin); c.moment != "" && (!ok || moment.Format(time.RFC3339) != c.moment) {
			t.Errorf("%s at %s is the moment %s, want %s", c.text, c.now, moment.Format(time.RFC3339), c.moment)
		}
	}
}

// Easter of some years, of the lists of the Physikalisch-Technische Bundesanstalt: the earliest and latest there can be among them.
func TestEaster(t *testing.T) {
	for year, want := range map[int]string{1818: "03-22", 1943: "04-25", 2000: "04-23", 2008: "03-23", 2019: "04-21", 2024: "03-31", 2026: "04-05", 2027: "03-28", 2038: "04-25", 2100: "03-28"} {
		if got := easter(year).Format("01-02"); got != want {
			t.Errorf("Easter %d is %s, want %s", year, got, want)
		}
	}
}

func FuzzPhrases(f *testing.F) {
	for _, text := range []string{"gestern Mittagessen, in 3 Wochen nachfragen", "Donnerstag um halb drei", "end of Q1 2027", "KW 53/99", "am 31.", "vorletzte Ostern", "3-5pm on the 2nd", "-3w", "29.2.", "½", "next next week after next", "2026-02-30T25:61"} {
		f.Add(text, int64(1764080400), false)
		f.Add(text, int64(951782400), true) // 29 February 2000
	}
	f.Fuzz(func(t *testing.T, text string, unix int64, past bool) {
		if unix < 0 || unix > 4102444800 {
			t.Skip()
		}
		c := Context{Now: time.Unix(unix, 0), Zone: berlin, Past: past}
		check := func(w When) {
			day := w.Day
			if len(day) == len("2026-21") && day[5] >= '2' && day[5:] >= "21" {
				if day[5:] > "24" {
					t.Fatalf("%q: season %q", text, w.Day)
				}
				day = day[:4]
			}
			if _, err := time.Parse("2006-01-02"[:len(day)], day); err != nil {
				t.Fatalf("%q: day %q", text, w.Day)
			}
			if _, err := time.Parse("15:04", w.Time); w.Time != "" && err != nil {
				t.Fatalf("%q: time %q", text, w.Time)
			}
			if w.Period() && w.Time != "" {
				t.Fatalf("%q: a period with a time", text)
			}
		}
		if w, ok := Read(text, c); ok {
			check(w)
		}
		end := 0
		for _, f := range Find(text, c) {
			check(f.When)
			if f.Start < end || f.End <= f.Start || f.End > len(text) {
				t.Fatalf("%q: span %d to %d after %d", text, f.Start, f.End, end)
			}
			end = f.End
		}
		if at, ok := ReadTime(text); ok {
			if _, err := time.Parse("15:04", at); err != nil {
				t.Fatalf("%q: time %q", text, at)
			}
		}
	})
}
