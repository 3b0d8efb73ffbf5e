package followup

import (
	"context"
	"strings"
	"testing"
	"time"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/search"
	"kith/internal/vault"
)

var berlin = func() *time.Location {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	return zone
}()

type fixture struct {
	vault    *vault.Vault
	contacts *contact.Book
	board    *Board
}

func newFixture(t *testing.T) fixture {
	t.Helper()
	v, err := vault.Open(t.TempDir(), vault.Options{Now: func() time.Time { return time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	contacts := contact.NewBook(v, search.New(v))
	return fixture{v, contacts, NewBoard(v, contacts)}
}

func (f fixture) person(t *testing.T, given, family string) string {
	t.Helper()
	c, _, err := f.contacts.Create(context.Background(), contact.KindPerson, contact.NameParts{Given: []string{given}, Family: []string{family}}, "")
	if err != nil {
		t.Fatal(err)
	}
	return c.ID
}

func (f fixture) save(t *testing.T, draft Draft) Followup {
	t.Helper()
	saved, _, err := f.board.Save(context.Background(), draft)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func titles(all []Followup) string {
	var list []string
	for _, f := range all {
		list = append(list, f.Title)
	}
	return strings.Join(list, ", ")
}

func at(text string) Due {
	moment, err := time.ParseInLocation("2006-01-02 15:04", text, berlin)
	if err != nil {
		panic(err)
	}
	return Due{At: moment.UTC(), Zone: "Europe/Berlin"}
}

func TestBoard(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t)
	anna, ömer := f.person(t, "Anna", "Weber"), f.person(t, "Ömer", "Öztürk")
	f.save(t, Draft{Title: "übermorgen", Due: Due{Day: "2026-11-24"}})
	overdue := f.save(t, Draft{Title: "überfällig", Due: at("2026-11-20 10:00"), People: []string{anna}})
	f.save(t, Draft{Title: "heute abend", Due: at("2026-11-22 23:30"), People: []string{anna, ömer}})
	unnamed := f.save(t, Draft{Due: Due{Day: "2026-11-22"}, People: []string{ömer}})
	if unnamed.Title != "Ömer Öztürk" {
		t.Errorf("a follow-up without a title is called %q", unnamed.Title)
	}
	order := func() string {
		open, err := f.board.Open(ctx, 0)
		if err != nil {
			t.Fatal(err)
		}
		return titles(open)
	}
	if got := order(); got != "überfällig, Ömer Öztürk, heute abend, übermorgen" {
		t.Errorf("open: %s", got)
	}
	// Half past eleven in the evening in Berlin is still today there.
	if n, err := f.board.CountDue(ctx, f.vault.Now(), berlin); err != nil || n != 3 {
		t.Errorf("due: %d %v", n, err)
	}
	if _, err := f.board.Complete(ctx, overdue.ID, true); err != nil {
		t.Fatal(err)
	}
	if done, err := f.board.Completed(ctx, 0); err != nil || titles(done) != "überfällig" || done[0].Done.IsZero() {
		t.Errorf("done: %v %v", done, err)
	}
	if _, err := f.board.Snooze(ctx, unnamed.ID, at("2026-12-24 18:00")); err != nil {
		t.Fatal(err)
	}
	if got := order(); got != "heute abend, übermorgen, Ömer Öztürk" {
		t.Errorf("after snoozing: %s", got)
	}
	if all, err := f.board.OfContact(ctx, anna); err != nil || titles(all) != "heute abend, überfällig" {
		t.Errorf("of Anna: %v %v", titles(all), err)
	}
	for range 2 {
		if _, err := f.vault.Undo(ctx, 0); err != nil {
			t.Fatal(err)
		}
	}
	if got := order(); got != "überfällig, Ömer Öztürk, heute abend, übermorgen" {
		t.Errorf("after undoing both: %s", got)
	}
}

// Taking the last person off a follow-up leaves it; deleting that person takes it along, and undo brings it back.
func TestPeopleComeAndGo(t *testing.T) {
	ctx := context.Background()
	f := newFixture(t)
	anna := f.person(t, "Anna", "Weber")
	saved := f.save(t, Draft{Title: "anrufen", Due: Due{Day: "2026-12-01"}, People: []string{anna}})
	f.save(t, Draft{ID: saved.ID, Title: "anrufen", Due: saved.Due})
	if again, err := f.board.Show(ctx, saved.ID); err != nil || len(again.People) != 0 {
		t.Fatalf("%+v %v", again, err)
	}
	f.save(t, Draft{ID: saved.ID, Title: "anrufen", Due: saved.Due, People: []string{anna}})
	if _, err := f.contacts.Remove(ctx, []string{anna}); err != nil {
		t.Fatal(err)
	}
	if _, err := f.board.Show(ctx, saved.ID); fault.Code(err) != "followup.not-found" {
		t.Errorf("after deleting Anna: %v", err)
	}
	if _, err := f.vault.Undo(ctx, 0); err != nil {
		t.Fatal(err)
	}
	if again, err := f.board.Show(ctx, saved.ID); err != nil || len(again.People) != 1 {
		t.Errorf("after bringing Anna back: %+v %v", again, err)
	}
	rows, err := f.contacts.ByIDs(ctx, []string{anna})
	if err != nil {
		t.Fatal(err)
	}
	key := rows[0].Key
	if next, err := f.board.Next(ctx, []int64{key}); err != nil || next[key].ID != saved.ID {
		t.Errorf("next: %+v %v", next, err)
	}
}

func TestBadFollowups(t *testing.T) {
	f := newFixture(t)
	for code, draft := range map[string]Draft{
		"followup.no-title":  {Title: " \t", Due: Due{Day: "2026-12-01"}},
		"followup.bad-due":   {Title: "x", Due: Due{Day: "2026-02-30"}},
		"followup.bad-zone":  {Title: "x", Due: Due{At: time.Now(), Zone: "Mars/Olympus"}},
		"contact.not-found":  {Title: "x", Due: Due{Day: "2026-12-01"}, People: []string{"nobody"}},
		"followup.not-found": {ID: "nothing", Title: "x", Due: Due{Day: "2026-12-01"}},
	} {
		if _, _, err := f.board.Save(context.Background(), draft); fault.Code(err) != code {
			t.Errorf("%s: %v", code, err)
		}
	}
	if all, err := f.board.All(context.Background()); err != nil || len(all) != 0 {
		t.Errorf("something was saved: %v %v", all, err)
	}
}
