package today_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/fault"
	"kith/internal/followup"
	"kith/internal/rhythm"
	"kith/internal/today"
)

// A year with Today, morning by morning: what it promises has to hold on every day of it, not on the days somebody thought of.
//
// Three people with their books, in the minutes they have, do part of what is on the list, put things off, say "not now", are ill and on
// holiday; life goes on beside it: encounters nobody planned, promises, needs, deaths. Chance is seeded, so that a failure comes back.
//
// KITH_YEAR=365 takes the whole year and prints the table; without it the first weeks are enough to see that nothing is broken
// (build/scripts/test.sh runs the year as a step of its own).
func TestYear(t *testing.T) {
	days := 30
	if text := os.Getenv("KITH_YEAR"); text != "" {
		if _, err := fmt.Sscan(text, &days); err != nil {
			t.Fatal(err)
		}
	}
	var table []string
	for i, k := range keepers {
		t.Run(k.name, func(t *testing.T) {
			w := newWorld(t, k, uint64(i+1))
			w.year(days)
			table = append(table, w.lines()...)
		})
	}
	t.Logf("\n%s", strings.Join(table, "\n"))
}

func (w *world) year(days int) {
	w.Helper()
	start := w.now
	for n := range days {
		w.now = start.AddDate(0, 0, n)
		holiday := slices.ContainsFunc(w.away, func(span [2]int) bool { return n >= span[0] && n <= span[1] })
		idle := holiday || w.chance(w.off)
		before := 0
		if n > 0 {
			before = w.idle[n-1]
		}
		if idle {
			before++
		}
		w.idle = append(w.idle, before)
		switch {
		case idle && w.chance(0.7):
			w.days.closed++
			for _, id := range w.birthdays() {
				w.unseen[id] = n
			}
			continue
		case idle: // only a look at it
			w.days.idle++
			w.morning(n)
			continue
		}
		w.days.open++
		list := w.morning(n)
		left := w.work(&list)
		w.same("in the evening", left)
		w.live(n)
	}
}

// morning opens the list and looks whether it keeps its promises.
func (w *world) morning(n int) today.Day {
	w.Helper()
	list, err := w.planner.Today(w.ctx)
	w.must(err)
	minutes := 0
	named := map[string]bool{}
	ids := map[string]bool{}
	for _, item := range list.Items {
		minutes += item.Minutes
		if ids[item.ID] {
			w.Fatalf("%s: %s is on the list twice", w.date(), item.ID)
		}
		ids[item.ID] = true
		if item.Kind == today.KindBirthday || item.Kind == today.KindBirthdays {
			for _, person := range item.People {
				named[person.ID] = true
			}
		}
		if item.Kind == today.KindNotice {
			w.notices++
		}
	}
	if minutes > w.minutes {
		w.Fatalf("%s: %d minutes on a list for %d", w.date(), minutes, w.minutes)
	}
	for _, id := range w.birthdays() {
		if !named[id] {
			w.Errorf("%s: the birthday of %s is missing", w.date(), id)
		}
		w.shown++
	}
	// Those of the days on which nobody looked come after, unless they are more than three weeks ago, or nobody had looked yet.
	for id, day := range w.unseen {
		switch _, lives := w.born[id]; {
		case !lives:
		case n-day > 21 || len(w.items) == 0:
			w.missed++
		case !named[id]:
			w.Errorf("%s: the birthday of %s, %d days ago, is missing", w.date(), id, n-day)
		default:
			w.belated++
		}
	}
	clear(w.unseen)
	for id := range named {
		if _, lives := w.born[id]; !lives {
			w.Errorf("%s: somebody who has no birthday or has died is congratulated to", w.date())
		}
	}
	w.items, w.used = append(w.items, len(list.Items)), append(w.used, minutes)
	w.waiting = append(w.waiting, list.Waiting)
	w.same("a second time", idsOf(list.Items))
	w.lateness(n)
	return list
}

func idsOf(items []today.Item) []string {
	ids := make([]string, len(items))
	for i := range items {
		ids[i] = items[i].ID
	}
	return ids
}

// same looks whether the list is what it was: the same items in the same order. Behind them there may be suggestions in the place of those
// that were turned down.
func (w *world) same(when string, want []string) {
	w.Helper()
	list, err := w.planner.Today(w.ctx)
	w.must(err)
	got := idsOf(list.Items)
	for len(got) > len(want) && list.Items[len(got)-1].Need != "" {
		got = got[:len(got)-1]
	}
	if !slices.Equal(got, want) {
		w.Fatalf("%s, %s, the list is\n%s\nit was\n%s", w.date(), when, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// birthdays gives whose birthday it is, found out without the calendar of the book.
func (w *world) birthdays() []string {
	var ids []string
	for id, day := range w.born {
		month, mday := int(w.now.Month()), w.now.Day()
		common := time.Date(w.now.Year(), 2, 29, 0, 0, 0, 0, time.UTC).Month() == time.March
		if day == [2]int{month, mday} || common && day == [2]int{2, 29} && month == 2 && mday == 28 {
			ids = append(ids, id)
		}
	}
	return ids
}

// lateness looks how long those who are due have been waiting. Nobody waits longer than their own rhythm again and the days on which nothing
// was done since: who waits a whole round is as pressing as a promise, and comes before everybody who waits for less of theirs; whoever does
// most of a list gets to them then. A month more is for chance, which may pass somebody over several times: each time after the second
// they step back, but go on growing more pressing.
func (w *world) lateness(n int) {
	w.Helper()
	due, err := w.rhythms.Due(w.ctx, w.date())
	w.must(err)
	at, err := time.ParseInLocation(time.DateOnly, w.date(), w.zone)
	w.must(err)
	for _, d := range due {
		since, err := time.ParseInLocation(time.DateOnly, d.Day, w.zone)
		w.must(err)
		late := int(at.Sub(since).Hours()/24 + 0.5)
		first := max(n-late, 0)
		bound := lengthOf(d.Rhythm) + w.idle[n] - w.idle[first] + 31
		if late > bound {
			w.Errorf("%s: %s, due %s, waits since %d days, longer than %d: %s", w.date(), d.Rhythm, d.Day, late, bound, w.story(d.ID, d.Contact))
		}
		w.late = append(w.late, late)
		w.rounds = append(w.rounds, float64(late)/float64(lengthOf(d.Rhythm)))
	}
}

// story is what is known of somebody about whom a promise was not kept.
func (w *world) story(id string, key int64) string {
	w.Helper()
	card, err := w.contacts.Show(w.ctx, id)
	w.must(err)
	followups, err := w.followups.OfContact(w.ctx, id)
	w.must(err)
	var rows []string
	for _, f := range followups {
		rows = append(rows, fmt.Sprintf("%s due %s done %v", f.Title, f.Due.Text(w.zone), !f.Done.IsZero()))
	}
	var turns string
	_ = w.vault.QueryRow(w.ctx, `SELECT coalesce(group_concat(due || ' ' || turns || ' ' || seen), '') FROM today_turn WHERE item = ?`, "rhythm:"+id).Scan(&turns)
	return fmt.Sprintf("%d %s, died %q, turns %s, follow-ups %v", key, card.Name, card.Death, turns, rows)
}

func lengthOf(r rhythm.Rhythm) int {
	return r.Every * map[string]int{rhythm.Day: 1, rhythm.Week: 7, rhythm.Month: 30}[r.Unit]
}

// work does part of the list and answers what of it has to be there in the evening.
func (w *world) work(list *today.Day) (left []string) {
	w.Helper()
	for _, item := range list.Items {
		if !w.answer(&item) {
			left = append(left, item.ID)
		}
	}
	return left
}

// answer does something about an item, or nothing. It reports whether the item was put off.
func (w *world) answer(item *today.Item) (putOff bool) {
	w.Helper()
	settled := func(_ any, err error) bool { // an encounter with several people may have settled it before
		if fault.Code(err) != "today.not-found" {
			w.must(err)
		}
		return err == nil
	}
	switch {
	case item.Kind == today.KindBirthdays:
	case w.chance(w.share):
		w.did++
		if (item.Kind == today.KindRhythm || item.Kind == today.KindLosingTouch) && w.chance(0.5) {
			w.log(encounter.Kinds[w.rand.IntN(6)], w.plus(-w.rand.IntN(2)), item.People[0].ID)
			return false
		}
		settled(w.planner.Done(w.ctx, item.ID))
	case w.chance(0.15):
		return settled(w.planner.Later(w.ctx, item.ID, w.plus(1+w.rand.IntN(20))))
	case w.chance(0.25):
		return settled(w.planner.NotNow(w.ctx, item.ID))
	case item.Need != "" && w.chance(0.3):
		return settled(w.planner.Never(w.ctx, item.ID))
	}
	return false
}

// live is what happens beside the list, in the evening of a day.
func (w *world) live(n int) {
	w.Helper()
	someone := func() contact.Row { return w.people[w.rand.IntN(len(w.people))] }
	for range w.rand.IntN(3) {
		w.log(encounter.Kinds[w.rand.IntN(len(encounter.Kinds))], w.date(), someone().ID)
	}
	if w.chance(0.3) {
		draft := followup.Draft{Title: []string{"Folien schicken", "nachfragen", "einander vorstellen"}[w.rand.IntN(3)], Due: followup.Due{Day: w.plus(1 + w.rand.IntN(30))}, People: []string{someone().ID}}
		if w.chance(0.2) {
			draft.Due = followup.Due{At: w.now.AddDate(0, 0, 1+w.rand.IntN(30)).UTC(), Zone: w.zone.String()}
		}
		_, _, err := w.followups.Save(w.ctx, draft)
		w.must(err)
	}
	if w.chance(0.1) {
		kind, text := contact.Need, []string{"Steuerberater", "Fotografin", "Wohnung in Hamburg", "Schreiner"}
		if w.chance(0.5) {
			kind, text = contact.Offer, []string{"Steuerberatung", "Fotografie", "Möbel und Schreinerei"}
		}
		_, _, err := w.giving.Add(w.ctx, someone().ID, kind, text[w.rand.IntN(len(text))], w.date())
		w.must(err)
	}
	if n%60 == 30 {
		who := someone().ID
		_, _, err := w.contacts.Edit(w.ctx, who, 0, []contact.Edit{{Op: "set", Field: "death", Ref: -1, Text: w.date()}})
		w.must(err)
		delete(w.born, who)
	}
}

// figures are what a year was like.
type figures struct {
	days                            struct{ open, idle, closed int }
	items, used, waiting            []int
	late                            []int // of everybody who was due, each morning
	rounds                          []float64
	shown, belated, missed, notices int
	did                             int
}

func quantile[T int | float64](sorted []T, share float64) T {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[min(int(share*float64(len(sorted))), len(sorted)-1)]
}

func (w *world) lines() []string {
	for _, list := range [][]int{w.items, w.used, w.waiting, w.late} {
		slices.Sort(list)
	}
	slices.Sort(w.rounds)
	empty := 0
	for _, n := range w.items {
		if n == 0 {
			empty++
		}
	}
	line := func(name, format string, args ...any) string {
		return fmt.Sprintf("  %-34s %s", name, fmt.Sprintf(format, args...))
	}
	return []string{
		fmt.Sprintf("%s: %d people, %d minutes", w.name, w.keeper.contacts, w.minutes),
		line("days worked, only looked, closed", "%d, %d, %d", w.days.open, w.days.idle, w.days.closed),
		line("suggestions a day", "median %d, most %d; %d days empty", quantile(w.items, 0.5), quantile(w.items, 1), empty),
		line("minutes on the list", "median %d, most %d", quantile(w.used, 0.5), quantile(w.used, 1)),
		line("waiting for more time", "median %d, most %d", quantile(w.waiting, 0.5), quantile(w.waiting, 1)),
		line("things done", "%d", w.did),
		line("days late, of who is due", "median %d, 95 %% %d, most %d", quantile(w.late, 0.5), quantile(w.late, 0.95), quantile(w.late, 1)),
		line("  in rounds of their rhythm", "median %.2f, 95 %% %.2f, most %.2f", quantile(w.rounds, 0.5), quantile(w.rounds, 0.95), quantile(w.rounds, 1)),
		line("birthdays shown on their day", "%d; on days Kith stayed closed: %d brought the next time, %d longer ago than three weeks", w.shown, w.belated, w.missed),
		line("dates announced ahead", "%d", w.notices),
	}
}
