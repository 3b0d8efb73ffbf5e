package quickadd

import (
	"strings"
	"testing"
)

// What somebody corrects is understood anew, with all that follows from it.
func TestFixes(t *testing.T) {
	const line = "gestern Mittagessen mit Anna und Max in Köln, sucht Steuerberater, in 3 Wochen nachfragen"
	for _, c := range []struct {
		line, want string
		fixes      []Fix
	}{
		{line, "meal 2026-11-24 [weber, Max?max1/max2] @ Köln “Mittagessen” | need [Max?max1/max2] Steuerberater | to do 2026-12-16 [Max?max1/max2] Nachfragen: Steuerberater", nil},
		{line, "meal 2026-11-24 [weber, max2] @ Köln “Mittagessen” | need [max2] Steuerberater | to do 2026-12-16 [max2] Nachfragen: Steuerberater", []Fix{{Key: "person:max#1", Value: "max2"}}},
		{line, "meal 2026-11-24 [weber, +Max] @ Köln “Mittagessen” | need [+Max] Steuerberater | to do 2026-12-16 [+Max] Nachfragen: Steuerberater", []Fix{{Key: "person:max#1", Value: New}}},
		{line, "meal 2026-11-24 [weber] @ Köln “Mittagessen mit Anna und Max in Köln” | need [weber] Steuerberater | to do 2026-12-16 [weber] Nachfragen: Steuerberater", []Fix{{Key: "person:max#1", Drop: true}}},
		{line, "call 2026-11-20 18:00 [weber, max1] @ Bonn “Mittagessen” | need [weber] neue Wohnung | to do 2026-12-01 [weber] Nachfragen: neue Wohnung", []Fix{
			{Key: "person:max#1", Value: "max1"}, {Key: "kind", Value: "call"}, {Key: "when", Value: "2026-11-20 18:00"}, {Key: "place", Value: "Bonn"},
			{Key: "need#1", Value: "neue Wohnung"}, {Key: "need#1:who", Value: "person:anna#1"}, {Key: "followup#1", Value: "nächsten Dienstag"}}},
		{line, "meal [weber, max1] “Gestern Mittagessen mit Anna und Max in Köln, sucht Steuerberater, in 3 Wochen nachfragen”", []Fix{
			{Key: "person:max#1", Value: "max1"}, {Key: "when", Drop: true}, {Key: "place", Drop: true}, {Key: "need#1", Drop: true}, {Key: "followup#1", Drop: true}}},
		{line, "need [weber, max1] Steuerberater | to do 2026-12-16 [max1] Anrufen “Mittagessen”", []Fix{
			{Key: "person:max#1", Value: "max1"}, {Key: "kind", Value: None}, {Key: "need#1:who", Value: All}, {Key: "followup#1:title", Value: "Anrufen"}, {Key: "followup#1:who", Value: "person:max#1"}}},
		{"Kaffee mit Anna", "meeting [weber, jonas] “Kaffee”", []Fix{{Key: "with", Value: "jonas"}}},
		{"Kaffee mit Anna", "to do 2026-11-27 [weber] Kaffee mit Anna", []Fix{{Key: "when", Value: "2026-11-27"}}},
		{"Kaffee mit Anna morgen", "meeting 2026-11-23 [weber] “Kaffee”", []Fix{{Key: "when", Value: "2026-11-23"}}},
		{"liebt Katzen", "note [kathe] “Liebt Katzen”", []Fix{{Key: "with", Value: "kathe"}}},
	} {
		if got := write(understand(c.line, c.fixes...)); got != c.want {
			t.Errorf("%s %v\n got %s\nwant %s", c.line, c.fixes, got, c.want)
		}
	}
}

// Whose page is open is meant where the line names nobody, and where a name leaves a choice.
func TestWhosePageIsOpen(t *testing.T) {
	for line, want := range map[string]string{
		"gestern telefoniert, sucht Steuerberater": "call 2026-11-24 [max2] | need [max2] Steuerberater",
		"Kaffee mit Max":         "meeting [max2] “Kaffee”",
		"Kaffee mit Max Schmidt": "meeting [max1] “Kaffee”",
		"liebt Katzen":           "note [max2] “Liebt Katzen”",
		"in 2 weeks follow up":   "to do 2026-12-09 [max2] Follow up",
		"":                       "-",
	} {
		if got := write(Understand(line, Context{Now: now, Zone: berlin, Names: names, Known: book, Person: "max2"})); got != want {
			t.Errorf("%q is %s, want %s", line, got, want)
		}
	}
}

func FuzzUnderstand(f *testing.F) {
	for _, line := range []string{
		"gestern Mittagessen mit Anna und Max, sucht Steuerberater, in 3 Wochen nachfragen", "Coffee with Anna Weber tomorrow 15:00, looks for a tax adviser", "@", "mit", "mit ,", "sucht", "sucht und",
		"Dr. Dr. Weber", "kann kann kann", "in in in 2 weeks", "Anna, Anna und Anna", "mit Frau", "bei in im at", "follow up", "\xff mit \xc3", "und und und sucht", ": : :", "Anna's", "both", "mit Anna\nmit Jonas",
	} {
		f.Add(line, "person:anna#1", "new")
	}
	f.Fuzz(func(t *testing.T, line, key, value string) {
		u := Understand(line, Context{Now: now, Zone: berlin, Names: names, Known: book, Fixes: []Fix{{Key: key, Value: value}, {Key: "when", Drop: len(line)%2 == 0}}})
		end := 0
		for _, s := range u.Spans {
			if s.Start < end || s.End <= s.Start || s.End > max(len(line), 1) {
				t.Fatalf("%q: span %v after %d", line, s, end)
			}
			end = s.End
		}
		for _, people := range lists(u) {
			for _, at := range people {
				if at < 0 || at >= len(u.People) {
					t.Fatalf("%q: nobody has the place %d", line, at)
				}
			}
		}
		for _, f := range u.Followups {
			if len(f.When.Day) != len("2026-03-01") || strings.TrimSpace(f.Title) == "" && key != f.Key+":title" {
				t.Fatalf("%q: %+v", line, f)
			}
		}
	})
}

func lists(u Understood) [][]int {
	var all [][]int
	if u.Encounter != nil {
		all = append(all, u.Encounter.People)
	}
	for _, g := range u.Givings {
		all = append(all, g.People)
	}
	for _, f := range u.Followups {
		all = append(all, f.People)
	}
	return all
}
