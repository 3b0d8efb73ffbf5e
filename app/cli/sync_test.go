package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kith/internal/dav"
	"kith/internal/dav/davtest"
)

// TestSync is what the engineer's script does: set up, publish, look, end, without a keyboard.
func TestSync(t *testing.T) {
	server := davtest.Start(t, davtest.Options{})
	t.Setenv("KITH_KEYRING", "off")
	b := newBook(t)
	b.run("sync").exits(exitFailed)
	b.does("followup", "add", "--due", "2026-12-01", "--title", "anrufen")
	if r := b.run("sync", "setup", server.Address, "--user", davtest.User).exits(exitFailed); !strings.Contains(r.err, "KITH_PASSWORD") {
		t.Errorf("without a password: %s", r.err)
	}
	secret := write(t, "password", davtest.Password+"\nsecond line\n")
	var account accountJSON
	b.run("sync", "setup", server.Address, "--user", davtest.User, "--todos", "--password-command", "cat '"+secret+"'", "--json").exits(exitDone).document(&account)
	if account.Name != "Kith" || !account.Todos || len(account.Kinds) != 2 || account.Password != "" || !strings.HasPrefix(account.Calendar, server.Address) {
		t.Errorf("%+v", account)
	}
	t.Setenv(passwordVariable, davtest.Password)
	if out := b.does("sync", "--dry-run"); out != "“Kith”, if it were done: one new.\n" || len(server.Stored()) != 0 {
		t.Errorf("dry: %q, %d there", out, len(server.Stored()))
	}
	if out := b.does("sync"); out != "“Kith”: one new.\n" || len(server.Stored()) != 1 {
		t.Errorf("%q, %d there", out, len(server.Stored()))
	}
	var report syncJSON
	b.run("sync", "--json").exits(exitDone).document(&report)
	if report.Unchanged != 1 || report.Created != 0 || report.Taken == nil || report.Remarks == nil || report.Problem != "" {
		t.Errorf("%+v", report)
	}
	if out := b.does("sync", "--lang", "de"); out != "„Kith“ ist auf dem neuesten Stand.\n" {
		t.Error(out)
	}
	t.Setenv(passwordVariable, "falsch")
	if r := b.run("sync").exits(exitFailed); !strings.Contains(r.err, "does not accept") || strings.Contains(r.err+r.out, "falsch") {
		t.Errorf("wrong password: %s", r.err)
	}
	var status statusJSON
	b.run("sync", "status", "--json").exits(exitDone).document(&status)
	if status.Last == "" || status.Result == nil || status.Result.Problem != "sync.password" || status.Absent == nil {
		t.Errorf("%+v", status)
	}
	if out := b.does("sync", "put-back"); !strings.Contains(out, "Nothing that is in Kith was deleted") {
		t.Error(out)
	}
	b.does("sync", "remove")
	if len(server.Stored()) != 1 {
		t.Error("ending took something from the server")
	}
	b.run("sync", "status").exits(exitFailed)
	// The password stands nowhere in the book's folder, and not in the history.
	if history := b.does("history", "--json"); strings.Contains(history, davtest.Password) {
		t.Error("the password stands in the history")
	}
	files, err := filepath.Glob(filepath.Join(b.dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if text, err := os.ReadFile(file); err != nil || strings.Contains(string(text), davtest.Password) {
			t.Errorf("%s has the password, or %v", file, err)
		}
	}
}

func TestSyncCertificate(t *testing.T) {
	server := davtest.Start(t, davtest.Options{TLS: true})
	t.Setenv("KITH_KEYRING", "off")
	t.Setenv(passwordVariable, davtest.Password)
	b := newBook(t)
	fingerprint := dav.Fingerprint(server.Certificate)
	r := b.run("sync", "setup", server.Address, "--user", davtest.User).exits(exitFailed)
	for _, said := range []string{fingerprint, "home.example", "--trust"} {
		if !strings.Contains(r.err, said) {
			t.Errorf("no %q in %s", said, r.err)
		}
	}
	b.does("sync", "setup", server.Address, "--user", davtest.User, "--trust", fingerprint)
	if out := b.does("sync"); out != "“Kith” is up to date.\n" {
		t.Error(out)
	}
	if r := b.run("sync", "setup", "http://cloud.example", "--user", "x").exits(exitFailed); !strings.Contains(r.err, "--allow-plain") {
		t.Error(r.err)
	}
	b.run("sync", "setup", "ftp://cloud.example", "--user", "x").exits(exitUsage)
	b.run("sync", "setup", server.Address, "--every", "1", "--trust", fingerprint, "--user", davtest.User).exits(exitUsage)
}
