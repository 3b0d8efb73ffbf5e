package rhythm

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// TestTwoYears lives through two years day by day, a leap day and four changes of the clock among them, with people who have rhythms of
// their own or of circles, are met, put off, let go and left to rest at random. Whatever happens, nobody is asked for before their
// time, an encounter begins a round of exactly the rule, the first round asks for everybody, and taking a step back brings back what was.
func TestTwoYears(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 7))
		every := Rhythm{1 + r.IntN(10), []string{Day, Week, Month}[r.IntN(3)]}
		born := plusDays("2027-02-20", r.IntN(40))
		s := situation{id: fmt.Sprint("person ", seed), born: born}
		own := r.IntN(2) == 0
		if own {
			s.own = every
		} else {
			s.circles = []circleRhythm{{"Chor", every, born}, {"Verein", Rhythm{every.Every + 1, every.Unit}, born}}
		}
		if r.IntN(3) == 0 {
			s.last = plusDays(born, -r.IntN(400))
		}
		if own {
			// As a rhythm begins that a person sets.
			all := []beginner{{order: scatter(s.id), last: s.last}, {order: 1}, {order: 1 << 63}}
			firstRound(all, every, born)
			s.state.first = all[0].first
		}
		first := s.due()
		latest := every.After(born)
		if s.last != "" {
			latest = max(latest, every.After(s.last))
		}
		if first <= born || first > latest {
			t.Fatalf("%d: %s set on %s, last met %q: first due %s, outside of the first round", seed, every, born, s.last, first)
		}
		met := false // since the rhythm began
		for today := born; today <= "2029-03-05"; today = plusDays(today, 1) {
			before, due := s, s.due()
			if s.state.until == "" && s.state.skipped <= s.last && met && s.last > first {
				if want := max(every.After(s.last), s.state.rest); due != want {
					t.Fatalf("%d: met on %s, %s: due %s, want %s", seed, s.last, every, due, want)
				}
			}
			if due != "" && due <= max(s.last, s.state.skipped) {
				t.Fatalf("%d: due on %s, before the encounter of %s that began the round", seed, due, s.last)
			}
			switch r.IntN(25) {
			case 0, 1:
				s.last, met = today, true
				if due := s.due(); due <= today || today > first && due != max(every.After(today), s.state.rest) {
					t.Fatalf("%d: met on %s, %s: due %s", seed, today, every, due)
				}
			case 2:
				until := plusDays(today, 1+r.IntN(30))
				s.state.snoozed, s.state.until = today, until
				if after := s.due(); after < until {
					t.Fatalf("%d: put off on %s until %s: due %s", seed, today, until, after)
				}
			case 3:
				s.state.skipped, s.state.snoozed, s.state.until = today, "", ""
				if due := s.due(); due <= today {
					t.Fatalf("%d: let go on %s: due %s", seed, today, due)
				}
			case 4:
				s.state.rest = plusDays(today, 1+r.IntN(60))
				if due := s.due(); due < s.state.rest {
					t.Fatalf("%d: rests until %s: due %s", seed, s.state.rest, due)
				}
			case 5:
				s.state.rest, s.state.snoozed, s.state.until = "", "", ""
			default:
				continue
			}
			if back := before; back.due() != due {
				t.Fatalf("%d: taken back on %s: due %s, was %s", seed, today, back.due(), due)
			}
		}
	}
}

// A day is a day: a round does not move with the clock, and months end where they end.
func TestRoundsKeepTheCalendar(t *testing.T) {
	for day := "2027-01-01"; day <= "2029-12-31"; day = plusDays(day, 1) {
		at := dayOf(day)
		for n := 1; n <= 24; n++ {
			if got, want := (Rhythm{n, Day}).After(day), text(at.AddDate(0, 0, n)); got != want {
				t.Fatalf("%d days after %s: %s, want %s", n, day, got, want)
			}
			if got := (Rhythm{n, Week}).After(day); dayOf(got).Weekday() != at.Weekday() || between(day, got) != 7*n {
				t.Fatalf("%d weeks after %s: %s", n, day, got)
			}
			got := dayOf((Rhythm{n, Month}).After(day))
			first := time.Date(at.Year(), at.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
			if got.Month() != first.Month() || got.Year() != first.Year() || got.Day() != min(at.Day(), first.AddDate(0, 1, -1).Day()) {
				t.Fatalf("%d months after %s: %s", n, day, text(got))
			}
		}
	}
	// What the clock does in Berlin on the last Sundays of March and October moves no day.
	for _, clock := range []string{"2027-03-28T00:30", "2027-03-28T23:30", "2027-10-31T00:30", "2027-10-31T23:30"} {
		at, err := time.ParseInLocation("2006-01-02T15:04", clock, berlin)
		if err != nil {
			t.Fatal(err)
		}
		p := Plan{zone: berlin}
		if got := p.day(at.UnixMilli()); got != clock[:10] {
			t.Errorf("%s is %s", clock, got)
		}
	}
	for _, wrong := range []string{"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "2026-01-32", "2026-01-00", "+026-01-01", "20260-1-01"} {
		if isDay(wrong) {
			t.Errorf("%s is a day", wrong)
		}
	}
	if !isDay("2028-02-29") {
		t.Error("29 February 2028 is no day")
	}
}

// However many get a rhythm at once, and whoever they are, the first round asks for all of them, about as many on every day.
func TestFirstRoundIsEven(t *testing.T) {
	for _, every := range []Rhythm{{1, Week}, {6, Week}, {3, Month}, {12, Month}} {
		const people = 9000
		all := make([]beginner, people)
		for i := range all {
			all[i].order = scatter(fmt.Sprint(i))
			if i%3 == 0 {
				all[i].last = plusDays("2028-02-29", -1000)
			}
		}
		firstRound(all, every, "2028-02-29")
		round := between("2028-02-29", every.After("2028-02-29"))
		count := map[string]int{}
		for _, b := range all {
			count[b.first]++
		}
		for i := 1; i <= round; i++ {
			day := plusDays("2028-02-29", i)
			if n, even := count[day], people/round; n < even || n > even+1 {
				t.Errorf("%s: %d on %s, %d would be even", every, n, day, even)
			}
			delete(count, day)
		}
		if len(count) > 0 {
			t.Errorf("%s: outside of the first round: %v", every, count)
		}
	}
}
