package rhythm

import (
	"context"
	"testing"

	"kith/internal/contact"
	"kith/internal/message"
)

// every gives days from first on, so many days apart one after the other.
func every(first string, apart ...int) []string {
	days := []string{first}
	for _, n := range apart {
		days = append(days, plusDays(days[len(days)-1], n))
	}
	return days
}

func repeat(n, times int) []int {
	all := make([]int, times)
	for i := range all {
		all[i] = n
	}
	return all
}

func TestPace(t *testing.T) {
	for _, test := range []struct {
		name   string
		days   []string
		usual  int
		fading int // days after the last encounter
	}{
		{"nobody", nil, 0, 0},
		{"too few encounters", every("2026-01-01", 30, 30, 30), 0, 0},
		{"every month", every("2025-06-01", repeat(30, 8)...), 30, 76},
		{"every week: a month more is no silence yet", every("2025-06-01", repeat(7, 20)...), 7, 38},
		{"every five weeks, give or take", every("2025-01-01", 35, 33, 40, 35, 28, 36), 35, 88},
		{"unsteady: more patience", every("2024-01-01", 10, 90, 20, 80, 15, 100, 20), 20, 136},
		{"once a quarter", every("2024-01-01", repeat(91, 6)...), 91, 228},
		{"once a year is no habit to lose", every("2018-01-01", repeat(365, 6)...), 0, 0},
		{"a week of working together", every("2026-01-01", repeat(1, 10)...), 0, 0},
		{"weeks of working together every two months", every("2025-01-01", 1, 1, 1, 60, 1, 1, 60, 1, 60, 1, 60, 1, 1), 61, 153},
		{"one long pause among many does not count", every("2024-01-01", 30, 30, 200, 30, 30, 30), 30, 76},
		{"only the last dozen count", append(every("2010-01-01", repeat(7, 30)...), every("2020-01-01", repeat(60, 11)...)...), 60, 151},
	} {
		got := paceOf(test.days)
		if got.days != test.usual {
			t.Errorf("%s: every %d days, want %d", test.name, got.days, test.usual)
			continue
		}
		if test.usual == 0 {
			continue
		}
		last := test.days[len(test.days)-1]
		if n := between(last, got.fading); n != test.fading {
			t.Errorf("%s: fading after %d days, want %d", test.name, n, test.fading)
		}
		if got.lost != plusDays(got.fading, paceForget) {
			t.Errorf("%s: lost on %s", test.name, got.lost)
		}
	}
}

func TestLosingTouch(t *testing.T) {
	f, ctx := newFixture(t), context.Background()
	anna, bert, carl, dora := f.person("Anna"), f.person("Bert"), f.person("Carl"), f.person("Dora")
	for _, day := range every("2025-01-10", 35, 34, 36, 35, 35, 33) {
		f.met(day, "meeting", anna, bert, carl, dora)
	}
	// The last of them was on 2025-08-06.
	f.set("6m", bert)
	names := func(today string) (all []string) {
		found, err := f.plan.LosingTouch(ctx, today)
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range found {
			all = append(all, one.Name)
		}
		return all
	}
	if got := names("2025-11-01"); len(got) != 0 {
		t.Errorf("fading already: %v", got)
	}
	if got := names("2026-03-01"); len(got) != 3 {
		t.Errorf("fading: %v", got)
	}
	f.must(f.plan.Rest(ctx, carl, ""))
	f.must(f.plan.NotNow(ctx, dora, "2026-06-01"))
	found, err := f.plan.LosingTouch(ctx, "2026-03-01")
	if err != nil || len(found) != 1 || found[0].ID != anna || found[0].Pace != 35 {
		t.Fatalf("%+v, %v", found, err)
	}
	for lang, want := range map[message.Language]string{
		message.English: "You met about every 5 weeks until August 2025; the last time is 7 months ago.",
		message.German:  "Bis August 2025 etwa alle 5 Wochen eine Begegnung; die letzte ist 7 Monate her.",
	} {
		if got := found[0].Reason.In(lang); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := (pace{days: 35}).reason("2026-03-05", "2026-08-10").In(message.German); got != "Bis März etwa alle 5 Wochen eine Begegnung; die letzte ist 5 Monate her." {
		t.Errorf("within a year: %q", got)
	}
	if got := names("2026-06-01"); len(got) != 2 {
		t.Errorf("not now has no end: %v", got)
	}
	if got := names("2029-01-01"); len(got) != 0 {
		t.Errorf("still fading after years: %v", got)
	}
	f.met("2026-02-28", "call", anna)
	if got := names("2026-03-01"); len(got) != 0 {
		t.Errorf("fading after a call: %v", got)
	}
	f.must(f.vault.Undo(ctx, 0))
	if got := names("2026-03-01"); len(got) != 1 {
		t.Errorf("after the call was taken back: %v", got)
	}
	if _, _, err := f.contacts.Edit(ctx, anna, 0, []contact.Edit{{Op: "add", Field: "property", Ref: -1, Text: "DEATHDATE:20260210"}}); err != nil {
		t.Fatal(err)
	}
	if got := names("2026-03-01"); len(got) != 0 {
		t.Errorf("a dead person is fading: %v", got)
	}
}
