package vault

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"kith/internal/fault"
	"kith/internal/message"
)

// rowsPerChange is odd enough that half a change would show.
const rowsPerChange = 7

// TestMain lets the test binary be the program that gets killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv("KITH_TEST_WRITE"); dir != "" {
		writeForever(dir)
		return
	}
	os.Exit(m.Run())
}

// writeForever writes change after change and acknowledges each on standard output once it is committed.
func writeForever(dir string) {
	v, err := Open(dir, Options{Key: testKey})
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	for {
		change, err := v.Write(context.Background(), message.New("torture", nil), func(tx *Tx) error {
			for range rowsPerChange {
				if _, err := addContact(tx, strings.Repeat("x", 500)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		fmt.Println(change.ID)
	}
}

// A killed program loses nothing that it acknowledged and leaves no half change. KITH_KILLS says how often to kill.
func TestKilled(t *testing.T) {
	kills := 20
	if text := os.Getenv("KITH_KILLS"); text != "" {
		var err error
		if kills, err = strconv.Atoi(text); err != nil {
			t.Fatal(err)
		}
	}
	dir := t.TempDir()
	random := rand.New(rand.NewPCG(1, 2))
	acknowledged := 0
	for range kills {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), "KITH_TEST_WRITE="+dir)
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		if lines.Scan() { // it has begun
			time.AfterFunc(time.Duration(random.IntN(20000))*time.Microsecond, func() { _ = child.Process.Kill() })
		}
		for more := true; more; more = lines.Scan() {
			if strings.HasPrefix(lines.Text(), "error") {
				t.Fatal(lines.Text())
			}
			if n, err := strconv.Atoi(lines.Text()); err == nil {
				acknowledged = n
			}
		}
		_ = child.Wait()

		v, err := Open(dir, Options{Key: testKey})
		if err != nil {
			t.Fatalf("after the kill: %v", err)
		}
		var last, half int
		if err := v.QueryRow(context.Background(), `SELECT coalesce(max(id), 0) FROM change WHERE label <> ''`).Scan(&last); err != nil {
			t.Fatal(err)
		}
		if err := v.QueryRow(context.Background(), `SELECT count(*) FROM (SELECT 1 FROM contact GROUP BY change HAVING count(*) <> ?)`, rowsPerChange).Scan(&half); err != nil {
			t.Fatal(err)
		}
		if err := v.Close(); err != nil {
			t.Fatal(err)
		}
		if last < acknowledged || half != 0 {
			t.Fatalf("acknowledged up to %d, found %d; %d half changes", acknowledged, last, half)
		}
	}
	t.Logf("%d kills, %d changes acknowledged, none lost", kills, acknowledged)
}

// One flipped bit in an encrypted store is an error, never a wrong contact.
func TestFlippedBits(t *testing.T) {
	dir := t.TempDir()
	v := openTest(t, dir, Options{Key: testKey})
	write(t, v, "add", func(tx *Tx) error {
		for i := range 400 {
			if _, err := addContact(tx, fmt.Sprintf("card %d %s", i, strings.Repeat("y", 200))); err != nil {
				return err
			}
		}
		return nil
	})
	want := cards(t, v)
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, storeName)
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(3, 4))
	for range 60 {
		bad := append([]byte(nil), good...)
		at := random.IntN(len(bad) * 8)
		bad[at/8] ^= 1 << (at % 8)
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := readAll(dir)
		if err == nil && got != want {
			t.Fatalf("bit %d: wrong data without an error", at)
		}
		if err != nil && fault.Code(err) == "internal" {
			t.Errorf("bit %d: %v", at, err)
		}
	}
}

func readAll(dir string) (string, error) {
	v, err := Open(dir, Options{Key: testKey})
	if err != nil {
		return "", err
	}
	defer func() { _ = v.Close() }()
	rows, err := v.Query(context.Background(), `SELECT key || ':' || card || '@' || change FROM contact ORDER BY key`)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var one string
		if err := rows.Scan(&one); err != nil {
			return "", err
		}
		all = append(all, one)
	}
	return strings.Join(all, " "), translate(rows.Err())
}
