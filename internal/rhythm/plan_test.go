package rhythm

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/message"
	"kith/internal/search"
	"kith/internal/vault"
	"kith/internal/vcard"
)

var berlin = func() *time.Location {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	return zone
}()

type fixture struct {
	*testing.T
	now      time.Time
	vault    *vault.Vault
	contacts *contact.Book
	log      *encounter.Log
	plan     *Plan
}

// newFixture is an empty vault on 1 March 2026.
func newFixture(t *testing.T) *fixture {
	t.Helper()
	f := &fixture{T: t, now: time.Date(2026, 3, 1, 9, 0, 0, 0, berlin)}
	v, err := vault.Open(t.TempDir(), vault.Options{Now: func() time.Time { return f.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	f.vault, f.contacts = v, contact.NewBook(v, search.New(v))
	f.log, f.plan = encounter.NewLog(v), NewPlan(v, f.contacts, berlin)
	return f
}

func (f *fixture) must(_ vault.Change, err error) {
	f.Helper()
	if err != nil {
		f.Fatal(err)
	}
}

func (f *fixture) person(name string, circles ...string) string {
	f.Helper()
	c, _, err := f.contacts.Create(context.Background(), contact.KindPerson, contact.NameParts{Given: []string{name}}, "")
	if err != nil {
		f.Fatal(err)
	}
	for _, circle := range circles {
		f.must(f.contacts.AddToCircle(context.Background(), circle, []string{c.ID}))
	}
	return c.ID
}

func (f *fixture) met(day, kind string, ids ...string) string {
	f.Helper()
	e, _, err := f.log.Save(context.Background(), encounter.Draft{Kind: kind, Day: day, People: ids}, berlin)
	if err != nil {
		f.Fatal(err)
	}
	return e.ID
}

func (f *fixture) set(text string, ids ...string) {
	f.Helper()
	r, _ := Parse(text)
	f.must(f.plan.Set(context.Background(), ids, r))
}

// due tells who is due up to a day, "Anna 2026-03-01, …".
func (f *fixture) due(until string) string {
	f.Helper()
	// What a list says, before anything was worked out for it, is the same.
	everybody, _, err := f.contacts.List(context.Background(), contact.ListQuery{})
	if err != nil {
		f.Fatal(err)
	}
	keys := make([]int64, len(everybody))
	for i, row := range everybody {
		keys[i] = row.Key
	}
	since, err := f.plan.DueSince(context.Background(), keys, until)
	if err != nil {
		f.Fatal(err)
	}
	found, err := f.plan.Due(context.Background(), until)
	if err != nil {
		f.Fatal(err)
	}
	var list []string
	for _, d := range found {
		list = append(list, d.Name+" "+d.Day)
		if since[d.Contact] != d.Day {
			f.Errorf("%s is due since %s, in the list since %q", d.Name, d.Day, since[d.Contact])
		}
	}
	if len(since) != len(found) {
		f.Errorf("%d are due, %d in the list", len(found), len(since))
	}
	return strings.Join(list, ", ")
}

func (f *fixture) expect(until, want string) {
	f.Helper()
	if got := f.due(until); got != want {
		f.Errorf("due until %s: %q, want %q", until, got, want)
	}
}

const far = "9999-12-31"

func TestPlan(t *testing.T) {
	f, ctx := newFixture(t), context.Background()
	anna, bert := f.person("Anna", "Chor"), f.person("Bert", "Chor")
	f.expect(far, "")

	f.set("6w", anna)
	f.expect(far, "Anna 2026-04-12")
	f.met("2026-02-20", "meeting", anna)
	f.expect(far, "Anna 2026-04-12") // she was to be asked for by then anyway
	meal := f.met("2026-03-05", "meal", anna)
	f.expect(far, "Anna 2026-04-16")
	f.met("2026-03-20", "note", anna)
	f.expect(far, "Anna 2026-04-16")
	f.must(f.log.Remove(ctx, meal))
	f.expect(far, "Anna 2026-04-12")

	if card, _, err := f.contacts.Card(ctx, anna); err != nil || contact.Rhythm(card) != "6w" {
		t.Errorf("on the card: %q, %v", contact.Rhythm(card), err)
	}
	f.must(f.plan.SetCircle(ctx, "Chor", Rhythm{1, Week}))
	found, err := f.plan.Due(ctx, far)
	if err != nil || len(found) != 2 || found[0].Name != "Bert" || found[0].From != "Chor" || found[1].From != FromPerson {
		t.Fatalf("%+v, %v", found, err)
	}
	if found[0].Day <= "2026-03-01" || found[0].Day > "2026-03-08" {
		t.Errorf("Bert is due on %s, outside of the first round", found[0].Day)
	}
	for lang, want := range map[message.Language]string{
		message.English: "In touch every 6 weeks; last time 20 Feb 2026.", message.German: "In Verbindung alle 6 Wochen; zuletzt am 20.02.2026.",
	} {
		if got := found[1].Reason.In(lang); got != want {
			t.Errorf("reason %q, want %q", got, want)
		}
	}
	f.set("", anna)
	f.must(f.contacts.RemoveFromCircle(ctx, "Chor", []string{bert}))
	f.met("2026-03-01", "call", anna)
	f.expect(far, "Anna 2026-03-08")
	f.must(f.plan.SetCircle(ctx, "Chor", Rhythm{}))
	f.expect(far, "")
	if _, err := f.plan.SetCircle(ctx, "Nobody", Rhythm{1, Week}); err == nil {
		t.Error("a circle that does not exist has got a rhythm")
	}
}

func TestSaid(t *testing.T) {
	f, ctx := newFixture(t), context.Background()
	anna := f.person("Anna")
	f.met("2026-01-01", "call", anna)
	f.set("1m", anna)
	f.expect("2026-03-01", "Anna 2026-02-01")
	f.must(f.plan.Snooze(ctx, []string{anna}, "2026-03-10"))
	f.expect(far, "Anna 2026-03-10")
	if s, err := f.plan.Of(ctx, anna, "2026-03-01"); err != nil || s.Snoozed != "2026-03-10" || s.Due != "2026-03-10" || s.Last != "2026-01-01" || s.Own != (Rhythm{1, Month}) {
		t.Errorf("%+v, %v", s, err)
	}
	f.must(f.plan.Skip(ctx, anna))
	f.expect(far, "Anna 2026-04-01")
	f.must(f.plan.Rest(ctx, anna, "2026-08-01"))
	f.expect(far, "Anna 2026-08-01")
	f.must(f.plan.Rest(ctx, anna, ""))
	f.expect(far, "")
	if s, err := f.plan.Of(ctx, anna, "2026-03-01"); err != nil || !s.Rests || s.Until != "" {
		t.Errorf("%+v, %v", s, err)
	}
	for range 2 {
		f.must(f.vault.Undo(ctx, 0))
	}
	f.expect(far, "Anna 2026-04-01")
	f.must(f.vault.Redo(ctx))
	f.expect(far, "Anna 2026-08-01")
	f.must(f.plan.Wake(ctx, anna))
	f.expect(far, "Anna 2026-04-01")
	for _, day := range []string{"2026-03-01", "2026-02-30", "tomorrow", ""} {
		if _, err := f.plan.Snooze(ctx, []string{anna}, day); err == nil {
			t.Errorf("put off until %q", day)
		}
	}
}

// What counts is a real encounter: an attempt that failed is none, a greeting if that is wished.
func TestCounts(t *testing.T) {
	f, ctx := newFixture(t), context.Background()
	anna := f.person("Anna")
	f.met("2026-01-01", "call", anna)
	f.set("1m", anna)
	f.met("2026-02-10", "attempt", anna)
	f.met("2026-02-11", "note", anna)
	f.met("2026-02-12", "greeting", anna)
	f.expect(far, "Anna 2026-02-01")
	f.must(f.plan.CountGreetings(ctx, true))
	f.expect(far, "Anna 2026-03-12")
	f.must(f.vault.Undo(ctx, 0))
	f.expect(far, "Anna 2026-02-01")
	greeting := f.met("2026-02-14", "greeting", anna)
	f.expect(far, "Anna 2026-02-01")
	if _, _, err := f.log.Save(ctx, encounter.Draft{ID: greeting, Kind: "meal", Day: "2026-02-14", People: []string{anna}}, berlin); err != nil {
		t.Fatal(err)
	}
	f.expect(far, "Anna 2026-03-14")
	f.met("2026-02", "letter", anna) // some time in February: it may have been on the first
	f.expect(far, "Anna 2026-03-14")
	f.met("2026-03", "letter", anna)
	f.expect(far, "Anna 2026-04-01")
}

// Every change of a rhythm can be taken back, and then all is as it was.
func TestUndo(t *testing.T) {
	f, ctx := newFixture(t), context.Background()
	anna, bert, carl := f.person("Anna", "Chor"), f.person("Bert", "Chor"), f.person("Carl")
	f.met("2026-01-01", "call", anna)
	f.met("2026-02-01", "call", carl)
	f.set("2w", carl)
	f.must(f.plan.SetCircle(ctx, "Chor", Rhythm{6, Week}))
	f.now = f.now.AddDate(0, 1, 0)
	before := f.due(far)
	for name, change := range map[string]func() (vault.Change, error){
		"set":    func() (vault.Change, error) { return f.plan.Set(ctx, []string{anna, bert, carl}, Rhythm{3, Day}) },
		"clear":  func() (vault.Change, error) { return f.plan.Set(ctx, []string{carl}, Rhythm{}) },
		"circle": func() (vault.Change, error) { return f.plan.SetCircle(ctx, "Chor", Rhythm{1, Week}) },
		"none":   func() (vault.Change, error) { return f.plan.SetCircle(ctx, "Chor", Rhythm{}) },
		"snooze": func() (vault.Change, error) { return f.plan.Snooze(ctx, []string{anna, carl}, "2027-01-01") },
		"skip":   func() (vault.Change, error) { return f.plan.Skip(ctx, carl) },
		"rest":   func() (vault.Change, error) { return f.plan.Rest(ctx, bert, "") },
		"leave":  func() (vault.Change, error) { return f.contacts.RemoveFromCircle(ctx, "Chor", []string{bert}) },
		"remove": func() (vault.Change, error) { return f.contacts.Remove(ctx, []string{carl}) },
		"merge": func() (vault.Change, error) {
			_, c, err := f.contacts.Merge(ctx, []string{anna, carl}, contact.MergeChoices{})
			return c, err
		},
		"meeting": func() (vault.Change, error) {
			_, c, err := f.log.Save(ctx, encounter.Draft{People: []string{anna, carl}}, berlin)
			return c, err
		},
	} {
		f.must(change())
		if after := f.due(far); after == before {
			t.Errorf("%s: nothing has changed: %s", name, after)
		}
		f.must(f.vault.Undo(ctx, 0))
		f.expect(far, before)
		f.must(f.vault.Redo(ctx))
		f.must(f.vault.Undo(ctx, 0))
		f.expect(far, before)
	}
}

func TestMerge(t *testing.T) {
	f, ctx := newFixture(t), context.Background()
	for i, test := range []struct {
		ours, theirs, want string
		keepFirst          bool
	}{{"6w", "3m", "6w", true}, {"6w", "3m", "6w", false}, {"", "2m", "2m", true}, {"40d", "1m", "1m", true}} {
		a, b := f.person(fmt.Sprint("Anna", i)), f.person(fmt.Sprint("Anna", i))
		f.set(test.ours, a)
		f.set(test.theirs, b)
		f.met("2026-02-01", "call", a)
		f.met("2026-02-20", "call", b)
		keep := b
		if test.keepFirst {
			keep = a
		}
		merged, _, err := f.contacts.Merge(ctx, []string{a, b}, contact.MergeChoices{Keep: keep})
		if err != nil {
			t.Fatal(err)
		}
		s, err := f.plan.Of(ctx, merged.ID, "2026-03-01")
		if err != nil || merged.Rhythm != test.want || s.Own.String() != test.want || s.Last != "2026-02-20" {
			t.Errorf("%s and %s became %s, %+v, %v", test.ours, test.theirs, merged.Rhythm, s, err)
		}
	}
	a, b := f.person("Bert"), f.person("Bert")
	f.set("1w", a, b)
	f.must(f.plan.Rest(ctx, b, ""))
	if _, _, err := f.contacts.Merge(ctx, []string{a, b}, contact.MergeChoices{Keep: a}); err != nil {
		t.Fatal(err)
	}
	if s, err := f.plan.Of(ctx, a, "2026-03-01"); err != nil || !s.Rests {
		t.Errorf("who rested does no more: %+v, %v", s, err)
	}
}

// A rhythm leaves with the card and comes back with it, in both versions of vCard.
func TestTravels(t *testing.T) {
	f, ctx := newFixture(t), context.Background()
	anna := f.person("Anna")
	f.set("6w", anna)
	for _, version := range []vcard.Version{vcard.V30, vcard.V40} {
		var out strings.Builder
		if _, err := f.contacts.Export(ctx, &out, version, []string{anna}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), "\r\nX-KITH-RHYTHM:6w\r\n") {
			t.Errorf("%s", out.String())
		}
		entry, err := vcard.NewDecoder(strings.NewReader(out.String()), vcard.Options{}).Decode()
		if err != nil || contact.Rhythm(entry.Card) != "6w" || contact.View(entry.Card).Rhythm != "6w" {
			t.Errorf("%v, %v", entry, err)
		}
	}
}

// Many who are given a rhythm at once are asked for one after the other.
func TestMany(t *testing.T) {
	f, ctx := newFixture(t), context.Background()
	var ids []string
	for i := range 60 {
		ids = append(ids, f.person(fmt.Sprint("Person ", i)))
	}
	f.met("2025-01-01", "meeting", ids[:20]...)
	f.met("2026-02-28", "meeting", ids[20:25]...)
	f.set("30d", ids...)
	found, err := f.plan.Due(ctx, far)
	if err != nil || len(found) != 60 {
		t.Fatalf("%d, %v", len(found), err)
	}
	perDay := map[string]int{}
	for _, d := range found {
		perDay[d.Day]++
		if d.Day <= "2026-03-01" || d.Day > "2026-03-31" {
			t.Errorf("%s is due on %s", d.Name, d.Day)
		}
	}
	for day, n := range perDay {
		if n > 2 && day != "2026-03-30" { // when those who were met a day ago are due as well
			t.Errorf("%d on %s", n, day)
		}
	}
}

func TestDead(t *testing.T) {
	f, ctx := newFixture(t), context.Background()
	anna := f.person("Anna")
	f.set("1w", anna)
	f.expect(far, "Anna 2026-03-08")
	if _, _, err := f.contacts.Edit(ctx, anna, 0, []contact.Edit{{Op: "add", Field: "property", Ref: -1, Text: "DEATHDATE:20260210"}}); err != nil {
		t.Fatal(err)
	}
	f.expect(far, "")
}
