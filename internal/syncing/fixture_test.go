package syncing

import (
	"context"
	"strings"
	"testing"
	"time"

	"kith/internal/anniversary"
	"kith/internal/contact"
	"kith/internal/dav"
	"kith/internal/dav/davtest"
	"kith/internal/encounter"
	"kith/internal/followup"
	"kith/internal/message"
	"kith/internal/publish"
	"kith/internal/rhythm"
	"kith/internal/search"
	"kith/internal/vault"
)

// fixture is a book beside a server, and a calendar program at work on that server.
type fixture struct {
	t         *testing.T
	server    *davtest.Server
	vault     *vault.Vault
	contacts  *contact.Book
	followups *followup.Board
	syncer    *Syncer
	program   *dav.Client
	account   Account
	now       time.Time
	anna      string
}

func newFixture(t *testing.T, todos bool) *fixture {
	t.Helper()
	t.Setenv("KITH_KEYRING", "off")
	ctx := context.Background()
	f := &fixture{t: t, server: davtest.Start(t, davtest.Options{}), now: time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)}
	f.openBook()
	created, _, err := f.contacts.Create(ctx, contact.KindPerson, contact.NameParts{Given: []string{"Anna"}, Family: []string{"Weber"}}, "")
	if err != nil {
		t.Fatal(err)
	}
	f.anna = created.ID
	settled, made, err := Settle(ctx, Account{Address: f.server.Address, User: davtest.User, Todos: todos}, davtest.Password)
	if err != nil || !made {
		t.Fatalf("%v %v", made, err)
	}
	if _, err := f.syncer.SetUp(ctx, settled); err != nil {
		t.Fatal(err)
	}
	f.account = settled
	if f.program, err = dav.New(dav.Options{Address: f.server.Address, User: davtest.User, Password: davtest.Password}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.program.Close)
	return f
}

func (f *fixture) openBook() {
	v, err := vault.Open(f.t.TempDir(), vault.Options{Now: func() time.Time { return f.now }})
	if err != nil {
		f.t.Fatal(err)
	}
	f.t.Cleanup(func() { _ = v.Close() })
	f.vault, f.contacts = v, contact.NewBook(v, search.New(v))
	f.followups = followup.NewBoard(v, f.contacts)
	f.syncer = New(v, publish.New(v, f.contacts, f.followups, encounter.NewLog(v), anniversary.NewCalendar(v, f.contacts), rhythm.NewPlan(v, f.contacts, time.UTC)), f.followups)
}

func (f *fixture) options() Options {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		f.t.Fatal(err)
	}
	return Options{Password: davtest.Password, Language: message.English, Zone: berlin}
}

// run runs once, a minute later.
func (f *fixture) run() Report {
	f.t.Helper()
	f.now = f.now.Add(time.Minute)
	report, err := f.syncer.Run(context.Background(), f.options())
	if err != nil {
		f.t.Fatal(err)
	}
	return report
}

func (f *fixture) add(title, day string, people ...string) followup.Followup {
	f.t.Helper()
	f.now = f.now.Add(time.Minute)
	saved, _, err := f.followups.Save(context.Background(), followup.Draft{Title: title, Due: followup.Due{Day: day}, People: people})
	if err != nil {
		f.t.Fatal(err)
	}
	return saved
}

func (f *fixture) show(id string) followup.Followup {
	f.t.Helper()
	found, err := f.followups.Show(context.Background(), id)
	if err != nil {
		f.t.Fatal(err)
	}
	return found
}

// entry finds the one object on the server with a text in it.
func (f *fixture) entry(text string) dav.Object {
	f.t.Helper()
	ctx := context.Background()
	all, err := f.program.Changes(ctx, f.account.Calendar, "")
	if err != nil {
		f.t.Fatal(err)
	}
	for _, ref := range all.Present {
		object, err := f.program.Get(ctx, ref.Address)
		if err != nil {
			f.t.Fatal(err)
		}
		if strings.Contains(string(object.Data), text) {
			return object
		}
	}
	f.t.Fatalf("nothing with %q on the server", text)
	return dav.Object{}
}

// edit is somebody changing an entry in a calendar program, at a moment: pairs of old and new text.
func (f *fixture) edit(text string, at time.Time, pairs ...string) {
	f.t.Helper()
	object := f.entry(text)
	changed := strings.NewReplacer(pairs...).Replace(string(object.Data))
	lines := strings.Split(changed, "\r\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "LAST-MODIFIED:") || strings.HasPrefix(line, "DTSTAMP:") {
			name, _, _ := strings.Cut(line, ":")
			lines[i] = name + ":" + at.UTC().Format("20060102T150405Z")
		}
	}
	if changed == string(object.Data) {
		f.t.Fatalf("nothing to change in\n%s", object.Data)
	}
	if _, err := f.program.Put(context.Background(), object.Address, []byte(strings.Join(lines, "\r\n")), object.ETag); err != nil {
		f.t.Fatal(err)
	}
}

func (f *fixture) deleteThere(text string) {
	f.t.Helper()
	object := f.entry(text)
	if err := f.program.Delete(context.Background(), object.Address, object.ETag); err != nil {
		f.t.Fatal(err)
	}
}

func (f *fixture) foreign() string {
	f.t.Helper()
	const text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//other//EN\r\nBEGIN:VEVENT\r\nUID:not-ours\r\nDTSTAMP:20261101T000000Z\r\nDTSTART:20261201T100000Z\r\nSUMMARY:Zahnarzt\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
	address := dav.Address(f.account.Calendar, "not-ours")
	if _, err := f.program.Put(context.Background(), address, []byte(text), ""); err != nil {
		f.t.Fatal(err)
	}
	return f.entry("Zahnarzt").ETag
}

func codes(report Report) string {
	var all []string
	for _, remark := range report.Remarks {
		all = append(all, remark.Code)
	}
	return strings.Join(all, " ")
}
