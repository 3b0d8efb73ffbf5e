package vault

import (
	"testing"

	"github.com/google/uuid"
)

func TestNewID(t *testing.T) {
	v := openTest(t, t.TempDir(), Options{})
	write(t, v, "ids", func(tx *Tx) error {
		last := ""
		for range 10000 {
			text, err := tx.NewID()
			if err != nil {
				return err
			}
			id, err := uuid.Parse(text)
			if err != nil || id.Version() != 7 || id.Variant() != uuid.RFC4122 {
				t.Fatalf("%s: %v, version %d, variant %v", text, err, id.Version(), id.Variant())
			}
			if seconds, _ := id.Time().UnixTime(); seconds != v.Now().Unix() {
				t.Fatalf("%s was made at %d", text, seconds)
			}
			if text <= last {
				t.Fatalf("%s does not follow %s", text, last)
			}
			last = text
		}
		return nil
	})
}
