package vault

import (
	"encoding/binary"
	"io"

	"github.com/google/uuid"
)

// NewID makes a UUIDv7 (RFC 9562 §5.7) from the moment of this write and the vault's randomness. Within a write each is greater
// than the one before by a random step (§6.2, method 2), so that the index over many new ids grows at its end.
func (tx *Tx) NewID() (string, error) {
	var id uuid.UUID
	if tx.lastID == (uuid.UUID{}) {
		if _, err := io.ReadFull(tx.vault.rand, id[6:]); err != nil {
			return "", err
		}
		var stamp [8]byte
		binary.BigEndian.PutUint64(stamp[:], uint64(tx.at.UnixMilli()))
		copy(id[:6], stamp[2:])
		id[6] = id[6]&0x0f | 0x70
		id[8] = id[8]&0x1f | 0x80 // the upper half of what can be counted up stays free
	} else {
		var step [4]byte
		if _, err := io.ReadFull(tx.vault.rand, step[:]); err != nil {
			return "", err
		}
		id = tx.lastID
		binary.BigEndian.PutUint64(id[8:], binary.BigEndian.Uint64(id[8:])+1+uint64(binary.BigEndian.Uint32(step[:])))
	}
	tx.lastID = id
	return id.String(), nil
}
