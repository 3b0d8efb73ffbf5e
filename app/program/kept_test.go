package program

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kith/internal/fault"
	"kith/internal/followup"
	"kith/internal/message"
	"kith/internal/publish"
	"kith/internal/vault"
)

func openProgram(t *testing.T, dir string) *Program {
	t.Helper()
	p, err := Open(dir, vault.Options{Now: func() time.Time { return time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func add(t *testing.T, p *Program, title string) {
	t.Helper()
	if _, _, err := p.Followups.Save(context.Background(), followup.Draft{Title: title, Due: followup.Due{Day: "2026-12-01"}}); err != nil {
		t.Fatal(err)
	}
}

// A kept calendar is written when it is chosen, after changes when the program closes, and not for nothing.
func TestKeptCalendar(t *testing.T) {
	ctx := context.Background()
	dir, folder := t.TempDir(), t.TempDir()
	file := filepath.Join(folder, "kith.ics")
	p := openProgram(t, dir)
	add(t, p, "anrufen")
	if err := p.KeepCalendar(ctx, KeptCalendar{File: file, Kinds: []string{publish.Followups}, Language: message.German}); err != nil {
		t.Fatal(err)
	}
	read := func() string {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	if !strings.Contains(read(), "SUMMARY:anrufen\r\n") {
		t.Errorf("at once:\n%s", read())
	}
	add(t, p, "schreiben")
	if err := p.Close(); err != nil || !strings.Contains(read(), "SUMMARY:schreiben\r\n") {
		t.Errorf("after closing: %v\n%s", err, read())
	}
	// Nothing changed: the file is left alone, even if somebody else has taken it away.
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if p = openProgram(t, dir); p.Close() != nil {
		t.Error("closing fails")
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("it was written for nothing")
	}
	// It is no export that "only what is new" counts from.
	p = openProgram(t, dir)
	if published, err := p.Publisher.Published(ctx); err != nil || published {
		t.Errorf("it counts as an export: %v %v", published, err)
	}
	if err := p.KeepCalendar(ctx, KeptCalendar{}); err != nil {
		t.Fatal(err)
	}
	add(t, p, "ruhen")
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("it is kept though nobody wants it")
	}
}

// A folder that is gone is told once, until it works again.
func TestKeptCalendarFails(t *testing.T) {
	ctx := context.Background()
	dir, folder := t.TempDir(), filepath.Join(t.TempDir(), "shared")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	p := openProgram(t, dir)
	if err := p.KeepCalendar(ctx, KeptCalendar{File: filepath.Join(folder, "none", "kith.ics")}); fault.Code(err) != "calendar.kept-failed" {
		t.Errorf("a folder that does not exist: %v", err)
	}
	if kept, err := p.KeptCalendar(ctx); err != nil || kept.File != "" {
		t.Errorf("it is kept all the same: %+v %v", kept, err)
	}
	file := filepath.Join(folder, "kith.ics")
	if err := p.KeepCalendar(ctx, KeptCalendar{File: file}); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"calendar.kept-failed", "", ""} {
		if i == 2 {
			if err := os.Mkdir(folder, 0o700); err != nil {
				t.Fatal(err)
			}
		}
		add(t, p, "anrufen")
		if err := p.keeper.refresh(ctx); (err == nil) != (want == "") || err != nil && fault.Code(err) != want {
			t.Errorf("change %d: %v, want %q", i, err, want)
		}
	}
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	// In the window it is told a little later.
	told := make(chan error, 1)
	p.KeepWhileOpen(func(err error) { told <- err })
	select {
	case err := <-told:
		if fault.Code(err) != "calendar.kept-failed" {
			t.Error(err)
		}
	case <-time.After(time.Minute):
		t.Error("nobody was told")
	}
	if err := p.Close(); err != nil {
		t.Errorf("told again: %v", err)
	}
}
