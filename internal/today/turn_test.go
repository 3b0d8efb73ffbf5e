package today

import (
	"testing"

	"kith/internal/contact"
)

// turnsOf gives how often somebody with a rhythm was passed over.
func (f *fixture) turnsOf(contact string) int {
	f.Helper()
	turns, err := f.planner.readTurns(f.ctx)
	f.must(err)
	return turns["rhythm:"+contact].n
}

// morning goes to the next day and looks at the list.
func (f *fixture) morning() Day {
	f.Helper()
	f.now = f.now.AddDate(0, 0, 1)
	return f.today()
}

// waiting makes people with a rhythm who have been waiting for long.
func (f *fixture) waiting(names ...string) []string {
	f.Helper()
	var ids []string
	for _, name := range names {
		ids = append(ids, f.people(name))
	}
	f.ago(400, func() { f.rhythm("2m", ids...) })
	return ids
}

// Somebody on holiday passes nobody over, however often the list is looked at.
func TestNothingDoneCountsForNobody(t *testing.T) {
	f := newFixture(t)
	ids := f.waiting("Anna", "Bert", "Carla")
	before := told(f.today())
	for range 30 {
		if got := told(f.morning()); got != before {
			t.Fatalf("the order has changed: %s, it was %s", got, before)
		}
	}
	for _, id := range ids {
		if n := f.turnsOf(id); n != 0 {
			t.Errorf("%d turns of a month in which nothing was done", n)
		}
	}
}

// On a day on which something was done, in whatever way, what else was on the list was passed over; each day counts once.
func TestDayWithSomethingDoneCounts(t *testing.T) {
	for name, do := range map[string]func(f *fixture, other string){
		"an item of the list": func(f *fixture, other string) { f.done(f.planner.Done(f.ctx, "rhythm:"+other)) },
		"an encounter":        func(f *fixture, _ string) { f.met("call", "", f.people("Zoë")) },
		"a follow-up": func(f *fixture, _ string) {
			f.done(f.followups.Complete(f.ctx, f.promise("anrufen", "2026-12-24", f.people("Zoë")), true))
		},
		"not now": func(f *fixture, other string) { f.done(f.planner.NotNow(f.ctx, "rhythm:"+other)) },
		"later":   func(f *fixture, other string) { f.done(f.planner.Later(f.ctx, "rhythm:"+other, "2027-01-10")) },
	} {
		t.Run(name, func(t *testing.T) {
			f := newFixture(t)
			ids := f.waiting("Anna", "Bert")
			f.today()
			do(f, ids[1])
			f.today()
			f.today()
			if n := f.turnsOf(ids[0]); n != 0 {
				t.Errorf("%d turns before the day is over", n)
			}
			f.morning()
			f.today()
			if n := f.turnsOf(ids[0]); n != 1 {
				t.Errorf("%d turns, want 1", n)
			}
			f.morning()
			if n := f.turnsOf(ids[0]); n != 1 {
				t.Errorf("%d turns after a day on which nothing was done, want 1", n)
			}
		})
	}
}

// "Not now" passes somebody over, and only them; taken back it does not.
func TestNotNowPassesOver(t *testing.T) {
	f := newFixture(t)
	ids := f.waiting("Anna", "Bert")
	f.today()
	f.done(f.planner.NotNow(f.ctx, "rhythm:"+ids[0]))
	f.morning()
	if n := f.turnsOf(ids[0]); n != 1 {
		t.Errorf("%d turns, want 1", n)
	}

	f = newFixture(t)
	ids = f.waiting("Anna", "Bert")
	f.today()
	f.done(f.planner.NotNow(f.ctx, "rhythm:"+ids[0]))
	f.today()
	f.done(f.vault.Undo(f.ctx, 0))
	f.today()
	f.morning()
	if n := f.turnsOf(ids[0]); n != 0 {
		t.Errorf("%d turns of what was taken back", n)
	}
}

// Who is passed over again and again steps back behind who waits as well, and begins anew once they were met.
func TestStepsBack(t *testing.T) {
	f := newFixture(t)
	f.must(f.planner.SetMinutes(f.ctx, 10))
	anna := f.people("Anna")
	f.ago(400, func() { f.rhythm("1m", anna) })
	f.waiting("Bert")
	zoë := f.people("Zoë")
	for range 3 {
		f.expect("rhythm Anna")
		f.met("call", "", zoë)
		f.morning()
	}
	f.expect("rhythm Bert")
	f.met("call", "", anna)
	f.now = f.now.AddDate(0, 0, 200)
	for _, item := range f.today().Items {
		if had, ok := f.planner.readTurns(f.ctx); ok == nil && item.Who() == "Anna" && had[item.ID].due == item.Due {
			t.Error("a new round begins with the turns of the last")
		}
	}
}

// Who died is asked after no more, for a rhythm as little as for a birthday.
func TestDead(t *testing.T) {
	f := newFixture(t)
	f.must(f.planner.SetMinutes(f.ctx, 120))
	ids := f.waiting("Anna", "Bert")
	käthe := f.people("Käthe|BDAY:19661123|X-ABDATE;X-ABLABEL=Namenstag:2020-11-23")
	if day := f.today(); len(day.Items) < 3 {
		t.Fatal(told(day))
	}
	for _, id := range []string{ids[0], käthe} {
		_, _, err := f.contacts.Edit(f.ctx, id, 0, []contact.Edit{{Op: "set", Field: "death", Ref: -1, Text: "2026-11-20"}})
		f.must(err)
	}
	for _, item := range f.today().Items {
		if item.State == Open && item.Who() != "Bert" {
			t.Errorf("%s of %s, who died", item.Kind, item.Who())
		}
	}
}
