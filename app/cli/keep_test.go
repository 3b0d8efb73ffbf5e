package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A kept calendar follows every command that changes something; a folder that is gone is told once and stops nothing.
func TestKeptCalendarFile(t *testing.T) {
	b := newBook(t)
	folder := filepath.Join(t.TempDir(), "shared")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "kith.ics")
	if out := b.does("calendar", "--keep", "?"); !strings.Contains(out, "No calendar file") {
		t.Errorf("none yet: %q", out)
	}
	if out := b.does("calendar", "--keep", file, "--kinds", "followups"); !strings.Contains(out, file) {
		t.Errorf("kept: %q", out)
	}
	b.does("followup", "add", "--title", "Blumen", "--due", "2026-03-02")
	if text, err := os.ReadFile(file); err != nil || !strings.Contains(string(text), "SUMMARY:Blumen\r\n") {
		t.Errorf("after a command: %v\n%s", err, text)
	}
	var kept keptCalendarJSON
	b.run("calendar", "--keep", "?", "--json").exits(exitDone).document(&kept)
	if kept.File != file || len(kept.Kinds) != 1 {
		t.Errorf("as JSON: %+v", kept)
	}
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if r := b.run("followup", "add", "--title", "Kuchen", "--due", "2026-03-02").exits(exitDone); !strings.Contains(r.err, "could not be brought up to date") {
		t.Errorf("nobody is told: %q", r.err)
	}
	if r := b.run("followup", "add", "--title", "Kaffee", "--due", "2026-03-02").exits(exitDone); r.err != "" {
		t.Errorf("told twice: %q", r.err)
	}
	b.does("calendar", "--keep", "none")
	if r := b.run("calendar", "k.ics", "--keep", file); r.code != exitUsage || !strings.Contains(r.err, "--keep FILE.ics") {
		t.Errorf("two files: %d %q", r.code, r.err)
	}
}
