package importing

import (
	"testing"

	"kith/internal/contact"
)

// asked is a book that notes what it is asked for and has many under each UID.
type asked struct {
	book
	hashes, loaded int
}

func (a *asked) byIdentity(hashes []int64) (map[int64][]hit, error) {
	a.hashes += len(hashes)
	found := map[int64][]hit{}
	for _, hash := range hashes {
		for key := range int64(500) {
			found[hash] = append(found[hash], hit{contact: key})
		}
	}
	return found, nil
}

func (a *asked) alike([]int64, [][]byte) (map[int64][]int64, map[string][]int64, error) {
	return nil, nil, nil
}

func (a *asked) load(keys []int64) (map[int64]*known, error) {
	a.loaded += len(keys)
	return nil, nil
}

func (a *asked) inBin([]int64) (map[int64][]int64, error) { return nil, nil }
func (a *asked) isOfThisFile(int64) bool                  { return false }

// Programs that give all their cards the same UID must not make a look-up for each card find everybody.
func TestOneLookUpForCardsOfTheSameUID(t *testing.T) {
	items := make([]item, 300)
	for i := range items {
		items[i] = item{ok: true, digest: 7}
		items[i].prepared.Projection = contact.Projection{UID: "1"}
	}
	a := &asked{}
	if _, err := (&run{book: a}).match(items); err != nil {
		t.Fatal(err)
	}
	if a.hashes != 2 || a.loaded != 500 {
		t.Errorf("asked for %d, loaded %d", a.hashes, a.loaded)
	}
}
