package vault

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"kith/internal/fault"
	"kith/internal/message"
)

// lockPause lies between two looks whether the other process is through; most commands take less.
const lockPause = 10 * time.Millisecond

// staying stands in the lock file while a process has the book that keeps it for long.
const staying = "stays\n"

// acquire takes the lock against other processes, or finds that the folder can only be read, or that the book can be read beside another
// process.
func (v *Vault) acquire(options Options) error {
	path := filepath.Join(v.dir, lockName)
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	switch {
	case errors.Is(err, fs.ErrPermission) || isReadOnlyFileSystem(err):
		v.readOnly = true
		return nil
	case err != nil:
		return forbidden(v.dir, err)
	}
	_ = file.Close()
	v.lock = flock.New(path)
	held, err := v.lock.TryLock()
	for waited := time.Duration(0); err == nil && !held && waited < options.Patience && !(options.Beside && saysStays(path)); waited += lockPause {
		time.Sleep(lockPause)
		held, err = v.lock.TryLock()
	}
	if err != nil {
		return forbidden(v.dir, err)
	}
	if !held {
		v.lock = nil
		if v.beside = options.Beside; v.beside {
			return nil
		}
		return v.inUse()
	}
	v.sayStays(options.Stays)
	return nil
}

func (v *Vault) inUse() error { return fault.New("vault.in-use", message.Args{"dir": v.dir}) }

// sayStays writes into the lock file whether the book is kept for long. Where that is not possible (Windows locks what stands in it), others
// wait before they read beside.
func (v *Vault) sayStays(stays bool) {
	if path := v.lock.Path(); stays {
		_ = os.WriteFile(path, []byte(staying), 0o600)
	} else if info, err := os.Stat(path); err == nil && info.Size() > 0 { // one that ended badly had left it
		_ = os.Truncate(path, 0)
	}
}

func saysStays(path string) bool {
	text, err := os.ReadFile(path)
	return err == nil && string(text) == staying
}
