package dav

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/emersion/go-webdav"
	"github.com/emersion/go-webdav/caldav"

	"kith/internal/dav/davtest"
)

// Another client finds and reads what was written here: where the calendar is, what it takes, and the object in it.
func TestAnotherClientReads(t *testing.T) {
	ctx := context.Background()
	server := davtest.Start(t, davtest.Options{})
	c := open(t, signedIn(server.Address))
	calendar := made(t, c, "Kith")
	if _, err := c.Put(ctx, Address(calendar.Address, "one"), event("one", "Käthe anrufen"), ""); err != nil {
		t.Fatal(err)
	}
	other, err := caldav.NewClient(webdav.HTTPClientWithBasicAuth(http.DefaultClient, davtest.User, davtest.Password), server.Address)
	if err != nil {
		t.Fatal(err)
	}
	principal, err := other.FindCurrentUserPrincipal(ctx)
	if err != nil {
		t.Fatal(err)
	}
	home, err := other.FindCalendarHomeSet(ctx, principal)
	if err != nil {
		t.Fatal(err)
	}
	calendars, err := other.FindCalendars(ctx, home)
	if err != nil || len(calendars) != 1 || calendars[0].Name != "Kith" || (&url.URL{Path: calendars[0].Path}).EscapedPath() != strings.TrimPrefix(calendar.Address, server.Address) || len(calendars[0].SupportedComponentSet) != 3 {
		t.Fatalf("%+v %v", calendars, err)
	}
	object, err := other.GetCalendarObject(ctx, calendars[0].Path+"one.ics")
	if err != nil {
		t.Fatal(err)
	}
	if summary, err := object.Data.Events()[0].Props.Text("SUMMARY"); err != nil || summary != "Käthe anrufen" {
		t.Errorf("%q %v", summary, err)
	}
}
