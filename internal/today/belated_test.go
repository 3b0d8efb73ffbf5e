package today

import (
	"slices"
	"testing"
)

// birthdayWords gives the birthdays on the list of today, in words.
func (f *fixture) birthdayWords() []string {
	f.Helper()
	day, err := f.planner.Today(f.ctx)
	f.must(err)
	var words []string
	for _, item := range day.Items {
		if item.Kind == KindBirthday {
			words = append(words, item.People[0].Name+" "+item.Reason.In("en"))
		}
	}
	slices.Sort(words)
	return words
}

func TestBirthdaysOfDaysOnWhichNobodyLooked(t *testing.T) {
	f := newFixture(t)
	f.people("Anna Weber|BDAY:19801124", "Ben Roth|BDAY:--1125", "Carla Voß|BDAY:19901126", "Dora Lenz|BDAY:19701103|DEATHDATE:20200101", "Emil Graf|BDAY:19601122", "Frieda Kurz|BDAY:--1127")
	if got := f.birthdayWords(); len(got) != 0 {
		t.Errorf("who never looked is told of what was before: %v", got)
	}
	f.now = f.now.AddDate(0, 0, 4) // three days later somebody looks again
	want := []string{"Anna Weber turned 46 3 days ago", "Ben Roth had a birthday 2 days ago", "Carla Voß turned 36 yesterday", "Frieda Kurz has a birthday today"}
	for range 2 { // the list of the day stays
		if got := f.birthdayWords(); !slices.Equal(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
	f.now = f.now.AddDate(0, 0, 1)
	if got := f.birthdayWords(); len(got) != 0 {
		t.Errorf("shown and passed over, they come again: %v", got)
	}
}

func TestBelatedAfterALongTime(t *testing.T) {
	f := newFixture(t)
	anna := f.people("Anna Weber|BDAY:19801225", "Ben Roth|BDAY:19801201", "Carla Voß|BDAY:19801230")
	f.birthdayWords()
	f.now = f.now.AddDate(0, 0, 39) // 1 January: Ben's day is a month ago
	f.met("call", "2026-12-26", anna)
	want := []string{"Anna Weber turned 46 7 days ago", "Carla Voß turned 46 2 days ago"}
	// What is logged today is what becomes of today's list, and not a reason to leave anybody out of it.
	got := f.birthdayWords()
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if again := f.birthdayWords(); !slices.Equal(got, again) {
		t.Errorf("then %q", again)
	}
}

func TestWhoWasMetSinceIsNotCongratulated(t *testing.T) {
	f := newFixture(t)
	anna, ben := f.people("Anna Weber|BDAY:19801124"), f.people("Ben Roth|BDAY:19801124")
	f.birthdayWords()
	f.now = f.now.AddDate(0, 0, 2)
	f.met("call", "2026-11-24", anna)
	f.met("attempt", "2026-11-24", ben)
	f.now = f.now.AddDate(0, 0, 2)
	if got := f.birthdayWords(); !slices.Equal(got, []string{"Ben Roth turned 46 3 days ago"}) {
		t.Errorf("%q", got)
	}
}
