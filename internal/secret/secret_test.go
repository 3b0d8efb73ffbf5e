package secret

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"

	"kith/internal/vault"
)

func open(t *testing.T, key []byte) (*Safe, *vault.Vault) {
	t.Helper()
	v, err := vault.Open(t.TempDir(), vault.Options{Key: key})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	return NewSafe(v), v
}

func TestPlaces(t *testing.T) {
	ctx := context.Background()
	t.Setenv("KITH_KEYRING", "")
	for _, c := range []struct {
		name      string
		keyring   bool
		encrypted bool
		want      Place
	}{{"keyring", true, false, Keyring}, {"keyring and encrypted", true, true, Keyring}, {"encrypted", false, true, Vault}, {"neither", false, false, Nowhere}} {
		t.Run(c.name, func(t *testing.T) {
			keyring.MockInitWithError(errors.New("no keyring"))
			if c.keyring {
				keyring.MockInit()
			}
			var key []byte
			if c.encrypted {
				key = []byte(strings.Repeat("k", vault.KeySize))
			}
			safe, v := open(t, key)
			if place, err := safe.Keep(ctx, "https://cloud.example käthe", "geheim"); err != nil || place != c.want {
				t.Fatalf("kept %q %v", place, err)
			}
			password, place, err := safe.Find(ctx, "https://cloud.example käthe")
			if err != nil || place != c.want || (password == "geheim") != (c.want != Nowhere) {
				t.Errorf("found %q at %q: %v", password, place, err)
			}
			if history, err := v.History(ctx, 10); err != nil || len(history) != 0 {
				t.Errorf("the history knows of it: %v %v", history, err)
			}
			if err := safe.Forget(ctx, "https://cloud.example käthe"); err != nil {
				t.Fatal(err)
			}
			if password, place, err := safe.Find(ctx, "https://cloud.example käthe"); err != nil || place != Nowhere || password != "" {
				t.Errorf("after forgetting: %q at %q: %v", password, place, err)
			}
		})
	}
}

// The password stands in no file of the vault that can be read without the key.
func TestEncrypted(t *testing.T) {
	t.Setenv("KITH_KEYRING", "off")
	safe, v := open(t, []byte(strings.Repeat("k", vault.KeySize)))
	if place, err := safe.Keep(context.Background(), "server", "correct horse battery"); err != nil || place != Vault {
		t.Fatalf("%q %v", place, err)
	}
	files, err := filepath.Glob(filepath.Join(v.Dir(), "*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		if text, err := os.ReadFile(file); err != nil || strings.Contains(string(text), "correct horse") {
			t.Errorf("%s: readable, or %v", file, err)
		}
	}
}
