package vault

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kith/internal/fault"
	"kith/internal/message"
)

var testKey = bytes.Repeat([]byte{7}, KeySize)

func openTest(t *testing.T, dir string, options Options) *Vault {
	t.Helper()
	if options.Now == nil {
		options.Now = func() time.Time { return time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC) }
	}
	v, err := Open(dir, options)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() { _ = v.Close() })
	return v
}

func addContact(tx *Tx, card string) (int64, error) {
	id, err := tx.NewID()
	if err != nil {
		return 0, err
	}
	now := tx.Now().UnixMilli()
	return tx.Insert(`INSERT INTO contact (change, id, created, changed, card) VALUES (?, ?, ?, ?, ?)`, tx.Change(), id, now, now, card)
}

func write(t *testing.T, v *Vault, label string, fn func(*Tx) error) Change {
	t.Helper()
	change, err := v.Write(context.Background(), message.New(label, nil), fn)
	if err != nil {
		t.Fatalf("%s: %v", label, err)
	}
	return change
}

// cards lists all cards as "key:card@change", which is the state that undo must bring back exactly.
func cards(t *testing.T, v *Vault) string {
	t.Helper()
	rows, err := v.Query(context.Background(), `SELECT key || ':' || card || '@' || change FROM contact ORDER BY key`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var one string
		if err := rows.Scan(&one); err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
	return strings.Join(all, " ")
}

func TestUndoAndRedo(t *testing.T) {
	ctx := context.Background()
	v := openTest(t, t.TempDir(), Options{})
	added := write(t, v, "add", func(tx *Tx) error {
		for _, card := range []string{"a", "b", "c"} {
			if _, err := addContact(tx, card); err != nil {
				return err
			}
		}
		return nil
	})
	afterAdd := cards(t, v)
	write(t, v, "edit", func(tx *Tx) error {
		return tx.Exec(`UPDATE contact SET card = 'B', change = ? WHERE key = 2`, tx.Change())
	})
	afterEdit := cards(t, v)
	write(t, v, "delete", func(tx *Tx) error { return tx.Exec(`DELETE FROM contact WHERE key = 1`) })
	afterDelete := cards(t, v)

	steps := []struct {
		name string
		do   func(context.Context) (Change, error)
		want string
	}{
		{"undo delete", undoLast(v), afterEdit},
		{"undo edit", undoLast(v), afterAdd},
		{"redo edit", v.Redo, afterEdit},
		{"redo delete", v.Redo, afterDelete},
		{"undo delete again", undoLast(v), afterEdit},
		{"undo edit again", undoLast(v), afterAdd},
		{"undo add", undoLast(v), ""},
		{"redo add", v.Redo, afterAdd},
	}
	for _, step := range steps {
		if _, err := step.do(ctx); err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		if got := cards(t, v); got != step.want {
			t.Fatalf("%s: book is %q, want %q", step.name, got, step.want)
		}
	}
	history, err := v.History(ctx, 10)
	if err != nil {
		t.Fatal(err)
	}
	if len(history) != 3 || !history[0].Undone || !history[1].Undone || history[2].Undone || history[2].ID != added.ID {
		t.Errorf("history: %+v", history)
	}
}

func undoLast(v *Vault) func(context.Context) (Change, error) {
	return func(ctx context.Context) (Change, error) { return v.Undo(ctx, 0) }
}

// What was edited after an import, or got a follow-up since, stays when the import is undone, and the person is told.
func TestUndoKeepsWhatWasTouchedSince(t *testing.T) {
	ctx := context.Background()
	v := openTest(t, t.TempDir(), Options{})
	imported := write(t, v, "import", func(tx *Tx) error {
		for range 500 {
			if _, err := addContact(tx, "x"); err != nil {
				return err
			}
		}
		return nil
	})
	write(t, v, "edit", func(tx *Tx) error {
		return tx.Exec(`UPDATE contact SET card = 'edited', change = ? WHERE key = 250`, tx.Change())
	})
	write(t, v, "follow up", func(tx *Tx) error {
		key, err := tx.Insert(`INSERT INTO followup (change, id, title, note, due_day, zone, created, changed) VALUES (?, 'f', 't', '', '2026-03-02', '', 0, 0)`, tx.Change())
		if err != nil {
			return err
		}
		return tx.Exec(`INSERT INTO followup_contact (change, followup, contact) VALUES (?, ?, 499)`, tx.Change(), key)
	})
	undone, err := v.Undo(ctx, imported.ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(undone.Remarks) != 1 || undone.Remarks[0].In(message.English) != "2 entries were changed since and kept as they are." {
		t.Errorf("remarks: %+v", undone.Remarks)
	}
	if got := cards(t, v); strings.Count(got, ":") != 2 || !strings.Contains(got, "250:edited") || !strings.Contains(got, "499:x") {
		t.Errorf("kept: %q", got)
	}
}

// Deleting a contact takes along what was only about it; undo brings all of it back.
func TestUndoOfCascades(t *testing.T) {
	ctx := context.Background()
	v := openTest(t, t.TempDir(), Options{})
	write(t, v, "add", func(tx *Tx) error {
		contact, err := addContact(tx, "a")
		if err != nil {
			return err
		}
		encounter, err := tx.Insert(`INSERT INTO encounter (change, id, kind, day, note, created, changed) VALUES (?, 'e', 'call', '2026-03-01', 'n', 0, 0)`, tx.Change())
		if err != nil {
			return err
		}
		return tx.Exec(`INSERT INTO encounter_contact (change, encounter, contact) VALUES (?, ?, ?)`, tx.Change(), encounter, contact)
	})
	count := func() (n int) {
		row := v.QueryRow(ctx, `SELECT (SELECT count(*) FROM contact) * 100 + (SELECT count(*) FROM encounter) * 10 + (SELECT count(*) FROM encounter_contact)`)
		if err := row.Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	write(t, v, "delete", func(tx *Tx) error { return tx.Exec(`DELETE FROM contact`) })
	if n := count(); n != 0 {
		t.Fatalf("after delete: %d", n)
	}
	if _, err := v.Undo(ctx, 0); err != nil {
		t.Fatal(err)
	}
	if n := count(); n != 111 {
		t.Fatalf("after undo: %d", n)
	}
}

func TestDoorRefuses(t *testing.T) {
	ctx := context.Background()
	v := openTest(t, t.TempDir(), Options{})
	broken := errors.New("broken")
	if _, err := v.Write(ctx, message.New("x", nil), func(tx *Tx) error {
		if _, err := addContact(tx, "a"); err != nil {
			return err
		}
		return broken
	}); !errors.Is(err, broken) {
		t.Errorf("failed write: %v", err)
	}
	if _, err := v.Write(ctx, message.New("x", nil), func(tx *Tx) error {
		return tx.Exec(`INSERT INTO contact (change, id, created, changed, card) VALUES (99, 'x', 0, 0, 'x')`)
	}); err == nil {
		t.Error("a record without the number of the change went through")
	}
	if err := v.Maintain(ctx, func(tx *Tx) error {
		_, err := addContact(tx, "a")
		return err
	}); err == nil {
		t.Error("Maintain let a record be written")
	}
	stopped, stop := context.WithCancel(ctx)
	if _, err := v.Write(stopped, message.New("x", nil), func(tx *Tx) error {
		if _, err := addContact(tx, "a"); err != nil {
			return err
		}
		stop()
		return nil
	}); fault.Code(err) != "cancelled" {
		t.Errorf("cancelled write: %v", err)
	}
	if got := cards(t, v); got != "" {
		t.Errorf("something was written: %q", got)
	}
	if change := write(t, v, "nothing", func(*Tx) error { return nil }); change.ID != 0 {
		t.Errorf("a write of nothing is in the history: %+v", change)
	}
	// The door still works after a panic.
	func() {
		defer func() { _ = recover() }()
		_, _ = v.Write(ctx, message.New("x", nil), func(*Tx) error { panic("x") })
	}()
	write(t, v, "after the panic", func(tx *Tx) error { _, err := addContact(tx, "a"); return err })
}

func TestNotifies(t *testing.T) {
	v := openTest(t, t.TempDir(), Options{})
	var events []Event
	v.OnChange(func(e Event) { events = append(events, e) })
	change := write(t, v, "add", func(tx *Tx) error { _, err := addContact(tx, "a"); return err })
	if len(events) != 1 || events[0].Change != change.ID || events[0].Tables["contact"].Count != 1 || events[0].Tables["contact"].Keys[0] != 1 {
		t.Errorf("events: %+v", events)
	}
}

func TestEncrypted(t *testing.T) {
	dir := t.TempDir()
	v := openTest(t, dir, Options{Key: testKey})
	write(t, v, "add", func(tx *Tx) error { _, err := addContact(tx, "Käthe Brandt sucht"); return err })
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.HasPrefix(content, []byte("SQLite format 3")) || bytes.Contains(content, []byte("Brandt")) {
			t.Errorf("%s holds plain text", filepath.Base(file))
		}
	}
	for name, key := range map[string][]byte{"another key": bytes.Repeat([]byte{8}, KeySize), "no key": nil, "a short key": {1}} {
		if _, err := Open(dir, Options{Key: key}); fault.Code(err) != "vault.not-vault" {
			t.Errorf("%s: %v", name, err)
		}
	}
	again := openTest(t, dir, Options{Key: testKey})
	if got := cards(t, again); !strings.Contains(got, "Käthe Brandt") {
		t.Errorf("with the key: %q", got)
	}
}

func TestRefusesWithoutTouching(t *testing.T) {
	for name, spoil := range map[string]struct {
		code string
		do   func(t *testing.T, dir string)
	}{
		"newer version": {"vault.newer", func(t *testing.T, dir string) {
			v := openTest(t, dir, Options{})
			if _, err := v.writer.Exec(`PRAGMA user_version = 999`); err != nil {
				t.Fatal(err)
			}
			_ = v.Close()
		}},
		"not a store": {"vault.not-vault", func(t *testing.T, dir string) {
			if err := os.WriteFile(filepath.Join(dir, storeName), bytes.Repeat([]byte("JPEG"), 4000), 0o600); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			spoil.do(t, dir)
			before, err := os.ReadFile(filepath.Join(dir, storeName))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := Open(dir, Options{}); fault.Code(err) != spoil.code {
				t.Errorf("open: %v", err)
			}
			after, err := os.ReadFile(filepath.Join(dir, storeName))
			if err != nil || !bytes.Equal(before, after) {
				t.Errorf("the store was touched (%v)", err)
			}
		})
	}
}

func TestSecondProcessIsRefused(t *testing.T) {
	dir := t.TempDir()
	openTest(t, dir, Options{})
	if _, err := Open(dir, Options{}); fault.Code(err) != "vault.in-use" {
		t.Errorf("second open: %v", err)
	}
}

// Beside a window one reads what is committed, and writes nothing.
func TestReadingBeside(t *testing.T) {
	for name, key := range map[string][]byte{"plain": nil, "encrypted": testKey} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			lock := filepath.Join(dir, lockName)
			window := openTest(t, dir, Options{Key: key, Stays: true})
			write(t, window, "add", func(tx *Tx) error { _, err := addContact(tx, "a"); return err })
			// Nobody waits for a window.
			beside := openTest(t, dir, Options{Key: key, Beside: true, Patience: time.Hour})
			if got := cards(t, beside); got != "1:a@1" || !beside.ReadOnly() {
				t.Errorf("beside: %q, read only %v", got, beside.ReadOnly())
			}
			write(t, window, "add", func(tx *Tx) error { _, err := addContact(tx, "b"); return err })
			if got := cards(t, beside); got != "1:a@1 2:b@2" {
				t.Errorf("after a write: %q", got)
			}
			_, err := beside.Write(context.Background(), message.New("add", nil), func(tx *Tx) error { _, err := addContact(tx, "c"); return err })
			if fault.Code(err) != "vault.in-use" {
				t.Errorf("writing beside: %v", err)
			}
			if err := beside.Maintain(context.Background(), func(*Tx) error { return nil }); fault.Code(err) != "vault.in-use" {
				t.Errorf("maintaining beside: %v", err)
			}
			if err := errors.Join(beside.Close(), window.Close()); err != nil {
				t.Fatal(err)
			}
			if text, err := os.ReadFile(lock); err != nil || len(text) != 0 {
				t.Errorf("the lock file says %q (%v)", text, err)
			}
			// A window that ended badly has left its word; whoever has the book then says it for themselves.
			if err := os.WriteFile(lock, []byte(staying), 0o600); err != nil {
				t.Fatal(err)
			}
			alone := openTest(t, dir, Options{Key: key, Beside: true})
			write(t, alone, "add", func(tx *Tx) error { _, err := addContact(tx, "c"); return err })
			if saysStays(lock) {
				t.Error("the word of a window that is gone still stands")
			}
		})
	}
}

// A store that the other process is only just making cannot be read yet.
func TestReadingBesideTooEarly(t *testing.T) {
	dir := t.TempDir()
	held := openTest(t, dir, Options{Stays: true})
	if _, err := held.writer.Exec(`PRAGMA user_version = 1`); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, Options{Beside: true}); fault.Code(err) != "vault.in-use" {
		t.Errorf("%v", err)
	}
}

func TestMigrationIsAllOrNothing(t *testing.T) {
	for name, key := range map[string][]byte{"plain": nil, "encrypted": testKey} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			v := openTest(t, dir, Options{Key: key})
			write(t, v, "add", func(tx *Tx) error { _, err := addContact(tx, "a"); return err })
			path := filepath.Join(dir, storeName)
			broken := append(migrations(), `CREATE TABLE fresh (x); UPDATE contact SET card = 'lost';`, `NOT SQL`)
			if err := v.migrate(path, key, broken); err == nil {
				t.Fatal("a broken migration went through")
			}
			if got := cards(t, v); got != "1:a@1" {
				t.Errorf("after the broken migration: %q", got)
			}
			if err := v.migrate(path, key, append(migrations(), `ALTER TABLE contact ADD COLUMN fresh TEXT`)); err != nil {
				t.Fatal(err)
			}
			// The copy from before is a vault of its own, with the same key.
			other := t.TempDir()
			if err := os.Rename(fmt.Sprintf("%s.before-version-%d", path, len(migrations())+1), filepath.Join(other, storeName)); err != nil {
				t.Fatal(err)
			}
			if got := cards(t, openTest(t, other, Options{Key: key})); got != "1:a@1" {
				t.Errorf("the copy: %q", got)
			}
		})
	}
}

func TestFullDisk(t *testing.T) {
	ctx := context.Background()
	v := openTest(t, t.TempDir(), Options{})
	write(t, v, "add", func(tx *Tx) error { _, err := addContact(tx, "a"); return err })
	if _, err := v.writer.Exec(`PRAGMA max_page_count = 100`); err != nil {
		t.Fatal(err)
	}
	_, err := v.Write(ctx, message.New("x", nil), func(tx *Tx) error {
		_, err := addContact(tx, strings.Repeat("x", 1<<20))
		return err
	})
	if fault.Code(err) != "vault.full" {
		t.Errorf("full disk: %v", err)
	}
	if got := cards(t, v); got != "1:a@1" {
		t.Errorf("after the full disk: %q", got)
	}
}

func TestModes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "book")
	v := openTest(t, dir, Options{})
	write(t, v, "add", func(tx *Tx) error { _, err := addContact(tx, "a"); return err })
	for _, name := range []string{".", storeName, storeName + "-wal", storeName + "-shm", lockName} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: mode %v", name, info.Mode())
		}
	}
}

// An ordinary setting of every connection, the readers' too.
func TestPragmas(t *testing.T) {
	v := openTest(t, t.TempDir(), Options{})
	if got := cards(t, v); got != "" { // a reader learns the journal mode with its first read
		t.Fatal(got)
	}
	for pragma, want := range map[string]string{"foreign_keys": "1", "journal_mode": "wal", "trusted_schema": "0", "cell_size_check": "1"} {
		var writer, reader string
		if err := v.writer.QueryRow(`PRAGMA ` + pragma).Scan(&writer); err != nil {
			t.Fatal(err)
		}
		if err := v.readers.QueryRow(`PRAGMA ` + pragma).Scan(&reader); err != nil {
			t.Fatal(err)
		}
		if writer != want || reader != want {
			t.Errorf("%s is %s and %s, want %s", pragma, writer, reader, want)
		}
	}
}
