package encounter

import (
	"context"
	"reflect"
	"slices"
	"testing"
	"time"

	"kith/internal/contact"
	"kith/internal/search"
	"kith/internal/vault"
)

// book is a vault with its people and its log; now is the evening of 22 November 2026.
type book struct {
	*Log
	contacts *contact.Book
	vault    *vault.Vault
	t        *testing.T
}

func openBook(t *testing.T) book {
	t.Helper()
	v, err := vault.Open(t.TempDir(), vault.Options{Now: func() time.Time { return time.Date(2026, 11, 22, 20, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	b := book{NewLog(v), contact.NewBook(v, search.New(v)), v, t}
	b.contacts.Merged(b.Merged)
	return b
}

func (b book) person(given, family string) string {
	b.t.Helper()
	c, _, err := b.contacts.Create(context.Background(), contact.KindPerson, contact.NameParts{Given: []string{given}, Family: []string{family}}, "")
	if err != nil {
		b.t.Fatal(err)
	}
	return c.ID
}

func (b book) log(d Draft) Encounter {
	b.t.Helper()
	e, _, err := b.Save(context.Background(), d, time.UTC)
	if err != nil {
		b.t.Fatal(err)
	}
	return e
}

func (b book) undo() {
	b.t.Helper()
	if _, err := b.vault.Undo(context.Background(), 0); err != nil {
		b.t.Fatal(err)
	}
}

func (b book) redo() {
	b.t.Helper()
	if _, err := b.vault.Redo(context.Background()); err != nil {
		b.t.Fatal(err)
	}
}

func (b book) notes(contact string) []string {
	b.t.Helper()
	found, err := b.List(context.Background(), contact, 0, 0)
	if err != nil {
		b.t.Fatal(err)
	}
	notes := []string{}
	for _, e := range found {
		notes = append(notes, e.Note)
	}
	return notes
}

func (b book) key(id string) int64 {
	b.t.Helper()
	var key int64
	if err := b.vault.QueryRow(context.Background(), `SELECT key FROM contact WHERE id = ?`, id).Scan(&key); err != nil {
		b.t.Fatal(err)
	}
	return key
}

func TestAllFieldsAreKept(t *testing.T) {
	b := openBook(t)
	anna := b.person("Anna", "Weber")
	saved := b.log(Draft{
		Kind: "event", Day: "2026-11-20", Time: "9:05", Place: " Café  Mitte ", Size: 40, Initiator: Them, People: []string{anna},
		Links: []string{"www.example.org/programm", "/home/kim/Handout.pdf", "", "file:///home/kim/Handout.pdf", `C:\Briefe\Anna.docx`}, Note: "Vortrag",
	})
	want := Encounter{
		ID: saved.ID, Kind: "event", Day: "2026-11-20", Time: "09:05", Place: "Café Mitte", Size: 40, Initiator: Them, Note: "Vortrag",
		Links:  []string{"https://www.example.org/programm", "/home/kim/Handout.pdf", `C:\Briefe\Anna.docx`},
		People: []Person{{b.key(anna), anna, "Anna Weber", "person", ""}}, Created: saved.Created, Changed: saved.Changed, key: saved.key, at: "2026-11-20 09:05",
	}
	if !reflect.DeepEqual(saved, want) {
		t.Errorf("saved\n%+v, want\n%+v", saved, want)
	}
	b.log(Draft{ID: saved.ID, Kind: "call", Day: "2026-22", People: []string{anna}})
	b.undo()
	if again, err := b.Show(context.Background(), saved.ID); err != nil || !reflect.DeepEqual(again, want) {
		t.Errorf("after the undo\n%+v, want\n%+v (%v)", again, want, err)
	}
	for _, link := range []string{"javascript:alert(1)", "ftp://example.org", "relative/file", "http:", "file://server/share", "mailto:", "a\nb", "data:text/html,x", "file:relative"} {
		if got, err := readLink(link); err == nil {
			t.Errorf("%q is taken as %q", link, got)
		}
	}
}

func TestTimesSort(t *testing.T) {
	b := openBook(t)
	anna := b.person("Anna", "Weber")
	for _, day := range []string{"2025", "2026-03-01", "2026-21", "2026-03", "2025-12-31", "2025-24", "2026-02-28", "2026", "2026-12-01", "2026-23"} {
		b.log(Draft{Day: day, Note: day, People: []string{anna}})
	}
	b.log(Draft{Day: "2026-03-01", Time: "10:00", Note: "at ten", People: []string{anna}})
	b.log(Draft{Day: "2026-03-01", Time: "09:00", Note: "at nine", People: []string{anna}})
	want := []string{"2026-12-01", "2026-23", "at ten", "at nine", "2026-03-01", "2026-03", "2026-21", "2026-02-28", "2026", "2025-12-31", "2025-24", "2025"}
	if got := b.notes(anna); !slices.Equal(got, want) {
		t.Errorf("of Anna: %q", got)
	}
	if got := b.notes(""); !slices.Equal(got, want) {
		t.Errorf("of all: %q", got)
	}
}

func TestDaysCount(t *testing.T) {
	ctx := context.Background()
	b := openBook(t)
	anna, ben := b.person("Anna", "Weber"), b.person("Ben", "Kurz")
	for _, d := range []Draft{
		{Kind: "call", Day: "2026-03-05"}, {Kind: "meal", Day: "2025"}, {Kind: "feedback", Day: "2026-22"}, {Kind: "greeting", Day: "2026-09-01"},
		{Kind: "attempt", Day: "2026-10-01"}, {Kind: "note", Day: "2026-11-01"}, {Kind: "video", Day: "2026-03-05", Time: "08:00"},
	} {
		d.People = []string{anna}
		b.log(d)
	}
	b.log(Draft{Kind: "note", People: []string{ben}})
	keys := []int64{b.key(anna), b.key(ben)}
	days := func() ([]string, string) {
		all, err := b.DaysOf(ctx, keys)
		if err != nil || len(all) > 1 {
			t.Fatal(all, err)
		}
		last, err := b.LastDays(ctx, keys)
		if err != nil || len(last) > 1 {
			t.Fatal(last, err)
		}
		return all[keys[0]], last[keys[0]]
	}
	want := []string{"2025-01-01", "2026-03-05", "2026-03-05", "2026-06-01"}
	if all, last := days(); !slices.Equal(all, want) || last != "2026-06-01" {
		t.Errorf("%q, last %q", all, last)
	}
	for kind, counts := range map[string][2]bool{"meeting": {true, true}, "feedback": {true, true}, "greeting": {false, true}, "attempt": {}, "note": {}, "nonsense": {}} {
		if got := [2]bool{Counts(kind, false), Counts(kind, true)}; got != counts {
			t.Errorf("%s counts: %v", kind, got)
		}
	}
	// What the database says counts is what Counts says.
	for _, kind := range Kinds {
		one := b.log(Draft{Kind: kind, Day: "2026-11-20", People: []string{ben}})
		last, err := b.LastDays(ctx, keys[1:])
		if err != nil || (last[keys[1]] == "2026-11-20") != Counts(kind, false) {
			t.Errorf("%s: %v %v", kind, last, err)
		}
		if _, err := b.Remove(ctx, one.ID); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.contacts.Remove(ctx, []string{anna}); err != nil {
		t.Fatal(err)
	}
	if all, last := days(); len(all) != 0 || last != "" {
		t.Errorf("of a deleted person: %q, %q", all, last)
	}
	b.undo()
	if all, last := days(); !slices.Equal(all, want) || last != "2026-06-01" {
		t.Errorf("of the person brought back: %q, last %q", all, last)
	}
}

func TestStrangersComeInWithTheEncounter(t *testing.T) {
	ctx := context.Background()
	b := openBook(t)
	anna := b.person("Anna", "Weber")
	saved := b.log(Draft{People: []string{anna}, New: []string{"Dr. Jan von Berg"}, Note: "mit " + Mention("Eva Neu", NewMention) + " und " + Mention("Eva Neu", NewMention)})
	if len(saved.People) != 2 || saved.People[1].Name != "Dr. Jan von Berg" || Plain(saved.Note) != "mit @Eva Neu und @Eva Neu" || len(Mentioned(saved.Note)) != 1 {
		t.Fatalf("%+v", saved)
	}
	c, err := b.contacts.Show(ctx, saved.People[1].ID)
	if err != nil || !slices.Equal(c.Family, []string{"von Berg"}) || c.Kind != contact.KindPerson {
		t.Errorf("%+v %v", c, err)
	}
	count := func() int {
		_, total, err := b.contacts.List(ctx, contact.ListQuery{})
		if err != nil {
			t.Fatal(err)
		}
		return total
	}
	if count() != 3 {
		t.Errorf("%d people", count())
	}
	b.undo()
	if got := b.notes(""); count() != 1 || len(got) != 0 {
		t.Errorf("after one undo: %d people, %q", count(), got)
	}
	b.redo()
	if got := b.notes(saved.People[1].ID); count() != 3 || len(got) != 1 {
		t.Errorf("after the redo: %d people, %q", count(), got)
	}
}

func TestMentionsFollowRenamesAndMerges(t *testing.T) {
	ctx := context.Background()
	b := openBook(t)
	anna, ben, double := b.person("Anna", "Weber"), b.person("Ben [B.]", `Kurz\Lang`), b.person("Benjamin", "Kurz")
	saved := b.log(Draft{People: []string{anna}, Note: "über " + Mention(`Ben [B.] Kurz\Lang`, ben) + " gesprochen"})
	if ids := Mentioned(saved.Note); !slices.Equal(ids, []string{ben}) || Plain(saved.Note) != `über @Ben [B.] Kurz\Lang gesprochen` {
		t.Errorf("%q mentions %q", saved.Note, ids)
	}
	if _, _, err := b.contacts.Edit(ctx, ben, 0, []contact.Edit{{Op: "set", Field: "name", Ref: -1, Name: &contact.NameParts{Given: []string{"Ben"}, Family: []string{"Lang"}}}}); err != nil {
		t.Fatal(err)
	}
	if got := b.notes(anna)[0]; got != "über "+Mention("Ben Lang", ben)+" gesprochen" {
		t.Errorf("after the rename: %q", got)
	}
	if _, _, err := b.contacts.Merge(ctx, []string{double, ben}, contact.MergeChoices{Keep: double, Prefer: true}); err != nil {
		t.Fatal(err)
	}
	if got := b.notes(anna)[0]; got != "über "+Mention("Benjamin Kurz", double)+" gesprochen" {
		t.Errorf("after the merge: %q", got)
	}
	if found, err := b.Mentioning(ctx, double, 0, 0); err != nil || len(found) != 1 {
		t.Errorf("%v %v", found, err)
	}
	b.undo()
	if got := b.notes(anna)[0]; got != "über "+Mention("Ben Lang", ben)+" gesprochen" {
		t.Errorf("after the undo: %q", got)
	}
	if found, err := b.Mentioning(ctx, ben, 0, 0); err != nil || len(found) != 1 {
		t.Errorf("%v %v", found, err)
	}
	if found, err := b.Mentioning(ctx, double, 0, 0); err != nil || len(found) != 0 {
		t.Errorf("%v %v", found, err)
	}
	if _, err := b.contacts.Remove(ctx, []string{ben}); err != nil {
		t.Fatal(err)
	}
	if got := Plain(b.notes(anna)[0]); got != `über @Ben [B.] Kurz\Lang gesprochen` {
		t.Errorf("of somebody gone: %q", got)
	}
}

func TestEncountersSurviveMerging(t *testing.T) {
	ctx := context.Background()
	b := openBook(t)
	anna, twin := b.person("Anna", "Weber"), b.person("Anna", "Weber")
	b.log(Draft{Day: "2026-01-01", Note: "with both", People: []string{anna, twin}})
	b.log(Draft{Day: "2026-02-01", Note: "with the twin", People: []string{twin}})
	b.log(Draft{Day: "2026-03-01", Note: "with Anna", People: []string{anna}})
	if _, _, err := b.contacts.Merge(ctx, []string{anna, twin}, contact.MergeChoices{Keep: anna}); err != nil {
		t.Fatal(err)
	}
	if got := b.notes(anna); !slices.Equal(got, []string{"with Anna", "with the twin", "with both"}) {
		t.Errorf("after the merge: %q", got)
	}
	days, err := b.DaysOf(ctx, []int64{b.key(anna)})
	if err != nil || len(days[b.key(anna)]) != 3 {
		t.Errorf("%v %v", days, err)
	}
	b.undo()
	if got := b.notes(anna); !slices.Equal(got, []string{"with Anna", "with both"}) {
		t.Errorf("after the undo: %q", got)
	}
	if got := b.notes(twin); !slices.Equal(got, []string{"with the twin", "with both"}) {
		t.Errorf("of the twin after the undo: %q", got)
	}
}

func FuzzMentions(f *testing.F) {
	f.Add("Anna [W.] \\ Weber", "mit ")
	f.Fuzz(func(t *testing.T, name, before string) {
		note := before + Mention(name, "0190-ab")
		if Plain(eachMention(note, Mention)) != Plain(note) {
			t.Errorf("%q is read differently when it was written again", note)
		}
		if len(Mentioned(Mention(name, "x"))) == 1 && Plain(Mention(name, "x")) == "" {
			t.Errorf("%q has no name", name)
		}
	})
}
