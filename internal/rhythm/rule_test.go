package rhythm

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"kith/internal/contact"
)

func TestAfter(t *testing.T) {
	for _, test := range []struct{ rhythm, day, want string }{
		{"10d", "2026-03-01", "2026-03-11"},
		{"1d", "2026-12-31", "2027-01-01"},
		{"1d", "2026-03-28", "2026-03-29"}, // clocks go forward in Berlin on the 29th
		{"1d", "2026-03-29", "2026-03-30"},
		{"1w", "2026-10-25", "2026-11-01"}, // and back on the 25th
		{"6w", "2026-01-01", "2026-02-12"},
		{"1m", "2026-01-31", "2026-02-28"},
		{"1m", "2028-01-31", "2028-02-29"},
		{"2m", "2026-12-31", "2027-02-28"},
		{"3m", "2026-11-30", "2027-02-28"},
		{"1m", "2026-02-28", "2026-03-28"},
		{"12m", "2028-02-29", "2029-02-28"},
		{"48m", "2028-02-29", "2032-02-29"},
	} {
		r, ok := Parse(test.rhythm)
		if !ok || r.String() != test.rhythm {
			t.Fatalf("%s: read as %v", test.rhythm, r)
		}
		if got := r.After(test.day); got != test.want {
			t.Errorf("%s after %s: %s, want %s", test.rhythm, test.day, got, test.want)
		}
	}
}

func TestParse(t *testing.T) {
	for _, text := range []string{"", "w", "0w", "-1w", "6", "6y", "6ww", "w6", "99999d", "3661d", "6 w", "½w"} {
		if r, ok := Parse(text); ok {
			t.Errorf("%q was read as %v", text, r)
		}
	}
	if r, _ := Parse("6W"); r != (Rhythm{6, Week}) {
		t.Errorf("6W was read as %v", r)
	}
}

func TestDue(t *testing.T) {
	six, quarter := Rhythm{6, Week}, Rhythm{3, Month}
	friends := []circleRhythm{{"Freunde", quarter, "2026-01-10"}, {"Chor", six, "2026-01-10"}, {"Bund", six, "2026-01-10"}}
	const id = "0190b6f0-0000-7000-8000-000000000001"
	first := spread(id, six, "2026-01-10")
	for _, test := range []struct {
		name string
		s    situation
		want string
	}{
		{"no rhythm", situation{last: "2026-01-01"}, ""},
		{"counted from the last encounter", situation{own: six, last: "2026-01-01", state: state{first: "2026-01-15"}}, "2026-02-12"},
		{"the own one before a shorter one of a circle", situation{own: quarter, circles: friends, last: "2026-01-20", state: state{first: "2026-04-10"}}, "2026-04-20"},
		{"the shortest of several circles", situation{circles: friends, last: "2026-01-20"}, "2026-03-03"},
		{"never met: in the first round", situation{circles: friends}, first},
		{"met long before: in the first round too", situation{circles: friends, last: "2020-01-01"}, first},
		{"due after the rhythm began: as it was", situation{circles: friends, last: "2025-12-01"}, "2026-01-12"},
		{"overdue when it was set: at once", situation{own: six, last: "2025-01-01", state: state{first: "2025-02-12"}}, "2025-02-12"},
		{"never met, its own: a round after it was set", situation{own: six, state: state{first: "2026-03-03"}}, "2026-03-03"},
		{"skipped", situation{own: six, last: "2026-01-01", state: state{first: "2026-01-15", skipped: "2026-02-20"}}, "2026-04-03"},
		{"put off", situation{own: six, last: "2026-01-01", state: state{snoozed: "2026-02-12", until: "2026-02-19", first: "2026-01-15"}}, "2026-02-19"},
		{"put off, but met since", situation{own: six, last: "2026-02-13", state: state{snoozed: "2026-02-12", until: "2026-06-01", first: "2026-01-15"}}, "2026-03-27"},
		{"put off to a day before it is due", situation{own: six, last: "2026-01-01", state: state{snoozed: "2026-01-20", until: "2026-02-01", first: "2026-01-15"}}, "2026-02-12"},
		{"rests until", situation{own: six, last: "2026-01-01", state: state{first: "2026-01-15", rest: "2026-09-01"}}, "2026-09-01"},
		{"rests for good", situation{own: six, last: "2026-01-01", state: state{first: "2026-01-15", rest: always}}, ""},
	} {
		test.s.id = id
		if test.s.born == "" {
			test.s.born = "2024-05-01"
		}
		if got := test.s.due(); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
	both := situation{circles: friends}
	if _, circle, _ := both.effective(); circle != "Bund" {
		t.Errorf("of two circles with the same rhythm %q counts", circle)
	}
}

// 900 people who come in on one day are asked for evenly over the first round, each always on the same day.
func TestSpread(t *testing.T) {
	random := rand.NewPCG(1, 2)
	for _, text := range []string{"1w", "6w", "3m", "12m"} {
		r, _ := Parse(text)
		round := between("2026-01-31", r.After("2026-01-31"))
		perDay := map[string]int{}
		const people = 900
		for i := range people {
			// Ids made one after the other differ in few of their digits.
			id := fmt.Sprintf("0190b6f0-%04x-7%03x-8%03x-%012x", i/7, i%4096, random.Uint64()&0xfff, i)
			day := spread(id, r, "2026-01-31")
			if day != spread(id, r, "2026-01-31") {
				t.Fatal("another day for the same person")
			}
			if day <= "2026-01-31" || day > r.After("2026-01-31") {
				t.Fatalf("%s: %s is not in the first round", text, day)
			}
			perDay[day]++
		}
		// Chi-squared over the days: its mean is round-1, its standard deviation sqrt(2(round-1)). Five of them are never seen by chance.
		var chi float64
		expected := float64(people) / float64(round)
		for i := 1; i <= round; i++ {
			d := float64(perDay[plusDays("2026-01-31", i)]) - expected
			chi += d * d / expected
		}
		free := float64(round - 1)
		if deviation := (chi - free) * (chi - free) / (2 * free); deviation > 25 {
			t.Errorf("%s: spread unevenly over %d days: chi-squared %.1f for %v", text, round, chi, perDay)
		}
	}
}

// The schema knows the bit of contact_row.has that says that a card has a rhythm by its number.
func TestHasRhythm(t *testing.T) {
	if contact.HasRhythm != 131072 {
		t.Errorf("HasRhythm is %d: the triggers of the schema say 131072", contact.HasRhythm)
	}
}
