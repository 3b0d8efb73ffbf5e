package dav

import (
	"context"
	"errors"
	"strings"
	"testing"

	"kith/internal/dav/davtest"
	"kith/internal/fault"
)

func event(uid, summary string) []byte {
	return []byte(strings.ReplaceAll("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\nBEGIN:VEVENT\nUID:"+uid+"\nDTSTAMP:20261122T080000Z\nDTSTART;VALUE=DATE:20261201\nSUMMARY:"+summary+
		"\nEND:VEVENT\nEND:VCALENDAR\n", "\n", "\r\n"))
}

func open(t *testing.T, options Options) *Client {
	t.Helper()
	c, err := New(options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

func signedIn(address string) Options {
	return Options{Address: address, User: davtest.User, Password: davtest.Password}
}

// made gives the address of a new calendar.
func made(t *testing.T, c *Client, name string) Calendar {
	t.Helper()
	home, err := c.Home(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	calendar, err := c.MakeCalendar(context.Background(), home, name)
	if err != nil {
		t.Fatal(err)
	}
	return calendar
}

func TestCalendars(t *testing.T) {
	ctx := context.Background()
	server := davtest.Start(t, davtest.Options{})
	c := open(t, signedIn(server.Address))
	first, second := made(t, c, "Kith"), made(t, c, "Kith <& Käthe>")
	home, err := c.Home(ctx)
	if err != nil || !strings.HasPrefix(home, server.Address) {
		t.Fatalf("home %q: %v", home, err)
	}
	all, err := c.Calendars(ctx, home)
	if err != nil || len(all) != 2 {
		t.Fatalf("%v %v", all, err)
	}
	for _, calendar := range all {
		if calendar.ReadOnly || !calendar.Takes("VTODO") || calendar.Address != first.Address && calendar.Address != second.Address {
			t.Errorf("%+v", calendar)
		}
		if calendar.Address == second.Address && calendar.Name != "Kith <& Käthe>" {
			t.Errorf("the name came back as %q", calendar.Name)
		}
	}
	if first.Address == second.Address {
		t.Error("two calendars in one place")
	}
	// From the address of a calendar, too, the way home is found.
	if again, err := open(t, signedIn(first.Address)).Home(ctx); err != nil || again != home {
		t.Errorf("%q, not %q: %v", again, home, err)
	}
}

func TestObjects(t *testing.T) {
	ctx := context.Background()
	server := davtest.Start(t, davtest.Options{})
	c := open(t, signedIn(server.Address))
	calendar := made(t, c, "Kith").Address
	address := Address(calendar, "0192-ä b")
	tag, err := c.Put(ctx, address, event("0192-ä b", "erstes"), "")
	if err != nil || tag == "" {
		t.Fatalf("%q %v", tag, err)
	}
	if _, err := c.Put(ctx, address, event("0192-ä b", "nochmals"), ""); fault.Code(err) != "sync.changed" {
		t.Errorf("a second one in its place: %v", err)
	}
	start, err := c.Changes(ctx, calendar, "")
	if err != nil || !start.Full || len(start.Present) != 1 || start.Present[0] != (Ref{address, tag}) || start.Token == "" {
		t.Fatalf("%+v %v, want %s %s", start, err, address, tag)
	}
	newer, err := c.Put(ctx, address, event("0192-ä b", "zweites"), tag)
	if err != nil || newer == tag {
		t.Fatalf("%q %v", newer, err)
	}
	if _, err := c.Put(ctx, address, event("0192-ä b", "verloren"), tag); fault.Code(err) != "sync.changed" {
		t.Errorf("over another version: %v", err)
	}
	other := Address(calendar, "other")
	if _, err := c.Put(ctx, other, event("other", "anderes"), ""); err != nil {
		t.Fatal(err)
	}
	next, err := c.Changes(ctx, calendar, start.Token)
	if err != nil || next.Full || len(next.Present) != 2 || len(next.Gone) != 0 {
		t.Fatalf("%+v %v", next, err)
	}
	found, err := c.Fetch(ctx, calendar, []string{address, other, Address(calendar, "nothing")})
	if err != nil || len(found) != 2 || !strings.Contains(string(found[address].Data), "SUMMARY:zweites") || found[address].ETag != newer {
		t.Errorf("%v %v", found, err)
	}
	if err := c.Delete(ctx, address, tag); fault.Code(err) != "sync.changed" {
		t.Errorf("deleted another version: %v", err)
	}
	for range 2 { // gone twice is gone
		if err := c.Delete(ctx, address, newer); err != nil {
			t.Error(err)
		}
	}
	last, err := c.Changes(ctx, calendar, next.Token)
	if err != nil || len(last.Gone) != 1 || last.Gone[0] != address || len(last.Present) != 0 {
		t.Errorf("%+v %v", last, err)
	}
	// A token the server does not know means: everything anew.
	if again, err := c.Changes(ctx, calendar, "http://radicale.org/ns/sync/no-such-token"); err != nil || !again.Full || len(again.Present) != 1 {
		t.Errorf("%+v %v", again, err)
	}
	if _, err := c.Changes(ctx, calendar+"nowhere/", ""); fault.Code(err) != "sync.missing" {
		t.Errorf("a calendar that is gone: %v", err)
	}
	if one, err := c.Get(ctx, other); err != nil || !strings.Contains(string(one.Data), "anderes") || one.ETag == "" {
		t.Errorf("%+v %v", one, err)
	}
}

func TestWrongPassword(t *testing.T) {
	server := davtest.Start(t, davtest.Options{})
	options := signedIn(server.Address)
	options.Password = "kein geheimnis"
	_, err := open(t, options).Home(context.Background())
	if fault.Code(err) != "sync.password" {
		t.Errorf("%v", err)
	}
	if strings.Contains(err.Error(), options.Password) {
		t.Errorf("the password stands in %q", err)
	}
}

func TestServerAway(t *testing.T) {
	server := davtest.Start(t, davtest.Options{})
	c := open(t, signedIn(server.Address))
	server.Stop()
	if _, err := c.Home(context.Background()); fault.Code(err) != "sync.away" {
		t.Errorf("%v", err)
	}
	server.Resume()
	if _, err := c.Home(context.Background()); err != nil {
		t.Errorf("after it came back: %v", err)
	}
}

// A certificate nobody vouches for is refused before the password is sent, shown, and good for exactly itself once trusted.
func TestSelfSigned(t *testing.T) {
	ctx := context.Background()
	server := davtest.Start(t, davtest.Options{TLS: true})
	options := signedIn(server.Address)
	_, err := open(t, options).Home(ctx)
	var shown *Certificate
	if fault.Code(err) != "sync.certificate" || !errors.As(err, &shown) {
		t.Fatalf("%v", err)
	}
	if shown.Fingerprint != Fingerprint(server.Certificate) || !shown.SelfSigned || shown.Until.IsZero() || len(shown.Names) != 2 || !strings.Contains(shown.Subject, "home.example") {
		t.Errorf("%+v", shown)
	}
	options.Trusted = strings.ToLower(shown.Fingerprint)
	if _, err := open(t, options).Home(ctx); err != nil {
		t.Errorf("trusted: %v", err)
	}
	options.Trusted = Fingerprint([]byte("another"))
	if _, err := open(t, options).Home(ctx); fault.Code(err) != "sync.certificate" {
		t.Errorf("another is trusted: %v", err)
	}
}
