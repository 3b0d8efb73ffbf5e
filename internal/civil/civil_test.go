package civil

import (
	"testing"
	"time"

	"kith/internal/message"
)

func TestTimes(t *testing.T) {
	for _, c := range []struct {
		text        string
		is          Precision
		first, last string
		en, de      string
	}{
		{"2026-03-01", Day, "2026-03-01", "2026-03-01", "2026-03-01", "2026-03-01"},
		{"2024-02-29", Day, "2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29"},
		{"2024-02", Month, "2024-02-01", "2024-02-29", "February 2024", "Februar 2024"},
		{"2026-03", Month, "2026-03-01", "2026-03-31", "March 2026", "März 2026"},
		{"2026-12", Month, "2026-12-01", "2026-12-31", "December 2026", "Dezember 2026"},
		{"2026-21", Season, "2026-03-01", "2026-05-31", "spring 2026", "Frühling 2026"},
		{"2026-22", Season, "2026-06-01", "2026-08-31", "summer 2026", "Sommer 2026"},
		{"2026-23", Season, "2026-09-01", "2026-11-30", "autumn 2026", "Herbst 2026"},
		{"2026-24", Season, "2026-12-01", "2027-02-28", "winter 2026/27", "Winter 2026/27"},
		{"1999-24", Season, "1999-12-01", "2000-02-29", "winter 1999/00", "Winter 1999/00"},
		{"2026", Year, "2026-01-01", "2026-12-31", "2026", "2026"},
	} {
		if Of(c.text) != c.is || First(c.text) != c.first || Last(c.text) != c.last {
			t.Errorf("%s: %d %s %s", c.text, Of(c.text), First(c.text), Last(c.text))
		}
		if en, de := Words(c.text, message.English), Words(c.text, message.German); en != c.en || de != c.de {
			t.Errorf("%s in words: %q, %q", c.text, en, de)
		}
	}
	for _, text := range []string{"", "26", "0000", "2026-", "2026-00", "2026-13", "2026-20", "2026-25", "2026/03", "2026-02-30", "2025-02-29", "0000-03", "0000-01-01", "20a6", "2026-3", "+026", "2026-03-1x", " 2026"} {
		if Of(text) != None || First(text) != "" || Last(text) != "" {
			t.Errorf("%q is taken for a time: %d %q %q", text, Of(text), First(text), Last(text))
		}
	}
}

func FuzzTimes(f *testing.F) {
	f.Add("2026-24")
	f.Fuzz(func(t *testing.T, text string) {
		first, last := First(text), Last(text)
		if Of(text) == None {
			return
		}
		from, err := time.Parse(time.DateOnly, first)
		to, err2 := time.Parse(time.DateOnly, last)
		if err != nil || err2 != nil && last < "9999" || err2 == nil && to.Before(from) {
			t.Errorf("%q lasts from %q to %q", text, first, last)
		}
	})
}
