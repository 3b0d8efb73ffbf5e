package today

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// The order of care, from what comes first to what can wait, as the doc comment of order.go says it.
func TestPressure(t *testing.T) {
	steps := []struct {
		name     string
		pressure float64
	}{
		{"a promise, ten days late", promised(10)},
		{"a promise since yesterday", promised(1)},
		{"a promise of today", promised(0)},
		{"every week, six days late", overdue(6, 7)},
		{"a round birthday in three days", coming(11, 14)},
		{"every six weeks, two weeks late", overdue(14, 42)},
		{"every month, due today", overdue(0, 30)},
		{"silent in a community for six weeks", silent(12)},
		{"met every five weeks, silent a month longer than usual", fading(30, 35)},
	}
	for i := 1; i < len(steps); i++ {
		if steps[i].pressure >= steps[i-1].pressure {
			t.Errorf("%s (%.2f) comes before %s (%.2f)", steps[i].name, steps[i].pressure, steps[i-1].name, steps[i-1].pressure)
		}
	}
	// Each grows for ever, so that each overtakes all others in the end.
	for name, of := range map[string]func(int) float64{
		"rhythm": func(n int) float64 { return overdue(n, 365) }, "fading": func(n int) float64 { return fading(n, 150) }, "community": silent,
	} {
		if of(10_000) < promised(0) || of(1000) <= of(999) {
			t.Errorf("%s starves", name)
		}
	}
}

func TestWaitsAnew(t *testing.T) {
	for _, step := range []struct {
		passes  int
		promise bool
		want    int
	}{{0, false, 300}, {2, false, 300}, {3, false, 5}, {9, false, 5}, {5, true, 300}, {6, true, 5}} {
		if got := waitsAnew(300, turn{n: step.passes, seen: "2026-11-18"}, "2026-11-23", step.promise); got != step.want {
			t.Errorf("passed over %d times, promised %v: waits %d days, want %d", step.passes, step.promise, got, step.want)
		}
	}
	if got := waitsAnew(2, turn{n: 3, seen: "2026-11-18"}, "2026-11-23", false); got != 2 {
		t.Errorf("nobody waits longer for being passed over: %d", got)
	}
}

func ids(items []Item) string {
	var all []string
	for _, item := range items {
		all = append(all, item.ID)
	}
	return strings.Join(all, " ")
}

func TestArrange(t *testing.T) {
	items := []Item{
		{ID: "b", pressure: 1}, {ID: "a", pressure: 1, Due: "2026-01-02"}, {ID: "early", pressure: 1, Due: "2026-01-01"},
		{ID: "birthday:x", must: true}, {ID: "noon", must: true, Time: "12:00"}, {ID: "morning", must: true, Time: "08:30"}, {ID: "pressing", pressure: 3},
	}
	want := "morning noon birthday:x pressing b early a"
	for range 20 {
		rand.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
		if arrange(items); ids(items) != want {
			t.Fatalf("%s, want %s", ids(items), want)
		}
	}
}

func TestOnce(t *testing.T) {
	items := once([]Item{
		{ID: "birthday", Kind: KindBirthday, keys: []int64{1}}, {ID: "rhythm", Kind: KindRhythm, keys: []int64{1}}, {ID: "losing", Kind: KindLosingTouch, keys: []int64{2}},
		{ID: "promise", Kind: KindFollowup, keys: []int64{2, 3}}, {ID: "other", Kind: KindRhythm, keys: []int64{4}}, {ID: "notice", Kind: KindNotice, keys: []int64{4}},
	}, nil)
	if ids(items) != "birthday promise other notice" {
		t.Errorf("%s", ids(items))
	}
	// What was promised this morning and is done by now still settles it; who stands on the list already stays there.
	items = once([]Item{{ID: "rhythm", Kind: KindRhythm, keys: []int64{1}}, {ID: "listed", Kind: KindRhythm, keys: []int64{2}}, {ID: "promise", Kind: KindFollowup, keys: []int64{2}}},
		[]keptItem{{item: Item{ID: "done", Kind: KindFollowup, keys: []int64{1}}}, {item: Item{ID: "listed", Kind: KindRhythm, keys: []int64{2}}}})
	if ids(items) != "listed promise" {
		t.Errorf("%s", ids(items))
	}
}

func sum(items []Item, shown []bool) (minutes int) {
	for i := range items {
		if shown[i] {
			minutes += items[i].Minutes
		}
	}
	return minutes
}

// Whatever there is, it fits; and nothing that would still fit is left out.
func TestFitAlways(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		items := make([]Item, r.IntN(40))
		for i := range items {
			items[i] = Item{ID: fmt.Sprint(i), Minutes: 1 + r.IntN(10), State: Open, must: r.IntN(6) == 0, pressure: r.Float64()}
			if items[i].must && r.IntN(2) == 0 {
				items[i].Kind = KindFollowup
			}
		}
		budget := LeastMinutes + r.IntN(MostMinutes-LeastMinutes+1)
		arrange(items)
		shown := fit(items, budget)
		used := sum(items, shown)
		if used > budget {
			t.Fatalf("%d of %d minutes", used, budget)
		}
		for i := range items {
			if !shown[i] && items[i].Minutes <= budget-used {
				t.Fatalf("%d minutes are free, and an item of %d is left out", budget-used, items[i].Minutes)
			}
		}
	}
}

// However many birthdays there are, each is on the list, and the list fits.
func TestCelebrate(t *testing.T) {
	for _, budget := range []int{10, 30, 120} {
		for n := range 200 {
			items := []Item{{ID: "noon", Kind: KindFollowup, must: true, Time: "12:00", Minutes: minutesPromise, State: Open}}
			for i := range n {
				items = append(items, Item{ID: fmt.Sprint(i), Kind: KindBirthday, must: true, Minutes: minutesGreeting, keys: []int64{int64(i)}, State: Open, Due: "2026-11-22"})
			}
			items = append(items, Item{ID: "rhythm", Kind: KindRhythm, Minutes: minutesTouch, State: Open})
			items = celebrate(items, budget)
			arrange(items)
			shown := fit(items, budget)
			if used := sum(items, shown); used > budget {
				t.Fatalf("%d birthdays in %d minutes: %d", n, budget, used)
			}
			var named []int64
			for i := range items {
				if shown[i] && items[i].Kind != KindFollowup && items[i].must {
					named = append(named, items[i].keys...)
				}
			}
			slices.Sort(named)
			if len(slices.Compact(named)) != n {
				t.Fatalf("%d birthdays in %d minutes: %d are on the list", n, budget, len(named))
			}
		}
	}
}

func TestQuestionOf(t *testing.T) {
	for title, want := range map[string]string{
		"Wie war der Start in Bremen?": Care, "Vortragsfolien schicken": Offer, "Send the minutes": Offer, "Kontakt zur Steuerberaterin geben": Offer,
		"Anna und Jens vermitteln": Introduce, "Introduce Anna to Jens": Introduce, "Projekt vorstellen": Care, "anrufen": Care, "Ask about the garden": Care,
		"Buch leihen": Offer, "": Care, "Nachfassen": Care,
	} {
		if got := questionOf(title, 1); got != want {
			t.Errorf("%q: %s, want %s", title, got, want)
		}
	}
	if questionOf("einander vorstellen", 2) != Introduce {
		t.Error("two people are not introduced")
	}
}
