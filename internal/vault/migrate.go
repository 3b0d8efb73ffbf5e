package vault

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"

	"kith/internal/fault"
	"kith/internal/message"
)

//go:embed schema/*.sql
var schema embed.FS

// applicationID marks a store as Kith's in SQLite's header ("Kith" as four bytes).
const applicationID = 0x4b697468

// migrations are the embedded SQL files in the order of their names; the n-th brings a store from version n-1 to n.
func migrations() []string {
	names, err := fs.Glob(schema, "schema/*.sql")
	if err != nil {
		panic(err) // the pattern is constant
	}
	sort.Strings(names)
	steps := make([]string, len(names))
	for i, name := range names {
		text, err := schema.ReadFile(name)
		if err != nil {
			panic(err) // embedded
		}
		steps[i] = string(text)
	}
	return steps
}

// migrate brings the store to the newest version: all steps in one transaction, after a copy of what was there. A newer store
// is refused before anything is written.
func (v *Vault) migrate(path string, key []byte, steps []string) error {
	var version, application int
	err := v.readers.QueryRow(`SELECT v.user_version, a.application_id FROM pragma_user_version v, pragma_application_id a`).Scan(&version, &application)
	if isNotADatabase(err) {
		return fault.Wrap(err, "vault.not-vault", message.Args{"file": path})
	}
	if err != nil {
		return translate(err)
	}
	switch {
	case version > len(steps):
		return fault.New("vault.newer", message.Args{"version": version})
	case version > 0 && application != applicationID:
		return fault.New("vault.not-vault", message.Args{"file": path})
	case version == len(steps):
		return nil
	case v.beside: // the other process is only just making or renewing it
		return v.inUse()
	case v.readOnly:
		return fault.New("vault.read-only", nil)
	}
	if version > 0 {
		if err := v.copyTo(fmt.Sprintf("%s.before-version-%d", path, len(steps)), key); err != nil {
			return err
		}
	}
	return translate(applySteps(v.writer, version, steps))
}

func applySteps(db *sql.DB, version int, steps []string) error {
	tx, err := db.BeginTx(context.Background(), nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	for _, step := range steps[version:] {
		if _, err := tx.Exec(step); err != nil {
			return err
		}
	}
	if _, err := tx.Exec(fmt.Sprintf(`PRAGMA application_id = %d; PRAGMA user_version = %d`, applicationID, len(steps))); err != nil {
		return err
	}
	return tx.Commit()
}

// copyTo writes a complete copy of the store, encrypted with the same key, atomically.
func (v *Vault) copyTo(target string, key []byte) error {
	part := target + ".part"
	if err := os.Remove(part); err != nil && !os.IsNotExist(err) {
		return forbidden(filepath.Dir(target), err)
	}
	if _, err := v.writer.Exec(`VACUUM INTO ?`, dsn(part, key, false)); err != nil {
		return translate(err)
	}
	if err := os.Chmod(part, 0o600); err != nil {
		return forbidden(filepath.Dir(target), err)
	}
	if err := os.Rename(part, target); err != nil {
		return forbidden(filepath.Dir(target), err)
	}
	return nil
}
