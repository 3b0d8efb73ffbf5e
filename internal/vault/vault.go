// Package vault keeps a person's book on disk: it opens, locks and migrates the store, holds the one door through which
// every write goes, and the history from which every write can be taken back.
//
// Features (contact, encounter, followup …) own their tables and write their SQL; the vault knows none of them. It is the
// only package that imports go-sqlite3.
package vault

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gofrs/flock"

	"kith/internal/fault"
	"kith/internal/message"
)

// Names of the files in a vault's folder.
const (
	storeName = "kith.db"
	lockName  = "kith.lock"
)

// KeySize is the length of a vault's data key in bytes.
const KeySize = 32

// Options say how to open a vault. The zero value opens an unencrypted one with the system's clock and randomness.
type Options struct {
	// Key encrypts the store (AEGIS-256); nil for none. A vault keeps for life what it was created with.
	Key []byte
	// Now is the clock; time.Now if nil.
	Now func() time.Time
	// Rand is the randomness for identifiers; crypto/rand if nil.
	Rand io.Reader
	// Patience is how long Open waits for another process that has the book; 0 is not at all.
	Patience time.Duration
	// Stays says that this process keeps the book for long, as a window does: others need not wait for their turn.
	Stays bool
	// Beside opens a book that another process has for reading what is committed; writes fail with vault.in-use.
	Beside bool
}

// Vault is an open book. Its methods may be called from several goroutines.
type Vault struct {
	dir      string
	now      func() time.Time
	rand     io.Reader
	lock     *flock.Flock
	readOnly bool
	beside   bool // another process has the book
	sealed   bool // encrypted

	writer  *sql.DB      // one connection, used by the door alone
	readers *sql.DB      // sees what is committed
	door    sync.Mutex   // one write at a time
	commits atomic.Int64 // how many writes there were
	journal *journal
	records records

	mu        sync.Mutex
	restorers map[string]func(*Tx, []int64) error
	emptiers  map[string]func(*Tx) error
	listeners []func(Event)
}

// Open opens the vault in dir and creates it if there is none. Folders get mode 0700, files 0600. Errors are faults:
// vault.in-use (another process holds the lock, longer than options.Patience, and options.Beside is not set), vault.newer (schema of a later version; nothing was touched),
// vault.not-vault (no store, damaged, or another key), vault.forbidden. A vault that may only be read opens read-only.
func Open(dir string, options Options) (*Vault, error) {
	if options.Now == nil {
		options.Now = time.Now
	}
	if options.Rand == nil {
		options.Rand = rand.Reader
	}
	v := &Vault{dir: dir, now: options.Now, rand: options.Rand, restorers: map[string]func(*Tx, []int64) error{}, emptiers: map[string]func(*Tx) error{}}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, forbidden(dir, err)
	}
	if err := v.acquire(options); err != nil {
		return nil, err
	}
	if err := v.open(options.Key); err != nil {
		_ = v.Close()
		return nil, err
	}
	return v, nil
}

func (v *Vault) open(key []byte) error {
	path := filepath.Join(v.dir, storeName)
	if len(key) != 0 && len(key) != KeySize {
		return fault.New("vault.not-vault", message.Args{"file": path})
	}
	if v.beside {
		v.readOnly = true
	} else if !v.readOnly {
		// SQLite gives its side files the mode of the store, so this decides for all of them.
		file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
		switch {
		case errors.Is(err, fs.ErrPermission) || isReadOnlyFileSystem(err):
			v.readOnly = true
		case err != nil:
			return forbidden(v.dir, err)
		default:
			_ = file.Close()
		}
	}
	v.sealed = len(key) != 0
	v.journal = newJournal()
	v.writer = sql.OpenDB(&connector{dsn: v.dsn(path, key), setUp: writerSetUp(v.readOnly), journal: v.journal})
	v.writer.SetMaxOpenConns(1)
	v.readers = sql.OpenDB(&connector{dsn: v.dsn(path, key), setUp: readerSetUp})
	v.readers.SetMaxOpenConns(4)
	v.readers.SetMaxIdleConns(4)
	if err := v.migrate(path, key, migrations()); err != nil {
		return err
	}
	var err error
	v.records, err = findRecords(v.writer)
	v.journal.records = v.records
	return translate(err)
}

// Close closes the store and lets the lock go.
func (v *Vault) Close() error {
	v.door.Lock()
	defer v.door.Unlock()
	var errs []error
	if v.readers != nil {
		errs = append(errs, v.readers.Close())
	}
	if v.writer != nil {
		errs = append(errs, v.writer.Close())
	}
	if v.lock != nil {
		v.sayStays(false)
		errs = append(errs, v.lock.Unlock())
	}
	return errors.Join(errs...)
}

// Dir is the vault's folder.
func (v *Vault) Dir() string { return v.dir }

// ReadOnly reports whether the vault can only be read (folder or file without write permission, or another process has it).
func (v *Vault) ReadOnly() bool { return v.readOnly }

// Encrypted reports whether the store is encrypted.
func (v *Vault) Encrypted() bool { return v.sealed }

// Now is the vault's clock, in UTC.
func (v *Vault) Now() time.Time { return v.now().UTC() }

// Query reads what is committed. Like QueryRow it never waits for a write.
func (v *Vault) Query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	rows, err := v.readers.QueryContext(ctx, query, args...)
	return rows, translate(err)
}

// Commits counts the writes so far. What was read after a call is still true as long as a later call
// gives the same number: nobody else can write to an open vault.
func (v *Vault) Commits() int64 { return v.commits.Load() }

// QueryRow reads one row of what is committed; errors come from Scan, sql.ErrNoRows among them.
func (v *Vault) QueryRow(ctx context.Context, query string, args ...any) *sql.Row {
	return v.readers.QueryRowContext(ctx, query, args...)
}

func forbidden(dir string, err error) error {
	return fault.Wrap(err, "vault.forbidden", message.Args{"dir": dir, "reason": fault.Reason(err)})
}
