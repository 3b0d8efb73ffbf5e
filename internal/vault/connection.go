package vault

import (
	"context"
	"database/sql/driver"
	"encoding/hex"
	"errors"
	"net/url"
	"path/filepath"
	"syscall"

	"github.com/mattn/go-sqlite3"

	"kith/internal/fault"
	"kith/internal/message"
)

// connector opens connections that all have the vault's PRAGMAs, and the journal's hook where a journal is given.
type connector struct {
	dsn     string
	setUp   string
	journal *journal
}

// dsn names the store as this vault opens it.
func (v *Vault) dsn(path string, key []byte) string {
	if v.beside {
		// Who reads beside a writer takes part in the side files of the WAL; the store is there.
		return dsn(path, key, false) + "&mode=rw"
	}
	return dsn(path, key, v.readOnly)
}

// dsn names the store for mattn; the key goes to SQLite3 Multiple Ciphers raw, which skips its key derivation.
func dsn(path string, key []byte, readOnly bool) string {
	query := url.Values{"_busy_timeout": {"5000"}, "_mutex": {"no"}, "_stmt_cache_size": {"64"}}
	if readOnly {
		// Without write permission SQLite cannot make the side files of a WAL, so the store is read as it lies.
		query.Set("mode", "ro")
		query.Set("immutable", "1")
	}
	name := "file:" + (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath() + "?" + query.Encode()
	if len(key) != 0 {
		name += "&cipher=aegis&key=raw:" + hex.EncodeToString(key)
	}
	return name
}

// Settings of every connection. trusted_schema and cell_size_check harden against a store that was tampered with.
const pragmas = `
PRAGMA foreign_keys = ON;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA temp_store = MEMORY;`

const readerSetUp = pragmas + `
PRAGMA query_only = ON;
PRAGMA cache_size = -4000;`

// writerSetUp waits for the disk at every commit (FULL): what was acknowledged survives a power cut.
func writerSetUp(readOnly bool) string {
	if readOnly {
		return readerSetUp
	}
	return pragmas + `
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA cache_size = -24000;
PRAGMA wal_autocheckpoint = 4000;
PRAGMA journal_size_limit = 16000000;`
}

// Connect implements driver.Connector.
func (c *connector) Connect(context.Context) (driver.Conn, error) {
	opened, err := (&sqlite3.SQLiteDriver{}).Open(c.dsn)
	if err != nil {
		return nil, err
	}
	conn := opened.(*sqlite3.SQLiteConn)
	if _, err := conn.Exec(c.setUp, nil); err != nil {
		_ = conn.Close()
		return nil, err
	}
	if c.journal != nil {
		c.journal.watch(conn)
	}
	return conn, nil
}

// Driver implements driver.Connector.
func (c *connector) Driver() driver.Driver { return &sqlite3.SQLiteDriver{} }

// translate turns what SQLite reports into a fault; other errors pass.
func translate(err error) error {
	var failed sqlite3.Error
	if err == nil || !errors.As(err, &failed) {
		return err
	}
	code := ""
	switch failed.Code {
	case sqlite3.ErrFull:
		code = "vault.full"
	case sqlite3.ErrReadonly:
		code = "vault.read-only"
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB:
		code = "vault.damaged"
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		code = "vault.busy"
	case sqlite3.ErrInterrupt:
		code = "cancelled"
	case sqlite3.ErrIoErr, sqlite3.ErrCantOpen:
		if failed.SystemErrno == syscall.ENOSPC {
			code = "vault.full"
		} else {
			return fault.Wrap(err, "vault.io", message.Args{"reason": failed.Error()})
		}
	default:
		return err
	}
	return fault.Wrap(err, code, nil)
}

func isNotADatabase(err error) bool {
	var failed sqlite3.Error
	return errors.As(err, &failed) && (failed.Code == sqlite3.ErrNotADB || failed.Code == sqlite3.ErrCorrupt)
}

// isReadOnlyFileSystem: EROFS is no fs.ErrPermission.
func isReadOnlyFileSystem(err error) bool { return errors.Is(err, syscall.EROFS) }

// isConstraint reports whether a row could not be written because another one stands in its way.
func isConstraint(err error) bool {
	var failed sqlite3.Error
	return errors.As(err, &failed) && failed.Code == sqlite3.ErrConstraint
}
