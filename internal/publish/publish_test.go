package publish

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kith/internal/anniversary"
	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/fault"
	"kith/internal/followup"
	"kith/internal/icalendar"
	"kith/internal/importing"
	"kith/internal/message"
	"kith/internal/rhythm"
	"kith/internal/search"
	"kith/internal/vault"
)

type fixture struct {
	vault     *vault.Vault
	contacts  *contact.Book
	followups *followup.Board
	publisher *Publisher
	now       time.Time
}

const people = `BEGIN:VCARD
VERSION:4.0
UID:kaethe
FN:Käthe Brandt
N:Brandt;Käthe;;;
BDAY:19661122
END:VCARD
BEGIN:VCARD
VERSION:4.0
UID:jens
FN:Jens Øvergård
N:Øvergård;Jens;;;
BDAY:--0229
ANNIVERSARY:20100605
END:VCARD
BEGIN:VCARD
VERSION:4.0
UID:wei
FN:Wei Zimmermann
N:Zimmermann;Wei;;;
BDAY:1985-05
END:VCARD
`

func newFixture(t *testing.T) *fixture {
	t.Helper()
	f := &fixture{now: time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)}
	v, err := vault.Open(t.TempDir(), vault.Options{Now: func() time.Time { return f.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	f.vault = v
	f.contacts = contact.NewBook(v, search.New(v))
	f.followups = followup.NewBoard(v, f.contacts)
	f.publisher = New(v, f.contacts, f.followups, encounter.NewLog(v), anniversary.NewCalendar(v, f.contacts), rhythm.NewPlan(v, f.contacts, time.UTC))
	source := importing.Stream("people.vcf", strings.NewReader(people))
	if _, err := importing.New(v).Commit(context.Background(), []importing.Source{source}, importing.Options{}, nil); err != nil {
		t.Fatal(err)
	}
	return f
}

func (f *fixture) id(t *testing.T, name string) string {
	t.Helper()
	rows, err := f.contacts.Named(context.Background(), name)
	if err != nil || len(rows) != 1 {
		t.Fatalf("%s: %v %v", name, rows, err)
	}
	return rows[0].ID
}

func (f *fixture) add(t *testing.T, draft followup.Draft) followup.Followup {
	t.Helper()
	saved, _, err := f.followups.Save(context.Background(), draft)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func (f *fixture) write(t *testing.T, options Options) (string, Result) {
	t.Helper()
	if options.Language == "" {
		options.Language = message.German
	}
	var out bytes.Buffer
	result, err := f.publisher.Write(context.Background(), &out, options)
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), result
}

func items(t *testing.T, text string) map[string]icalendar.Item {
	t.Helper()
	calendar, warnings, err := icalendar.Decode(strings.NewReader(text))
	if err != nil || len(warnings) != 0 {
		t.Fatalf("%v %v\n%s", err, warnings, text)
	}
	found := map[string]icalendar.Item{}
	for _, item := range calendar.Items {
		found[item.Summary] = item
	}
	return found
}

func TestFacts(t *testing.T) {
	f := newFixture(t)
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	f.add(t, followup.Draft{Title: "nach dem Angebot fragen", Note: "Zeile 1\nZeile 2; mit, Zeichen", People: []string{f.id(t, "Jens Øvergård")},
		Due: followup.Due{At: time.Date(2026, 11, 26, 10, 0, 0, 0, berlin).UTC(), Zone: "Europe/Berlin"}})
	f.add(t, followup.Draft{Title: "Käthe Brandt gratulieren", People: []string{f.id(t, "Käthe Brandt")}, Due: followup.Due{Day: "2026-12-01"}})
	text, result := f.write(t, Options{})
	if result != (Result{Followups: 2, Birthdays: 3}) {
		t.Errorf("result: %+v", result)
	}
	found := items(t, text)
	for _, summary := range []string{"nach dem Angebot fragen (Jens Øvergård)", "Käthe Brandt gratulieren", "Geburtstag: Käthe Brandt (*1966)", "Geburtstag: Jens Øvergård", "Jahrestag: Jens Øvergård (2010)"} {
		item, ok := found[summary]
		if !ok {
			t.Errorf("no %q in\n%s", summary, text)
			continue
		}
		if item.Kind != icalendar.Event || item.Alarm == nil || item.Alarm.Before <= 0 || item.UID == "" {
			t.Errorf("%s: %+v", summary, item)
		}
	}
	// Times of single events are in UTC; the day before 1970 and 29 February follow facts of calendar programs.
	for _, line := range []string{"DTSTART:20261126T090000Z", "DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261202", "TRIGGER:-PT15H", "DTSTART;VALUE=DATE:19701122",
		"DTSTART;VALUE=DATE:19720229", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "METHOD:PUBLISH"} {
		if !strings.Contains(text, line+"\r\n") {
			t.Errorf("no line %s in\n%s", line, text)
		}
	}
}

func TestUnchangedIsIdentical(t *testing.T) {
	f := newFixture(t)
	saved := f.add(t, followup.Draft{Title: "anrufen", Due: followup.Due{Day: "2026-12-01"}})
	first, _ := f.write(t, Options{})
	f.now = f.now.Add(48 * time.Hour)
	if again, _ := f.write(t, Options{}); again != first {
		t.Errorf("not identical:\n%s\n%s", first, again)
	}
	before := items(t, first)["anrufen"]
	if _, err := f.followups.Snooze(context.Background(), saved.ID, followup.Due{Day: "2026-12-08"}); err != nil {
		t.Fatal(err)
	}
	text, _ := f.write(t, Options{})
	after := items(t, text)["anrufen"]
	if after.UID != before.UID || after.Sequence != before.Sequence+1 || !after.Stamp.Equal(f.now) || !before.Stamp.Equal(f.now.Add(-48*time.Hour)) {
		t.Errorf("before %+v\nafter %+v", before, after)
	}
}

func TestSinceLast(t *testing.T) {
	f := newFixture(t)
	if _, result := f.write(t, Options{SinceLast: true}); result.Birthdays != 3 {
		t.Errorf("the first time everything is new: %+v", result)
	}
	f.add(t, followup.Draft{Title: "anrufen", Due: followup.Due{Day: "2026-12-01"}})
	if _, result := f.write(t, Options{SinceLast: true}); result != (Result{Followups: 1}) {
		t.Errorf("one is new: %+v", result)
	}
	if _, result := f.write(t, Options{SinceLast: true}); result != (Result{}) {
		t.Errorf("nothing is new: %+v", result)
	}
}

// An export that fails leaves the old file, and does not count as the last one.
func TestFailedExport(t *testing.T) {
	f := newFixture(t)
	missing := filepath.Join(t.TempDir(), "no such folder", "kith.ics")
	if _, err := f.publisher.WriteFile(context.Background(), missing, Options{Language: message.English}); fault.Code(err) != "calendar.failed" {
		t.Errorf("%v", err)
	}
	if published, err := f.publisher.Published(context.Background()); err != nil || published {
		t.Errorf("counted: %v %v", published, err)
	}
	path := filepath.Join(t.TempDir(), "kith.ics")
	if _, err := f.publisher.WriteFile(context.Background(), path, Options{Kinds: []string{"occasionally"}}); fault.Code(err) != "calendar.kind" {
		t.Errorf("%v", err)
	}
	if _, err := f.publisher.WriteFile(context.Background(), path, Options{Language: message.English}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info, err)
	}
}

func TestTodos(t *testing.T) {
	f := newFixture(t)
	saved := f.add(t, followup.Draft{Title: "anrufen", Due: followup.Due{Day: "2026-12-01"}})
	if _, err := f.followups.Complete(context.Background(), saved.ID, true); err != nil {
		t.Fatal(err)
	}
	text, _ := f.write(t, Options{Kinds: []string{Followups}, Todos: true})
	if item := items(t, text)["anrufen"]; item.Kind != icalendar.Todo || item.Done.IsZero() {
		t.Errorf("%+v\n%s", item, text)
	}
	if _, result := f.write(t, Options{Kinds: []string{Followups}}); result.Followups != 0 {
		t.Errorf("a done follow-up is no event: %+v", result)
	}
}

func TestEncounters(t *testing.T) {
	f := newFixture(t)
	log := encounter.NewLog(f.vault)
	draft := encounter.Draft{Kind: "meal", Day: "2026-10-01", Note: "sucht eine *Steuerberaterin*\nund mehr", People: []string{f.id(t, "Jens Øvergård")}}
	if _, _, err := log.Save(context.Background(), draft, time.UTC); err != nil {
		t.Fatal(err)
	}
	if _, result := f.write(t, Options{}); result.Encounters != 0 {
		t.Errorf("unasked: %+v", result)
	}
	text, result := f.write(t, Options{Kinds: []string{Encounters}})
	item := items(t, text)["Essen: Jens Øvergård"]
	if result != (Result{Encounters: 1}) || item.Kind != icalendar.Journal || item.Description != draft.Note || item.When.Day.String() != draft.Day || len(item.Contacts) != 1 {
		t.Errorf("%+v %+v\n%s", result, item, text)
	}
}

// A copy of everything has the UIDs of the calendar, and does not make the next export think that all of it is known or changed.
func TestCopy(t *testing.T) {
	f := newFixture(t)
	f.add(t, followup.Draft{Title: "anrufen", Due: followup.Due{Day: "2026-12-01"}})
	everything := Options{Kinds: []string{Followups, Birthdays, Encounters}, Todos: true, Copy: true}
	copied, _ := f.write(t, everything)
	text, result := f.write(t, Options{SinceLast: true})
	if result != (Result{Followups: 1, Birthdays: 3}) {
		t.Errorf("after a copy everything is still new: %+v", result)
	}
	event, todo := items(t, text)["anrufen"], items(t, copied)["anrufen"]
	if event.UID != todo.UID || event.Sequence != 0 || todo.Kind != icalendar.Todo {
		t.Errorf("%+v\n%+v", event, todo)
	}
	f.write(t, everything)
	if _, result := f.write(t, Options{SinceLast: true}); result != (Result{}) {
		t.Errorf("a copy changed something: %+v", result)
	}
}
