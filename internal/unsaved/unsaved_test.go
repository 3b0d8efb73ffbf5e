package unsaved

import (
	"context"
	"maps"
	"strings"
	"testing"
	"time"

	"kith/internal/vault"
)

func TestKeep(t *testing.T) {
	ctx := context.Background()
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	dir := t.TempDir()
	open := func() *vault.Vault {
		t.Helper()
		v, err := vault.Open(dir, vault.Options{Now: func() time.Time { return now }})
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	v := open()
	keep := func(key, text string) {
		t.Helper()
		if err := Keep(ctx, v, key, text); err != nil {
			t.Fatal(err)
		}
	}
	expect := func(what string, want map[string]string) {
		t.Helper()
		if got, err := All(ctx, v); err != nil || !maps.Equal(got, want) {
			t.Errorf("%s: %v, %v", what, got, err)
		}
	}
	expect("an empty book", map[string]string{})
	keep("a", "Halb geschrie")
	keep("a", "Halb geschriebener Satz")
	keep("b", "x")
	keep("c", "ein Versehen")
	keep("c", strings.Repeat("x", mostBytes+1))
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	v = open()
	t.Cleanup(func() { _ = v.Close() })
	expect("opened again", map[string]string{"a": "Halb geschriebener Satz", "b": "x"})
	keep("b", "")
	expect("saved", map[string]string{"a": "Halb geschriebener Satz"})
	now = now.Add(forgotten + time.Hour)
	keep("d", "neu")
	expect("long after", map[string]string{"d": "neu"})
}
