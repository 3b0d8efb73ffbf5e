package dav

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"kith/internal/fault"
)

const homeAnswer = `<?xml version="1.0"?><D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:response><D:href>/p/</D:href>
<D:propstat><D:prop><D:current-user-principal/></D:prop><D:status>HTTP/1.1 404 Not Found</D:status></D:propstat>
<D:propstat><D:prop><C:calendar-home-set><D:href>%s</D:href></C:calendar-home-set></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response></D:multistatus>`

func serve(t *testing.T, answer http.HandlerFunc) string {
	t.Helper()
	server := httptest.NewServer(answer)
	t.Cleanup(server.Close)
	return server.URL
}

func multi(w http.ResponseWriter, format string, args ...any) {
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(http.StatusMultiStatus)
	_, _ = fmt.Fprintf(w, format, args...)
}

func TestAddress(t *testing.T) {
	for typed, want := range map[string]string{
		"cloud.example":                      "https://cloud.example/",
		" https://cloud.example/dav ":        "https://cloud.example/dav",
		"https://me:secret@cloud.example/?x": "https://cloud.example/",
		"http://localhost:5232":              "http://localhost:5232/",
		"http://[::1]:5232/":                 "http://[::1]:5232/",
	} {
		c, err := New(Options{Address: typed})
		if err != nil || c.Address() != want {
			t.Errorf("%q: %v %v", typed, c, err)
		}
	}
	for _, typed := range []string{"", "ftp://cloud.example/", "https://", "file:///etc/passwd", "https://a b/", "mailto:a@b"} {
		if _, err := New(Options{Address: typed}); fault.Code(err) != "sync.address" {
			t.Errorf("%q: %v", typed, err)
		}
	}
	if _, err := New(Options{Address: "http://cloud.example/"}); fault.Code(err) != "sync.plain" {
		t.Errorf("http to another computer: %v", err)
	}
	if _, err := New(Options{Address: "http://cloud.example/", Plain: true}); err != nil {
		t.Errorf("allowed knowingly: %v", err)
	}
}

// Each status is a fault of its own, and none of them says the password.
func TestStatuses(t *testing.T) {
	for status, code := range map[int]string{401: "sync.password", 403: "sync.forbidden", 404: "sync.missing", 412: "sync.changed", 413: "sync.too-large", 423: "sync.locked",
		429: "sync.busy", 500: "sync.status", 503: "sync.busy", 507: "sync.full"} {
		address := serve(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) })
		c := open(t, Options{Address: address, User: "u", Password: "hunter2"})
		_, err := c.Put(context.Background(), Address(address, "x"), event("x", "x"), `"1"`)
		if fault.Code(err) != code || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%d: %v", status, err)
		}
	}
	digest := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("WWW-Authenticate", `Digest realm="x"`)
		w.WriteHeader(http.StatusUnauthorized)
	})
	if _, err := open(t, Options{Address: digest}).Home(context.Background()); fault.Code(err) != "sync.no-basic" {
		t.Errorf("digest: %v", err)
	}
}

// A redirect on the same host is followed with method, body and password; to another host the password goes only when allowed.
func TestRedirects(t *testing.T) {
	ctx := context.Background()
	var strangers atomic.Int32
	other := serve(t, func(w http.ResponseWriter, r *http.Request) {
		strangers.Add(1)
		if _, password, _ := r.BasicAuth(); password != "secret" || r.Method != "PROPFIND" {
			t.Errorf("%s with %q", r.Method, password)
		}
		multi(w, homeAnswer, "/calendars/u/")
	})
	here := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			w.WriteHeader(http.StatusMethodNotAllowed)
		case "/.well-known/caldav":
			http.Redirect(w, r, "/dav/", http.StatusMovedPermanently)
		case "/dav/":
			if r.Method != "PROPFIND" || r.ContentLength == 0 {
				t.Errorf("%s of %d bytes", r.Method, r.ContentLength)
			}
			multi(w, homeAnswer, "/dav/calendars/u%20v")
		case "/away/":
			http.Redirect(w, r, other+"/dav/", http.StatusTemporaryRedirect)
		case "/round/":
			http.Redirect(w, r, "/round/", http.StatusFound)
		case "/down/":
			multi(w, homeAnswer, other+"/elsewhere/")
		}
	})
	options := Options{Address: here, User: "u", Password: "secret"}
	if home, err := open(t, options).Home(ctx); err != nil || home != here+"/dav/calendars/u%20v/" {
		t.Errorf("%q %v", home, err)
	}
	options.Address = here + "/away/"
	_, err := open(t, options).Home(ctx)
	var elsewhere *Elsewhere
	if fault.Code(err) != "sync.elsewhere" || !errors.As(err, &elsewhere) || "http://"+elsewhere.Host != other || strangers.Load() != 0 {
		t.Fatalf("%v %v, %d asked", err, elsewhere, strangers.Load())
	}
	options.Hosts = []string{elsewhere.Host}
	if home, err := open(t, options).Home(ctx); err != nil || home != other+"/calendars/u/" {
		t.Errorf("allowed: %q %v", home, err)
	}
	// What the server names in an answer is no different.
	options.Address, options.Hosts = here+"/down/", nil
	if _, err := open(t, options).Home(ctx); fault.Code(err) != "sync.elsewhere" {
		t.Errorf("%v", err)
	}
	c := open(t, options)
	if _, err := c.Get(ctx, here+"/round/"); fault.Code(err) != "sync.answer" {
		t.Errorf("in a circle: %v", err)
	}
}

func TestNoEncryptionBehindARedirect(t *testing.T) {
	plain := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("reached without encryption") })
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, plain, http.StatusFound) }))
	t.Cleanup(server.Close)
	c := open(t, Options{Address: server.URL, Trusted: Fingerprint(server.Certificate().Raw), Hosts: []string{strings.TrimPrefix(plain, "http://")}})
	if _, err := c.Get(context.Background(), server.URL+"/x"); fault.Code(err) != "sync.downgrade" {
		t.Errorf("%v", err)
	}
}

func TestSlow(t *testing.T) {
	release := make(chan struct{})
	address := serve(t, func(http.ResponseWriter, *http.Request) { <-release })
	defer close(release)
	if _, err := open(t, Options{Address: address, Timeout: time.Millisecond}).Home(context.Background()); fault.Code(err) != "sync.slow" {
		t.Errorf("%v", err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := open(t, Options{Address: address}).Home(ctx); fault.Code(err) != "cancelled" {
		t.Errorf("%v", err)
	}
}

// A server without sync-collection is listed; weak and bare ETags are made fit for If-Match; one object that cannot be had does not
// cost the others.
func TestSimpleServer(t *testing.T) {
	ctx := context.Background()
	var match string
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.Method {
		case "REPORT":
			body := make([]byte, r.ContentLength)
			_, _ = r.Body.Read(body)
			if strings.Contains(string(body), "sync-collection") {
				w.WriteHeader(http.StatusNotImplemented)
				return
			}
			multi(w, `<multistatus xmlns="DAV:"><response><href>/c/a.ics</href><propstat><prop><getetag>W/"1"</getetag><calendar-data xmlns="urn:ietf:params:xml:ns:caldav">BEGIN:VCALENDAR</calendar-data></prop><status>HTTP/1.1 200 OK</status></propstat></response>
				<response><href>/c/b%%20c.ics</href><status>HTTP/1.1 404 Not Found</status></response></multistatus>`)
		case "PROPFIND":
			multi(w, `<multistatus xmlns="DAV:"><response><href>/c/</href><propstat><prop><resourcetype><collection/></resourcetype></prop><status>HTTP/1.1 200 OK</status></propstat></response>
				<response><href>/c/a.ics</href><propstat><prop><getetag>W/"1"</getetag><resourcetype/></prop><status>HTTP/1.1 200 OK</status></propstat></response>
				<response><href>/c/b%%20c.ics</href><propstat><prop><getetag>2</getetag><resourcetype/></prop><status>HTTP/1.1 200 OK</status></propstat></response></multistatus>`)
		case http.MethodPut:
			match = r.Header.Get("If-Match")
			w.WriteHeader(http.StatusNoContent)
		}
	})
	c := open(t, Options{Address: address})
	changes, err := c.Changes(ctx, address+"/c/", "token")
	if err != nil || !changes.Full || changes.Token != "" || len(changes.Present) != 2 || changes.Present[0] != (Ref{address + "/c/a.ics", `"1"`}) || changes.Present[1] != (Ref{address + "/c/b%20c.ics", `"2"`}) {
		t.Fatalf("%+v %v", changes, err)
	}
	found, err := c.Fetch(ctx, address+"/c/", []string{changes.Present[0].Address, changes.Present[1].Address})
	if err != nil || len(found) != 1 || string(found[address+"/c/a.ics"].Data) != "BEGIN:VCALENDAR" {
		t.Errorf("%v %v", found, err)
	}
	if tag, err := c.Put(ctx, changes.Present[1].Address, nil, changes.Present[1].ETag); err != nil || tag != "" || match != `"2"` {
		t.Errorf("%q %q %v", tag, match, err)
	}
}

// An answer in parts is put together (RFC 6578 section 3.6).
func TestParts(t *testing.T) {
	const part = `<multistatus xmlns="DAV:"><response><href>/c/%d.ics</href><propstat><prop><getetag>"%d"</getetag></prop><status>HTTP/1.1 200 OK</status></propstat></response>%s<sync-token>%d</sync-token></multistatus>`
	var asked atomic.Int32
	address := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		more := ""
		n := asked.Add(1)
		if n < 3 {
			more = `<response><href>/c/</href><status>HTTP/1.1 507 Insufficient Storage</status></response>`
		}
		multi(w, part, n, n, more, n)
	})
	changes, err := open(t, Options{Address: address}).Changes(context.Background(), address+"/c/", "")
	if err != nil || !changes.Full || len(changes.Present) != 3 || changes.Token != "3" {
		t.Errorf("%+v %v", changes, err)
	}
}

// Whatever a server answers, there is a fault and no crash.
func TestNonsense(t *testing.T) {
	for _, body := range []string{"", "<html>", "<multistatus", `<?xml version="1.0" encoding="latin-9"?><x/>`, `<!DOCTYPE x [<!ENTITY a "aaaa">]><multistatus xmlns="DAV:">&a;</multistatus>`} {
		address := serve(t, func(w http.ResponseWriter, _ *http.Request) { multi(w, "%s", body) })
		if _, err := open(t, Options{Address: address}).Changes(context.Background(), address+"/c/", ""); fault.Code(err) != "sync.answer" {
			t.Errorf("%q: %v", body, err)
		}
	}
	page := serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprint(w, "<html>Welcome") })
	if _, err := open(t, Options{Address: page}).Home(context.Background()); fault.Code(err) != "sync.none" {
		t.Errorf("a web page: %v", err)
	}
}
