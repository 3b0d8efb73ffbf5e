package window

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"kith/internal/contact"
	"kith/internal/fault"
	"kith/internal/samplebook"
	"kith/internal/vault"

	"kith/app/program"
)

// testHost is a window without a screen.
type testHost struct {
	mu     sync.Mutex
	events []string
	target string
	opened []string
}

func (h *testHost) Emit(event string, _ any) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.events = append(h.events, event)
}
func (h *testHost) ChooseFiles(_, _, _ string) ([]string, error) { return nil, nil }
func (h *testHost) ChooseAny(string) ([]string, error)           { return []string{h.target}, nil }
func (h *testHost) ChooseTarget(string, string) (string, error)  { return h.target, nil }
func (h *testHost) Notify(string, string) error                  { return nil }

func (h *testHost) OpenFile(path string) error          { h.opened = append(h.opened, path); return nil }
func (h *testHost) ChooseFolder(string) (string, error) { return h.target, nil }
func (h *testHost) OpenLink(address string)             { h.opened = append(h.opened, address) }

func openWindow(t *testing.T, dir string) (*Window, *testHost) {
	t.Helper()
	w, host := New(dir, nil), &testHost{}
	w.Open(host, vault.Options{})
	t.Cleanup(func() { _ = w.Close() })
	return w, host
}

func problemOf(t *testing.T, err error) Problem {
	t.Helper()
	var p Problem
	if err == nil {
		t.Fatal("no error")
	}
	if err := json.Unmarshal([]byte(err.Error()), &p); err != nil {
		t.Fatalf("not a problem: %v", err)
	}
	return p
}

func TestMainJob(t *testing.T) {
	w, host := openWindow(t, t.TempDir())
	if _, err := w.Shell.SaveSettings(program.Settings{Language: "de", Theme: "dark", ListWidth: 340}); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	path, err := samplebook.WriteTo(dir)
	if err != nil {
		t.Fatal(err)
	}
	preview, err := w.Imports.Preview([]string{path}, "", "")
	if err != nil || preview.Counts.Created == 0 || preview.Change != nil {
		t.Fatalf("preview: %+v %v", preview, err)
	}
	report, err := w.Imports.Commit([]string{path}, "", "")
	if err != nil || report.Change == nil || !strings.HasSuffix(report.Change.Label, "importiert") {
		t.Fatalf("commit: %+v %v", report.Change, err)
	}
	found, err := w.People.Search(SearchQuery{Text: "käthe brandt"})
	if err != nil || len(found.Rows) == 0 || found.Rows[0].Name != "Käthe Brandt" {
		t.Fatalf("search: %+v %v", found, err)
	}
	id := found.Rows[0].ID
	saved, err := w.Followups.Save(FollowupDraft{Title: "fragen", Day: "2026-11-26", Time: "10:00", Zone: "Europe/Berlin", Contacts: []string{id}})
	if err != nil || saved.Followup.Due.At != "2026-11-26T09:00:00Z" {
		t.Fatalf("follow-up: %+v %v", saved, err)
	}
	logged, err := w.Encounters.Save(EncounterDraft{Kind: "meal", Day: "2026-11-01", Contacts: []string{id}, Note: "**gut** <script>x</script> ![](https://evil.example/x.png) [da](javascript:x)"})
	if err != nil || !strings.Contains(logged.Encounter.HTML, "<strong>gut</strong>") || strings.Contains(logged.Encounter.HTML, "script") || strings.Contains(logged.Encounter.HTML, "img") {
		t.Fatalf("encounter: %+v %v", logged, err)
	}
	start, err := w.Shell.Start()
	if err != nil || start.State != "open" || start.Settings.Theme != "dark" || start.Language != "de" || start.First.Total != report.Counts.Created {
		t.Fatalf("start: %+v %v", start, err)
	}
	for _, row := range start.First.Rows {
		if row.ID == id && (row.Next == nil || row.LastEncounter != "2026-11-01") {
			t.Errorf("the row does not say what is next: %+v", row)
		}
	}
	host.target = filepath.Join(dir, "kalender")
	result, err := w.Calendar.Export("", nil, false, false)
	if err != nil || result.Followups != 1 || result.Path != host.target+".ics" {
		t.Errorf("calendar: %+v %v", result, err)
	}
	host.target = filepath.Join(dir, "alles")
	if folder, err := w.Shell.ExportAll(); err != nil || folder != host.target {
		t.Errorf("everything: %s %v", folder, err)
	}
	if text, err := os.ReadFile(filepath.Join(host.target, "calendar.ics")); err != nil || !strings.Contains(string(text), "BEGIN:VJOURNAL") || !strings.Contains(string(text), "BEGIN:VTODO") {
		t.Errorf("the copy of everything lacks something: %v", err)
	}
	if _, err := w.History.Undo(report.Change.ID); err != nil {
		t.Fatal(err)
	}
	// Whom the follow-up and the encounter are about stays.
	if page, err := w.People.List(ListQuery{}); err != nil || page.Total != 1 {
		t.Errorf("after undo: %+v %v", page, err)
	}
	if !strings.Contains(strings.Join(host.events, " "), "changed") {
		t.Errorf("the page was told nothing: %v", host.events)
	}
}

func TestProblems(t *testing.T) {
	dir := t.TempDir()
	w, host := openWindow(t, dir)
	if _, err := w.People.Show("nobody"); problemOf(t, err).Code != "contact.not-found" {
		t.Error(err)
	}
	_, err := call(w, func(context.Context, *program.Program) (int, error) { panic("on purpose") })
	if problemOf(t, err).Code != "internal" {
		t.Error(err)
	}
	host.target = ""
	if result, err := w.Calendar.Export("", nil, false, false); err != nil || result != nil {
		t.Errorf("a cancelled dialog: %+v %v", result, err)
	}
	second, _ := openWindow(t, dir)
	start, err := second.Shell.Start()
	if err != nil || start.State != "failed" || start.Problem == nil || start.Problem.Code != "vault.in-use" {
		t.Errorf("second window: %+v %v", start, err)
	}
	if _, err := second.People.List(ListQuery{}); problemOf(t, err).Code != "vault.in-use" {
		t.Error(err)
	}
	// The other window is closed, and "Try again" pressed.
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if start, err = second.Shell.Start(); err != nil || start.State != "open" {
		t.Errorf("a second try: %+v %v", start, err)
	}
}

func TestLinks(t *testing.T) {
	w, host := openWindow(t, t.TempDir())
	for _, address := range []string{"https://example.org/ä?x=1", "HTTP://example.org", "mailto:anna@example.org?subject=hi", "tel:+493023125001",
		"mailto:anna@example.org?Subject=hi&body=a%3Bb%26c&cc=jan@example.org", "sms:+491701234567?body=hi%20you", "xmpp:anna@jabber.example",
		"xmpp:anna@jabber.example?message;body=hi", "sip:anna@pbx.example", "https://wa.me/491701234567?text=hi"} {
		if err := w.Shell.OpenLink(address); err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
	if len(host.opened) != 10 {
		t.Errorf("opened: %v", host.opened)
	}
	for _, address := range []string{"", "javascript:alert(1)", "file:///etc/passwd", "smb://host/share", "vscode://x", "ssh://host", "data:text/html,x", "https://",
		"mailto:a@example.org?attach=/etc/passwd", "mailto:a@example.org?Attachment=x", "https://example.org\r\nX: y", "search-ms:x", "example.org",
		"mailto:a@example.org?subject=x;attach=/etc/passwd", "mailto:a@example.org?%61ttach=/etc/passwd", "mailto:a@example.org?body=x&insert=/etc/passwd", "mailto://host/x",
		"xmpp:room@jabber.example?join", "xmpp:a@jabber.example?remove", "xmpp:a@jabber.example?message;type=x", "xmpp:a@jabber.example?message&subscribe", "xmpp://a@b/c",
		"sms:+49170?attach=x", "sms:", "sip:a@b?Replaces=x", "sip:a@b;maddr=x", "sip:", "whatsapp://send?text=x", "signal:x", "tg://resolve?domain=x"} {
		if err := w.Shell.OpenLink(address); fault.Code(errors.Unwrap(err)) != "link.refused" {
			t.Errorf("%s: %v", address, err)
		}
	}
	if len(host.opened) != 10 {
		t.Errorf("opened: %v", host.opened)
	}
}

// A page that closes the window in the middle of an import leaves nothing half done.
func TestCloseDuringImport(t *testing.T) {
	dir := t.TempDir()
	w, _ := openWindow(t, dir)
	path := filepath.Join(t.TempDir(), "many.vcf")
	writeBook(t, path, 20000)
	done := make(chan error)
	go func() {
		_, err := w.Imports.Commit([]string{path}, "", "")
		done <- err
	}()
	time.Sleep(30 * time.Millisecond)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	err := <-done
	again, _ := openWindow(t, dir)
	page, listErr := again.People.List(ListQuery{Limit: 1})
	if listErr != nil || err != nil && page.Total != 0 || err == nil && page.Total != 20000 {
		t.Errorf("import: %v; then %d contacts, %v", err, page.Total, listErr)
	}
}

func writeBook(t *testing.T, path string, n int) {
	t.Helper()
	var b strings.Builder
	if err := samplebook.Generate(&b, n, 1); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestExportOneCard(t *testing.T) {
	w, host := openWindow(t, t.TempDir())
	made, err := w.People.Create(contact.KindPerson, contact.NameParts{Given: []string{"A/B"}, Family: []string{"Müller"}}, "")
	if err != nil {
		t.Fatal(err)
	}
	host.target = filepath.Join(t.TempDir(), fileName(made.Contact.Name))
	path, err := w.People.ExportCards("", "4.0", []string{made.Contact.ID})
	if err != nil || filepath.Base(path) != "A_B Müller.vcf" {
		t.Errorf("%s %v", path, err)
	}
	if _, err := w.People.ExportCards(path, "2.1", nil); problemOf(t, err).Code != "export.version" {
		t.Error(err)
	}
}
