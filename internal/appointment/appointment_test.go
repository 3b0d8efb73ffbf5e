package appointment

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/internal/anniversary"
	"kith/internal/contact"
	"kith/internal/encounter"
	"kith/internal/fault"
	"kith/internal/followup"
	"kith/internal/message"
	"kith/internal/publish"
	"kith/internal/rhythm"
	"kith/internal/search"
	"kith/internal/vault"
)

type book struct {
	t        *testing.T
	vault    *vault.Vault
	contacts *contact.Book
	log      *encounter.Log
	due      *followup.Board
	out      *publish.Publisher
	*Taker
}

func openBook(t *testing.T) book {
	t.Helper()
	v, err := vault.Open(t.TempDir(), vault.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	contacts := contact.NewBook(v, search.New(v))
	log := encounter.NewLog(v)
	contacts.WhenSeen(log.WhenSeen)
	due := followup.NewBoard(v, contacts).In(berlin)
	out := publish.New(v, contacts, due, log, anniversary.NewCalendar(v, contacts), rhythm.NewPlan(v, contacts, berlin))
	return book{t, v, contacts, log, due, out, New(v, contacts, log, due, out)}
}

func (b book) person(name string, fields ...string) string {
	b.t.Helper()
	c, _, err := b.contacts.NewFrom(context.Background(), name, fields)
	if err != nil {
		b.t.Fatal(err)
	}
	return c.ID
}

func (b book) preview(texts ...string) *Preview {
	b.t.Helper()
	var files []io.Reader
	for _, text := range texts {
		files = append(files, strings.NewReader(text))
	}
	p, err := b.Preview(context.Background(), files, Options{Now: now, Zone: berlin})
	if err != nil {
		b.t.Fatal(err)
	}
	return p
}

func (b book) commit(p *Preview) Report {
	b.t.Helper()
	report, _, err := b.Commit(context.Background(), p, message.German)
	if err != nil {
		b.t.Fatal(err)
	}
	return report
}

func (b book) entries() []encounter.Encounter {
	b.t.Helper()
	all, err := b.log.List(context.Background(), "", 0, 0)
	if err != nil {
		b.t.Fatal(err)
	}
	return all
}

func file(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestTake(t *testing.T) {
	ctx := context.Background()
	b := openBook(t)
	kaethe := b.person("Käthe Brandt", "email=KAETHE@example.org")
	p := b.preview(file(t, "google.ics"))
	if me := p.people["me@example.org"]; me == nil || me.Choice != AsMe {
		t.Errorf("the owner of the calendar is not seen: %+v", me)
	}
	if one := p.people["kaethe@example.org"]; one.Choice != kaethe || one.By != ByEmail {
		t.Errorf("%+v", one)
	}
	if c := p.Counts(); c[Fresh] != 1 || c[Nobody] != 1 {
		t.Errorf("%v", c)
	}
	if err := b.Decide(ctx, p, "eva@example.org", AsNew); err != nil {
		t.Fatal(err)
	}
	if report := b.commit(p); report != (Report{Encounters: 2, People: 1}) {
		t.Errorf("%+v", report)
	}
	all := b.entries()
	if len(all) != 2 || all[0].Kind != "video" || all[0].People[0].Name != "Eva Neu" || all[1].People[0].ID != kaethe || all[1].Day != "2026-03-03" || all[1].Time != "12:00" ||
		all[1].Place != "Gasthof Krone, Hauptstr. 1" || all[1].Note != "Mittagessen mit Käthe\n\nWegen der Regatta\n\nAnmeldung & Boot\n\nGrüße" || all[1].Initiator != encounter.Me {
		t.Errorf("%+v", all)
	}
	if eva, err := b.contacts.Show(ctx, all[0].People[0].ID); err != nil || len(eva.Emails) != 1 || eva.Emails[0].Value != "eva@example.org" {
		t.Errorf("%+v %v", eva.Emails, err)
	}
	// The same file brings nothing, whatever became of the encounters.
	if _, err := b.log.Remove(ctx, all[1].ID); err != nil {
		t.Fatal(err)
	}
	if p := b.preview(file(t, "google.ics")); p.Counts()[Known] != 2 || b.commit(p).Encounters != 0 {
		t.Errorf("again: %v", p.Counts())
	}
	// One undo takes encounters and people back, and then the file is new again.
	if _, err := b.vault.Undo(ctx, 0); err != nil { // the deletion
		t.Fatal(err)
	}
	if _, err := b.vault.Undo(ctx, 0); err != nil {
		t.Fatal(err)
	}
	if rows, err := b.contacts.Named(ctx, "Eva Neu"); err != nil || len(rows) != 0 || len(b.entries()) != 0 {
		t.Errorf("after undo: %v %v %v", rows, b.entries(), err)
	}
	if p := b.preview(file(t, "google.ics")); p.Counts()[Fresh] != 1 {
		t.Errorf("after undo: %v", p.Counts())
	}
}

func TestWho(t *testing.T) {
	ctx := context.Background()
	b := openBook(t)
	b.person("Anna Weber", "email=familie@example.org")
	jan := b.person("Jan Weber", "email=familie@example.org")
	meier1, meier2 := b.person("Eva Meier"), b.person("Eva Meier")
	text := "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260301T100000Z\r\nORGANIZER;CN=Jan Weber:mailto:familie@example.org\r\nATTENDEE;CN=Eva Meier:mailto:eva@example.org\r\nATTENDEE;CN=Fremd:mailto:f@example.org\r\nSUMMARY:x [@Fremd](kith:new)\r\nEND:VEVENT\r\nEND:VCALENDAR"
	p := b.preview(text)
	if one := p.people["familie@example.org"]; one.Choice != jan {
		t.Errorf("an address of two is not told by the name: %+v", one)
	}
	eva := p.people["eva@example.org"]
	ids := []string{}
	for _, row := range eva.Found {
		ids = append(ids, row.ID)
	}
	if slices.Sort(ids); eva.Choice != "" || eva.By != ByName || !slices.Equal(ids, sorted(meier1, meier2)) || p.People[0] != eva {
		t.Errorf("%+v", eva)
	}
	if err := b.Decide(ctx, p, eva.Key, meier2); err != nil {
		t.Fatal(err)
	}
	if err := b.Decide(ctx, p, "nobody", AsMe); fault.Code(err) != "appointment.nobody-called" {
		t.Error(err)
	}
	if err := b.Decide(ctx, p, eva.Key, "gone"); fault.Code(err) != "contact.not-found" {
		t.Error(err)
	}
	p.LeaveOut([]int{0, 99}, true)
	if b.commit(p).Encounters != 0 {
		t.Error("what is left out is taken")
	}
	p.LeaveOut([]int{0}, false)
	if report := b.commit(p); report != (Report{Encounters: 1}) {
		t.Errorf("%+v", report)
	}
	one := b.entries()[0]
	if len(one.People) != 2 || one.Initiator != encounter.Them || !strings.HasSuffix(one.Note, "Auch dabei: Fremd") {
		t.Errorf("%+v", one)
	}
	// What stands in a file brings nobody into the book by itself.
	if rows, err := b.contacts.Named(ctx, "Fremd"); err != nil || len(rows) != 0 {
		t.Errorf("%v %v", rows, err)
	}
}

func sorted(all ...string) []string { slices.Sort(all); return all }

// TestOwner: who takes part in everything is the owner of the calendar, if it is one.
func TestOwner(t *testing.T) {
	b := openBook(t)
	meeting := func(uid string, who ...string) string {
		text := "BEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTART:20260301T100000Z\r\n"
		for _, one := range who {
			text += "ATTENDEE:mailto:" + one + "@example.org\r\n"
		}
		return text + "END:VEVENT\r\n"
	}
	me := func(events ...string) string {
		for _, person := range b.preview("BEGIN:VCALENDAR\r\n" + strings.Join(events, "") + "END:VCALENDAR").People {
			if person.Choice == AsMe {
				return person.Email
			}
		}
		return ""
	}
	if got := me(meeting("1", "me", "a"), meeting("2", "b", "me"), meeting("3", "me", "a", "c")); got != "me@example.org" {
		t.Errorf("%q", got)
	}
	if got := me(meeting("1", "me", "a"), meeting("2", "a", "me"), meeting("3", "me", "a")); got != "" {
		t.Errorf("two take part in everything: %q", got)
	}
	if got := me(meeting("1", "me", "a"), meeting("2", "me", "b")); got != "" {
		t.Errorf("two appointments tell nothing: %q", got)
	}
}

// TestJournals: what left as a copy of everything comes back the same, into the same book, into it after a deletion, and into another one.
func TestJournals(t *testing.T) {
	ctx := context.Background()
	b := openBook(t)
	anna, jan := b.person("Anna Weber"), b.person("Jan Weber")
	for _, d := range []encounter.Draft{
		{Kind: "meal", Day: "2026-03-01", Time: "12:30", Place: "Gasthof Krone, Köln", Size: 4, Initiator: encounter.Them, People: []string{anna, jan},
			Note: "Sie sucht *einen* Steuerberater; " + encounter.Mention("Jan Weber", jan) + " kennt einen.\n\n- eins\n- zwei", Links: []string{"https://example.org/a?b=c", "/home/anna/Bild 1.jpg", "mailto:x@example.org"}},
		{Kind: "letter", Day: "2025-24", People: []string{anna}, Links: []string{`C:\Briefe\an Anna.odt`, "https://example.org"}},
		{Kind: "note", Day: "2024", Note: "x", People: []string{jan}},
		{Kind: "call", Day: "2026-02-28", Note: "x", People: []string{jan}},
	} {
		if _, _, err := b.log.Save(ctx, d, berlin); err != nil {
			t.Fatal(err)
		}
	}
	var copied bytes.Buffer
	if _, err := b.out.Write(ctx, &copied, publish.Options{Kinds: []string{publish.Encounters}, Copy: true, Language: message.German}); err != nil {
		t.Fatal(err)
	}
	before := b.entries()
	if p := b.preview(copied.String()); p.Counts()[Known] != 4 {
		t.Errorf("into the same book: %v", p.Counts())
	}
	same := func(b book, after []encounter.Encounter) {
		t.Helper()
		if len(after) != len(before) {
			t.Fatalf("%d of %d", len(after), len(before))
		}
		for i, e := range after {
			w := before[i]
			if e.Kind != w.Kind || e.Day != w.Day || e.Time != w.Time || e.Place != w.Place || e.Size != w.Size || e.Initiator != w.Initiator || !slices.Equal(e.Links, w.Links) || encounter.Plain(e.Note) != encounter.Plain(w.Note) || len(e.People) != len(w.People) {
				t.Errorf("came back as %+v\nwas %+v", e, w)
			}
		}
	}
	for _, e := range before {
		if _, err := b.log.Remove(ctx, e.ID); err != nil {
			t.Fatal(err)
		}
	}
	if report := b.commit(b.preview(copied.String())); report.Encounters != 4 {
		t.Errorf("after a deletion: %+v", report)
	}
	same(b, b.entries())
	if p := b.preview(copied.String()); p.Counts()[Known] != 4 {
		t.Errorf("again: %v", p.Counts())
	}

	other := openBook(t)
	other.person("Anna Weber")
	p := other.preview(copied.String())
	for _, person := range p.People {
		if person.Name == "Jan Weber" {
			if err := other.Decide(ctx, p, person.Key, AsNew); err != nil {
				t.Fatal(err)
			}
		}
	}
	other.commit(p)
	same(other, other.entries())
	// It leaves under the UIDs it came with.
	var again bytes.Buffer
	if _, err := other.out.Write(ctx, &again, publish.Options{Kinds: []string{publish.Encounters}, Copy: true, Language: message.German}); err != nil {
		t.Fatal(err)
	}
	if p := b.preview(again.String()); p.Counts()[Known] != 4 {
		t.Errorf("from the other book: %v", p.Counts())
	}
}

// A copy of everything brings follow-ups back as they were: steps, what is done, where a series is, a time that was put off.
func TestFollowupsComeBack(t *testing.T) {
	ctx := context.Background()
	b := openBook(t)
	anna, jan := b.person("Anna Weber"), b.person("Jan Weber")
	save := func(d followup.Draft) string {
		t.Helper()
		f, _, err := b.due.Save(ctx, d)
		if err != nil {
			t.Fatal(err)
		}
		return f.ID
	}
	ten := followup.Due{At: time.Date(2026, 4, 1, 8, 0, 0, 0, time.UTC), Zone: "Europe/Berlin"}
	save(followup.Draft{Title: "Nachfragen: Steuerberater", Due: followup.Due{Day: "2027-03-04"}, People: []string{anna, jan}})
	save(followup.Draft{Title: "Anna Weber anrufen", Note: "Zwei\n\nAbsätze; mit Komma, und \\", Due: ten, People: []string{anna}})
	series := save(followup.Draft{Title: "Stammtisch", Note: "☐ kein Schritt", Due: followup.Due{Day: "2027-01-02"}, Repeat: "FREQ=MONTHLY;BYDAY=-1FR", People: []string{anna},
		Steps: []followup.StepDraft{{Text: "Raum; reservieren", Done: true}, {Text: "Einladen"}}})
	save(followup.Draft{Title: "Pflege", Due: followup.Due{Day: "2026-02-03"}, Repeat: "6w", People: []string{jan}})
	done := save(followup.Draft{Title: "Erledigtes", Due: followup.Due{Day: "2026-02-03"}, People: []string{jan}})
	save(followup.Draft{Title: "Ohne jemanden", Due: followup.Due{Day: "2026-02-03"}})
	if _, err := b.due.Snooze(ctx, series, followup.Due{Day: "2027-02-03"}); err != nil {
		t.Fatal(err)
	}
	if _, err := b.due.Complete(ctx, done, true); err != nil {
		t.Fatal(err)
	}
	copied := func(b book) string {
		t.Helper()
		var out bytes.Buffer
		if _, err := b.out.Write(ctx, &out, publish.Options{Kinds: []string{publish.Followups}, Todos: true, Copy: true, Language: message.German}); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	said := func(b book) string {
		t.Helper()
		all, err := b.due.All(ctx)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, f := range all {
			line := fmt.Sprintf("%s | %q | %s %s | done %v", f.Title, f.Note, f.Due.Text(f.Due.Location()), f.Due.Zone, f.Done.Truncate(time.Second))
			rule, start, zone, turn := f.Series.Columns()
			line += fmt.Sprintf(" | %s %s %s %s |", rule, start, zone, turn)
			for _, step := range f.Steps {
				line += fmt.Sprintf(" %s %v,", step.Text, step.Done.Truncate(time.Second))
			}
			for _, person := range f.People {
				line += " " + person.Name
			}
			lines = append(lines, line)
		}
		slices.Sort(lines)
		return strings.Join(lines, "\n")
	}
	text, before := copied(b), said(b)
	if p := b.preview(text); p.Counts()[Known] != 6 {
		t.Errorf("into the same book: %v", p.Counts())
	}
	other := openBook(t)
	other.person("Anna Weber")
	other.person("Jan Weber")
	if report := other.commit(other.preview(text)); report.Followups != 6 || report.Encounters != 0 {
		t.Errorf("%+v", report)
	}
	if after := said(other); after != before {
		t.Errorf("came back as\n%s\nwere\n%s", after, before)
	}
	if p := b.preview(copied(other)); p.Counts()[Known] != 6 {
		t.Errorf("from the other book: %v", p.Counts())
	}
	// What was edited in another program since is what counts.
	edited := strings.NewReplacer("SUMMARY:Nachfragen: Steuerberater", "SUMMARY:Fragen", "DUE;VALUE=DATE:20270304", "DUE;VALUE=DATE:20270305").Replace(text)
	third := openBook(t)
	third.person("Anna Weber")
	third.person("Jan Weber")
	third.commit(third.preview(edited))
	if after := said(third); !strings.Contains(after, "Fragen (Anna Weber, Jan Weber) | \"\" | 2027-03-05") {
		t.Errorf("edited elsewhere:\n%s", after)
	}
	if _, err := other.vault.Undo(ctx, 0); err != nil {
		t.Fatal(err)
	}
	if left := said(other); left != "" {
		t.Errorf("after an undo:\n%s", left)
	}
}

func TestCommitNothing(t *testing.T) {
	b := openBook(t)
	if _, change, err := b.Commit(context.Background(), b.preview("BEGIN:VCALENDAR\r\nEND:VCALENDAR"), message.English); err != nil || change.ID != 0 {
		t.Error(change, err)
	}
}
