package window

import (
	"context"
	"slices"
	"strings"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/fault"
	"kith/internal/followup"
	"kith/internal/icalendar"
	"kith/internal/message"
	"kith/internal/repeat"
)

// FollowupStep is a promise to tick off; ID "" in a draft for a new one.
type FollowupStep struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	Done bool   `json:"done"`
}

// FollowupLast is what was written last about one of the people of a follow-up, its note in one line.
type FollowupLast struct {
	Day  string `json:"day"`
	Kind string `json:"kind"`
	Text string `json:"text"`
}

// Repeat is a rule with its words; Days are its next times, as days of this computer.
type Repeat struct {
	Rule  string   `json:"rule"`
	Every string   `json:"every"`
	Days  []string `json:"days"`
}

func stepDrafts(steps []FollowupStep) []followup.StepDraft {
	if steps == nil {
		return nil
	}
	drafts := []followup.StepDraft{}
	for _, step := range steps {
		drafts = append(drafts, followup.StepDraft{ID: step.ID, Text: step.Text, Done: step.Done})
	}
	return drafts
}

// Show gives a follow-up as it is now. Fault: followup.not-found.
func (a *Followups) Show(id string) (Followup, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Followup, error) {
		found, err := p.Followups.Show(ctx, id)
		return a.w.toFollowup(found, p.Zone), err
	})
}

// Last gives the last entry about each of the contacts, the latest first: what one wants to know before going on.
func (a *Followups) Last(contacts []string) ([]Encounter, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) ([]Encounter, error) {
		last := []Encounter{}
		rows, err := p.Contacts.ByIDs(ctx, contacts)
		if err != nil {
			return last, err
		}
		found, err := p.Encounters.Latest(ctx, contact.KeysOf(rows))
		for _, e := range found {
			last = append(last, toEncounter(e))
		}
		return last, err
	})
}

// Tick ticks a step off, or opens it again.
func (a *Followups) Tick(step string, done bool) (Change, error) {
	return call(a.w, func(ctx context.Context, p *program.Program) (Change, error) {
		change, err := p.Followups.Tick(ctx, step, done)
		return toChange(change, a.w.language()), err
	})
}

// Repeats offers rules for a follow-up that is due on a day. keep, a rule or "", comes first if it is none of them.
func (a *Followups) Repeats(day, keep string) ([]Repeat, error) {
	return call(a.w, func(context.Context, *program.Program) ([]Repeat, error) {
		offered := []Repeat{}
		from, err := icalendar.ParseDay(day)
		if err != nil {
			return offered, fault.Wrap(err, "followup.bad-due", message.Args{"value": day})
		}
		rules := repeat.Offered(from)
		kept, err := repeat.Parse(keep)
		same := func(r repeat.Rule) bool { return r.String() == kept.String() }
		if err == nil && !kept.IsZero() && !slices.ContainsFunc(rules, same) {
			rules = slices.Insert(rules, 0, kept)
		}
		for _, rule := range rules {
			if one, err := a.w.toRepeat(rule, day); err == nil {
				offered = append(offered, one)
			}
		}
		return offered, nil
	})
}

// ReadRepeat understands a rule that was typed, for a follow-up that is due on a day. Rule "" says that it is none.
func (a *Followups) ReadRepeat(text, day string) (Repeat, error) {
	return call(a.w, func(context.Context, *program.Program) (Repeat, error) {
		rule, ok := repeat.Read(text)
		if !ok {
			return Repeat{Days: []string{}}, nil
		}
		return a.w.toRepeat(rule, day)
	})
}

// toRepeat says what a rule means: its words, and its next days.
func (w *Window) toRepeat(rule repeat.Rule, day string) (Repeat, error) {
	out := Repeat{Rule: rule.String(), Days: []string{}}
	series, err := followup.NewSeries(out.Rule, followup.Due{Day: day})
	if err != nil {
		return out, err
	}
	out.Every = series.Words(w.language())
	for _, due := range series.Upcoming(daysShown) {
		out.Days = append(out.Days, due.Day)
	}
	return out, nil
}

// daysShown is how many days say what a rule means, and withLast for how many due follow-ups the last entry is looked up: more than are
// seen without scrolling far.
const (
	daysShown = 4
	withLast  = 300
)

// addLast adds to follow-ups what was written last about their people.
func addLast(ctx context.Context, p *program.Program, due []Followup) error {
	due = due[:min(len(due), withLast)]
	ids := []string{}
	for _, f := range due {
		for _, person := range f.Contacts {
			ids = append(ids, person.ID)
		}
	}
	slices.Sort(ids)
	rows, err := p.Contacts.ByIDs(ctx, slices.Compact(ids))
	if err != nil {
		return err
	}
	all, err := p.Encounters.Latest(ctx, contact.KeysOf(rows))
	if err != nil {
		return err
	}
	latest := map[string]encounter.Encounter{}
	for _, e := range slices.Backward(all) { // the latest comes first and stays
		for _, person := range e.People {
			latest[person.ID] = e
		}
	}
	for i := range due {
		for _, person := range due[i].Contacts {
			e, ok := latest[person.ID]
			if last := due[i].Last; ok && (last == nil || last.Day < e.Day) {
				due[i].Last = &FollowupLast{Day: e.Day, Kind: e.Kind, Text: oneLine(e.Note)}
			}
		}
	}
	return nil
}

// oneLine is the beginning of a note as plain words, without line breaks and marks.
func oneLine(note string) string {
	const read, shown = 400, 200
	begin := []rune(note)
	plain := wordsOf(string(begin[:min(len(begin), read)]))
	text := []rune(strings.Join(strings.Fields(plain), " "))
	return string(text[:min(len(text), shown)])
}
