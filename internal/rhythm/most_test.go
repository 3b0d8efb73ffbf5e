package rhythm

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"
)

// The few most pressing ones are those one would have chosen of all.
func TestMost(t *testing.T) {
	f, ctx := newFixture(t), context.Background()
	start := f.now
	f.now = start.AddDate(-1, 0, 0)
	rhythms := []string{"2w", "6w", "3m", "12m", "10d"}
	var ids []string
	for i := range 30 {
		id := f.person(fmt.Sprintf("Person %02d", i))
		ids = append(ids, id)
		f.set(rhythms[i%len(rhythms)], id)
	}
	for i := range 12 { // met every few weeks, and then no more
		id := f.person(fmt.Sprintf("Lost %02d", i))
		for n := range 6 {
			f.met(start.AddDate(0, 0, -100-10*i-(20+i)*n).Format(time.DateOnly), "meal", id)
		}
	}
	f.now = start.AddDate(0, 0, -20)
	f.must(f.plan.Snooze(ctx, ids[1:2], start.AddDate(0, 0, -1).Format(time.DateOnly)))
	f.now = start
	today := start.Format(time.DateOnly)

	due, err := f.plan.Due(ctx, today)
	if err != nil || len(due) < 20 {
		t.Fatal(len(due), err)
	}
	share := func(d Due) float64 {
		return float64(between(d.Day, today)) / map[string]float64{Day: 1, Week: 7, Month: 30}[d.Rhythm.Unit] / float64(d.Rhythm.Every)
	}
	slices.SortFunc(due, func(a, b Due) int {
		if share(a) > share(b) {
			return -1
		}
		return 1
	})
	last := due[len(due)-1]
	most, all, err := f.plan.DueMost(ctx, today, 5, []int64{last.Contact})
	if err != nil || all != len(due) {
		t.Fatalf("%d of %d, %v", all, len(due), err)
	}
	have := map[int64]Due{}
	for _, d := range most {
		have[d.Contact] = d
	}
	for _, d := range append(slices.Clone(due[:5]), last) {
		if got, ok := have[d.Contact]; !ok || fmt.Sprint(got) != fmt.Sprint(d) {
			t.Errorf("%v is not among them: %v", d, got)
		}
	}
	putOff := slices.ContainsFunc(most, func(d Due) bool { return d.ID == ids[1] && d.PutOff })
	if !putOff || len(most) > 7 {
		t.Errorf("%d, who was put off is among them: %v", len(most), putOff)
	}

	losing, err := f.plan.LosingTouch(ctx, today)
	if err != nil || len(losing) < 5 {
		t.Fatal(len(losing), err)
	}
	lost, all, err := f.plan.LosingMost(ctx, today, 3, nil)
	if err != nil || all != len(losing) || len(lost) != 3 {
		t.Fatalf("%d and %d of %d, %v", len(lost), all, len(losing), err)
	}
	longest := func(one Fading) float64 { return float64(between(one.Since, today)) / float64(one.Pace) }
	least := min(longest(lost[0]), longest(lost[1]), longest(lost[2]))
	for _, one := range losing {
		among := slices.ContainsFunc(lost, func(other Fading) bool { return other.Contact == one.Contact })
		if !among && longest(one) > least {
			t.Errorf("%s is not among them", one.Name)
		}
	}
}
