package search

import (
	"context"
	"sync"
	"sync/atomic"

	"kith/internal/vault"
)

// Index searches a vault. Its methods may be called from several goroutines.
type Index struct {
	vault *vault.Vault
	mu    sync.Mutex            // held while words are read
	words atomic.Pointer[words] // never changed in place
	shelf shelf

	tooMany int
}

// New gives the index of a vault. It reads nothing before the first search or Warm.
func New(v *vault.Vault) *Index {
	i := &Index{vault: v, tooMany: tooMany}
	i.words.Store(&words{})
	return i
}

// Warm reads the words into memory, so that the first search is as quick as all others.
func (i *Index) Warm(ctx context.Context) error {
	_, err := i.vocabulary(ctx)
	return err
}
