package appointment

import (
	"cmp"
	"slices"
	"strings"

	"kith/internal/icalendar"
)

// bySeries puts together what has the same UID: a series and its single turns that differ.
func bySeries(items []icalendar.Item) [][]icalendar.Item {
	var groups [][]icalendar.Item
	at := map[string]int{}
	for _, item := range items {
		if item.Kind == icalendar.Todo {
			continue
		}
		key := item.Kind.String() + item.UID
		i, ok := at[key]
		if !ok {
			i = len(groups)
			at[key], groups = i, append(groups, nil)
		}
		groups[i] = append(groups[i], item)
	}
	return groups
}

func (r *reader) series(items []icalendar.Item) {
	single := map[string]icalendar.Item{} // turns that differ, by their turn
	var whole []icalendar.Item
	for _, item := range items {
		turn := turnOf(item)
		if turn == "" {
			whole = append(whole, item)
		} else if before, ok := single[turn]; !ok || before.Sequence <= item.Sequence {
			single[turn] = item
		}
	}
	if len(whole) > 0 {
		// A file may have several versions of one appointment; the highest counts.
		latest := slices.MaxFunc(whole, func(a, b icalendar.Item) int {
			return cmp.Or(cmp.Compare(a.Sequence, b.Sequence), a.Stamp.Compare(b.Stamp))
		})
		r.turns(latest, single)
	}
	for turn, item := range single {
		r.take(item, item.When, turn)
	}
}

// turns takes an appointment, and of a series each turn that is over; those in single differ and are taken by their own.
func (r *reader) turns(item icalendar.Item, single map[string]icalendar.Item) {
	extra, left := points(item, "RDATE"), map[string]bool{}
	for _, when := range points(item, "EXDATE") {
		left[turnAt(when)] = true
	}
	if item.Recurrence == "" && len(extra) == 0 {
		r.take(item, item.When, "")
		return
	}
	switch {
	case item.Status == "CANCELLED":
		r.out.Left.Cancelled++
		return
	case len(participants(item)) == 0: // as one, however many times it came: a birthday since 1970 says nothing fifty times
		r.out.Left.Alone++
		return
	}
	seen := map[string]bool{}
	var turns []icalendar.When
	add := func(when icalendar.When) {
		turn := turnAt(when)
		if _, own := single[turn]; own || left[turn] || seen[turn] {
			return
		}
		seen[turn] = true
		turns = append(turns, when)
	}
	for _, when := range r.occurrences(item) {
		add(when)
	}
	for _, when := range extra {
		when.Duration = item.When.Duration
		if r.over(when) {
			add(when)
		}
	}
	for _, when := range turns {
		r.take(item, when, turnAt(when))
	}
}

// occurrences are the turns of a series that are over, the latest mostTurns of them.
func (r *reader) occurrences(item icalendar.Item) []icalendar.When {
	first := []icalendar.When{item.When}
	if item.Recurrence == "" || !r.over(item.When) {
		return first
	}
	if costly(item.Recurrence) {
		if r.days -= max(0, int(r.Now.Sub(startOf(item.When, r.Zone)).Hours()/24)); r.days < 0 {
			r.out.Left.Many++
			return first
		}
	}
	all, err := icalendar.Occurrences(item.Recurrence, item.When)
	if err != nil {
		return first
	}
	var turns []icalendar.When
	for when := range all {
		if !r.over(when) {
			r.out.Left.Ahead++ // as one, however many are to come
			break
		}
		if turns = append(turns, when); len(turns) >= 2*mostTurns {
			r.out.Left.Many += len(turns) - mostTurns
			turns = slices.Delete(turns, 0, len(turns)-mostTurns)
		}
	}
	if more := len(turns) - mostTurns; more > 0 {
		r.out.Left.Many += more
		turns = turns[more:]
	}
	return turns
}

// costly says whether finding the next turn of a rule may take a look at every day, perhaps in vain (30 February).
func costly(rule string) bool {
	return slices.ContainsFunc([]string{"BYMONTH", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"}, func(part string) bool { return strings.Contains(rule, part) })
}

// turnOf is the turn of a series that an item is, "" for the series itself or a single appointment.
func turnOf(item icalendar.Item) string {
	for _, when := range points(item, "RECURRENCE-ID") {
		return turnAt(when)
	}
	return ""
}

// turnAt names a turn by the time it should be: the same whatever zone a file writes it in.
func turnAt(when icalendar.When) string {
	switch {
	case when.AllDay:
		return strings.ReplaceAll(when.Day.String(), "-", "")
	case when.Floating:
		return when.At.UTC().Format("20060102T150405")
	}
	return when.At.UTC().Format("20060102T150405Z")
}

// points are the times in the properties of a name.
func points(item icalendar.Item, name string) []icalendar.When {
	var all []icalendar.When
	for _, p := range item.Extra {
		if strings.EqualFold(p.Name, name) {
			all = append(all, p.Times()...)
		}
	}
	return all
}
