package filter

import (
	"testing"

	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/rhythm"
	"kith/internal/search"
	"kith/internal/vault"
)

// On 27 February 2026: Anna is overdue, Bert due today, Carla next week by her circle, Dora rests, and Emil has no rhythm.
func TestRhythmFilters(t *testing.T) {
	ctx := t.Context()
	v, err := vault.Open(t.TempDir(), vault.Options{Now: moment.Now.UTC})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = v.Close() }()
	book, log := contact.NewBook(v, search.New(v)), encounter.NewLog(v)
	plan := rhythm.NewPlan(v, book, berlin)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, one := range []struct{ name, every, met string }{
		{"Anna", "6w", "2026-01-01"}, {"Bert", "1m", "2026-01-27"}, {"Carla", "", "2026-03-05"}, {"Dora", "12m", "2026-02-01"}, {"Emil", "", "2026-02-01"},
	} {
		made, _, err := book.Create(ctx, contact.KindPerson, contact.NameParts{Given: []string{one.name}}, "")
		must(err)
		_, _, err = log.Save(ctx, encounter.Draft{Kind: "call", Day: one.met, People: []string{made.ID}}, berlin)
		must(err)
		if r, ok := rhythm.Parse(one.every); ok {
			_, err = plan.Set(ctx, []string{made.ID}, r)
			must(err)
		}
		switch one.name {
		case "Carla":
			_, err = book.AddToCircle(ctx, "Chor", []string{made.ID})
			must(err)
			_, err = plan.SetCircle(ctx, "Chor", rhythm.Rhythm{Every: 1, Unit: rhythm.Day})
		case "Dora":
			_, err = plan.Rest(ctx, made.ID, "")
		}
		must(err)
	}
	must(plan.Refresh(ctx))
	for _, test := range []struct{ text, want string }{
		{"has:rhythm", "Anna Bert Carla Dora"},
		{"lacks:rhythm", "Emil"},
		{"rhythm:6w", "Anna"},
		{"rhythm:42t", "Anna"},
		{`Rhythmus:"alle sechs Wochen"`, "Anna"},
		{"rhythm:monthly", "Bert"},
		{"rhythm<6w", "Bert Carla"},
		{"rhythm<=6w", "Anna Bert Carla"},
		{"rhythm>1m", "Anna Dora"},
		{"rhythm:1y", "Dora"},
		{"rhythm!=6w has:rhythm", "Bert Carla Dora"},
		{"rhythm:none", "Emil"},
		{"due:now", "Anna Bert"},
		{"fällig:jetzt", "Anna Bert"},
		{"due:today", "Bert"},
		{"due<=today", "Anna Bert"},
		{"due:overdue", "Anna"},
		{"due:tomorrow", ""},
		{"due:2w", "Bert Carla"},
		{"due<2w", "Anna Bert Carla"},
		{"due>2w", ""},
		{"due>=2026-03", "Carla"},
		{"due<2026-12-01", "Anna Bert Carla"},
		{`due:"next 7 days"`, "Bert Carla"},
		{`due:"this month"`, "Anna Bert"},
		{"due:never", "Dora Emil"},
		{"due:never has:rhythm", "Dora"},
	} {
		f, err := Parse(test.text)
		must(err)
		if !f.AsksRhythms() {
			t.Errorf("%s does not ask for rhythms", test.text)
		}
		if got := fits(t, book, test.text); got != test.want {
			t.Errorf("%s: %q, want %q", test.text, got, test.want)
		}
	}
	for _, text := range []string{"", "has:phone", "circle:Chor or not met:never"} {
		if f, err := Parse(text); err != nil || f.AsksRhythms() {
			t.Errorf("%q asks for rhythms, %v", text, err)
		}
	}
}
