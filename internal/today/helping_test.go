package today

import (
	"slices"
	"strings"
	"testing"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/followup"
	"kith/internal/message"
)

func (f *fixture) gives(who, kind, text string) string {
	f.Helper()
	entry, _, err := f.giving.Add(f.ctx, who, kind, text, f.planner.date())
	f.must(err)
	return entry.ID
}

// Who looks for what somebody else offers is asked after under "introduce", with the reason in words; what nobody offers under "offer".
func TestNeeds(t *testing.T) {
	f := newFixture(t)
	f.must(f.planner.SetMinutes(f.ctx, 120))
	anna, jonas, carla := f.people("Anna"), f.people("Jonas"), f.people("Carla")
	var need string
	f.ago(1, func() { need = f.gives(anna, contact.Need, "Steuerberater") })
	f.gives(carla, contact.Need, "Wohnung in Hamburg")
	f.expect("need Anna, need Carla")
	jonasOffers := f.gives(jonas, contact.Offer, "Steuerberatung")
	f.expect("need Carla, match Anna, Jonas")
	day := f.today()
	if got := day.Of(Introduce); len(got) != 1 || got[0].Need != need || got[0].Reason.In(message.German) != "Anna sucht: Steuerberater · Jonas bietet: Steuerberatung" {
		t.Errorf("%+v", got)
	}
	if got := day.Of(Offer); len(got) != 1 || got[0].Reason.In(message.English) != "looks for: Wohnung in Hamburg" {
		t.Errorf("%+v", got)
	}
	// Not now rests; turned down for good asks for the next who offers it, else for oneself.
	f.done(f.planner.NotNow(f.ctx, f.item("match:")))
	f.expect("need Carla")
	f.done(f.vault.Undo(f.ctx, 0))
	carlaOffers := f.gives(carla, contact.Offer, "Steuerberatung Nord")
	f.expect("need Carla, match Anna, Jonas")
	f.done(f.planner.Never(f.ctx, "match:"+need+":"+jonasOffers))
	f.expect("need Carla, match Anna, Carla")
	f.done(f.planner.Never(f.ctx, "match:"+need+":"+carlaOffers))
	f.expect("need Carla, need Anna")
	f.done(f.vault.Undo(f.ctx, 0))
	// What is done stays as done, and does not come back.
	f.done(f.planner.Done(f.ctx, f.item("match:")))
	f.expect("need Carla, ✓match Anna, Carla")
	f.now = f.now.AddDate(0, 0, 20)
	f.expect("need Carla")
	// Nobody is reminded for ever of what could not be helped with.
	f.now = f.now.AddDate(0, 0, freshNeed)
	f.expect("")
	f.rhythm("1w", anna)
	f.now = f.now.AddDate(0, 0, 7)
	if _, err := f.planner.Never(f.ctx, f.item("rhythm:")); fault.Code(err) != "today.no-suggestion" {
		t.Errorf("%v", err)
	}
}

// What was found is off the list at once; who looks for something is still asked after for their rhythm.
func TestNeedFound(t *testing.T) {
	f := newFixture(t)
	f.must(f.planner.SetMinutes(f.ctx, 120))
	anna := f.people("Anna")
	f.ago(50, func() { f.rhythm("6w", anna) })
	need := f.gives(anna, contact.Need, "Steuerberater")
	f.expect("rhythm Anna, need Anna")
	f.done(f.giving.Complete(f.ctx, need, "2026-11-23"))
	f.expect("rhythm Anna")
}

// A promise of several steps says which is the next.
func TestNextStep(t *testing.T) {
	f := newFixture(t)
	anna := f.people("Anna")
	saved, _, err := f.followups.Save(f.ctx, followup.Draft{Title: "Nach dem Treffen", Due: followup.Due{Day: "2026-11-23"}, People: []string{anna},
		Steps: []followup.StepDraft{{Text: "Foto machen", Done: true}, {Text: "Folien schicken"}, {Text: "danken"}}})
	f.must(err)
	day := f.today()
	at := slices.IndexFunc(day.Items, func(item Item) bool { return item.Followup == saved.ID })
	if at < 0 || day.Items[at].Question != Offer || !strings.HasSuffix(day.Items[at].Reason.In(message.German), "als Nächstes: Folien schicken") {
		t.Errorf("%+v", day.Items)
	}
}
