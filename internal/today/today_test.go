package today

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/internal/anniversary"
	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/fault"
	"kith/internal/followup"
	"kith/internal/giving"
	"kith/internal/message"
	"kith/internal/rhythm"
	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

// fixture is a vault in Berlin whose clock the test turns.
type fixture struct {
	*testing.T
	ctx        context.Context
	now        time.Time
	zone       *time.Location
	vault      *vault.Vault
	contacts   *contact.Book
	encounters *encounter.Log
	followups  *followup.Board
	dates      *anniversary.Calendar
	rhythms    *rhythm.Plan
	giving     *giving.Board
	planner    *Planner
}

func newFixture(t *testing.T) *fixture {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	f := &fixture{T: t, ctx: context.Background(), zone: zone, now: time.Date(2026, 11, 23, 8, 0, 0, 0, zone)}
	f.vault, err = vault.Open(t.TempDir(), vault.Options{Now: func() time.Time { return f.now }})
	f.must(err)
	t.Cleanup(func() { _ = f.vault.Close() })
	f.contacts = contact.NewBook(f.vault, search.New(f.vault))
	f.encounters, f.followups = encounter.NewLog(f.vault), followup.NewBoard(f.vault, f.contacts)
	f.contacts.Merged(f.encounters.Merged)
	f.dates, f.rhythms = anniversary.NewCalendar(f.vault, f.contacts), rhythm.NewPlan(f.vault, f.contacts, zone)
	f.giving = giving.NewBoard(f.vault, f.contacts)
	f.planner = NewPlanner(f.vault, f.contacts, f.encounters, f.followups, f.dates, f.rhythms, f.giving, zone)
	return f
}

func (f *fixture) must(err error) {
	f.Helper()
	if err != nil {
		f.Fatal(err)
	}
}

func (f *fixture) done(_ vault.Change, err error) {
	f.Helper()
	f.must(err)
}

// people adds cards: "Anna Weber|BDAY:--1123|CATEGORIES:Chor". It answers the id of the first.
func (f *fixture) people(cards ...string) (first string) {
	f.Helper()
	f.done(f.vault.Write(f.ctx, message.New("import.done", nil), func(tx *vault.Tx) error {
		w, err := contact.NewWriter(tx)
		if err != nil {
			return err
		}
		preparer := contact.NewPreparer()
		for _, line := range cards {
			name, rest, _ := strings.Cut(line, "|")
			text := "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:" + name + "\r\n" + strings.ReplaceAll(rest, "|", "\r\n") + "\r\nEND:VCARD\r\n"
			entry, err := vcard.NewDecoder(strings.NewReader(text), vcard.Options{}).Decode()
			if err != nil {
				return err
			}
			id, err := tx.NewID()
			if err != nil {
				return err
			}
			if first == "" {
				first = id
			}
			if _, err := w.Add(preparer.Prepare(entry.Card), id, 0); err != nil {
				return err
			}
		}
		return w.Close()
	}))
	return first
}

func (f *fixture) promise(title, due string, people ...string) string {
	f.Helper()
	when, err := followup.ParseDue(due, f.now, f.zone)
	f.must(err)
	saved, _, err := f.followups.Save(f.ctx, followup.Draft{Title: title, Due: when, People: people})
	f.must(err)
	return saved.ID
}

func (f *fixture) met(kind, day string, people ...string) {
	f.Helper()
	_, _, err := f.encounters.Save(f.ctx, encounter.Draft{Kind: kind, Day: day, People: people}, f.zone)
	f.must(err)
}

func (f *fixture) rhythm(text string, people ...string) {
	f.Helper()
	r, ok := rhythm.Parse(text)
	if !ok {
		f.Fatal(text)
	}
	f.done(f.rhythms.Set(f.ctx, people, r))
}

// ago does something as if it were so many days before.
func (f *fixture) ago(days int, do func()) {
	f.Helper()
	f.now = f.now.AddDate(0, 0, -days)
	do()
	f.now = f.now.AddDate(0, 0, days)
}

func (f *fixture) today() Day {
	f.Helper()
	day, err := f.planner.Today(f.ctx)
	f.must(err)
	return day
}

// told writes a day as "kind Name, ✓kind Name".
func told(day Day) string {
	var all []string
	for _, item := range day.Items {
		mark := ""
		if item.State == Done {
			mark = "✓"
		}
		all = append(all, mark+item.Kind+" "+item.Who())
	}
	return strings.Join(all, ", ")
}

func (f *fixture) expect(want string) {
	f.Helper()
	if got := told(f.today()); got != want {
		f.Errorf("today is\n  %s\nwant\n  %s", got, want)
	}
}

func (f *fixture) item(part string) string {
	f.Helper()
	for _, item := range f.today().Items {
		if strings.Contains(item.ID, part) || item.Who() == part {
			return item.ID
		}
	}
	f.Fatalf("%q is not on the list: %s", part, told(f.today()))
	return ""
}

func TestEmptyDay(t *testing.T) {
	f := newFixture(t)
	if day := f.today(); len(day.Items) != 0 || day.Left != 0 || day.Waiting != 0 || day.Budget != 30 || day.Date != "2026-11-23" {
		t.Errorf("%+v", day)
	}
	f.people("Anna|BDAY:--0501")
	f.expect("")
}

// A day with everything: in the order of care, in the four questions, each with a reason and an estimate.
func TestDay(t *testing.T) {
	f := newFixture(t)
	f.must(f.planner.SetMinutes(f.ctx, 120))
	birthday := f.people("Käthe|BDAY:19661123")
	f.people("Rund|BDAY:19761127")
	anna, jens, bert, wei := f.people("Anna"), f.people("Jens"), f.people("Bert"), f.people("Wei|CATEGORIES:Chor")
	f.promise("Folien schicken", "2026-11-20", anna)
	f.promise("Anna und Jens vermitteln", "2026-11-23", anna, jens)
	f.promise("telefonieren", "2026-11-23 15:00", wei)
	f.promise("erst morgen", "2026-11-24", wei)
	f.done(f.planner.SetCommunity(f.ctx, "Chor", true))
	f.ago(50, func() {
		f.rhythm("6w", bert)
		f.rhythm("6w", birthday, jens)
	})
	f.met("meal", "2026-09-01", birthday)
	day := f.today()
	f.expect("followup Wei, birthday Käthe, followup Anna, followup Anna, Jens, notice Rund, rhythm Bert, community Chor")
	if day.Left != 10+5+10+10+3+10+10 || day.Waiting != 0 || day.Open() != 7 {
		t.Errorf("%d minutes, %d open, %d waiting", day.Left, day.Open(), day.Waiting)
	}
	for question, n := range map[string]int{Care: 4, Introduce: 1, Offer: 1, Communities: 1} {
		if got := day.Of(question); len(got) != n {
			t.Errorf("%s has %d items", question, len(got))
		}
	}
	for i, want := range []string{"Wiedervorlage: „telefonieren“", "wird heute 60", "versprochen: „Folien schicken“", "versprochen: „Anna und Jens vermitteln“", "wird 50", "alle 6 Wochen", "dort noch nichts hören lassen"} {
		if got := day.Items[i].Reason.In(message.German); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if day.Items[1].Last != "2026-09-01" || day.Items[0].Time != "15:00" {
		t.Errorf("%+v", day.Items[:2])
	}
}

// What was done stays on the list as done, whichever way it was done; undo opens it again.
func TestDone(t *testing.T) {
	f := newFixture(t)
	f.must(f.planner.SetMinutes(f.ctx, 120))
	käthe, anna, jens := f.people("Käthe|BDAY:19661123"), f.people("Anna"), f.people("Jens")
	f.ago(50, func() { f.rhythm("6w", jens) })
	f.promise("Folien schicken", "2026-11-20", anna)
	f.expect("birthday Käthe, followup Anna, rhythm Jens")
	for _, step := range []struct{ part, after string }{
		{"birthday:", "✓birthday Käthe, followup Anna, rhythm Jens"},
		{"followup:", "✓birthday Käthe, ✓followup Anna, rhythm Jens"},
		{"rhythm:", "✓birthday Käthe, ✓followup Anna, ✓rhythm Jens"},
	} {
		f.now = f.now.Add(10 * time.Minute)
		f.done(f.planner.Done(f.ctx, f.item(step.part)))
		f.expect(step.after)
	}
	day := f.today()
	if day.Left != 0 || day.Open() != 0 || !day.Items[2].DoneAt.Equal(f.now) {
		t.Errorf("%+v", day)
	}
	list, err := f.encounters.List(f.ctx, käthe, 0, 0)
	if err != nil || len(list) != 1 || list[0].Kind != "greeting" {
		t.Errorf("%v %v", list, err)
	}
	for _, after := range []string{"✓birthday Käthe, ✓followup Anna, rhythm Jens", "✓birthday Käthe, followup Anna, rhythm Jens", "birthday Käthe, followup Anna, rhythm Jens"} {
		f.done(f.vault.Undo(f.ctx, 0))
		f.expect(after)
	}
	// What is done elsewhere counts as well; a meal before the birthday is no congratulation, though it is logged today.
	f.met("meal", "2026-11-22", käthe)
	f.expect("birthday Käthe, followup Anna, rhythm Jens")
	f.met("call", "", käthe, jens)
	f.expect("✓birthday Käthe, followup Anna, ✓rhythm Jens")
	// Tomorrow is another day.
	f.now = f.now.AddDate(0, 0, 1)
	f.expect("followup Anna")
}

// Not now, later, and taking either back.
func TestPutOff(t *testing.T) {
	f := newFixture(t)
	f.must(f.planner.SetMinutes(f.ctx, 30))
	anna, jens := f.people("Anna"), f.people("Jens")
	others := []string{f.people("Bert"), f.people("Carla")}
	f.ago(250, func() {
		f.rhythm("6w", jens)
		f.rhythm("6m", others...)
	})
	f.promise("Folien schicken", "2026-11-20", anna)
	day := f.today()
	if len(day.Items) != 3 || day.Waiting != 1 || day.Left != 30 {
		t.Fatalf("%s, %d waiting", told(day), day.Waiting)
	}
	before := told(day)
	f.done(f.planner.NotNow(f.ctx, f.item("rhythm:"+jens)))
	// The time that became free is free: the list does not fill up again.
	day = f.today()
	if len(day.Items) != 2 || day.Waiting != 1 || day.Left != 20 {
		t.Errorf("%s, %d waiting", told(day), day.Waiting)
	}
	f.done(f.vault.Undo(f.ctx, 0))
	f.expect(before)
	f.done(f.planner.Later(f.ctx, f.item("rhythm:"+jens), "2026-12-24"))
	f.done(f.planner.Later(f.ctx, f.item("followup:"), "2026-12-01"))
	if day = f.today(); len(day.Items) != 1 {
		t.Errorf("%s", told(day))
	}
	on := func(date string) string {
		f.now, _ = time.ParseInLocation("2006-01-02 15:04", date+" 08:00", f.zone)
		return told(f.today())
	}
	if got := on("2026-12-01"); !strings.Contains(got, "followup Anna") || strings.Contains(got, "Jens") {
		t.Errorf("on the day: %s", got)
	}
	f.must(f.planner.SetMinutes(f.ctx, 120))
	if got := on("2026-12-24"); !strings.Contains(got, "rhythm Jens") {
		t.Errorf("on the day: %s", got)
	}
	if _, err := f.planner.Later(f.ctx, f.item("followup:"), "2026-12-24"); fault.Code(err) != "today.bad-day" {
		t.Errorf("%v", err)
	}
	if _, err := f.planner.Done(f.ctx, "rhythm:nobody"); fault.Code(err) != "today.not-found" {
		t.Errorf("%v", err)
	}
}

// The same list all day: what comes up that can wait goes behind, what is for today comes first.
func TestSameAllDay(t *testing.T) {
	f := newFixture(t)
	f.must(f.planner.SetMinutes(f.ctx, 30))
	var ids []string
	for i := range 6 {
		ids = append(ids, f.people(fmt.Sprintf("Person %d", i)))
	}
	f.ago(365, func() { f.rhythm("2m", ids...) })
	before := told(f.today())
	// Somebody who is far more overdue does not push anybody out of today's list.
	neu := f.people("Neu")
	f.promise("lange versprochen", "2026-01-01", neu)
	f.expect(before)
	// With more time the list grows at its end, with less it loses its end, and comes back.
	day, err := f.planner.Within(f.ctx, 60)
	f.must(err)
	if got := told(day); !strings.HasPrefix(got, before+", followup Neu, rhythm ") || len(day.Items) != 6 {
		t.Errorf("in 60 minutes: %s", got)
	}
	if day, err = f.planner.Within(f.ctx, 10); err != nil || len(day.Items) != 1 || !strings.HasPrefix(before, told(day)) {
		t.Errorf("in 10 minutes: %s %v", told(day), err)
	}
	f.expect(before)
	// What is for today comes first, and takes the place of the last.
	f.promise("um drei telefonieren", "2026-11-23 15:00", neu)
	if day = f.today(); !strings.HasPrefix(told(day), "followup Neu, ") || len(day.Items) != 3 || day.Left != 30 {
		t.Errorf("%s", told(day))
	}
	// Somebody who is deleted is gone from the list, and back with undo.
	whom := f.today().Items[1].People[0].ID
	f.done(f.contacts.Remove(f.ctx, []string{whom}))
	if slices.ContainsFunc(f.today().Items, func(item Item) bool { return len(item.People) > 0 && item.People[0].ID == whom }) {
		t.Error("a deleted person is on the list")
	}
}

// Nobody starves: with time for one a day and five who wait, of whom one is put off each time, each of the others has a turn.
func TestNobodyStarves(t *testing.T) {
	f := newFixture(t)
	f.must(f.planner.SetMinutes(f.ctx, 10))
	ids := []string{f.people("Anna"), f.people("Bert"), f.people("Carla"), f.people("Dora"), f.people("Emil")}
	f.ago(365, func() {
		f.rhythm("1w", ids[0])
		f.rhythm("3m", ids[1:]...)
	})
	seen := map[string]int{}
	for range 20 {
		for _, item := range f.today().Items {
			seen[item.Who()]++
			if item.Who() == "Anna" {
				f.done(f.planner.NotNow(f.ctx, item.ID))
			} else {
				f.done(f.planner.Done(f.ctx, item.ID))
			}
		}
		f.now = f.now.AddDate(0, 0, 1)
	}
	for _, name := range []string{"Anna", "Bert", "Carla", "Dora", "Emil"} {
		if seen[name] == 0 {
			t.Errorf("%s was never on the list: %v", name, seen)
		}
	}
}

// A day on which everybody has a birthday: all are there, in the minutes there are.
func TestManyBirthdays(t *testing.T) {
	f := newFixture(t)
	var cards []string
	for i := range 40 {
		cards = append(cards, fmt.Sprintf("Person %02d|BDAY:--1123", i))
	}
	f.people(cards...)
	day := f.today()
	people := 0
	for _, item := range day.Items {
		people += len(item.People)
	}
	if people != 40 || day.Left > day.Budget || !strings.Contains(told(day), "birthdays ") {
		t.Errorf("%d people, %d minutes: %s", people, day.Left, told(day))
	}
}

func TestCommunity(t *testing.T) {
	f := newFixture(t)
	wei := f.people("Wei|CATEGORIES:Chor")
	if _, err := f.planner.SetCommunity(f.ctx, "Nichts", true); fault.Code(err) != "dates.no-circle" {
		t.Errorf("%v", err)
	}
	f.done(f.planner.SetCommunity(f.ctx, "Chor", true))
	f.expect("community Chor")
	f.done(f.planner.Done(f.ctx, "community:Chor"))
	f.expect("✓community Chor")
	f.now = f.now.AddDate(0, 0, 29)
	f.expect("")
	f.now = f.now.AddDate(0, 0, 1)
	f.expect("community Chor")
	f.met("meeting", "", wei)
	f.expect("✓community Chor")
	f.now = f.now.AddDate(0, 0, 28)
	f.expect("")
	f.now = f.now.AddDate(0, 0, 7)
	if day := f.today(); len(day.Items) != 1 || day.Items[0].Reason.In(message.English) != "silent there for 5 weeks" {
		t.Errorf("%s", told(day))
	}
	f.done(f.planner.SetCommunity(f.ctx, "Chor", false))
	f.expect("")
}

// A community whose circle is renamed stays where it is on the list, and so it does when that is undone and done again.
func TestRenamedCommunity(t *testing.T) {
	f := newFixture(t)
	f.people("Wei|CATEGORIES:Chor", "Jens|CATEGORIES:Verein")
	f.done(f.planner.SetCommunity(f.ctx, "Chor", true))
	f.done(f.planner.SetCommunity(f.ctx, "Verein", true))
	f.expect("community Chor, community Verein")
	f.done(f.contacts.RenameCircle(f.ctx, "Chor", "Zwitscherchor", false))
	f.expect("community Zwitscherchor, community Verein")
	f.done(f.vault.Undo(f.ctx, 0))
	f.expect("community Chor, community Verein")
	f.done(f.vault.Redo(f.ctx))
	f.expect("community Zwitscherchor, community Verein")
}

func TestWeek(t *testing.T) {
	f := newFixture(t)
	anna, jens := f.people("Anna"), f.people("Jens")
	f.met("call", "2026-11-20", anna)
	f.met("meal", "2026-11-22", anna, jens)
	f.met("note", "2026-11-22", jens)
	f.met("call", "2026-11-16", jens)
	id := f.promise("Folien schicken", "2026-11-20", anna)
	f.done(f.followups.Complete(f.ctx, id, true))
	week, err := f.planner.Week(f.ctx)
	f.must(err)
	if week.From != "2026-11-17" || len(week.Met) != 2 || week.Met[0].Kind != "meal" || len(week.Helped) != 1 || len(week.Lost) != 0 {
		t.Fatalf("%+v", week)
	}
	for _, met := range week.Met {
		if want := map[string]int{"Anna": 2, "Jens": 1}[met.Person.Name]; met.Times != want {
			t.Errorf("%s %d times", met.Person.Name, met.Times)
		}
	}
	// A rhythm that passes a second time is being lost sight of.
	f.rhythm("2w", anna)
	f.now = f.now.AddDate(0, 0, 28)
	if week, err = f.planner.Week(f.ctx); err != nil || len(week.Lost) != 1 || week.Lost[0].Person.Name != "Anna" {
		t.Errorf("%+v %v", week.Lost, err)
	}
}

func TestMinutes(t *testing.T) {
	f := newFixture(t)
	for set, want := range map[int]int{5: 10, 45: 45, 500: 120} {
		f.must(f.planner.SetMinutes(f.ctx, set))
		if got, err := f.planner.Minutes(f.ctx); err != nil || got != want {
			t.Errorf("%d: %d %v", set, got, err)
		}
	}
}
