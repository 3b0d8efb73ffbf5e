// Package secret keeps passwords: in the keyring of the operating system (Secret Service, macOS Keychain, Windows Credential
// Manager), or where there is none in the vault, if that is encrypted. Otherwise a password is kept nowhere and asked each time.
// It stands in no history, as it is no change of the book.
package secret

import (
	"context"
	"database/sql"
	"errors"
	"os"

	"github.com/zalando/go-keyring"

	"kith/internal/vault"
)

// service is under what name the keyring shows Kith's passwords.
const service = "Kith"

// Place is where a password is kept.
type Place string

// The places.
const (
	Nowhere Place = ""
	Keyring Place = "keyring"
	Vault   Place = "vault"
)

// Safe keeps the passwords of one vault.
type Safe struct {
	vault *vault.Vault
}

// NewSafe gives the passwords of an open vault.
func NewSafe(v *vault.Vault) *Safe { return &Safe{v} }

// keyringOff is for machines whose keyring would ask at a screen where nobody sits: KITH_KEYRING=off.
func keyringOff() bool { return os.Getenv("KITH_KEYRING") == "off" }

// Keep keeps a password under a name, and says where; Nowhere is no error.
func (s *Safe) Keep(ctx context.Context, name, password string) (Place, error) {
	if !keyringOff() && keyring.Set(service, name, password) == nil {
		return Keyring, s.forget(ctx, name) // an older one in the vault must not come back
	}
	if !s.vault.Encrypted() {
		return Nowhere, nil
	}
	err := s.vault.Maintain(ctx, func(tx *vault.Tx) error {
		return tx.Exec(`INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, password)
	})
	return Vault, err
}

// Find gives the password kept under a name, and where it was; Nowhere if there is none.
func (s *Safe) Find(ctx context.Context, name string) (string, Place, error) {
	if !keyringOff() {
		if password, err := keyring.Get(service, name); err == nil {
			return password, Keyring, nil
		}
	}
	var password string
	err := s.vault.QueryRow(ctx, `SELECT value FROM secret WHERE name = ?`, name).Scan(&password)
	if errors.Is(err, sql.ErrNoRows) {
		return "", Nowhere, nil
	}
	return password, Vault, err
}

// Forget removes a password from wherever it is.
func (s *Safe) Forget(ctx context.Context, name string) error {
	if !keyringOff() {
		_ = keyring.Delete(service, name) // it may be in none
	}
	return s.forget(ctx, name)
}

func (s *Safe) forget(ctx context.Context, name string) error {
	var one int
	if err := s.vault.QueryRow(ctx, `SELECT 1 FROM secret WHERE name = ?`, name).Scan(&one); errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return s.vault.Maintain(ctx, func(tx *vault.Tx) error { return tx.Exec(`DELETE FROM secret WHERE name = ?`, name) })
}
