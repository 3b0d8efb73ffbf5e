package program

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kith/internal/appointment"
	"kith/internal/encounter"
	"kith/internal/importing"
	"kith/internal/letter"
	"kith/internal/message"
	"kith/internal/rhythm"
	"kith/internal/tidy"
	"kith/internal/view"
	"kith/internal/whole"
	"kith/internal/writing"
)

// records gives all that rooms have for a copy, by key; people stand there by their names, for ids are a book's own.
func records(t *testing.T, p *Program) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, room := range p.rooms() {
		list, err := room.Whole(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range list {
			for i := range r.People {
				r.People[i].ID = r.People[i].Name
			}
			said, err := json.Marshal(r)
			if err != nil {
				t.Fatal(err)
			}
			all[r.Key()] = string(said)
		}
	}
	return all
}

// lookInto gives the preview of a copy's calendar.
func lookInto(t *testing.T, p *Program, path string) *appointment.Preview {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	preview, err := p.Appointments.Preview(context.Background(), []io.Reader{file}, appointment.Options{Now: p.Vault.Now(), Zone: p.Zone})
	if err != nil {
		t.Fatal(err)
	}
	if len(preview.Warnings) > 0 {
		t.Errorf("%+v", preview.Warnings)
	}
	return preview
}

// TestCopyComesBack lets everything leave that is no card, encounter or follow-up, and come back into an empty book.
func TestCopyComesBack(t *testing.T) {
	ctx := context.Background()
	p := open(t)
	good := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	person := func(name string) string {
		c, _, err := p.Contacts.NewFrom(ctx, name, []string{"circle=Chor; Alt", "email=WEIRD@@example"})
		good(err)
		return c.ID
	}
	anna, bert, cara := person("Anna Weber"), person("Bert Kohl"), person("Cara Kohl")
	person("Anna Weber") // by her name alone nobody would be known
	circles, err := p.Contacts.Circles(ctx)
	good(err)
	circle := circles[0].Name
	do := func(_ any, err error) {
		t.Helper()
		good(err)
	}
	body := "Grüß dich {vorname},\n\nzweite Zeile; mit, allem \\ was \"stört\"\n  eingerückt"
	_, _, err = p.Letters.Save(ctx, writing.Template{Name: "Zum Umzug: neu", Kind: writing.Greeting, Template: letter.Template{Texts: map[letter.Manner]letter.Text{
		letter.Manners[0]: {Subject: "Wir, ihr; alle", Body: strings.ReplaceAll(body, "{vorname}", "du")}, letter.Manners[1]: {Body: "Guten Tag"},
	}}})
	good(err)
	for _, v := range []view.View{{Name: "Zuerst", Expression: "circle:" + strings.Fields(circle)[0]}, {Name: "Älter", Expression: "lacks:phone"}, {Name: "★", Expression: "has:email"}, {Name: "♥", Expression: "lacks:birthday"}} {
		_, _, err := p.Views.Save(ctx, v)
		good(err)
	}
	do(p.Rhythms.SetCircle(ctx, circle, rhythm.Rhythm{Every: 6, Unit: rhythm.Week}))
	do(p.Dates.SetNotice(ctx, circle, 10))
	do(p.Letters.SetCircleForm(ctx, circle, letter.Informal))
	do(p.Planner.SetCommunity(ctx, circle, true))
	do(p.Rhythms.CountGreetings(ctx, true))
	do(p.Rhythms.Rest(ctx, anna, ""))
	do(p.Rhythms.Snooze(ctx, []string{bert}, p.Vault.Now().AddDate(0, 2, 0).Format("2006-01-02")))
	do(p.Duplicates.Decide(ctx, []string{cara, bert}, "different"))
	good(leaveAlone(p))
	before := records(t, p)

	dir := t.TempDir()
	copied, err := p.ExportAll(ctx, dir, "", message.German)
	good(err)
	if copied.Result.Records != len(before) {
		t.Errorf("%d of %d left", copied.Result.Records, len(before))
	}
	kinds := map[string]bool{}
	for key := range before {
		kind, _, _ := strings.Cut(key, ":")
		kinds[kind] = true
	}
	for _, kind := range whole.Kinds {
		if !kinds[kind] {
			t.Errorf("nothing of kind %s in the book", kind)
		}
	}

	q := open(t)
	calendar := filepath.Join(dir, "calendar.ics")
	if early := lookInto(t, q, calendar); early.RecordCounts(appointment.Nobody)["rhythms"] != 2 {
		t.Errorf("without people: %+v", early.Records)
	}
	sources, err := importing.Files([]string{filepath.Join(dir, "people.vcf")})
	good(err)
	do(q.Imports.Commit(ctx, sources, importing.Options{}, func(importing.Progress) {}))
	// What is there by that name stays.
	_, _, err = q.Views.Save(ctx, view.View{Name: "älter", Expression: "has:phone"})
	good(err)
	preview := lookInto(t, q, calendar)
	if preview.Coming() != len(before)-1 || preview.RecordCounts(appointment.Known)["views"] != 1 {
		t.Errorf("%d come: %+v", preview.Coming(), preview.SayRecords())
	}
	report, change, err := q.Appointments.Commit(ctx, preview, message.German)
	good(err)
	if report.Records != len(before)-1 || change.ID == 0 {
		t.Errorf("%+v", report)
	}
	after := records(t, q)
	for key, said := range before {
		if strings.HasPrefix(key, "view:") && strings.Contains(said, "Älter") {
			continue
		}
		if after[key] != said {
			t.Errorf("%s\nleft as   %s\ncame back %s", key, said, after[key])
		}
	}
	if len(after) != len(before) {
		t.Errorf("%d records of %d", len(after), len(before))
	}
	if again := lookInto(t, q, calendar); again.Coming() != 0 || len(again.Records) != len(before) {
		t.Errorf("again: %+v", again.SayRecords())
	}
	_, err = q.Vault.Undo(ctx, 0)
	good(err)
	if left := records(t, q); len(left) != 1 {
		t.Errorf("after undo: %v", left)
	}
}

// leaveAlone leaves one finding in the book as it is.
func leaveAlone(p *Program) error {
	if _, err := p.Tidy.Look(context.Background(), nil); err != nil {
		return err
	}
	found, _, err := p.Tidy.List(context.Background(), tidy.Filter{Limit: 1})
	if err != nil || len(found) == 0 {
		return errors.Join(err, errors.New("no finding"))
	}
	_, _, err = p.Tidy.Ignore(context.Background(), []string{found[0].ID})
	return err
}

// TestCopyKnowsPeopleByUID has two of one name whose cards came with UIDs of other programs.
func TestCopyKnowsPeopleByUID(t *testing.T) {
	ctx := context.Background()
	cards := filepath.Join(t.TempDir(), "people.vcf")
	card := func(uid, note string) string {
		return "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:" + uid + "\r\nFN:Eva Doppel\r\nN:Doppel;Eva;;;\r\nNOTE:" + note + "\r\nEND:VCARD\r\n"
	}
	if err := os.WriteFile(cards, []byte(card("abc/1 %@google.com", "first")+card("B8A1F2C3-0000-4000-8000-00000000ABCD", "second")), 0o600); err != nil {
		t.Fatal(err)
	}
	read := func(p *Program, path string) {
		t.Helper()
		sources, err := importing.Files([]string{path})
		if err == nil {
			_, err = p.Imports.Commit(ctx, sources, importing.Options{}, func(importing.Progress) {})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	p := open(t)
	read(p, cards)
	rows, err := p.Contacts.Named(ctx, "Eva Doppel")
	if err != nil || len(rows) != 2 {
		t.Fatal(rows, err)
	}
	own, _, err := p.Contacts.NewFrom(ctx, "Jens Eigen", nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		c, err := p.Contacts.Show(ctx, row.ID)
		if err != nil {
			t.Fatal(err)
		}
		note := c.Notes[0] + " of " + encounter.Mention("Eva Doppel", rows[1-i].ID) + " and " + encounter.Mention("Jens Eigen", own.ID) + ", " + encounter.Mention("Somebody", "01a21f3c-0000")
		if _, _, err := p.Encounters.Save(ctx, encounter.Draft{Kind: "call", Day: "2026-01-0" + string(rune('1'+i)), Note: note, People: []string{row.ID}}, p.Zone); err != nil {
			t.Fatal(err)
		}
	}
	dir := t.TempDir()
	if _, err := p.ExportAll(ctx, dir, "", message.German); err != nil {
		t.Fatal(err)
	}
	// The book it came from knows all of it.
	if again := lookInto(t, p, filepath.Join(dir, "calendar.ics")); again.Counts()[appointment.Known] != 2 {
		t.Errorf("%v", again.Counts())
	}
	q := open(t)
	read(q, filepath.Join(dir, "people.vcf"))
	preview := lookInto(t, q, filepath.Join(dir, "calendar.ics"))
	if _, _, err := q.Appointments.Commit(ctx, preview, message.German); err != nil {
		t.Fatal(err)
	}
	all, err := q.Encounters.List(ctx, "", 0, 0)
	if err != nil || len(all) != 2 {
		t.Fatalf("%d encounters, %v: %+v", len(all), err, preview.People)
	}
	for _, e := range all {
		c, err := q.Contacts.Show(ctx, e.People[0].ID)
		if err != nil || !strings.HasPrefix(e.Note, c.Notes[0]) {
			t.Errorf("what was with %q is with %q (%v)", e.Note, c.Notes[0], err)
		}
		// Who is mentioned is mentioned again: the other Eva, and Jens, who has no UID but his id.
		mentioned := encounter.Mentioned(e.Note)
		others, err := q.Contacts.ByIDs(ctx, mentioned[:2])
		if err != nil || len(mentioned) != 3 || others[0].ID == e.People[0].ID || others[0].Name != "Eva Doppel" || others[1].Name != "Jens Eigen" || mentioned[2] != "01a21f3c-0000" {
			t.Errorf("%q mentions %v (%v)", e.Note, others, err)
		}
	}
}
